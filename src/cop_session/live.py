"""The live session: the only way to change a session."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from cop_session.clock import Clock
from cop_session.domain import events as ev
from cop_session.domain.clean_event import cleaned
from cop_session.domain.codes import Phase
from cop_session.domain.fold import apply
from cop_session.domain.primitives.text_rules import clean
from cop_session.domain.rules import Refusal, Refused, check
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.formats import format_of, is_known
from cop_session.store.bundles import bundle
from cop_session.store.bundles.recovery_bundle import rescue
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import forget
from cop_session.store.erasure.line_strike import StrikeFiles, sessions_with_copies, strike_everywhere
from cop_session.store.erasure.redaction import struck_line
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.files.private_files import wipe
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import Conflict, Log
from cop_session.store.log.lease_takeover import seize
from cop_session.store.log.leases import LeaseLost, Leases
from cop_session.store.log.log_writer import Hooks, Writer
from cop_session.store.log.related_logs import look_for_damage
from cop_session.store.log.write_errors import not_written, saving
from cop_session.troubles import Trouble

_WITH_A_DOOR_OF_THEIR_OWN: Final = (ev.LineStruck, ev.Retracted, ev.Restored, ev.Blanked, ev.Unknown)
_INDEXED_AFTER: Final = (ev.StepEntered, ev.SessionPaused, ev.SessionClosed, ev.SittingOpened, ev.PlanExported)
_ALONG: Final = ("open_elsewhere", "written_elsewhere")
"""Why a session is read-only while another window writes in it."""


class LiveSession:
    """An open session: its state changes at once on the caller's thread, and follows on disk on another.

    It is empty if its log has no events yet, and read-only if another window has it open. Events that cannot be saved
    go to `rescue_folder`, sealed if there is a `key`. `viewing` is why it is read-only from the start.

    `read_only` says why no change is possible, None if it is writable; after a disk error it continues by itself once
    the disk works again. `lost` is how many events at its end were on disk once and are not any more. `drafts` holds
    the current text of each field; `doubtful` are the fields whose text was damaged when it opened. Methods that change
    the session raise that Trouble while it is read-only, and ValueError once it is closed.
    """

    earlier: Sequence[State] = ()
    """The talks that it follows, oldest first, as they were when it was opened."""

    def __init__(
        self,
        engine: Engine,
        session_id: str,
        *,
        clock: Clock,
        rescue_folder: Path,
        key: Key | None = None,
        viewing: Trouble | None = None,
    ) -> None:
        self.id: Final = session_id
        self._engine = engine
        self._clock = clock
        self._log = Log(engine)
        self._leases = Leases(engine)
        self._holder = uuid.uuid4().hex
        self._key = key
        self._rescue_folder: Final = rescue_folder
        self._door = RLock()
        self._observers: list[Callable[[], None]] = []
        self._failed = self._closed = self._lingers = False
        self._leased = viewing is None and self._leases.take(session_id, self._holder, clock.now())
        stored = self._log.stored(session_id)
        self.read_only: Trouble | None = viewing or (None if self._leased else Trouble("open_elsewhere"))
        self._secret = secret_of(engine)  # The disk may be gone when something has to be rescued.
        self.read_only = look_for_damage(engine, session_id, stored) or self.read_only
        self._marks = HighWaterMarks(Path(engine.url.database or ""))
        self.lost = max(0, self._marks.seq(session_id) - len(stored))
        self._timeline = Timeline(decode(stored))
        if not is_known(self.state):
            self.read_only = self.read_only or Trouble("newer_format")
        typed = self._log.drafts(session_id)
        self.drafts: Mapping[str, str] = typed
        self.doubtful: Final = typed.damaged
        self._rescued: Path | None = None
        self._run_on(elsewhere=self.along)
        hooks = Hooks(
            clock.now, self._holds, self._renew, self._on_saved, self._on_failed, self._on_resumed, self._tell
        )
        self._writer = Writer(self._log, session_id, self._holder, len(self._timeline), hooks)

    @property
    def timeline(self) -> Timeline:
        """The session's history; another object after a strike."""
        return self._timeline

    @property
    def state(self) -> State:
        """The current state."""
        return self._timeline.now

    @property
    def next_seq(self) -> int:
        """The seq that the next recorded event gets, by which a gesture can name the line that it makes."""
        return len(self._timeline) + 1

    @property
    def now(self) -> datetime:
        """The moment, aware, by the clock of this session."""
        return self._clock.now()

    @property
    def elapsed_ms(self) -> int:
        """The session's own clock, running while the session is live."""
        run = self._clock.monotonic_ms() - self._ticks if self.state.phase is Phase.LIVE else 0
        return self.state.elapsed_ms + max(0, run)

    @property
    def saved_seq(self) -> int:
        """The seq up to which the log is on disk."""
        return self._writer.saved_seq

    @property
    def saved(self) -> bool:
        """Whether all that was recorded and typed is on disk."""
        return not self._failed and self._writer.idle and self.saved_seq == len(self._timeline)

    @property
    def kept(self) -> bool:
        """Whether nothing is lost if this process ends now: every event is in the log, or else in a rescue file."""
        return self.saved or (self._failed and self._rescued is not None)

    @property
    def along(self) -> bool:
        """Whether it reads along with another window, from which it can take over."""
        return not self._closed and self.read_only is not None and self.read_only.code in _ALONG

    def record(self, *events: ev.Event, drafts_done: Sequence[str] = ()) -> Refused | None:
        """Record one gesture and remove the drafts that it replaces, or return why it is refused.

        Nothing is recorded if one of `events` is refused. Raises ValueError for events that have a method of their own:
        striking, undoing, redoing.
        """
        if any(isinstance(event, _WITH_A_DOOR_OF_THEIR_OWN) for event in events):
            raise ValueError("this is no event to record")
        with self._door:
            self._must_be_writable()
            made = self._dated([cleaned(event) for event in events])
            state, talk = self.state, format_of(self.state)
            for one in made:
                refused = check(state, one.event, talk)
                if refused:
                    return refused
                state = apply(state, one)
            self._take(made, drafts_done)
        return None

    def draft(self, field: str, text: str) -> None:
        """Store the draft of a field, as `draft_all` does."""
        self.draft_all({field: text})

    def draft_all(self, texts: Mapping[str, str]) -> None:
        """Store drafts, by field; empty text stores nothing. All of them reach the disk, or none do.

        After a failed write they still go to the rescue file.
        """
        with self._door:
            if not self._failed:
                self._must_be_writable()
            kept = {field: clean(text) for field, text in texts.items()}
            changed = {field: text for field, text in kept.items() if text != self.drafts.get(field, "")}
            if changed:
                self.drafts = {field: text for field, text in {**self.drafts, **changed}.items() if text}
                self._writer.draft(changed)

    @property
    def undoable(self) -> int | None:
        """The gesture that `undo` takes back now."""
        return self._timeline.undoable_at(self.now)

    def undo(self) -> bool:
        """Undo the last gesture, within a minute the start of the talk too; false if there is none."""
        return self._turn(self.undoable, ev.Retracted)

    def redo(self) -> bool:
        """Redo the gesture that was last undone; false if there is none."""
        return self._turn(self._timeline.redoable, ev.Restored)

    def strike(self, line: int) -> Refused | None:
        """Remove the words of a line permanently, removed and undone ones too; returns once they are off the disk.

        Those that came along from it into later talks go too. Raises Trouble `copy_in_use` if such a talk is open in
        another window, `not_struck` if the disk refuses; then the session is unchanged.
        """
        with self._door:
            self.flush()
            self._must_be_writable()
            noted = next((one.event for one in self._timeline.events if one.seq == line), None)
            if not isinstance(noted, ev.NOTING):
                return Refused(Refusal.STRUCK if isinstance(noted, ev.Blanked) else Refusal.GONE)
            (trace,) = self._dated([struck_line(self.state, line, noted.kind)])
            self._strike(trace)
            self._read_again()
        self._tell()
        return None

    def strikes_along(self, line: int) -> Sequence[str]:
        """Return the ids of the later sessions from which a strike of that line takes its copies too."""
        # The strike itself reports what the disk refuses.
        with suppress(Trouble):
            return sessions_with_copies(self._engine, self.id, line)
        return ()

    def follow(self) -> bool:
        """Read the events that the window with this session open has written; returns whether there were any.

        Raises Trouble `not_read`.
        """
        with self._door:
            if self.along and self._failed:
                # What did not get on disk has to be rescued before it goes from here.
                self._writer.flush()
            if not self.along or (not self._failed and self._log.last_seq(self.id) == len(self._timeline)):
                return False
            self._read_again()
            self._failed = False
        return True

    def take_over(self) -> None:
        """Take this session over from the window that has it open, from the data on disk at this moment.

        From then on that window can only read along; its unsaved events go to its rescue file. Nothing happens if this
        window can write, or could until it was closed. Raises Trouble if it cannot be: why it is read-only if no other
        window has it open, `damaged_session`, `no_such_session`, `disk_full`, `not_saved`; then nothing has changed.
        """
        with self._door:
            self.flush()
            if not self.along:
                if self.read_only:
                    raise self.read_only
                return
            holder, self._leased = uuid.uuid4().hex, False
            with saving():
                found = seize(self._engine, self.id, holder, self._clock.now())
            self._holder, self._leased = holder, True
            self._timeline, self.drafts = Timeline(found.events), dict(found.drafts)
            self._run_on(elsewhere=found.was_held)
            self._writer.resume_at(len(self._timeline), holder)
            self._failed, self._rescued, self.read_only = False, None, None

    def subscribe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Register `observer`; returns a function that unregisters it.

        It is called, mostly on the writer's thread, when events reach the disk or cannot; it must not wait for the
        thread that records.
        """
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def flush(self) -> None:
        """Wait until all that was recorded and typed is on disk, or rescued."""
        self._writer.flush()
        if self._lingers:
            self._lingers = not forget(self._engine)

    def run_on_from(self, elapsed_ms: int, at: datetime) -> None:
        """Let the session's clock go on from `elapsed_ms`, its reading at the moment `at`, as if never closed since."""
        if self._timeline.events and self._timeline.events[-1].at <= at:
            away = (self._clock.now() - at) // timedelta(milliseconds=1)
            self._ticks = self._clock.monotonic_ms() - max(0, away) - (elapsed_ms - self.state.elapsed_ms)

    def close(self) -> None:
        """Flush, bring the index up to date and give the lease back."""
        with self._door:
            if self._closed:
                return
            self.flush()
            self._closed = True
        self._writer.close()
        # The index catches up at the next start, and the lease runs out.
        with suppress(SQLAlchemyError, Trouble):
            if self._leased:
                Index(self._engine).catch_up(self.id)
                self._leases.release(self.id, self._holder)

    def _strike(self, trace: ev.Recorded) -> None:
        files = StrikeFiles(self._key, self._rescue_folder, self._secret)
        try:
            self._lingers = not strike_everywhere(self._engine, files, self.id, trace, self._holder)
            self._marks.note(self.id, trace.seq)
        except (OperationalError, OSError, Trouble) as error:
            if isinstance(error, Trouble) and error.code == "copy_in_use":
                raise
            raise Trouble("not_struck") from error
        except (Conflict, LeaseLost) as error:
            self._leased, self.read_only = False, Trouble("open_elsewhere")
            raise self.read_only from error

    def _must_be_writable(self) -> None:
        if self._closed:
            raise ValueError("this session is closed")
        if self.read_only is not None:
            raise self.read_only

    def _dated(self, events: Sequence[ev.Event]) -> list[ev.Recorded]:
        first, at, elapsed = self.next_seq, self._clock.now(), self.elapsed_ms
        return [ev.Recorded(first + place, first, at, elapsed, event) for place, event in enumerate(events)]

    def _take(self, made: Sequence[ev.Recorded], drafts_done: Sequence[str]) -> None:
        if made:
            # The clock goes on from the last event; without one it runs on.
            self._ticks = self._clock.monotonic_ms()
        for one in made:
            self._timeline.append(one)
        self.drafts = {field: text for field, text in self.drafts.items() if field not in drafts_done}
        self._writer.put(made, drafts_done)

    def _turn(self, gesture: int | None, event: type[ev.Retracted | ev.Restored]) -> bool:
        with self._door:
            self._must_be_writable()
            if gesture is None:
                return False
            self._take(self._dated([event(gesture)]), ())
        return True

    def _read_again(self) -> None:
        self._timeline = Timeline(self._log.read(self.id))
        self.drafts = self._log.drafts(self.id)
        self._run_on(elsewhere=self.along)
        self._writer.resume_at(len(self._timeline))

    def _run_on(self, *, elsewhere: bool) -> None:
        """Let the clock of the session go on from its last event, or from now if no other window used it meanwhile."""
        self._ticks = self._clock.monotonic_ms()
        if elsewhere and self._timeline.events:
            self._ticks -= max(0, (self._clock.now() - self._timeline.events[-1].at) // timedelta(milliseconds=1))

    def _holds(self) -> bool:
        return not self._leased or self._leases.holds(self.id, self._holder)

    def _renew(self) -> bool:
        return not self._leased or self._leases.renew(self.id, self._holder, self._clock.now())

    def _on_saved(self, events: Sequence[ev.Recorded]) -> None:
        self._marks.note(self.id, events[-1].seq)
        if any(isinstance(one.event, _INDEXED_AFTER) for one in events):
            Index(self._engine).catch_up(self.id)

    def _on_failed(self, error: Exception) -> None:
        self._failed = True
        history, drafts, saved_seq = tuple(self._timeline.events), self.drafts, self.saved_seq
        if isinstance(error, LeaseLost):
            self._leased = False
            unsaved = any(not isinstance(one.event, ev.StepEntered) for one in history[saved_seq:])
            typed = any(self._writer.unwritten.values())
            if not unsaved and not typed:
                self.read_only = Trouble("open_elsewhere")
                return
            if len(history) == saved_seq:
                # Drafts alone would count as older than the other window's writes, and not be restored.
                history += tuple(self._dated([ev.StepEntered(self.state.step)]))
        path = self._rescue_folder / f"{self.id[:8]}-{self._holder[:8]}{bundle.ENDING}"
        known = (drafts, self._clock.now(), path, self._key, self._secret)
        self._rescued = rescue(self._log, self.id, history, saved_seq, *known)
        self.read_only = not_written(error, self._rescued)
        if not isinstance(error, Conflict | LeaseLost) and self.read_only.code != "folder_full":
            # To a process with an open file, a disk that was removed and came back is another disk.
            self._engine.dispose()

    def _on_resumed(self) -> None:
        self._failed, self.read_only = False, None
        if self._rescued:
            # It is all in the log now; what cannot be wiped is offered once more, and taken in changes nothing.
            with suppress(OSError):
                wipe(self._rescued)
            self._rescued = None

    def _tell(self) -> None:
        for observer in tuple(self._observers):
            try:
                observer()
            # A window that went away must not stop the saving.
            except Exception:
                self._observers.remove(observer)
