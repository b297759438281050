"""The plan as it grows, beside the round table: what may be seen by everybody at it, and nothing else."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.documents import wording
from cop_session.i18n import Translator, dates
from cop_session.roundtable.naming import called
from cop_session.roundtable.state import Line, State
from cop_session.roundtable.text import one_line, visible
from cop_session.roundtable.words import Consent, Kind


class PlanPane(VerticalScroll):
    """Needs, what works, the pupil's words, actions and the evaluation, each in few lines."""

    DEFAULT_CSS = """
    PlanPane { scrollbar-size-vertical: 0; }
    """
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self._state: State | None = None
        self._words = Static(markup=False)

    def compose(self) -> ComposeResult:
        yield self._words

    def show(self, state: State, t: Translator) -> None:
        """Show what stands in the plan now; nothing is drawn where that did not change."""
        was, self._state = self._state, state
        if was is None or _slice(was) != _slice(state):
            self.border_title = Content(t("Plan"))
            self._words.update(compact(state, t))
            # What was just noted is to be seen: the needs stand at the top, the actions at the end.
            top = was is None or (state.of(Kind.ACTION) == was.of(Kind.ACTION) and state.evaluation == was.evaluation)
            self.call_after_refresh(self.scroll_home if top else self.scroll_end, animate=False)


def compact(state: State, t: Translator) -> Content:
    """Return the plan in few words: no scores, no private notes, and quotes only where the pupil said yes."""
    quotes = [line for line in _standing(state, Kind.QUOTE) if line.consent is Consent.YES]
    parts = [
        _part(t("Educational needs"), [one_line(line.text) for line in _standing(state, Kind.NEED)], numbered=True),
        _part(t("What already works"), [one_line(line.text) for line in _standing(state, Kind.WORKS)]),
        _part(t("In the pupil's words"), [one_line(line.text) for line in quotes]),
        _part(t("Actions"), [_action(state, line, t) for line in _standing(state, Kind.ACTION)], numbered=True),
        _part(t("Evaluation"), [_evaluation(state, t)] if state.evaluation else []),
    ]
    return Content("\n\n").join(part for part in parts if part)


def _slice(state: State) -> tuple[object, ...]:
    kinds = (Kind.NEED, Kind.WORKS, Kind.QUOTE, Kind.ACTION)
    return (*(state.of(kind) for kind in kinds), state.evaluation, state.people)


def _standing(state: State, kind: Kind) -> list[Line]:
    return [line for line in state.of(kind) if line.stands]


def _part(title: str, items: list[str], *, numbered: bool = False) -> Content:
    if not items:
        return Content("")
    lines = [f"{number} {item}" if numbered else f"· {item}" for number, item in enumerate(items, 1)]
    return Content("\n").join([Content.styled(title, "bold"), *(Content(visible(line)) for line in lines)])


def _action(state: State, line: Line, t: Translator) -> str:
    year = state.held_on.year if state.held_on else 0
    details = (called(state.people, line.owners), wording.when(t, line.when, year) if line.when else "")
    tail = " · ".join(detail for detail in details if detail)
    return f"{one_line(line.text)}\n  {tail}" if tail else one_line(line.text)


def _evaluation(state: State, t: Translator) -> str:
    meeting = state.evaluation
    if meeting is None:
        return ""
    return ", ".join(filter(None, [dates.day(t, meeting.starts.date()), f"{meeting.starts:%H:%M}", meeting.place]))
