"""Says what undo and redo did, and where it can be seen if that is not on the screen."""

from typing import TYPE_CHECKING, cast

from cop_session.documents.plan import code_wording as wording
from cop_session.tui.steps.sections.gesture_name import GestureName

if TYPE_CHECKING:
    from cop_session.tui.app import CopSession
    from cop_session.tui.table.round_table_screen import RoundTableScreen


def turned(screen: "RoundTableScreen", sentence: str, gesture: GestureName | None) -> None:
    """Show what is so after a gesture was undone or redone, and say so with a `sentence`, a msgid that names {what}.

    Where that was no gesture at all there is nothing to say.
    """
    screen.stage.refreshed()
    if gesture is None:
        return
    where = "" if screen.shows(gesture.steps) else f" ({wording.step(screen.t, gesture.steps[0])})"
    said = screen.t(sentence, what=gesture.words) + where
    # However often the key is pressed, one of them stands there.
    cast("CopSession", screen.app).notify(said, markup=False, instead_of=screen.turned_last)
    screen.turned_last = said
