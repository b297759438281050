"""The rows of a thread on the screen: pure, from the list data of its talks and what became of their agreements."""

from datetime import date
from typing import NamedTuple

from textual.content import Content

from cop_session.documents.plan.plan_context import plan_of
from cop_session.documents.plan.thread import ends_well
from cop_session.documents.sections.looking_back.movement import goes
from cop_session.domain.codes import Kind, Phase
from cop_session.domain.primitives.text_rules import one_line, short_code, visible
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.formats import format_of, format_with
from cop_session.i18n import Translator, date_wording
from cop_session.services import Summary
from cop_session.services.sessions.talk_course import TalkCourse
from cop_session.tui.widgets.session_agenda import standing

_NEED_WIDTH = 40
"""In cells, so that what follows it fits on the same line of a small screen."""


class ThreadRow(NamedTuple):
    """A talk: its day, kind and code, what comes next, and beneath them the agreements and how each need moved."""

    day: str
    kind: str
    code: str
    coming: str
    beneath: tuple[str, ...]


def thread_row(talk: Summary, course: TalkCourse | None, t: Translator, today: date, *, names: bool) -> ThreadRow:
    """Return the row of a talk; without `course`, while its log was not read yet, what the list knows of it.

    Without `names` it holds the code, days and counts alone.
    """
    return ThreadRow(
        day=date_wording.full_day(t, talk.held_on) if talk.held_on else t("no date yet"),
        kind=t((format_of(course.state) if course else format_with(Step(talk.step))).name),
        code="" if names else short_code(talk.id),
        coming=_coming(talk, course, t),
        beneath=(_agreements(talk, course, t), *(_moved(course.state, t, today) if course and names else ())),
    )


def thread_title(talk: Summary | None, *, names: bool) -> str:
    """Return whose thread it is: the pupil's name and class, nothing while names are hidden."""
    parts = (talk.pupil, talk.group) if talk and names else ()
    return " · ".join(filter(None, (visible(one_line(part)) for part in parts)))


def _coming(talk: Summary, course: TalkCourse | None, t: Translator) -> str:
    """Return what comes after a talk: a date, or that it was a good ending; how far it is, if it is not closed."""
    if course and ends_well(course.state):
        return t("good ending")
    if talk.evaluation:
        return t("next: {day}", day=date_wording.full_day(t, talk.evaluation.date()))
    if talk.phase is not Phase.CLOSED:
        return standing(talk, t)
    return t("no next date") if course else ""


def _agreements(talk: Summary, course: TalkCourse | None, t: Translator) -> str:
    if course is None or not course.came_along:
        return t.plural("{n} action", "{n} actions", talk.actions)
    went = t.plural("{n} of {all} actions goes on", "{n} of {all} actions go on", course.goes_on, all=course.came_along)
    return ", ".join(filter(None, (went, t.plural("{n} new", "{n} new", course.new) if course.new else "")))


def _moved(state: State, t: Translator, today: date) -> list[str]:
    """Return how it is with each need, in words per kind of voice."""
    plan = plan_of(state, t, today=today, number=0, code="")
    needs = (line for line in state.of(Kind.NEED) if not line.struck)
    moved = ((state.number(line.id), line, goes(plan, line)) for line in needs)
    return [f"{number} {_beginning(line.text)}: {told}" for number, line, told in moved if told]


def _beginning(words: str) -> str:
    return Content(visible(one_line(words))).truncate(_NEED_WIDTH, ellipsis=True).plain.rstrip()
