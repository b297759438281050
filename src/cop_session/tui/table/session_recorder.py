"""Recording at the round table: a refusal is shown as one sentence, text typed meanwhile is kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from cop_session.domain import events as ev
from cop_session.domain.rules import Refused
from cop_session.i18n import Translator
from cop_session.troubles import Trouble
from cop_session.tui.steps.sections.gesture_name import GestureName, gesture_name
from cop_session.tui.support.refusal_sentences import sentence

if TYPE_CHECKING:
    from cop_session.live import LiveSession


class Desk:
    """Records in an open session; `say` shows a sentence, `changed` shows the resulting state."""

    def __init__(
        self, live: "LiveSession", t: Translator, say: Callable[[str], object], changed: Callable[[], object]
    ) -> None:
        self._live = live
        self._t = t
        self._say = say
        self._changed = changed
        self._kept: dict[str, str] = {}
        self._unkept: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._before: dict[str, str] = {}

    @property
    def typed(self) -> Mapping[str, str]:
        """Typed text that is not recorded yet, by field, from here or from the window that has the session open."""
        return {**self._live.drafts, **self._unkept}

    @property
    def drafts(self) -> Mapping[str, str]:
        """The drafts to put in the fields; further text counts as typed here."""
        self._given = dict(self._live.drafts)
        return self.typed

    @property
    def has_unkept(self) -> bool:
        """Whether some typed text exists only on the screen."""
        return any(self._unkept.values())

    def record(self, *events: ev.Event, drafts: Sequence[str] = ()) -> bool:
        """Record one gesture, which completes `drafts`; returns whether it was accepted."""
        done = self._done(lambda: self._live.record(*events, drafts_done=drafts))
        if done:
            for field in drafts:
                self._kept.pop(field, None)
        return done

    def draft(self, texts: Mapping[str, str]) -> None:
        """Keep unfinished texts, by field; empty text removes a draft."""
        try:
            self._live.draft_all(texts)
        except Trouble:
            # A session that follows another window stores no drafts; the typed text stays on the screen. Earlier drafts
            # moved to the window that took over, or were rescued, and text typed there is stored there.
            new = {
                field: text
                for field, text in texts.items()
                if text and text not in (self._kept.get(field), self._given.get(field))
            }
            self._before |= {field: self._given.get(field, "") for field in new if field not in self._unkept}
            self._unkept = {field: text for field, text in self._unkept.items() if field not in texts} | new
        else:
            self._kept.update(texts)

    def bring_in(self) -> None:
        """Store the text typed while saving was impossible, after the text that the same field has on disk by now."""
        typed, self._unkept = self._unkept, {}
        before, self._before = self._before, {}
        for field, text in typed.items():
            self.draft({field: _together(self._live.drafts.get(field, ""), text, before.get(field, ""))})

    def undo(self) -> GestureName | None:
        """Undo the last gesture, and return its name; None if nothing was undone."""
        gesture, before = self._live.undoable, self._live.state
        done = self._turn(self._live.undo)
        if gesture is None:
            t = self._t
            self._say(t("There is nothing to undo."))
        return gesture_name(self._of(gesture), before, self._live.state, self._t) if done else None

    def redo(self) -> GestureName | None:
        """Redo the last undone gesture, and return its name; None if nothing was redone."""
        gesture, before = self._live.timeline.redoable, self._live.state
        done = self._turn(self._live.redo)
        return gesture_name(self._of(gesture), self._live.state, before, self._t) if done else None

    def _of(self, gesture: int | None) -> list[ev.Recorded]:
        return [one for one in self._live.timeline.events if one.gesture == gesture]

    def strike(self, line: int) -> None:
        """Redact a line permanently."""
        self._done(lambda: self._live.strike(line))

    def _turn(self, turn: Callable[[], bool]) -> bool:
        done = False

        def turned() -> None:
            nonlocal done
            done = turn()

        self._done(turned)
        return done

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


def _together(there: str, here: str, before: str) -> str:
    """Return both texts without repeated words: of `here` only the text typed after `before`."""
    if before and here.startswith(before):
        own = here.removeprefix(before)
        return there + own if there == before else " ".join(filter(None, [there, own.strip()]))
    longest = max(there, here, key=len)
    return longest if longest.startswith(min(there, here, key=len)) else f"{there} {here}"
