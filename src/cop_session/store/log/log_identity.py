"""Identity of a log: its first event names the session, which lets the digests of the log cover the id as well."""

from collections.abc import Sequence

from cop_session.domain.events import SessionPrepared
from cop_session.store.log.event_codec import decode
from cop_session.store.log.hash_chain import Stored


def named_session(stored: Sequence[Stored]) -> str | None:
    """Return the id of the session in which a log began; None if its first event lacks it, as in version 1."""
    if not stored or stored[0].kind != SessionPrepared.KIND:
        return None
    (prepared,) = decode(stored[:1])
    return prepared.event.session_id or None if isinstance(prepared.event, SessionPrepared) else None


def may_be_of(stored: Sequence[Stored], session_id: str) -> bool:
    """Tell whether a log began in a session, or does not say in which."""
    # It is the last field of the first event, as our programs write it: most need not be read any further.
    first = stored[0].payload if stored else None
    if isinstance(first, bytes) and first.endswith(f'"session_id":"{session_id}"}}'.encode()):
        return True
    return named_session(stored) in (None, session_id)
