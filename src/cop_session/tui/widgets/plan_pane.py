"""The growing plan next to the round table: only content that the whole table may see."""

import sys
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Consent, Kind
from cop_session.domain.display_names import doing
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.state import Line, State
from cop_session.i18n import Translator, date_wording
from cop_session.tui.widgets.clipped import Clipped, more_words

_FEW = 4
"""Maximum number of rows for the words of an item; the plan itself has all of them."""


class PlanPane(VerticalScroll):
    """Needs, what works, the pupil's words, actions and the evaluation, each in few lines."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self._state: State | None = None
        self._words = Static(markup=False)

    def compose(self) -> ComposeResult:
        yield self._words

    def show(self, state: State, t: Translator) -> None:
        """Show the present plan; it is redrawn only after a change."""
        was, self._state = self._state, state
        if was is None or _slice(was) != _slice(state):
            self.border_title = Content(t("Plan"))
            self._words.update(Clipped(compact(state, t), more_words(t), lambda: sys.maxsize, _FEW))
            # Scroll to the new line: needs are at the top, actions at the end.
            top = was is None or (state.of(Kind.ACTION) == was.of(Kind.ACTION) and state.evaluation == was.evaluation)
            self.call_after_refresh(self.scroll_home if top else self.scroll_end, animate=False)


class PlanPart(NamedTuple):
    """A heading of the plan and its items, each in a line or two."""

    title: str
    items: Sequence[str]
    numbers: Sequence[int] = ()
    """The number of each item; if empty, each has a dot."""

    @property
    def signed(self) -> list[tuple[str, str]]:
        """The items, each with its number or its dot; owners and date are in a row of their own."""
        signs = map(str, self.numbers) if self.numbers else repeat("·")
        rows = zip(signs, map(visible, self.items), strict=False)
        # *1 20 minuten* would be read as a hundred and twenty.
        return [(f"{sign}." if item[:1].isdigit() and self.numbers else sign, item) for sign, item in rows]


def parts(state: State, t: Translator) -> Sequence[PlanPart]:
    """Return the plan in short form, with empty headings too.

    It contains no scores and no private notes, and quotes only with the pupil's consent.
    """
    quotes = [line for line in _standing(state, Kind.QUOTE) if line.consent is Consent.YES]
    needs, actions = _standing(state, Kind.NEED), _standing(state, Kind.ACTION)
    return (
        PlanPart(
            t("Educational needs"), [one_line(line.text) for line in needs], [state.number(one.id) for one in needs]
        ),
        PlanPart(t("What already works"), [one_line(line.text) for line in _standing(state, Kind.WORKS)]),
        PlanPart(t("In the pupil's words"), [one_line(line.text) for line in quotes]),
        PlanPart(
            t("Actions"), [_action(state, line, t) for line in actions], [state.number(one.id) for one in actions]
        ),
        PlanPart(t("Evaluation"), [_evaluation(state, t)] if state.evaluation else []),
    )


def compact(state: State, t: Translator) -> list[tuple[Content, str]]:
    """Return the parts of the plan in the compact form for the pane."""
    shown: list[tuple[Content, str]] = []
    for part in parts(state, t):
        if part.items:
            shown += [(Content(""), "")] if shown else []
            shown.append((Content(part.title), "bold"))
            # Owners and date stay visible, however long the words are.
            shown += [(Content(row), "") for one in part.signed for row in " ".join(one).split("\n")]
    return shown or [(Content(t("The plan grows here while you talk.")), "")]


def _slice(state: State) -> tuple[object, ...]:
    kinds = (Kind.NEED, Kind.WORKS, Kind.QUOTE, Kind.ACTION)
    return (*(state.of(kind) for kind in kinds), state.evaluation, state.people)


def _standing(state: State, kind: Kind) -> list[Line]:
    return [line for line in state.of(kind) if line.stands]


def _action(state: State, line: Line, t: Translator) -> str:
    year = state.held_on.year if state.held_on else 0
    if verdict(line) is Verdict.NOT_FEASIBLE:
        # The date of an infeasible action no longer counts.
        moment = t.context("plan pane", "still to be looked at")
    else:
        moment = code_wording.when(t, line.when, year) if line.when else ""
    details = (doing(state.people, line), moment)
    tail = " · ".join(detail for detail in details if detail)
    return f"{one_line(line.text)}\n  {tail}" if tail else one_line(line.text)


def _evaluation(state: State, t: Translator) -> str:
    meeting = state.evaluation
    if meeting is None:
        return ""
    return ", ".join(
        filter(None, [date_wording.day(t, meeting.starts.date()), f"{meeting.starts:%H:%M}", meeting.place])
    )
