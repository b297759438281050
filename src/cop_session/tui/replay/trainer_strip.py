"""The trainer's private view of a stop-point: notes, a model answer, answers of earlier classes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator, date_wording, msgid
from cop_session.training.stop_points.class_answers import ClassAnswer, SchoolClass
from cop_session.training.stop_points.stop_points import Layer, Stop
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.keys import bindings
from cop_session.tui.replay.stop_point_editor import LayerDesk
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.marked_list import MarkedList
from cop_session.tui.widgets.title_bar import TopLine

_LABEL_WIDTH = 18
_EMPTY = "–"

Changed = Callable[[Layer, str], Layer]
"""Returns the layer with new text in one part."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A part with text; `may_go` if it can be cleared."""

    label: str
    words: str
    changed: Changed | None = None
    may_go: bool = True


class StripList(MarkedList):
    """The parts of a stop-point."""

    BINDINGS = bindings.STRIP_LIST


class TrainerStrip(SpokenScreen[None]):
    """Shows a stop-point with the trainer's private text, and opens each part for editing."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = "StripList"
    BINDINGS = bindings.STRIP

    def __init__(self, t: Translator, desk: LayerDesk, event: int | None, title: str, struck: int | None) -> None:
        """Show the stop-point before `event`, or only the talk; `struck` is the line that is redacted there."""
        super().__init__()
        self.t = t
        self._desk = desk
        self._event = event
        self._title = title
        self._struck = struck
        self._rows: Sequence[_Row] = ()
        self.list = StripList(markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the parts, and who may see them."""
        yield TopLine()
        yield self.list
        yield Static(self.t("Only for you: this is never on the large screen."), id="discreet", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Highlight the first part."""
        line = self.query_one(TopLine)
        line.left, line.right = self.t("For the trainer"), self._title
        self._show(0)

    def _show(self, highlight: int | None) -> None:
        self._rows = tuple(self._places())
        self.list.set_options([self._option(row) for row in self._rows])
        most = max((place for place, row in enumerate(self._rows) if row.changed), default=0)
        self.list.highlighted = min(highlight or 0, most)
        self.refresh_bindings()

    def _places(self) -> Iterator[_Row]:
        t, layer = self.t, self._desk.layer
        if self._event is not None and (stop := layer.at(self._event)):
            yield _Row(t("Question"), stop.question, _in_stop(stop, "question"), may_go=False)
            yield _Row(t("Hint"), stop.remark, _in_stop(stop, "remark"))
            yield _Row(t("For you"), stop.notes, _in_stop(stop, "notes"))
            yield _Row(t("Model answer"), stop.model, _in_stop(stop, "model"))
            if self._struck is not None:
                yield _Row(t("Before the strike"), layer.stand_in(self._struck), _stand_in(self._struck))
            yield from self._answers(layer.present, stop.event, layer)
            for earlier in reversed(layer.earlier):
                yield from self._answers(earlier, stop.event)
        yield _Row(t("This talk teaches"), layer.teaches, lambda now, words: replace(now, teaches=words))

    def _answers(self, one: SchoolClass, event: int, layer: Layer | None = None) -> Iterator[_Row]:
        found = one.at(event)
        if found:
            yield _Row(class_named(self.t, one), "")
        for answer in found:
            label = f"  {answer.group or self.t('the class')}"
            yield _Row(label, answer.words, _answer(answer) if layer else None)

    def _option(self, row: _Row) -> Option:
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(width=2)
        grid.add_column(width=_LABEL_WIDTH, style="bold")
        grid.add_column(ratio=1)
        empty = _EMPTY if row.changed else ""
        grid.add_row(Text(""), Text(visible(row.label)), Text(visible(row.words) or empty))
        return Option(grid, disabled=row.changed is None)

    @property
    def _row(self) -> _Row | None:
        at = self.list.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions for the highlighted part."""
        match action:
            case "clear":
                row = self._row
                return row is not None and row.may_go and bool(row.words) and row.changed is not None
            case "undo":
                return self._desk.undoable
            case _:
                return True

    def on_option_list_option_highlighted(self, event: StripList.OptionHighlighted) -> None:
        """Update the offered actions."""
        event.stop()
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: StripList.OptionSelected) -> None:
        """Ask for new text for this part."""
        event.stop()
        row = self._row
        if row is None or row.changed is None:
            return

        def asked(words: str | None) -> None:
            if words is not None and (words or row.may_go):
                self._put(row, words)

        hint = self.t("Leave it empty to take it away.") if row.may_go else ""
        label = row.label.strip()
        self.app.push_screen(Ask(self.t, label, value=row.words, hint=hint, may_be_empty=True), asked)

    def _put(self, row: _Row, words: str) -> None:
        if row.changed:
            self._desk.keep(row.changed(self._desk.layer, words))
            self._show(self.list.highlighted)

    def action_clear(self) -> None:
        """Clear the text of the highlighted part."""
        if row := self._row:
            self._put(row, "")

    def action_undo(self) -> None:
        """Undo the last change."""
        self._desk.undo()
        self._show(self.list.highlighted)

    def action_back(self) -> None:
        """Go back to the class."""
        self.dismiss()


def class_named(t: Translator, one: SchoolClass) -> str:
    """Return the name of a class, with the day on which it began."""
    day = date_wording.short_day(t, one.began) if one.began else t(_LONG_AGO)
    return ", ".join(filter(None, [visible(one.name), day]))


_LONG_AGO = msgid("earlier")


def _in_stop(stop: Stop, place: str) -> Changed:
    match place:
        case "question":
            return lambda layer, words: layer.with_stop(replace(_now(layer, stop), question=words))
        case "remark":
            return lambda layer, words: layer.with_stop(replace(_now(layer, stop), remark=words))
        case "notes":
            return lambda layer, words: layer.with_stop(replace(_now(layer, stop), notes=words))
        case _:
            return lambda layer, words: layer.with_stop(replace(_now(layer, stop), model=words))


def _now(layer: Layer, stop: Stop) -> Stop:
    return layer.at(stop.event) or stop


def _stand_in(line: int) -> Changed:
    return lambda layer, words: layer.with_stand_in(line, words)


def _answer(answer: ClassAnswer) -> Changed:
    return lambda layer, words: layer.with_class(layer.present.put_right(answer, words))
