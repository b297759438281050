"""Edits the details of a session from its round table."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cop_session.tui.table.round_table_screen import RoundTableScreen


def correct_details(screen: "RoundTableScreen", today: date) -> None:
    """Open the form of the session of `screen`, or show why it is read-only."""
    # Imported late: most talks do not need it.
    from cop_session.tui.forms.session_form import SessionForm
    from cop_session.tui.forms.session_form_saving import LiveKeeper

    live = screen.live
    if live.read_only:
        screen.complain(live.read_only.sentence(screen.t))
        return
    screen.stage.put_down()
    learn = partial(screen.library.earlier, live.id)
    form = SessionForm(screen.t, screen.state, today=today, keeper=LiveKeeper(live, today), learn=learn)
    screen.app.push_screen(form, lambda _: screen.show_state())
