"""What a session leaves behind that could not be saved to its end."""

from datetime import UTC, datetime
from pathlib import Path

from cop_session.paths import Workspace
from cop_session.roundtable import events as ev
from cop_session.roundtable.words import Kind
from cop_session.store import bundle
from cop_session.store.codec import encode

AT = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)


def leave(workspace: Workspace, sample: Path, said: str) -> None:
    """Put a rescue in a workspace that holds `sample`: the same session, gone on with and one need further."""
    came = bundle.read(sample)
    seq = len(came.stored)
    more = (
        ev.Recorded(seq + 1, seq + 1, AT, 0, ev.SessionReopened()),
        ev.Recorded(seq + 2, seq + 2, AT, 0, ev.LineNoted(Kind.NEED, said)),
    )
    stored = [*came.stored, *encode(more, came.stored[-1].digest)]
    path = workspace.reports / f"{came.session_id[:8]}-0badcafe.cop.json"
    path.write_bytes(bundle.dump(came.session_id, stored, {}, AT))
