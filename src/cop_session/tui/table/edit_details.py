"""Edits the details of a session from its round table."""

from datetime import date
from functools import partial

from cop_session.tui.table.table_desk import TableDesk


def correct_details(table: TableDesk, today: date) -> None:
    """Open the form of the session of a round table, or show why it is read-only."""
    # Imported late: most talks do not need it.
    from cop_session.tui.forms.session_form import SessionForm
    from cop_session.tui.forms.session_form_saving import LiveKeeper

    live = table.live
    if live.read_only:
        table.complain(live.read_only.sentence(table.t))
        return
    table.stage.put_down()
    learn = partial(table.library.earlier, live.id)
    form = SessionForm(table.t, live.state, today=today, keeper=LiveKeeper(live, today), learn=learn)
    table.app.push_screen(form, lambda _: table.show_state())
