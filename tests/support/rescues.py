"""Files that come to a workspace: what a session left behind, and what was struck elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.store.bundles import bundle
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.log.event_codec import encode

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


def struck_elsewhere(sample: Path, target: Path, number: int) -> Path:
    """Write the session in `sample` as somebody sends it back who struck its first lines; return the file."""
    came = bundle.read(sample)
    lines = [one for one in came.events() if isinstance(one.event, ev.LineNoted)][:number]
    seqs = {seq for one in lines for seq in hanging_on(one.seq, came.events())}
    stored = [one.struck() if one.seq in seqs else one for one in came.stored]
    last = came.events()[-1]
    traces = [
        replace(last, seq=last.seq + place, gesture=last.seq + place, event=ev.LineStruck(one.seq, one.event.kind))
        for place, one in enumerate(lines, 1)
        if isinstance(one.event, ev.LineNoted)
    ]
    target.write_bytes(bundle.dump(came.session_id, [*stored, *encode(traces, stored[-1].digest)]))
    return target
