"""The privacy duties of a data controller: data subjects can see their sessions, and no session is kept forever."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from cop_session.clock import Clock
from cop_session.documents.document_files import write_folder
from cop_session.domain.codes import Detail
from cop_session.domain.events import DetailSet, PlanExported
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator
from cop_session.live import LiveSession
from cop_session.paths import Workspace
from cop_session.services.privacy.erasure_scope import (
    CarriedOn,
    Erasure,
    Traces,
    must_be_free,
    must_be_wipeable,
    traces_of,
)
from cop_session.services.privacy.handover import handed, must_be_elsewhere
from cop_session.services.privacy.retention import LOCALES, Kept, a_year_longer, kept, past_before
from cop_session.services.privacy.session_erasure import Erased, erase_all
from cop_session.services.privacy.subject_access_copy import SubjectRecord, copies
from cop_session.services.sessions.plan_fingerprint import Printed, histories
from cop_session.services.training.stop_point_files import in_workspace
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import reading
from cop_session.store.database.session_row import IndexEntry
from cop_session.store.erasure import purge_backups
from cop_session.store.erasure.carried_copies import copies_in, lineages_from, must_be_closed
from cop_session.store.index.session_index import Index, Told, nobody
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import Log, rows
from cop_session.store.log.hash_chain import broken_at
from cop_session.store.log.related_logs import must_be_sound, self_contained
from cop_session.summaries import Summary, summary
from cop_session.troubles import Trouble

_ERASED_AT_ONCE: Final = 50
"""How many sessions are erased in one transaction, and then from the backups, each of which is opened for them."""


class Custody:
    """Shows, copies and erases all data about a pupil in one workspace; safe to use from any thread."""

    def __init__(
        self, workspace: Workspace, engine: Engine, key: Key | None, clock: Clock, changed: Callable[[], None]
    ) -> None:
        """`changed` is called after each change."""
        self._workspace: Final = workspace
        self._engine: Final = engine
        self._key: Final = key
        self._clock: Final = clock
        self._changed: Final = changed
        self._log: Final = Log(engine)
        self._index: Final = Index(engine)

    def histories(self, head: str) -> Sequence[Printed]:
        """Return the histories that contain a digest beginning with `head`, as it is printed in a plan."""
        return histories(self._log, head)

    def about(self, session_id: str) -> Sequence[Summary]:
        """Return all sessions about the pupil of one of them, that one first; raises Trouble `no_such_session`.

        Included are sessions about other pupils too, if they name this one among them.
        """
        one = self._entry(session_id)
        return [summary(one), *(summary(each) for each in self._index.about(one.pupil_id) if each.id != session_id)]

    def _entry(self, session_id: str) -> IndexEntry:
        found = self._index.entry(session_id)
        if found is None:
            raise Trouble("no_such_session", session=session_id)
        return found

    def kept(self) -> Sequence[Kept]:
        """Return the retention date of each session about a real child, the earliest first."""
        found = (kept(entry) for batch in self._index.batches() for entry in batch if not entry.fictional)
        return sorted(found, key=lambda one: one.until)

    def due(self, today: date) -> tuple[int, date | None]:
        """Return how many sessions about real children are past the day until which they are kept, and the oldest's."""
        before = {locale: past_before(today, locale) for locale in LOCALES}
        return self._index.past_its_day(today, before, past_before(today, ""))

    def keep(self, session_id: str, until: date) -> None:
        """Set the retention of a session up to and including a day.

        Raises Trouble `no_such_session`, and why it is read-only.
        """
        if not self._log.last_seq(session_id):
            raise Trouble("no_such_session", session=session_id)
        rescue = self._workspace.reports
        live = LiveSession(self._engine, session_id, clock=self._clock, rescue_folder=rescue, key=self._key)
        try:
            live.record(DetailSet(Detail.KEPT_UNTIL, until.isoformat()))
        finally:
            live.close()
        if live.read_only:
            raise live.read_only
        self._changed()

    def keep_longer(self, session_id: str, today: date) -> date:
        """Extend the retention of a session by a year, and return the new date.

        Raises Trouble as `keep`, also for a fictional session.
        """
        entry = self._index.entry(session_id)
        if entry is None or entry.fictional:
            raise Trouble("made_up" if entry else "no_such_session", session=session_id)
        until = a_year_longer(kept(entry).until, today)
        self.keep(session_id, until)
        return until

    def erasure(self, session_id: str, *, pupil: bool = False) -> Erasure:
        """Return the erasure scope of a session, or of all about its `pupil`; raises Trouble `no_such_session`."""
        sessions = self.about(session_id)
        going = sessions if pupil else sessions[:1]
        traces = [self._traces(one.id) for one in going]
        files = [path for one in traces for path in one.documents()]
        left = sum(
            isinstance(one.event, PlanExported)
            for events in self._log.read_some([one.id for one in going], [PlanExported]).values()
            for one in events
        )
        unsure = [path for one in traces for path in one.unsure()]
        unopenable: Sequence[Path] = ()
        # What the disk says of it is said when it is erased.
        with suppress(Trouble):
            unopenable = purge_backups.unopenable(self._engine, self._key)
        copies = self._copies_of([one.id for one in going])
        return Erasure(going, files, left, len(sessions) - len(going), unsure, unopenable, copies)

    def _copies_of(self, sessions: Sequence[str]) -> Sequence[CarriedOn]:
        """Return how many lines of other sessions came along from these."""
        with reading(self._engine) as connection:
            found = copies_in(connection, lineages_from(connection, sessions))
        others = {one: lines for one, lines in found.items() if one not in sessions}
        for one in others:
            self._index.catch_up(one)
        entries = {one: self._index.entry(one) for one in others}
        return [CarriedOn(summary(entry), len(others[one])) for one, entry in entries.items() if entry]

    def erase(self, *sessions: str, told: Told = nobody, copies_stay: bool = False) -> Erased:
        """Erase sessions permanently: from database and backups, with their rescue files, stop-points and documents.

        Their lines are struck in later talks, unless `copies_stay`. They are erased in groups. `told` gets the number
        of erased sessions and the total after each group; an exception from it stops the work, with the other sessions
        unchanged. Raises Trouble `no_such_session`, `cannot_wipe`, and as `erase_all` does; if a later talk is open,
        before any is erased.
        """
        for one in sessions:
            if not self._log.last_seq(one):
                raise Trouble("no_such_session", session=one)
        must_be_free(self._engine, sessions, self._clock.now())
        if not copies_stay:
            with reading(self._engine) as connection:
                copies = copies_in(connection, lineages_from(connection, sessions))
                must_be_closed(connection, copies, self._clock.now())
        for one in sessions:
            must_be_wipeable(self._traces(one))
        gone: list[Erased] = []
        try:
            for first in range(0, len(sessions), _ERASED_AT_ONCE):
                told(first, len(sessions))
                going = sessions[first : first + _ERASED_AT_ONCE]
                now = self._clock.now()
                gone.append(erase_all(self._workspace, self._engine, self._key, going, now, copies_stay=copies_stay))
        finally:
            self._changed()
        return Erased(all(one.forgotten for one in gone), [path for one in gone for path in one.backups])

    def leaving(self, session_id: str) -> Erasure:
        """Return the scope of the erasure here of a session that is handed over; its lines stay in later talks.

        Raises Trouble if it cannot be: `no_such_session`, `session_in_use`, `damaged_session`, `words_missing`, and
        `still_typed` if there are drafts, which would be in no file.
        """
        going = self.erasure(session_id)
        must_be_free(self._engine, [session_id], self._clock.now())
        with reading(self._engine) as connection:
            must_be_sound(connection, session_id, rows(connection, session_id))
        if self._log.drafts(session_id):
            raise Trouble("still_typed")
        return replace(going, copies=())

    def hand_over(self, session_id: str, folder: Path) -> tuple[Path, Erased]:
        """Write a session to a file in `folder`, read it back, and erase the session here.

        Returns the file, and the result of `erase`. Raises Trouble as `leaving` does, `handed_over_here`,
        `temporary_folder`, `cannot_write` and `not_handed_over` with nothing changed here, `not_erased` if the file
        exists and the session is still here, `half_handed_over` if the next start is to finish the erasure.
        """
        self.leaving(session_id)
        must_be_elsewhere(self._workspace, folder)
        with reading(self._engine) as connection:
            last, stored = len(rows(connection, session_id)), self_contained(connection, session_id)
        file = handed(session_id, stored, in_workspace(self._workspace, session_id, self._key), folder)
        try:
            if self._log.last_seq(session_id) != last:
                raise Trouble("session_in_use")
            return file, self.erase(session_id, copies_stay=True)
        except Trouble as trouble:
            if trouble.code == "half_erased":
                raise Trouble("half_handed_over", file=file, left=trouble.names["file"]) from trouble
            raise Trouble("not_erased", file=file) from trouble

    def copy_about(
        self, session_id: str, *, folder: Path | None, today: date, t: Translator, told: Told = nobody
    ) -> Path:
        """Write all data about the pupil of a session to a new folder in `folder`, and return that.

        It goes to the workspace's exports if no `folder` is given. `told` gets how many of the sessions are copied,
        before each; an exception from it stops the work, with nothing written. Raises Trouble `no_such_session`,
        `cannot_write`, and `damaged_session` if one of them is damaged.
        """
        one = self._entry(session_id)
        sessions = [one, *(each for each in self._index.naming(one.pupil_id) if each.id != session_id)]
        files = copies(self._known_of(sessions, one.pupil_id, told), today, t, self._history)
        stem = f"{t.context('file name', 'access')}-{today.isoformat()}-{short_code(session_id)}"
        return write_folder(folder or self._workspace.exports, stem, files)

    def _traces(self, session_id: str) -> Traces:
        return traces_of(self._workspace, self._engine, session_id, self._key)

    def _known_of(self, sessions: Sequence[IndexEntry], pupil_id: str, told: Told) -> Iterator[SubjectRecord]:
        for done, one in enumerate(sessions):
            told(done, len(sessions))
            yield self._known(one.id, about_others=one.pupil_id != pupil_id)

    def _history(self, session_id: str) -> Timeline:
        stored = self._log.stored(session_id)
        if broken_at(stored) is not None:
            raise Trouble("damaged_session")
        return Timeline(decode(stored))

    def _known(self, session_id: str, *, about_others: bool) -> SubjectRecord:
        stops = in_workspace(self._workspace, session_id, self._key).read()
        stored = self._log.stored(session_id)
        # A broken chain is no faithful copy of a person's words.
        if broken_at(stored) is not None:
            raise Trouble("damaged_session")
        return SubjectRecord(session_id, stored, self._log.drafts(session_id), stops, about_others)
