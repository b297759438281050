"""The destination of a bundle: the session that it names, a branch of that, or another id if short codes clash."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from cop_session.domain.events import LineStruck, Recorded
from cop_session.store.bundles.arriving_copies import copies_that_go, struck_at_their_origin
from cop_session.store.bundles.bundle import Bundle
from cop_session.store.erasure.carried_copies import Copies, Lineage, copies_in
from cop_session.store.erasure.redaction import hanging
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import rows
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.log_identity import named_session
from cop_session.store.log.redaction_audit import strikes, unexplained
from cop_session.store.log.related_logs import branch_id, has_namesake, strikes_nearby, without_struck
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Destination:
    """A session with its existing events (`mine`, as `events`), and the changes that a bundle makes in it.

    `origin` is the session from which it branches off; with `differs` it branches off here. `to_blank` are the seqs
    whose words are removed here, by striking the lines `to_strike`; `lineages` are the copies of struck lines, of which
    `copies` are here. `struck_along` are the carried lines that come in without words, as their origin was struck here.
    """

    session_id: str
    origin: str | None
    mine: Sequence[Stored]
    events: Sequence[Recorded]
    fresh: Sequence[Stored]
    to_strike: Sequence[int]
    to_blank: Sequence[int]
    lineages: Sequence[Lineage]
    copies: Copies
    struck_along: Collection[int]
    differs: bool = False

    @property
    def strikes(self) -> bool:
        """Whether words go that are here."""
        return bool(self.to_blank or self.copies)


def destination(connection: Connection, bundle: Bundle) -> Destination:
    """Follow a bundle from the session that it names to the session it belongs to.

    Raises Trouble `damaged_bundle` if it lacks words that no strike removed, there or here.
    """
    theirs = bundle.stored
    session_id, began = bundle.session_id, named_session(theirs)
    # What went its own way elsewhere says so here too, whatever it is called now.
    origin = began if began != session_id else None
    differs, struck = False, dict[int, LineStruck]()
    while True:
        mine = rows(connection, session_id)
        pairs = zip(mine, theirs, strict=False)
        common = next((place for place, (one, other) in enumerate(pairs) if one.digest != other.digest), None)
        if mine:
            struck = strikes_nearby(connection, session_id, mine, theirs)
        if common is None and (mine or not _is_elsewhere(connection, session_id, theirs)):
            break
        if common is not None:
            origin, differs = session_id, True
        session_id = branch_id(session_id, theirs[common or 0])
    if origin is None and session_id != bundle.session_id:
        origin = bundle.session_id
    if any(seq > len(mine) for seq in unexplained(theirs, struck)):
        raise Trouble("damaged_bundle", file=bundle.name)
    along = struck_at_their_origin(connection, theirs, len(mine))
    fresh = without_struck(theirs, along | ({} if mine else struck))[len(mine) :]
    named = [(line, seq) for line, seq in strikes(theirs) if line <= len(mine)]
    events = decode(mine) if named else ()
    words = _words(named, mine, events)
    to_blank = sorted({seq for seqs in words.values() for seq in seqs})
    lineages = copies_that_go(connection, session_id, origin, theirs)
    copies = copies_in(connection, lineages)
    return Destination(
        session_id, origin, mine, events, fresh, sorted(words), to_blank, lineages, copies, along, differs
    )


def _is_elsewhere(connection: Connection, session_id: str, theirs: Sequence[Stored]) -> bool:
    """Tell whether a session that is not here has another id here: its short code is, or was, that of another one."""
    return has_namesake(connection, session_id) or bool(rows(connection, branch_id(session_id, theirs[0])))


def _words(
    named: Sequence[tuple[int, int]], mine: Sequence[Stored], events: Sequence[Recorded]
) -> Mapping[int, Sequence[int]]:
    """Return by line the words here that belong to it, for the lines `named` by a strike and its seq."""
    about = hanging(events)
    found = {
        line: [one for one in about.get(line, ()) if one < seq and mine[one - 1].payload is not None]
        for line, seq in named
    }
    return {line: seqs for line, seqs in found.items() if seqs}
