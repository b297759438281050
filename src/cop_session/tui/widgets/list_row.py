"""A row of a list, in columns."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_LEAD = 7


class ListRow(Visual):
    """A row in columns that share the width: date, pupil, place, status.

    The date stands at the right of its column, unless that has another width than usual.
    """

    def __init__(
        self, lead: str, who: str, where: str, status: str, who_width: int, *, lead_width: int = _LEAD
    ) -> None:
        self._cells = (lead, who, where, status)
        self._who_width = who_width
        self._lead_width = lead_width

    def line(self, width: int) -> Content:
        """Return the row in `width` cells; the place is shortened first, the status last."""
        lead, who, where, status = (Content(cell) for cell in self._cells)
        leading = self._lead_width
        rest = max(0, width - leading - 1)
        for_status = min(status.cell_length, max(rest * 3 // 5, 12), rest)
        rest -= for_status + 1
        for_who = min(self._who_width, max(0, rest))
        for_where = max(0, rest - for_who - 1)
        return Content(" ").join(
            [
                _in_cells(lead, leading, right=leading == _LEAD),
                _in_cells(who, for_who),
                _in_cells(where, for_where),
                _in_cells(status, for_status, right=True),
            ]
        )

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self.line(width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1


def _in_cells(content: Content, width: int, right: bool = False) -> Content:
    fitted = content.truncate(width, ellipsis=True)
    missing = width - fitted.cell_length
    return fitted.pad_left(missing) if right else fitted.pad_right(missing)
