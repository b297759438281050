"""The message after undo and redo: what changed, and in which step if that is not on the screen."""

from typing import TYPE_CHECKING, cast

from cop_session.documents.plan import code_wording as wording
from cop_session.tui.steps.sections.gesture_name import GestureName

if TYPE_CHECKING:
    from cop_session.tui.app import CopSession
    from cop_session.tui.table.round_table_screen import RoundTableScreen


def turned(screen: "RoundTableScreen", sentence: str, gesture: GestureName | None) -> None:
    """Show the state after a gesture was undone or redone, and a `sentence`, a msgid that names {what}.

    Without a gesture there is no message.
    """
    screen.stage.refreshed()
    if gesture is None:
        return
    where = "" if screen.shows(gesture.steps) else f" ({wording.step(screen.t, gesture.steps[0])})"
    said = screen.t(sentence, what=gesture.words) + where
    # However often the key is pressed, only one message is shown.
    cast("CopSession", screen.app).notify(said, markup=False, instead_of=screen.turned_last)
    screen.turned_last = said
