"""The facilitator's support during a talk, and its state for as long as the screen exists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from cop_session.coaching.questions import in_turn
from cop_session.coaching.saying import shortened
from cop_session.coaching.turn_order import next_in_round
from cop_session.domain.codes import Kind, Phase
from cop_session.domain.state import State
from cop_session.tui.steps.core.section import Moment

_LONGEST_QUOTED = 30


@dataclass(frozen=True, slots=True)
class Passing:
    """The timing of a talk: its planned length, and its elapsed time when the group came to this step.

    `hour` is the local time of day, None if the talk is not held today.
    """

    elapsed_ms: int
    entered_ms: int
    hour: time | None


class Coach:
    """Keeps which people were invited and which questions were asked at this table; none of it is recorded.

    `passing` returns the timing of the talk, `hints_live` whether wording hints are on during the talk too.
    """

    def __init__(self, passing: Callable[[], Passing], *, hints_live: bool = False) -> None:
        self.passing = passing
        self.invited: tuple[int, ...] = ()
        self.led_by = ""
        """The last section of the strip from which a row led elsewhere."""
        self._hints_live = hints_live
        self._asked: list[str] = []

    def invite(self, person: int) -> None:
        """Toggle whether a participant was invited to speak."""
        others = tuple(one for one in self.invited if one != person)
        self.invited = others if person in self.invited else (*others, person)

    def next_invited(self, state: State) -> int | None:
        """Return the participant to invite next, if any is left."""
        return next_in_round(state, self.invited, self.passing().hour)

    def question(self, state: State) -> str:
        """Return the next open question, as a msgid that may name people and the need."""
        question = in_turn(state, self._asked)
        self._asked.append(question.code)
        return question.text

    def helps_wording(self, state: State) -> bool:
        """Whether wording help may be on the screen: in preparation and aftercare only the facilitator sees it."""
        return self._hints_live or state.phase in (Phase.PREPARING, Phase.CLOSED)

    def hint(self, moment: Moment, kind: Kind, text: str) -> str:
        """Return a kind sentence on the words of a line, empty if there is no hint."""
        if not text.strip() or not self.helps_wording(moment.state):
            return ""
        # The word lists load slowly, and most talks need none of them.
        from cop_session.coaching.hints import advice, hints_on

        found = hints_on(moment.state, kind, text)
        if not found:
            return ""
        words = shortened(text[found[0].start : found[0].end], _LONGEST_QUOTED)
        return f"“{words}”: {moment.t(advice(found[0].about))}"
