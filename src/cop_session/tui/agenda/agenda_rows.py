"""The rows of the agenda on the screen: pure, from the agenda of the workspace."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from cop_session.domain.codes import Phase
from cop_session.domain.primitives.text_rules import one_line, short_code, visible
from cop_session.i18n import Translator, date_wording, msgid
from cop_session.services import EvaluationGroup, Summary
from cop_session.services.agenda.agenda import Agenda, OpenAction, per_owner, per_pupil
from cop_session.tui.widgets.session_agenda import ahead

_DAY_WIDTH: Final = 8
LEAD_WIDTH: Final = _DAY_WIDTH + len(" 15:45")
"""In cells: a day and an hour."""
_GROUPS: Final = {
    EvaluationGroup.OVERDUE: msgid("Evaluations overdue"),
    EvaluationGroup.THIS_WEEK: msgid("Evaluations this week"),
    EvaluationGroup.LATER: msgid("Evaluations later"),
}
_FAR: Final = 300
"""In days: further off, a day is shown with its year."""


class AgendaRow(NamedTuple):
    """A row: a `heading`, a `subheading`, or the four cells of a session; or, with none of them, the key for more.

    `detail` is shown beneath the list while the row is highlighted. A `closed` talk can be followed by another one.
    """

    heading: str = ""
    subheading: str = ""
    lead: str = ""
    who: str = ""
    where: str = ""
    status: str = ""
    session_id: str | None = None
    detail: str = ""
    closed: bool = False
    more: int = 0


def agenda_rows(found: Agenda, t: Translator, *, names: bool, by_owner: bool = False) -> Iterator[AgendaRow]:
    """Yield the rows; without `names` they hold codes and days alone."""
    for group, page in found.evaluations.items():
        if page:
            yield AgendaRow(heading=f"{t(_GROUPS[group])} ({page.total})")
            yield from (_evaluation(one, found.today, t, names=names) for one in page)
            yield from _more(page.total - len(page))
    if not found.actions:
        return
    owners = names and by_owner
    heading = t("Actions past their date, per owner") if owners else t("Actions past their date, per pupil")
    yield AgendaRow(heading=heading)
    yield from _of_owners(found, t) if owners else _of_pupils(found, t, names=names)
    yield from _more(found.more_talks)


def _more(count: int) -> Iterator[AgendaRow]:
    if count > 0:
        yield AgendaRow(more=count)


def _evaluation(one: Summary, today: date, t: Translator, *, names: bool) -> AgendaRow:
    assert one.evaluation
    day = one.evaluation.date()
    return AgendaRow(
        lead=f"{_day(day, today, t):{_DAY_WIDTH}} {one.evaluation:%H:%M}",
        who=_who(one, names=names),
        where=visible(one_line(one.school)) if names else "",
        status=ahead(day, today, t),
        session_id=one.id,
        closed=one.phase is Phase.CLOSED,
        detail=_joined(one.pupil, one.school, one.evaluation_place) if names else "",
    )


def _of_pupils(found: Agenda, t: Translator, *, names: bool) -> Iterator[AgendaRow]:
    for session, actions in per_pupil(found.actions):
        if names:
            yield AgendaRow(subheading=_joined(session.pupil or "–", session.school))
        for one in actions:
            who = _owners(one, t) if names else _who(session, names=False)
            yield _action(one, found.today, t, who, names=names)


def _of_owners(found: Agenda, t: Translator) -> Iterator[AgendaRow]:
    for owner, actions in per_owner(found.actions):
        yield AgendaRow(subheading=visible(one_line(owner.name)) if owner else t("nobody yet"))
        yield from (_action(one, found.today, t, _who(one.session, names=True), names=True) for one in actions)


def _action(one: OpenAction, today: date, t: Translator, who: str, *, names: bool) -> AgendaRow:
    text = f"{one.number}. {visible(one_line(one.text))}" if names and one.text else ""
    return AgendaRow(
        lead=_day(one.day, today, t),
        who=who,
        where=text,
        status=ahead(one.day, today, t),
        session_id=one.session.id,
        closed=True,
        detail=_joined(text, _owners(one, t)) if names else "",
    )


def _who(one: Summary, *, names: bool) -> str:
    return (visible(one_line(one.pupil)) or "–") if names else short_code(one.id)


def _owners(one: OpenAction, t: Translator) -> str:
    return ", ".join(visible(one_line(owner.name)) for owner in one.owners) or t("nobody yet")


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, (visible(one_line(part)) for part in parts)))


def _day(day: date, today: date, t: Translator) -> str:
    return date_wording.day(t, day) if abs((day - today).days) < _FAR else f"{day.day}/{day.month}/{day:%y}"


def place_of(rows: Sequence[AgendaRow], session_id: str | None) -> int | None:
    """Return the first row of a session, or else the first that can be chosen."""
    chosen = [place for place, row in enumerate(rows) if row.session_id or row.more]
    return next((place for place in chosen if rows[place].session_id == session_id), next(iter(chosen), None))
