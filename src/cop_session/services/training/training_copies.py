"""Training copies: begun from a session, written once all decisions are made; no key of names is kept."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from cop_session.documents.document_files import write
from cop_session.domain.codes import Detail
from cop_session.domain.events import LineCarried, Recorded, SessionPrepared
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.timeline import Timeline
from cop_session.paths import Workspace
from cop_session.regular_files import read_regular
from cop_session.services.prefill.prefill import PrefillRecord as Recalled
from cop_session.services.training.copy_decisions import LARGEST, as_kept, as_stored
from cop_session.services.training.stop_point_files import OF_COPY
from cop_session.store.bundles import bundle
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import in_form, is_sealed, named, unsealed
from cop_session.store.files.private_files import write_private
from cop_session.store.log.event_codec import encode
from cop_session.training.names.known_names import Entity, KnownName
from cop_session.training.names.known_names import named as named_in
from cop_session.training.redaction.review_questions import ReviewDecision
from cop_session.training.redaction.training_copy import Copy, Leak, NotDecided, copy_of
from cop_session.troubles import Trouble

_SORTS: Final = {Detail.SCHOOL: Entity.SCHOOL, Detail.TOWN: Entity.TOWN, Detail.PARTNERSHIP: Entity.BODY}


class CopiedSessions(Protocol):
    """The sessions of a workspace, as sources of training copies."""

    @property
    def workspace(self) -> Workspace:
        """Where they are."""
        ...

    def read(self, session_id: str) -> Timeline:
        """Return the history of a session; raises Trouble `no_such_session`, `damaged_session`."""
        ...

    def everybody(self, but: str, *, fictional: bool) -> Iterator[Recalled]:
        """Yield the records of all sessions except `but`, fictional ones only if that is `fictional` too; slow."""
        ...


class Copies:
    """Begins training copies of the sessions of a workspace, and writes them once all decisions are made."""

    def __init__(self, sessions: CopiedSessions, key: Key | None) -> None:
        self._sessions: Final = sessions
        self._key: Final = key

    def begin(self, session_id: str) -> Copy:
        """Begin a training copy of a session, with the names in all sessions here, earlier talks in full.

        Slow the first time: it reads every log. Raises Trouble `no_such_session`, or `not_saved` if the database is
        locked.
        """
        timeline = self._sessions.read(session_id)
        everybody = self._sessions.everybody(session_id, fictional=timeline.now.fictional)
        return copy_of(timeline, (*self._named_before(timeline), *names_of(everybody, timeline.now.pupil_id)))

    def _named_before(self, timeline: Timeline) -> Iterator[KnownName]:
        """Yield the names in the earlier talks here from which lines came along."""
        carried = (one.event for one in timeline.events if isinstance(one.event, LineCarried))
        for origin in dict.fromkeys(one.origin for one in carried):
            # What cannot be read tells no names.
            with suppress(Trouble):
                yield from named_in(self._sessions.read(origin).events)

    def decided(self, session_id: str, copy: Copy) -> dict[str, ReviewDecision]:
        """Return the last decisions about a copy of this session, limited to those still required."""
        path = self._kept(session_id)
        try:
            found = read_regular(path, LARGEST + 1)
            return as_kept(unsealed(found, self._key, str(path)) if is_sealed(found) else found, copy.items)
        except (OSError, ValueError, Trouble):
            return {}

    def keep(self, session_id: str, copy: Copy, decisions: Mapping[str, ReviewDecision]) -> None:
        """Store the decisions about a copy of a session, under the workspace's key; raises Trouble `cannot_write`."""
        path = self._kept(session_id)
        try:
            write_private(path, in_form(as_stored(decisions, copy.items), path, self._key))
        except OSError as error:
            raise Trouble("cannot_write", file=path) from error

    def _kept(self, session_id: str) -> Path:
        return named(self._sessions.workspace.stops / f"{session_id}{OF_COPY}", self._key)

    def write(
        self, session_id: str, copy: Copy, decisions: Mapping[str, ReviewDecision], folder: Path | None = None
    ) -> Path:
        """Write a training copy once all decisions are made; raises Trouble as `write_copy` does."""
        return write_copy(self._sessions.workspace, session_id, copy, decisions, folder=folder)


def names_of(others: Iterable[Recalled], pupil_id: str) -> Iterator[KnownName]:
    """Yield the names in other sessions; names in sessions about the same pupil count as near as the session's own."""
    for one in others:
        near = one.pupil_id == pupil_id
        people = (one.pupil, one.details.get(Detail.FACILITATOR, ""), *(who.name for who in (*one.team, *one.family)))
        yield from (KnownName(name, Entity.PERSON, near) for name in people if name)
        for detail, sort in _SORTS.items():
            if name := one.details.get(detail):
                yield KnownName(name, sort, near)


def write_copy(
    workspace: Workspace,
    session_id: str,
    copy: Copy,
    decisions: Mapping[str, ReviewDecision],
    *,
    folder: Path | None = None,
) -> Path:
    """Write the copy of a session to a file that another cop-session can import, and return the file.

    Raises Trouble `not_looked_at` as long as any decision is missing, `copy_leaks` if a real name would be exported,
    `too_large_to_share` and `cannot_write`.
    """
    try:
        events = copy.made(decisions)
    except NotDecided as why:
        raise Trouble("not_looked_at", count=len(why.left)) from None
    except Leak as why:
        raise Trouble("copy_leaks", words=", ".join(f"“{word}”" for word in why.words)) from None
    copy_id = str(uuid.uuid4())
    content = bundle.portable(copy_id, encode(_bound(events, copy_id)))
    if any(real.encode() in content for real in (session_id, *copy.real)):
        raise Trouble("copy_leaks", words=session_id)
    return write(folder or workspace.exports, short_code(copy_id), bundle.ENDING, content)


def _bound(events: Sequence[Recorded], copy_id: str) -> list[Recorded]:
    """Return the events as those of the session with this id."""
    first, *rest = events
    assert isinstance(first.event, SessionPrepared)
    return [replace(first, event=replace(first.event, session_id=copy_id)), *rest]
