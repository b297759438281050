"""The sentence to read aloud above a step."""

from collections.abc import Callable, Sequence

from textual.widgets import Static

from cop_session.domain.state import State
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.core.spoken_sentence import spoken
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.safe_text import shown


class Cue(Static):
    """Shows a sentence of a step, or an open question in its place; all are msgids."""

    def __init__(self, cues_at: Callable[[State], Sequence[str]], *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self._cues_at = cues_at
        self._cues: Sequence[str] = ()
        self._place = 0
        self._question = ""
        self._told = ""
        self.display = False

    @property
    def can_turn(self) -> bool:
        """Whether the step has another sentence to show."""
        return len(self._cues) > 1 or bool(self._question)

    def turn(self) -> None:
        """Go on to the next sentence of the step; after a question, return to the same sentence."""
        if not self._question and self._cues:
            self._place = (self._place + 1) % len(self._cues)
        self._question = ""

    def ask(self, question: str) -> None:
        """Show a question in the place of the sentence."""
        self._question = question

    def show(self, moment: Moment) -> None:
        """Show the sentence as spoken at this table; hidden on a screen that the whole table sees."""
        self._cues = self._cues_at(moment.state)
        sentence = self._question or (self._cues[self._place % len(self._cues)] if self._cues else "")
        words = spoken(moment, sentence) if sentence else ""
        self.display = bool(words) and not moment.large
        if words != self._told:
            self._told = words
            self.update(Clipped([(shown(words), "")], more_words(moment.t)))
