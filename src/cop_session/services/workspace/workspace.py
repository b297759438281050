"""One open workspace, in which sessions are listed, found, opened, created, imported, handed over and erased."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self
from weakref import WeakSet

from sqlalchemy.exc import DatabaseError

from cop_session.clock import Clock, SystemClock
from cop_session.documents.document_files import write
from cop_session.domain import events as ev
from cop_session.domain.codes import Scale
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.schedule import STANDARD_LENGTH
from cop_session.domain.state import State
from cop_session.domain.talk_format import TalkFormat
from cop_session.domain.timeline import Timeline
from cop_session.formats import ROUNDTABLE
from cop_session.live import LiveSession
from cop_session.paths import Workspace
from cop_session.services.delivery.delivery import Delivered, Order, deliver, ordered, outlines, text_of
from cop_session.services.delivery.document_set import Edition, numbered
from cop_session.services.prefill.prefill_queries import of_other_pupils
from cop_session.services.prefill.team_transfer import next_start, same_team
from cop_session.services.prefill.third_party_names import Mention, mentions, strangers, words_in, words_of
from cop_session.services.privacy.privacy_service import Custody
from cop_session.services.privacy.session_erasure import finish_erasures
from cop_session.services.sessions.earlier_talks import earlier_talks
from cop_session.services.sessions.new_session import begun_with, first_gesture, follow_up
from cop_session.services.sessions.plan_fingerprint import printed
from cop_session.services.sessions.plan_versions import left_at, number_of
from cop_session.services.sessions.session_import import taken_in
from cop_session.services.sessions.session_queries import Listing
from cop_session.services.training.import_stops import Arrival, take_along
from cop_session.services.training.lesson_list import LessonFiles
from cop_session.services.training.practice_branch import branch
from cop_session.services.training.stop_point_files import LayerFile, in_workspace, pass_on
from cop_session.services.workspace.backup_scheduler import BackupScheduler
from cop_session.services.workspace.health_check import Finding, check_up
from cop_session.services.workspace.reimport_rescued import take_back
from cop_session.services.workspace.without_workspace import make_folders
from cop_session.store.backups.backups import Backups
from cop_session.store.backups.restore_backup import finish, is_there
from cop_session.store.bundles import bundle
from cop_session.store.bundles.import_bundle import Intake, Outcome
from cop_session.store.database.damage import trouble_of
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import open_to_view, reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.index.session_index import Index, Told, nobody
from cop_session.store.log.draft_rows import correct_drafts
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import broken_at
from cop_session.store.log.related_logs import free_id, self_contained
from cop_session.store.log.write_errors import saving
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.services.training.training_copies import Copies

_VIEWED_AFTER: Final = ("folder_read_only", "disk_full", "disk_fails")
"""The troubles after which a workspace can still be opened read-only."""
_NOT_WRITTEN: Final = ("disk_full", "disk_fails", "not_saved", "folder_gone")
"""The troubles after which a session can be looked at."""


class Library(Listing):
    """The sessions of one workspace; safe to use from any thread. The caller that opened it closes it.

    `gone` is how many sessions were on disk once and are not any more, `returned` the rescued sessions that were
    restored, `unconfirmed` which files wait as they would strike lines, `unfinished` why an erasure cannot be finished
    yet, `viewing` why the sessions are read-only.
    """

    def __init__(
        self, workspace: Workspace, clock: Clock, key: Key | None = None, viewing: Trouble | None = None
    ) -> None:
        self.workspace: Final = workspace
        self._clock: Final = clock
        self._key: Final = key
        self.viewing: Final = viewing
        self._engine: Final = (open_to_view if viewing else open_engine)(workspace.database, key)
        self._log: Final = Log(self._engine)
        super().__init__(Index(self._engine), LessonFiles(workspace, key))
        self.gone = 0
        self.unfinished: Trouble | None = None
        self.returned: Sequence[Intake] = ()
        self.unconfirmed: Sequence[Path] = ()
        self._open: Final = WeakSet[LiveSession]()
        self._keeper: Final = BackupScheduler(Backups(workspace.database, key), clock, self._index.rebuild)
        self.custody: Final = Custody(workspace, self._engine, key, clock, self._keeper.touch)

    @classmethod
    def open(
        cls, workspace: Workspace, *, clock: Clock | None = None, key: Key | None = None, told: Told = nobody
    ) -> Self:
        """Open a workspace, creating it if needed, its index brought up to date; `key` is the key from a Vault.

        `told` gets the number of indexed sessions and the total, if the index was behind.

        A workspace that is not writable opens read-only. Raises Trouble: `folder_read_only`, `foreign_store`,
        `locked_store`, `damaged_store`, `newer_store`, `disk_full`, `no_cipher`, `not_saved`, and `missing_store` if
        there are backups and nothing else.
        """
        try:
            return cls._opened(workspace, clock or SystemClock(), key, told)
        except Trouble as trouble:
            if trouble.code not in _VIEWED_AFTER or not is_there(workspace.database):
                raise
            try:
                return cls(workspace, clock or SystemClock(), key, trouble)
            except Trouble as seen:
                # One of an earlier program cannot be looked at before it is migrated: what counts is why it cannot be.
                raise (trouble if seen.code == "folder_read_only" else seen) from seen

    @classmethod
    def _opened(cls, workspace: Workspace, clock: Clock, key: Key | None, told: Told) -> Self:
        make_folders(workspace)
        finish(workspace.database)
        if not is_there(workspace.database) and Backups(workspace.database).generations():
            raise Trouble("missing_store", file=workspace.database)
        library = cls(workspace, clock, key)
        try:
            library.unfinished = finish_erasures(workspace, library._engine, key)
            correct_drafts(library._engine)
            library._index.catch_up_all(told)
            marks = HighWaterMarks(workspace.database)
            marks.take_over_earlier()
            library.gone = marks.gone(library._index.each_id())
            back = take_back(library._engine, workspace.reports, library._begins_here, library._clock.now(), key)
            library.returned, library.unconfirmed = back.taken, back.unconfirmed
            if back.taken:
                library._keeper.touch()
        except Trouble:
            library.close()
            raise
        except DatabaseError as error:
            library.close()
            raise trouble_of(error, workspace.database, key) from error
        return library

    def _begins_here(self, code: str) -> bool:
        return bool(self._index.beginning_with(code, 1))

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects the data on disk."""
        return self._key is not None

    @property
    def unbacked(self) -> Trouble | None:
        """Why the last backup failed, None if it succeeded."""
        return self._keeper.trouble

    def close(self, *, backs_up: bool = True) -> None:
        """Close the database, after the open sessions: their drafts are written to disk first.

        If anything changed since the last backup and it `backs_up`, another one is made.
        """
        for session in tuple(self._open):
            session.close()
        self._keeper.close(backs_up=backs_up)
        self._engine.dispose()

    def flush(self) -> bool:
        """Wait until the text typed in open sessions is on disk or rescued; false if any of it is neither."""
        sessions = tuple(self._open)
        for session in sessions:
            session.flush()
        return all(session.kept for session in sessions)

    def release_memory(self) -> None:
        """Free the memory in which the database caches reads and writes; it is open all the same."""
        self._engine.dispose()

    def read(self, session_id: str) -> Timeline:
        """Return a session's history without opening it.

        Raises Trouble `no_such_session`, and `damaged_session` if its hash chain is broken.
        """
        stored = self._log.stored(session_id)
        if not stored:
            raise Trouble("no_such_session", session=session_id)
        if broken_at(stored) is not None:
            raise Trouble("damaged_session")
        return Timeline(decode(stored))

    def head(self, session_id: str, left_at: int | None = None) -> str:
        """Return the hash prefix in the footer of a plan made of a session now, based on the part that is on disk.

        `left_at` is the seq with which that version was handed out first.
        """
        return printed(self._log.stored(session_id), left_at)

    def stops(self, session_id: str) -> LayerFile:
        """Return the file of a session's trainer layer."""
        return in_workspace(self.workspace, session_id, self._key)

    def open_session(self, session_id: str) -> LiveSession:
        """Open a session to continue it, read-only if another window has it or the disk is not writable.

        Raises Trouble `no_such_session`.
        """
        if not self._log.last_seq(session_id):
            raise Trouble("no_such_session", session=session_id)
        try:
            return self._live(session_id, self.viewing)
        except Trouble as trouble:
            if trouble.code not in _NOT_WRITTEN:
                raise
            return self._live(session_id, trouble)

    def prepare(
        self,
        *,
        locale: str,
        zone: str,
        scale: Scale = Scale.CONDITIONS,
        minutes: int = STANDARD_LENGTH,
        facilitator: str = "",
        follows: str | None = None,
        beside: str | None = None,
        fictional: bool = False,
        talk: TalkFormat = ROUNDTABLE,
    ) -> LiveSession:
        """Create a new session of a format and open it.

        One that `follows` an earlier session is about the same pupil: it begins with that session's details and people.
        One `beside` another is about another pupil: it begins with the school details of that session, and with its
        people except for the pupil's family. Raises Trouble `no_such_session` if that other one does not exist,
        ValueError for `minutes` out of range.
        """
        if self.viewing:
            raise self.viewing
        session_id = free_id(self._engine)
        earlier = begun_with(self.read, follows, beside)
        prepared = ev.SessionPrepared(
            pupil_id=earlier.pupil_id or str(uuid.uuid4()),
            school_id=earlier.school_id or str(uuid.uuid4()),
            locale=locale,
            zone=zone,
            follows=follows,
            scale=scale,
            minutes=minutes,
            fictional=fictional or earlier.fictional,
            session_id=session_id,
        )
        return self._begun(session_id, first_gesture(prepared, earlier, facilitator, talk))

    def _begun(self, session_id: str, gesture: Sequence[ev.Event]) -> LiveSession:
        live = self._live(session_id)
        refused = live.record(*gesture)
        if refused:
            live.close()
            raise ValueError(refused.reason)
        live.earlier = earlier_talks(self.read, live.timeline)
        return live

    def practise(self, session_id: str, position: int) -> LiveSession:
        """Open a practice session that begins with the first `position` events, 1 or more, of another one.

        That other one has to be fictional, a training copy or practice itself. Raises Trouble `no_such_session`,
        `not_for_practice`, `disk_full` or `not_saved`.
        """
        if not self.read(session_id).now.fictional:
            raise Trouble("not_for_practice")
        with saving():
            begun = branch(self._engine, session_id, position)
        self._keeper.touch()
        return self._live(begun)

    def followed(self, session_id: str, today: date) -> State:
        """Return the initial state of the talk that follows this session; raises Trouble `no_such_session`."""
        return follow_up(self.read(session_id).now, today)

    def same_team(self, session_id: str, today: date) -> State:
        """Return the initial state of another pupil's round table with the same team, the next free hour that day.

        Raises Trouble `no_such_session`.
        """
        state = self.read(session_id).now
        planned = self._index.on(state.starts.date()) if state.starts else []
        here = (one for one in planned if one.id != session_id and one.school_id == state.school_id)
        taken = [(one.starts, one.minutes) for one in here if one.starts]
        return same_team(state, next_start(state, taken, today))

    def import_bundle(self, path: Path, agreed: Collection[bytes] = ()) -> Arrival:
        """Import a session from a file, completely or not at all, with the stop-points next to it; return the outcome.

        Raises StrikesUnconfirmed if it strikes lines here whose digests are not among the `agreed`, and Trouble:
        `no_such_file`, `not_a_bundle`, `damaged_bundle`, `newer_store`, `session_in_use`, `disk_full`, `not_saved`.
        """
        if self.viewing:
            raise self.viewing
        place = self.workspace.reports
        found, taken = taken_in(self._engine, place, path, self._clock.now(), self._key, agreed)
        if taken.outcome is Outcome.BRANCHED and self.read(taken.session_id).now.fictional:
            # A newer copy has other names, and so an id of its own.
            pass_on(self.stops(found.session_id), self.stops(taken.session_id), taken.session_id)
        own = self.stops(taken.session_id)
        along = take_along(path, found.session_id, own, lambda: self.read(taken.session_id))
        if taken.outcome is not Outcome.UNCHANGED or taken.struck:
            self._keeper.touch()
        return Arrival(**asdict(taken), along=along)

    @property
    def copies(self) -> "Copies":
        """The training copies of the sessions here."""
        from cop_session.services.training.training_copies import Copies

        return Copies(self, self._key)

    def export_bundle(self, session_id: str, folder: Path | None = None, *, classes: bool = False) -> list[Path]:
        """Write a session with its whole history to a file that another cop-session can import.

        Returns that file, and the file next to it with the stop-points that a trainer made here, if any; the answers of
        `classes` are included on request. Raises Trouble `no_such_session`, `cannot_write`, and `damaged_session` if
        the file could not be imported.
        """
        with reading(self._engine) as connection:
            events = self_contained(connection, session_id)
        if not events:
            raise Trouble("no_such_session", session=session_id)
        content = bundle.portable(session_id, events)
        file = write(folder or self.workspace.exports, short_code(session_id), bundle.ENDING, content)
        return [file, *self.stops(session_id).hand_on(file, classes=classes)]

    def deliver(self, session: LiveSession, order: Order, *, today: date, folder: Path | None = None) -> Delivered:
        """Write the documents of an order for an open session, record the export, and return the result.

        They go to the workspace's exports if no `folder` is given. Raises Trouble as `delivery.deliver` does, or why
        the session is read-only; then nothing was made.
        """
        if session.read_only:
            raise session.read_only
        edition = self._ordered(session, order, today)
        made = deliver(edition, order, folder or self.workspace.exports, session.now)
        if made.recorded:
            session.record(*made.recorded)
        return made

    def hand_over(self, session: LiveSession, order: Order, *, today: date) -> str:
        """Return an order as text, to be pasted elsewhere, and record the export.

        Raises Trouble as `deliver` does, ValueError if the form is not text.
        """
        if session.read_only:
            raise session.read_only
        text, recorded = text_of(self._ordered(session, order, today), order)
        session.record(*recorded)
        return text

    def mentions(self, session_id: str, timeline: Timeline, order: Order, today: date) -> Sequence[Mention]:
        """Return the passages in the documents of an order that a user should read once more before export.

        Raises Trouble `not_saved` if the database is locked.
        """
        state = timeline.now
        before = earlier_talks(self.read, timeline)
        number = number_of(timeline, before)
        found = list(outlines(Edition(timeline, session_id, number=number, today=today, earlier=before), order))
        with saving():
            others = of_other_pupils(self._index, state, words_in(found), words_of(state), session_id)
        return mentions(found, state, strangers(state, others))

    def check_up(self, told: Told = nobody) -> Sequence[Finding]:
        """Check whether the workspace is whole and private; `told` gets the progress.

        Raises Trouble if the disk is not writable.
        """
        with saving(self.workspace.sessions):
            return list(check_up(self.workspace, self._engine, self._key, told))

    def _ordered(self, session: LiveSession, order: Order, today: date) -> Edition:
        session.flush()
        before = earlier_talks(self.read, session.timeline)
        version = left_at(session.timeline, numbered(session.timeline, draft=order.draft, earlier=before))
        head = self.head(session.id, version)
        return ordered(session.timeline, session.id, order, today, head, self.workspace.reports, before)

    def _live(self, session_id: str, viewing: Trouble | None = None) -> LiveSession:
        with saving():
            live = LiveSession(
                self._engine,
                session_id,
                clock=self._clock,
                rescue_folder=self.workspace.reports,
                key=self._key,
                viewing=viewing,
            )
        # In the caller's thread, for the screen's own asks for the last state at once.
        live.earlier = earlier_talks(self.read, live.timeline)
        self._open.add(live)
        live.subscribe(self._keeper.touch)
        return live
