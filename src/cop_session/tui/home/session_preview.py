"""The preview of the highlighted session on home: enough to recognise it and to see the next step."""

from datetime import datetime, time
from typing import Protocol

from textual.content import Content

from cop_session.domain.codes import Phase
from cop_session.domain.primitives.text_rules import short_code, visible
from cop_session.i18n import Translator
from cop_session.i18n import date_wording as dates
from cop_session.training.stop_points.practice_label import practised
from cop_session.tui.widgets.session_agenda import ListedSession, standing

_LABEL = 11


class Previewed(ListedSession, Protocol):
    """A session from the list, with the words that distinguish it from the others."""

    @property
    def group(self) -> str: ...
    @property
    def support_phase(self) -> str: ...
    @property
    def need(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def evaluation_place(self) -> str: ...
    @property
    def people(self) -> int: ...
    @property
    def actions(self) -> int: ...
    @property
    def feasible(self) -> int: ...
    @property
    def adapted(self) -> int: ...
    @property
    def version_at(self) -> datetime | None: ...
    @property
    def unknown(self) -> int: ...
    @property
    def teaches(self) -> str: ...
    @property
    def teaching_is_ours(self) -> bool: ...


def preview_title(session: Previewed, names: bool) -> str:
    """Return the pupil's name and class, or only the code."""
    if not names:
        return short_code(session.id)
    return " · ".join(part for part in (visible(session.pupil), visible(session.group)) if part)


def preview(session: Previewed, names: bool, t: Translator, key: str) -> Content:
    """Return the session in few lines; without `names` no typed text: only its date and progress.

    `key` is the key that shows names.
    """
    typed = (" · ".join(part for part in (session.school, session.support_phase) if part), session.need)
    teaches = session.teaches if names or session.teaching_is_ours else ""
    facts = (
        _fact(t("To learn"), visible(teaches)),
        _fact(
            t("Practice"), practised(session.practice, t, hides_names=not names) if session.practice is not None else ""
        ),
        _fact(t.context("preview", "Talk"), _held(session, t)),
        _fact(t("Actions"), _actions(session, t)),
        _fact(t("Evaluation"), _evaluation(session, names, t)),
        _fact(t("Plan"), _plan(session, t)),
    )
    lines = [*(Content(visible(words)) for words in typed if words), Content("")] if names else []
    lines += [fact for fact in facts if fact]
    if session.unknown:
        lines += [Content(""), Content(t("A newer cop-session wrote part of this session; that part is not shown."))]
    if not names:
        lines += [Content(""), Content.styled(t("{key} shows names and schools.", key=key), "dim")]
    return Content("\n").join(lines)


def _fact(label: str, words: str) -> Content:
    return Content.styled(label.ljust(_LABEL), "bold").append(words) if words else Content("")


def _held(session: Previewed, t: Translator) -> str:
    day = session.held_on
    parts = [dates.full_day(t, day) if day else t("no date yet")]
    if session.starts and session.starts.time() != time() and session.phase is Phase.PREPARING:
        parts.append(f"{session.starts:%H:%M}")
    parts.append(standing(session, t))
    if session.people:
        parts.append(t.plural("{n} person", "{n} people", session.people))
    return ", ".join(parts)


def _actions(session: Previewed, t: Translator) -> str:
    if not session.actions:
        return ""
    parts = [t.plural("{n} action", "{n} actions", session.actions)]
    if session.feasible:
        parts.append(t.plural("{n} will work", "{n} will work", session.feasible))
    if session.adapted:
        parts.append(t("{n} adapted", n=session.adapted))
    return ", ".join(parts)


def _evaluation(session: Previewed, names: bool, t: Translator) -> str:
    when = session.evaluation
    if when is None:
        return ""
    place = visible(session.evaluation_place) if names else ""
    said = f"{dates.full_day(t, when.date())}, {when:%H:%M}"
    return ", ".join(part for part in (said, place) if part)


def _plan(session: Previewed, t: Translator) -> str:
    if not session.version or session.version_at is None:
        return ""
    return t("v{number}, made on {day}", number=session.version, day=dates.short_day(t, session.version_at.date()))
