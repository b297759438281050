"""The question at a stop-point, the answers of a class, and the events that followed."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.training.stop_points.class_answers import ClassAnswer
from cop_session.training.stop_points.stop_points import Stop
from cop_session.tui.widgets.safe_text import shown


class StopPanel(VerticalScroll, can_focus=False):
    """Shows a stop-point, and later the events that followed it; longer text scrolls."""

    def __init__(self, t: Translator, *, id: str) -> None:
        super().__init__(id=id)
        self._t = t
        self._words = Static(markup=False)
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield self._words

    @property
    def scrolls(self) -> bool:
        """Whether the text overflows the panel."""
        return bool(self.display) and self.max_scroll_y > 0

    def scroll_on(self, direction: int) -> None:
        """Scroll down (1) or up (-1)."""
        self.scroll_relative(y=direction * max(self.size.height - 1, 1), animate=False)

    def hide(self) -> None:
        """Clear the panel."""
        self.display = False

    def ask(
        self, stop: Stop, place: int, of: int, answers: Sequence[ClassAnswer], *, hint: bool, key: str, answered: bool
    ) -> None:
        """Show the question of a stop-point, the `place`th `of` so many, and its hint, or else its `key`, if any.

        If it was just `answered`, scroll to the answer; otherwise start at the top.
        """
        t = self._t
        parts = [(shown(stop.question), "bold")]
        if stop.remark and (hint or key):
            parts.append((shown(stop.remark) if hint else Content(t("{key} shows a hint.", key=key)), "dim"))
        parts += [(_answered(one), "") for one in answers]
        self._frame(t("Stop {n} of {all}", n=place, all=of), parts, to_end=answered)

    def compare(self, question: str, answers: Sequence[ClassAnswer], happened: str) -> None:
        """Show the class's answers to a question next to the events that followed."""
        t = self._t
        you = Content("; ").join([Content(_grouped(one)) for one in answers])
        parts = [
            (shown(question), "dim"),
            (Content.assemble((f"{t('You')}: ", "bold"), you), ""),
            (Content.assemble((f"{t('Then')}: ", "bold"), visible(happened)), ""),
        ]
        self._frame(t("You and they"), parts, to_end=False)

    def _frame(self, title: str, parts: Sequence[tuple[Content, str]], *, to_end: bool) -> None:
        self.border_title = Content(title)
        self.display = True
        self._words.update(Content("\n").join([content.stylize(style) for content, style in parts]))
        self.call_after_refresh(self._settle, to_end=to_end)

    def _settle(self, *, to_end: bool) -> None:
        self.scroll_end(animate=False) if to_end else self.scroll_home(animate=False)
        self.screen.refresh_bindings()


def _answered(one: ClassAnswer) -> Content:
    return Content.assemble("· ", shown(_grouped(one)))


def _grouped(one: ClassAnswer) -> str:
    return visible(f"{one.group}: {one.words}" if one.group else one.words)
