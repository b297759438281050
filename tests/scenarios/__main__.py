"""`make samples`: write the round tables as bundles with their stop-points, each time the same bytes."""

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import groupby, starmap
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

from cop_session.domain.events import LineStruck
from cop_session.paths import samples, training
from cop_session.store.bundles.bundle import dump
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.line_strike import strike
from cop_session.store.log.event_log import Log
from cop_session.training.stop_points import stop_point_file as files
from cop_session.training.stop_points.stop_points import Layer, StandIn
from tests.scenarios import ferre, ferre_again, jesse, lena, milan, noor, selam
from tests.scenarios.lessons import LESSONS
from tests.scenarios.script import Script, recorded

Told = tuple[str, Callable[[], Script]]
"""The id of a session, and what tells it."""

SAMPLES: Final[Mapping[str, Told]] = {
    "lena": (lena.SESSION_ID, lena.written),
    "milan": (milan.SESSION_ID, milan.written),
}
TRAINING: Final[Mapping[str, Told]] = {
    "conflict": (ferre.SESSION_ID, ferre.written),
    "evaluatie": (ferre_again.SESSION_ID, ferre_again.written),
    "tolk": (selam.SESSION_ID, selam.written),
    "tweede-keer": (noor.SESSION_ID, noor.written),
    "vlot": (jesse.SESSION_ID, jesse.written),
}
"""A trainer chooses by what there is to learn."""


def write_samples(folder: Path, told: Mapping[str, Told]) -> None:
    """Write round tables into `folder`, over those that were there."""
    folder.mkdir(exist_ok=True)
    for name, (session_id, written) in told.items():
        script = written()
        write_bundle(folder / f"{name}.cop.json", session_id, script)
        stops = folder / f"{name}{files.ENDING}"
        files.write(stops, _layer(name, session_id, script))
        stops.chmod(0o644)


def _layer(name: str, session_id: str, script: Script) -> Layer:
    """Return the stop-points of a script with what is for the trainer, and the words of what is struck in it."""
    lesson = LESSONS[name]
    stops = tuple(
        replace(stop, notes=notes, model=model) for stop, (notes, model) in zip(script.stops, lesson.stops, strict=True)
    )
    return Layer(session_id, stops, lesson.teaches, tuple(starmap(StandIn, script.struck.items())))


def write_bundle(path: Path, session_id: str, script: Script) -> None:
    """Record a script in a store of its own, and hand it over as a bundle."""
    # A sample holds no secret, so that its salts may be foreseen; drawn anew they would make another file each time.
    with tempfile.TemporaryDirectory() as folder, patch.object(os, "urandom", Random(session_id).randbytes):
        engine = open_engine(Path(folder) / "sample.db")
        try:
            log = Log(engine)
            for struck, events in groupby(recorded(script.turns), lambda one: isinstance(one.event, LineStruck)):
                if struck:
                    for one in events:
                        strike(engine, session_id, one)
                else:
                    log.append(session_id, list(events), log.last_seq(session_id))
            path.write_bytes(dump(session_id, log.stored(session_id)))
        finally:
            engine.dispose()
    path.chmod(0o644)


if __name__ == "__main__":
    write_samples(samples(), SAMPLES)
    write_samples(training(), TRAINING)
