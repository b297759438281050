"""The list of a step: headings with their lines."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from rich.segment import Segment
from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option, OptionDoesNotExist

from cop_session.domain.primitives.text_rules import visible
from cop_session.tui.steps.core.section import Row
from cop_session.tui.textual_adapter.drawn_options import drawn_line
from cop_session.tui.widgets.clipped import Clipped, More
from cop_session.tui.widgets.marked_list import MARK, MarkedList, option_of
from cop_session.tui.widgets.numbered import Numbered

_FRESH = "● "
"""The mark of a row that has just changed."""
_FEWEST = 3
"""Minimum number of rows for each entry, on a screen of any height."""


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """A heading and its rows; new text goes to the `aimed` heading, a `large` one has blank space around its rows."""

    name: str
    title: str
    rows: tuple[Row, ...]
    aimed: bool = False
    aside: str = ""
    large: bool = False


class Board(MarkedList):
    """Headings and rows; it keeps the highlight on the same row when the rows change.

    The highlighted row is `current`. Enter or a click posts `Chosen`.
    """

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, group: str, row: int) -> None:
            super().__init__()
            self.group = group
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._groups: tuple[BoardGroup, ...] = ()
        self._pressed: str | None = None

    @property
    def current(self) -> tuple[str, int] | None:
        """The group and the id of the highlighted row."""
        option = self.highlighted_option
        return _named(option.id) if option and option.id else None

    def show(self, groups: Sequence[BoardGroup], more: More) -> None:
        """Show these groups, unless they are shown already."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        current = self.highlighted_option.id if self.highlighted_option else None
        place = self.highlighted
        self.clear_options()
        self.add_options([option for group in groups for option in _options(group, more, self._most)])
        self.point_at(current)
        if place is not None and self.current is None:
            self._point_near(place)

    def render_line(self, y: int) -> Strip:
        """Render one line: the row has the mark if the list has the focus, otherwise the heading of the typed text."""
        strip = super().render_line(y)
        if strip.text[:1] != MARK or self._is_heading(strip) is not self.has_focus:
            return strip
        mark, rest = strip.divide([1, strip.cell_length])
        return Strip.join([Strip([Segment(" ", segment.style) for segment in mark]), rest])

    def _is_heading(self, strip: Strip) -> bool:
        index = option_of(strip)
        return index is not None and _named(self.get_option_at_index(index).id or "") is None

    def _most(self) -> int:
        # Less than the height of the list, to leave room for neighbouring entries; an opened entry is shown in full.
        return max(_FEWEST, self.app.size.height // 3 - 1)

    def point_at(self, option: str | None) -> None:
        """Highlight the option with that id, if it exists."""
        index = self._index_of(option)
        if index is not None and not self.options[index].disabled:
            self.highlighted = index

    def _index_of(self, option: str | None) -> int | None:
        with suppress(OptionDoesNotExist):
            return self.get_option_index(option) if option else None
        return None

    @on(events.Resize)
    def _keep_in_view(self) -> None:
        """Keep the highlighted row in view if it was: a growing field covers the rows at the bottom."""
        if self.highlighted is not None:
            line = drawn_line(self, self.highlighted)
            if line is not None and line >= self.scroll_offset.y:
                self.call_after_refresh(self.scroll_to_highlight)

    def bring_up(self) -> None:
        """Scroll until the highlighted row and its heading are at the top."""
        self.scroll_to_highlight(top=True)
        self.scroll_relative(y=-1, animate=False, immediate=True)

    def rows_of(self, group: str) -> tuple[Row, ...]:
        """Return the rows beneath a heading."""
        return next((one.rows for one in self._groups if one.name == group), ())

    def point_at_last(self, group: str) -> None:
        """Highlight the last row beneath a heading, or else the last row above it, or else the first row."""
        heading = self._index_of(group)
        self._point_near(0 if heading is None else heading + len(self.rows_of(group)))

    def _point_near(self, place: int) -> None:
        """Highlight the row at a place, or else the last row above it, or else the first row."""
        free = [index for index, option in enumerate(self.options) if not option.disabled]
        above = [index for index in free if index <= place]
        self.highlighted = next(iter((*reversed(above), *free)), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the row under the mouse: the focus change can turn text into a row, and move this row."""
        index = event.style.meta.get("option")
        self._pressed = self.get_option_at_index(index).id if index is not None else None

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was pressed."""
        event.prevent_default()
        if self._pressed and _named(self._pressed):
            self.point_at(self._pressed)
            if self.highlighted_option and self.highlighted_option.id == self._pressed:
                self.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Post the chosen row."""
        event.stop()
        named = _named(event.option_id or "")
        if named:
            self.post_message(self.Chosen(*named))


def row_option(group: str, row: int) -> str:
    """Return the id of the option that shows a row."""
    return f"{group}/{row}"


def _named(option: str) -> tuple[str, int] | None:
    group, slash, row = option.rpartition("/")
    return (group, int(row)) if slash else None


def _options(group: BoardGroup, more: More, most: Callable[[], int]) -> list[Option]:
    marker = f"{MARK} " if group.aimed else "  "
    heading = Content.styled(marker + visible(group.title), "bold" if group.aimed else "dim")
    if group.aside:
        heading = Content.assemble(heading, (f"  {visible(group.aside)}", "dim"))
    return [
        Option(heading, id=group.name, disabled=True),
        *(
            Option(prompt(row, group.large, more, most), id=row_option(group.name, row.id), disabled=row.struck)
            for row in group.rows
        ),
    ]


def prompt(row: Row, large: bool, more: More, most: Callable[[], int]) -> Numbered:
    parts = [(Content(visible(row.text)), "dim" if row.faded else "bold" if large or row.fresh else "")]
    if row.detail:
        parts.append((Content(visible(row.detail)), "dim"))
    if large:
        parts.append((Content(" "), ""))
    number = str(row.number) if row.number else "·"
    shown = (f"{_FRESH}{number}", "bold") if row.fresh else (number, "dim")
    return Numbered(Content.styled(*shown), Clipped(parts, more, most))
