"""The line at which an option list has drawn an option, which Textual tells only for the present width."""

from textual.widgets import OptionList


def drawn_line(options: OptionList, index: int) -> int | None:
    """Return the line of an option as last laid out, before a change of size; None if it was not laid out yet."""
    return options._line_cache.index_to_line.get(index)
