"""Prints the agenda by code, with names if asked for, or writes it for calendars."""

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from cop_session.cli.commands.command_context import DONE, Context, opened
from cop_session.cli.terminal.printing import complain, say
from cop_session.cli.terminal.typed_confirmation import has_typed
from cop_session.documents.plan.code_wording import role
from cop_session.domain.primitives.text_rules import one_line, short_code
from cop_session.domain.state import Participant
from cop_session.i18n import Translator, date_wording, msgid
from cop_session.services import AgendaWanted, EvaluationGroup, Summary
from cop_session.services.agenda.agenda import Agenda, OpenAction, per_owner, per_pupil, with_words
from cop_session.services.agenda.calendar_export import AgendaCalendar, ReminderOffer

if TYPE_CHECKING:
    from cop_session.services import Library

_GROUPS: Final = {
    EvaluationGroup.OVERDUE: msgid("Evaluations overdue"),
    EvaluationGroup.THIS_WEEK: msgid("Evaluations this week"),
    EvaluationGroup.LATER: msgid("Evaluations later"),
}


def agenda(arguments: Namespace, context: Context) -> int:
    """Print the agenda, or write it as calendar files and print which."""
    today = date.today()
    with opened(context) as library:
        if arguments.ics:
            _write_calendars(library, arguments, context.t, today)
            return DONE
        found = library.agenda(AgendaWanted(today, arguments.first))
        if arguments.names:
            found = with_words(found, library.read)
    if arguments.json:
        say(json.dumps(_as_json(found, names=arguments.names), ensure_ascii=False, indent=2, default=str))
    elif found.is_empty:
        say(context.t("There is nothing on the agenda."))
    else:
        say("\n".join(_lines(found, context.t, names=arguments.names)))
    return DONE


def _lines(found: Agenda, t: Translator, *, names: bool) -> Iterator[str]:
    for group, page in found.evaluations.items():
        if page:
            yield f"{t(_GROUPS[group])} ({page.total})"
            yield from (f"  {_evaluation(one, t, names=names)}" for one in page)
            yield from _more(page.total - len(page), t)
    if not found.actions:
        return
    yield t("Actions past their date, per pupil")
    for session, actions in per_pupil(found.actions):
        yield f"  {_session(session, names=names)}"
        yield from (f"    {_day(one.day, t)}  {_rest(one, t, names=names)}" for one in actions)
    yield from _more(found.more_talks, t)
    yield t("Actions past their date, per owner")
    for owner, actions in per_owner(found.actions):
        yield f"  {_owner(owner, t, names=names)}"
        yield from (f"    {_day(one.day, t)}  {_of_owner(one, names=names)}" for one in actions)


def _more(count: int, t: Translator) -> Iterator[str]:
    if count > 0:
        yield "  " + t.plural("{n} more …", "{n} more …", count)


def _evaluation(one: Summary, t: Translator, *, names: bool) -> str:
    assert one.evaluation
    when = f"{_day(one.evaluation.date(), t)} {one.evaluation:%H:%M}"
    shown = [short_code(one.id), when, *([one.pupil or "–", one.school, one.evaluation_place] if names else [])]
    return "  ".join(one_line(part) for part in shown if part)


def _session(one: Summary, *, names: bool) -> str:
    shown = [short_code(one.id), *([one.pupil or "–", one.school] if names else [])]
    return "  ".join(one_line(part) for part in shown if part)


def _rest(one: OpenAction, t: Translator, *, names: bool) -> str:
    owners = ", ".join(_owner(owner, t, names=names) for owner in one.owners) or _owner(None, t, names=names)
    return "  ".join(filter(None, [owners, _words(one)]))


def _of_owner(one: OpenAction, *, names: bool) -> str:
    return "  ".join(filter(None, [_session(one.session, names=names), _words(one)]))


def _words(one: OpenAction) -> str:
    return f"{one.number}. {one_line(one.text)}" if one.text else ""


def _owner(owner: Participant | None, t: Translator, *, names: bool) -> str:
    if owner is None:
        return t("nobody yet")
    return one_line(owner.name) if names else role(t, owner.role)


def _day(day: date, t: Translator) -> str:
    return date_wording.full_day(t, day)


def _as_json(found: Agenda, *, names: bool) -> dict[str, object]:
    return {
        "today": found.today,
        "evaluations": {
            group.value: {"total": page.total, "first": [_evaluation_json(one, names=names) for one in page]}
            for group, page in found.evaluations.items()
        },
        "actions": [_action_json(one, names=names) for one in found.actions],
        "more_talks_with_actions": found.more_talks,
    }


def _evaluation_json(one: Summary, *, names: bool) -> dict[str, object]:
    told = {"pupil": one.pupil, "school": one.school, "place": one.evaluation_place} if names else {}
    return {"id": one.id, "code": short_code(one.id), "starts": one.evaluation, **told}


def _action_json(one: OpenAction, *, names: bool) -> dict[str, object]:
    told = {"pupil": one.session.pupil, "number": one.number, "text": one.text} if names else {}
    owners = [
        {"person_id": owner.person_id, "role": owner.role, **({"name": owner.name} if names else {})}
        for owner in one.owners
    ]
    code = short_code(one.session.id)
    return {"session": one.session.id, "code": code, "line": one.line, "day": one.day, "owners": owners, **told}


def _write_calendars(library: "Library", arguments: Namespace, t: Translator, today: date) -> None:
    calendar = AgendaCalendar(library.coming(today), library.read, today, datetime.now(UTC))
    agreed = _who_agreed(calendar, t) if arguments.remind else []
    made = calendar.write(arguments.out or library.workspace.exports, t, agreed)
    if made.evaluations:
        say(str(made.evaluations))
    else:
        complain(t("No evaluation is to come."))
    for offer, file in zip(agreed, made.reminders, strict=True):
        say(str(file))
        complain(t("Reminders for {name}: {file}", name=offer.label, file=file.name))
    if complaint := calendar.complaint(t):
        complain(complaint)


def _who_agreed(calendar: AgendaCalendar, t: Translator) -> list[ReminderOffer]:
    """Ask of each owner who receives a plan whether they agreed to reminders; silence is a no."""
    word = t.context("to type", "yes")
    question = msgid("May a calendar remind {name}? Type {word} if that was agreed; anything else is a no:")
    return [one for one in calendar.offers() if has_typed(t(question, name=one.label, word=word), word)]
