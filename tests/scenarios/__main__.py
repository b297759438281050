"""`make samples`: write the round tables as the sample bundles, through the real store, each time the same bytes."""

import os
import tempfile
from pathlib import Path
from random import Random
from unittest.mock import patch

from cop_session.paths import samples
from cop_session.store.bundle import write
from cop_session.store.engine import open_engine
from cop_session.store.log import Log
from tests.scenarios import lena, milan
from tests.scenarios.script import Turn, recorded


def write_samples(folder: Path) -> None:
    """Write both samples into `folder`, over those that were there."""
    write_sample(folder / "lena.cop.json", lena.SESSION_ID, lena.script())
    write_sample(folder / "milan.cop.json", milan.SESSION_ID, milan.script())


def write_sample(path: Path, session_id: str, script: list[Turn]) -> None:
    """Record a script in a store of its own, gesture by gesture, and hand it over as a bundle."""
    # A sample holds no secret, so that its salts may be foreseen; drawn anew they would make another file each time.
    with tempfile.TemporaryDirectory() as folder, patch.object(os, "urandom", Random(session_id).randbytes):
        engine = open_engine(Path(folder) / "sample.db")
        try:
            log = Log(engine)
            events = recorded(script)
            for turn in script:
                at = log.last_seq(session_id)
                log.append(session_id, events[at : at + len(turn.events)], at)
            write(path, session_id, log.stored(session_id))
        finally:
            engine.dispose()
    path.chmod(0o644)


if __name__ == "__main__":
    write_samples(samples())
