"""A month of days to choose from with the arrow keys; days without school have a letter as well as a colour."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cop_session.i18n import Translator, date_wording
from cop_session.reading.dates.date_arithmetic import last_of_month, months_ahead
from cop_session.reading.holidays.days_off import DayOff, days_off
from cop_session.tui.keys import bindings
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.marked_list import MARK

_TODAY: Final = "•"
_CELL: Final = 6
_HEAD: Final = 2
"""Rows above the first week: the month, and the days of the week."""
_WEEKS: Final = 6
_STYLES: Final = {DayOff.PUBLIC: "$error", DayOff.WEEKEND: "$secondary", DayOff.SCHOOL: "$warning"}
_CHOSEN: Final = "bold $foreground on $primary 35%"


def letters(t: Translator) -> dict[DayOff, str]:
    """Return the letter of each kind of day."""
    return {
        DayOff.WEEKEND: t.context("letter", "w"),
        DayOff.SCHOOL: t.context("letter", "s"),
        DayOff.PUBLIC: t.context("letter", "p"),
    }


def legend(t: Translator) -> str:
    """Return what the letters and the dot mean."""
    letter = letters(t)
    words = {
        letter[DayOff.WEEKEND]: t.context("legend", "weekend"),
        letter[DayOff.SCHOOL]: t.context("legend", "school holiday"),
        letter[DayOff.PUBLIC]: t.context("legend", "public holiday"),
        _TODAY: t("today"),
    }
    return " · ".join(f"{sign} {meaning}" for sign, meaning in words.items())


class MonthGrid(Widget, can_focus=True):
    """The month around a day. It posts `Moved` when another day is highlighted, and `Chosen` when one is chosen."""

    BINDINGS = bindings.MONTH
    DEFAULT_CSS = styles_beside(__file__)

    day: reactive[date] = reactive(date.today)

    class Moved(Message):
        """Another day is highlighted."""

    class Chosen(Message):
        """The highlighted day is chosen."""

    def __init__(self, t: Translator, day: date, today: date, country: str) -> None:
        super().__init__()
        self.set_reactive(MonthGrid.day, day)
        self._t = t
        self._today = today
        self._country = country

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return 7 * _CELL

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _HEAD + _WEEKS

    def watch_day(self) -> None:
        """Tell that another day is highlighted."""
        self.post_message(self.Moved())

    def render(self) -> Content:
        """Draw the month, a week in each row."""
        t, day = self._t, self.day
        width = 7 * _CELL
        month = Content.styled(f"{date_wording.month(t, day)} {day.year}", "bold")
        titles = (date_wording.short_weekday(t, date(2024, 1, number)) for number in range(1, 8))
        head = Content("".join(title.rjust(_CELL - 3).ljust(_CELL) for title in titles))
        return Content("\n").join([month.center(width), head, *self._weeks()])

    def _weeks(self) -> Iterator[Content]:
        first = self.day.replace(day=1)
        off = days_off(first, last_of_month(first.year, first.month), self._country)
        for week in calendar.monthcalendar(first.year, first.month):
            yield Content("").join(
                self._cell(first.replace(day=number), off) if number else Content(" " * _CELL) for number in week
            )

    def _cell(self, day: date, off: dict[date, DayOff]) -> Content:
        kind = off.get(day)
        letter = letters(self._t)[kind] if kind else " "
        mark = MARK if day == self.day else " "
        told = f"{mark}{day.day:>2}{letter}{_TODAY if day == self._today else ' '} "
        if day == self.day:
            return Content.styled(told, _CHOSEN)
        return Content.styled(told, _STYLES[kind] if kind else "")

    def on_click(self, event: events.Click) -> None:
        """Highlight a day at the first click, and choose it at the second."""
        week, column = event.y - _HEAD, event.x // _CELL
        weeks = calendar.monthcalendar(self.day.year, self.day.month)
        number = weeks[week][column] if 0 <= week < len(weeks) and 0 <= column < 7 else 0
        if number == self.day.day:
            self.action_choose()
        elif number:
            self.day = self.day.replace(day=number)

    def action_move(self, days: int) -> None:
        """Go some days on or back."""
        try:
            self.day += timedelta(days=days)
        except OverflowError:
            self.app.bell()

    def action_turn(self, months: int) -> None:
        """Go some months on or back, to the same day or the last one of that month."""
        try:
            self.day = months_ahead(self.day, months)
        except (OverflowError, ValueError):
            self.app.bell()

    def action_today(self) -> None:
        """Go to today."""
        self.day = self._today

    def action_choose(self) -> None:
        """Choose the highlighted day."""
        self.post_message(self.Chosen())
