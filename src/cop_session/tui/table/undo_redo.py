"""The message after undo and redo: what changed, and in which step if that is not on the screen."""

from cop_session.documents.plan import code_wording as wording
from cop_session.tui.steps.sections.gesture_name import GestureName
from cop_session.tui.table.table_desk import TableDesk


class UndoMessage:
    """Shows one message at a round table, however often undo and redo are pressed."""

    def __init__(self, table: TableDesk) -> None:
        self._table = table
        self._last = ""

    def show(self, sentence: str, gesture: GestureName | None) -> None:
        """Show the state after a gesture was undone or redone, and a `sentence`, a msgid that names {what}.

        Without a gesture there is no message.
        """
        table = self._table
        table.stage.refreshed()
        if gesture is None:
            return
        on_screen = not gesture.steps or table.shown_step in gesture.steps
        where = "" if on_screen else f" ({wording.step(table.t, gesture.steps[0])})"
        said = table.t(sentence, what=gesture.words) + where
        table.app.notify(said, markup=False, instead_of=self._last)
        self._last = said
