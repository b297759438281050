"""Carried lines in a bundle whose origin was struck here, and copies here of the lines that a bundle strikes."""

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from cop_session.domain.events import LineCarried, LineStruck
from cop_session.domain.fold import fold
from cop_session.store.erasure.carried_copies import Lineage, as_struck
from cop_session.store.index.relations import carried
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import rows
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.redaction_audit import strikes
from cop_session.store.log.related_logs import former_id, renamed

_HERE: Final = text("""
SELECT session_id FROM head WHERE session_id IN (SELECT value FROM json_each(:named))
UNION SELECT origin FROM branch WHERE origin IN (SELECT value FROM json_each(:named))
""")
"""Finds the sessions that are here, under this id or another one."""


def struck_at_their_origin(connection: Connection, theirs: Sequence[Stored], known: int) -> dict[int, LineStruck]:
    """Return by line the strikes of the copies in a log whose origin was struck here; the first `known` are here."""
    carrying = decode([one for one in theirs if one.kind == LineCarried.KIND and one.payload and one.seq > known])
    copies = {one.seq: found for one in carrying if (found := carried(one.event)) is not None}
    named = json.dumps(sorted({one.origin for one in copies.values()}))
    # A file may name any number of talks; of those few are here.
    struck = {one: _struck(connection, one) for one in connection.execute(_HERE, {"named": named}).scalars()}
    gone = [seq for seq, one in copies.items() if one.line in struck.get(one.origin, ())]
    return as_struck(fold(decode(theirs)), carrying, gone) if gone else {}


def copies_that_go(
    connection: Connection, session_id: str, origin: str | None, theirs: Sequence[Stored]
) -> list[Lineage]:
    """Return the copies that go here once a log comes in as a session that branches off from `origin`."""
    lines = frozenset(line for line, _ in strikes(theirs))
    if not lines:
        return []
    former = former_id(connection, session_id, origin, theirs)
    return [Lineage(one, lines) for one in (session_id, former) if one is not None]


def _struck(connection: Connection, origin: str) -> set[int]:
    stored = rows(connection, origin) or rows(connection, renamed(connection, origin))
    return {line for line, _ in strikes(stored)}
