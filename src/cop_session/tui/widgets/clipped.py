"""Text clipped to a number of rows; the last row names the number of omitted words."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from cop_session.i18n import Translator

More: TypeAlias = Callable[[int], str]
"""Returns the text for the number of omitted words."""
MARK = "…"
"""The start of that text, in any language."""
_MOST = 100
"""Number of rows beyond the height of any screen; longer text is not wrapped any further."""


def more_words(t: Translator) -> More:
    """Return the sentence that ends truncated text."""
    return lambda n: t.plural("… {n} more word", "… {n} more words", n)


def clipped(text: str, width: int, rows: int, more: More) -> list[str]:
    """Return `text` in at most `rows` of `width` cells; if words are omitted, the last row ends with `more`.

    The time it takes depends on the space and not on the text: it wraps no more of it than can be shown.
    """
    shown = _first_rows(text, width, rows + 1)
    words = text.split()
    if len(shown) <= rows or _hidden(words, shown[:rows]) == 0:
        return shown[:rows]
    above, begun = shown[: rows - 1], Content(shown[rows - 1])
    room = width - Content(more(_hidden(words, above))).cell_length - 1
    if begun.cell_length > room:
        begun = Content(begun.truncate(max(room, 0)).plain.rpartition(" ")[0])
    said = f"{begun.plain} ".lstrip() + more(_hidden(words, [*above, begun.plain]))
    return [*above, Content(said).truncate(width, ellipsis=True).plain]


def _first_rows(text: str, width: int, rows: int) -> list[str]:
    text = "\n".join(text.split("\n", rows)[:rows])
    reach = rows * (width + 1)
    while True:
        found = Content(text[:reach]).wrap(width)
        # A word that the limit cuts off is in the last row found.
        if len(found) > rows or reach >= len(text):
            return [row.plain for row in found[:rows]]
        reach *= 2


def _hidden(words: Sequence[str], rows: Sequence[str]) -> int:
    """Return how many words are not fully in the rows: wrapping moves blanks and nothing else."""
    left = sum(len("".join(row.split())) for row in rows)
    for place, word in enumerate(words):
        left -= len(word)
        if left < 0:
            return len(words) - place
    return 0


class Clipped(Visual):
    """Parts beneath each other, each with its style; if space is short, the longest are clipped first."""

    def __init__(
        self,
        parts: Sequence[tuple[Content, str]],
        more: More,
        most: Callable[[], int] = lambda: _MOST,
        each: int = _MOST,
    ) -> None:
        """Make it of `parts`; it never takes more rows than `most()`, nor a part more than `each`."""
        # A tab must have the same width when rows are counted and drawn: with a style it takes other cells.
        self._parts = [(content.expand_tabs(), style) for content, style in parts]
        self._more = more
        self._most = most
        self._each = each
        self._drawn: tuple[tuple[int, int], Content, int] | None = None

    def __str__(self) -> str:
        return "\n".join(content.plain for content, _ in self._parts)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        most = self._most()
        content, _ = self.within(width, most if height is None else min(height, most))
        return content.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.within(width, self._most())[1]

    def within(self, width: int, rows: int) -> tuple[Content, int]:
        """Return the visible text for a width and a number of rows, and its actual number of rows."""
        if self._drawn is None or self._drawn[0] != (width, rows):
            self._drawn = ((width, rows), *self._draw(max(width, 1), rows))
        return self._drawn[1:]

    def _draw(self, width: int, rows: int) -> tuple[Content, int]:
        if rows <= 0:
            return Content(""), 0
        if rows < len(self._parts):
            # Less than one row for each part.
            said = clipped("\n".join(content.plain for content, _ in self._parts), width, rows, self._more)
            return Content("\n".join(said)), len(said)
        each = min(rows, self._each)
        heights = [len(_first_rows(content.plain, width, each + 1)) for content, _ in self._parts]
        given = [min(share, each) for share in shares(heights, rows)]
        drawn = [
            content.stylize(style)
            if height <= share
            else Content.styled("\n".join(clipped(content.plain, width, share, self._more)), style)
            for (content, style), height, share in zip(self._parts, heights, given, strict=True)
        ]
        return Content("\n").join(drawn), sum(map(min, heights, given))


def shares(wanted: Sequence[int], rows: int) -> list[int]:
    """Return the number of rows for each part: small parts get all they need, the others share the rest equally."""
    given = [0] * len(wanted)
    left = rows
    for place, part in enumerate(sorted(range(len(wanted)), key=lambda one: wanted[one])):
        given[part] = min(wanted[part], left // (len(wanted) - place))
        left -= given[part]
    return given
