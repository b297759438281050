"""The top line of a round table: the pupil, the six steps, the clock, and whether everything is saved."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from cop_session.domain.codes import Detail, Phase
from cop_session.domain.display_names import call_names
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.talk_format import StepFormat
from cop_session.i18n import Translator
from cop_session.tui.widgets.safe_text import shown


class StepTab(Static):
    """The name of a step; a click goes there."""

    def __init__(self, step: Step, name: str) -> None:
        super().__init__(name, markup=False, classes="tab")
        self.step = step
        self._name_of_step = name

    def mark(self, here: bool) -> None:
        """Mark the step of the group with a sign, not only a colour."""
        self.set_class(here, "-here")
        self.update(f"❯ {self._name_of_step}" if here else self._name_of_step)

    def on_click(self) -> None:
        """Go to this step."""
        self.post_message(TopBar.StepChosen(self.step))


class Told(Static):
    """Text that is redrawn only when it changes, and triggers a new layout only when its width changes."""

    def __init__(self, *, id: str) -> None:
        super().__init__(markup=False, id=id)
        self._told = ""

    def tell(self, words: str) -> None:
        """Show new text."""
        was, self._told = self._told, words
        if words != was:
            self.update(shown(words), layout=cell_len(words) != cell_len(was))


class TopBar(Horizontal):
    """The pupil of the round table, the steps, the clock and the saved mark."""

    class StepChosen(Message):
        """A step was clicked."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    def __init__(self, t: Translator, steps: Sequence[StepFormat]) -> None:
        super().__init__()
        self._t = t
        self._whose = Told(id="whose")
        self._tabs = {one.step: StepTab(one.step, t(one.name)) for one in steps}
        self._clock = Told(id="clock")
        self._saved = Told(id="saved")
        self._marked: Step | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield self._whose
        with Horizontal(id="tabs"):
            yield from self._tabs.values()
        yield self._clock
        yield self._saved

    def show(self, whose: str, step: Step) -> None:
        """Show the pupil of the round table and the step of the group."""
        self._whose.tell(whose)
        was, self._marked = self._marked, step
        if step != was:
            self._tabs[step].mark(True)
            if was:
                self._tabs[was].mark(False)

    def tick(self, elapsed_ms: int, phase: Phase) -> None:
        """Show how long the talk has lasted, or that it is not in progress."""
        t = self._t
        words = {Phase.PREPARING: t("preparing"), Phase.PAUSED: t("pause"), Phase.CLOSED: t("closed")}
        seconds = elapsed_ms // 1000
        self._clock.tell(words.get(phase, f"{seconds // 60}:{seconds % 60:02}"))

    def saved(self, saved: bool, read_only: bool) -> None:
        """Show whether everything is saved."""
        t = self._t
        self._saved.tell(t("✗ read-only") if read_only else t("✓ saved") if saved else t("… saving"))
        self._saved.set_class(read_only, "-trouble")

    def aside(self, words: str) -> None:
        """Show other text in the place of the saved mark."""
        self._saved.tell(words)


def whose(state: State, *, with_school: bool) -> str:
    """Return a short name of the round table: the pupil's first name and perhaps the school."""
    pupil = state.pupil
    name = call_names(state.people)[pupil.id] if pupil else state.detail(Detail.PUPIL)
    school = state.detail(Detail.SCHOOL) if with_school else ""
    return " · ".join(filter(None, [name, school]))
