"""A day chosen in a month, put in a field as text."""

from datetime import date

from textual.widget import Widget

from cop_session.i18n import date_wording
from cop_session.reading.dates.date_time_field import read_moment
from cop_session.tui.dialogs.month_dialog import MonthDialog
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.widgets.fields.note_field import NoteField


def offer_month(step: Widget, note: NoteField, moment: Moment) -> None:
    """Ask for a day, beginning with the one in the field of a step, and go on typing there."""

    def put(day: date | None) -> None:
        if day:
            # Not as new text: the field can take this back.
            note.replace(with_day(note.text, day, moment), (0, 0), note.document.end)
            step.screen.set_focus(note)

    begin = read_moment(note.text, moment.today, moment.t.locale).day
    step.app.push_screen(MonthDialog(moment, begin or moment.today), put)


def with_day(said: str, day: date, moment: Moment) -> str:
    """Return the text for a day, with the hour that was said."""
    hour = read_moment(said, moment.today, moment.t.locale).time
    words = date_wording.long_day(moment.t, day)
    return f"{words} {hour:%H:%M}" if hour else words
