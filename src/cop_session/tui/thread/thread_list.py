"""The list of a thread: a talk in each row, with what became of it beneath."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cop_session.tui.keys import bindings
from cop_session.tui.thread.thread_rows import ThreadRow
from cop_session.tui.widgets.list_row import ListRow
from cop_session.tui.widgets.marked_list import OpeningList

_DAY_WIDTH = len("  za 21 nov 2026")
_INDENT = _DAY_WIDTH + 1
_WIDEST = 28


class TalkRow(Visual):
    """A talk: the first line in columns, the others wrapped beneath the second column; so is what has no room there."""

    def __init__(self, row: ThreadRow, kind_width: int) -> None:
        self._row = row
        self._kind_width = kind_width

    def within(self, width: int) -> list[Content]:
        """Return its lines, none wider than `width` cells."""
        row = self._row
        fits = _INDENT + self._kind_width + Content(f" {row.code} {row.coming}").cell_length < width
        coming, below = (row.coming, row.beneath) if fits else ("", (row.coming, *row.beneath))
        head = ListRow(f"  {row.day}", row.kind, row.code, coming, self._kind_width, lead_width=_DAY_WIDTH)
        room = max(1, width - _INDENT)
        lines = (line for words in below for line in Content(words).wrap(room))
        return [head.line(width).truncate(width), *(line.pad_left(_INDENT) for line in lines)]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return Content("\n").join(self.within(width)).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.within(width))


class ThreadList(OpeningList):
    """The talks of a thread, the oldest first."""

    BINDINGS = bindings.THREAD_LIST

    class Highlighted(Message):
        """Another talk is highlighted."""

    class Chosen(Message):
        """A talk is to be opened."""

        def __init__(self, session_id: str) -> None:
            super().__init__()
            self.session_id = session_id

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._kind_width = 0

    @property
    def reach(self) -> int:
        """How many talks can be visible on either side of the highlighted one: each takes two lines at least."""
        return max(1, self.size.height // 2)

    def show(self, rows: Mapping[str, ThreadRow], highlight: str) -> None:
        """Show these rows by the ids of their sessions, and highlight one."""
        self._kind_width = min(_WIDEST, max(Content(row.kind).cell_length for row in rows.values()))
        self.set_options([Option(TalkRow(row, self._kind_width), id=id) for id, row in rows.items()])
        self.highlighted = self.get_option_index(highlight)

    def put(self, session_id: str, row: ThreadRow) -> None:
        """Show more of a talk."""
        self.replace_option_prompt(session_id, TalkRow(row, self._kind_width))
        self.scroll_to_highlight()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell that another talk is highlighted."""
        event.stop()
        self.post_message(self.Highlighted())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a talk."""
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id))


def in_turn(ids: Sequence[str], highlighted: int, reach: int) -> list[str]:
    """Return the talks that may be visible, those nearest to the highlighted one first."""
    near = ids[max(0, highlighted - reach) : highlighted + reach + 1]
    return sorted(near, key=lambda id: abs(ids.index(id) - highlighted))
