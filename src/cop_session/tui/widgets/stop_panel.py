"""The question at a stop-point, what a class answered, and what happened then."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.roundtable.text import visible
from cop_session.training.layer import Stop
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.shown import shown


class StopPanel(Static):
    """Shown only at a stop-point, and once more beside what happened after it."""

    def __init__(self, t: Translator, *, id: str) -> None:
        super().__init__(markup=False, id=id)
        self._t = t
        self.display = False

    def hide(self) -> None:
        """Show nothing."""
        self.display = False

    def ask(self, stop: Stop, place: int, of: int) -> None:
        """Show the question of a stop-point, which is the `place`th `of` so many on the route."""
        t = self._t
        self._frame(t("Stop {n} of {all}", n=place, all=of))
        remark = [(shown(stop.remark), "dim")] if stop.remark else []
        answers = [(shown(f"· {answer}"), "") for answer in stop.answers]
        self.update(Clipped([(shown(stop.question), "bold"), *remark, *answers], more_words(t)))

    def compare(self, answers: Sequence[str], happened: str) -> None:
        """Show what a class answered beside what happened."""
        t = self._t
        self._frame(t("You and they"))
        rows = ((t("You"), "; ".join(answers)), (t("Then"), happened))
        parts = [(Content.assemble((f"{who}: ", "bold"), visible(said)), "") for who, said in rows]
        self.update(Clipped(parts, more_words(t)))

    def _frame(self, title: str) -> None:
        self.border_title = Content(title)
        self.display = True
