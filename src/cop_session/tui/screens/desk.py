"""Where the round table records: what may not be is said in one sentence, what is typed meanwhile is kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from cop_session.i18n import Translator, msgid
from cop_session.roundtable import events as ev
from cop_session.roundtable.rules import Refused
from cop_session.troubles import Trouble
from cop_session.tui.refusals import sentence

if TYPE_CHECKING:
    from cop_session.live import LiveSession


class Desk:
    """Records in an open session; `say` says a sentence, `changed` shows what is so afterwards."""

    def __init__(
        self, live: "LiveSession", t: Translator, say: Callable[[str], object], changed: Callable[[], object]
    ) -> None:
        self._live = live
        self._t = t
        self._say = say
        self._changed = changed
        self._unkept: dict[str, str] = {}

    @property
    def drafts(self) -> Mapping[str, str]:
        """What was typed and not written down yet, by field."""
        return {**self._live.drafts, **self._unkept}

    def record(self, *events: ev.Event, drafts: Sequence[str] = ()) -> bool:
        """Record one gesture, after which `drafts` are done; tells whether it may happen."""
        return self._done(lambda: self._live.record(*events, drafts_done=drafts))

    def draft(self, field: str, text: str) -> None:
        """Keep text that is still being typed; empty text keeps nothing."""
        try:
            self._live.draft(field, text)
        except Trouble:
            # A session that is read along keeps nothing; what is typed then stays on the screen.
            self._unkept = {**self._unkept, field: text} if text else _without(self._unkept, field)

    def undo(self) -> None:
        """Take back the last gesture."""
        self._turn(self._live.undo, msgid("There is nothing to undo."))

    def redo(self) -> None:
        """Bring back what was undone."""
        self._turn(self._live.redo, msgid("There is nothing to redo."))

    def strike(self, line: int) -> None:
        """Remove the words of a line for good."""
        self._done(lambda: self._live.strike(line))

    def _turn(self, turn: Callable[[], bool], nothing: str) -> None:
        def turned() -> None:
            if not turn():
                self._say(self._t(nothing))

        self._done(turned)

    def _done(self, do: Callable[[], Refused | None]) -> bool:
        try:
            refused = do()
        except Trouble as trouble:
            self._say(trouble.sentence(self._t))
            return False
        if refused:
            self._say(sentence(self._t, refused))
        self._changed()
        return refused is None


def _without(texts: Mapping[str, str], field: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name != field}
