"""Storage of the typed values of the session form: for an existing session, and for a new session."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from cop_session.domain.state import State
from cop_session.troubles import Trouble
from cop_session.tui.forms.session_values import (
    DAY,
    HOUR,
    FormValues,
    draft_name,
    drafts_done,
    events_of,
    has_words,
    is_clear,
    values_of,
)
from cop_session.tui.support.background_work import WorkerHost, in_background

if TYPE_CHECKING:
    from cop_session.live import LiveSession


class LiveKeeper:
    """Stores the form of an open session."""

    fixed = True

    def __init__(self, live: "LiveSession", today: date) -> None:
        self.live = live
        self._today = today

    @property
    def drafts(self) -> Mapping[str, str]:
        """Unfinished text."""
        return self.live.drafts

    def draft(self, field: str, text: str, values: FormValues) -> None:
        """Keep unfinished text."""
        # A session that cannot be written reports that elsewhere; here there is no need to.
        with suppress(Trouble):
            self.live.draft(field, text)

    def keep(self, values: FormValues) -> None:
        """Record the changes; an unclear day stays a draft."""
        with suppress(Trouble):
            if not is_clear(values, self._today):
                self.live.draft(draft_name(DAY), values.day)
                self.live.draft(draft_name(HOUR), values.hour)
            done = tuple(name for name in drafts_done(values, self._today) if name in self.live.drafts)
            events = events_of(values, self.live.state, self._today)
            if events or done:
                self.live.record(*events, drafts_done=done)


class NewKeeper:
    """Creates the session at the first text in its `blank` form, and stores the form from then on.

    `prepare` creates it, in a thread; if that fails, `failed` is called with the trouble.
    """

    drafts: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
        node: WorkerHost,
        prepare: "Callable[[FormValues], LiveSession]",
        blank: State,
        today: date,
        failed: Callable[[Trouble], object],
    ) -> None:
        self._node = node
        self._prepare = prepare
        self._blank = blank
        self._today = today
        self._failed = failed
        self._asked = False
        self._latest = values_of(blank)
        self._kept: LiveKeeper | None = None
        self._door = Lock()
        self._live: LiveSession | None = None
        self._waiting: Callable[[LiveSession], object] | None = None

    @property
    def fixed(self) -> bool:
        """Whether the session exists, or is being created."""
        return self._asked

    def draft(self, field: str, text: str, values: FormValues) -> None:
        """Keep unfinished text."""
        if self._kept:
            self._kept.draft(field, text, values)
        else:
            self.keep(values)

    def keep(self, values: FormValues) -> None:
        """Record the form, once it has any content."""
        self._latest = values
        if self._kept:
            self._kept.keep(values)
        elif not self._asked and has_words(values, self._blank):
            self._make()

    def then(self, do: "Callable[[LiveSession], object]", *, even_blank: bool) -> None:
        """Call `do` with the session once it exists; a blank form creates one only on request."""
        if self._kept:
            do(self._kept.live)
        elif self._asked or even_blank:
            self._waiting = do
            if not self._asked:
                self._make()

    def finish(self) -> None:
        """Complete the creation of the session, because the program ends, and close it."""
        if self._asked:
            self._made(self._prepared())
        if self._kept:
            self._kept.live.close()

    def _make(self) -> None:
        self._asked = True
        in_background(self._node, self._prepared, self._made, self._could_not, group="prepare")

    def _prepared(self) -> "LiveSession":
        with self._door:
            if self._live is None:
                self._live = self._prepare(self._latest)
        return self._live

    def _made(self, live: "LiveSession") -> None:
        if self._kept:
            return
        self._kept = LiveKeeper(live, self._today)
        self._kept.keep(self._latest)
        if self._waiting:
            self._waiting(live)

    def _could_not(self, trouble: Trouble) -> None:
        self._asked = False
        self._failed(trouble)
