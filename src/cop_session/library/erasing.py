"""What there is of sessions outside the database, and how all of it goes when they are erased.

`library/erasure` does it in the order that a crash allows.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from cop_session.documents.outline import short_code
from cop_session.library.layers import OF_COPY
from cop_session.paths import Workspace
from cop_session.regular_files import is_regular, wipe
from cop_session.store.bundle import ENDING as BUNDLE
from cop_session.store.engine import reading
from cop_session.store.leases import holder
from cop_session.store.rescue import rescued
from cop_session.store.sealed import SEALED
from cop_session.summaries import Summary
from cop_session.training.files import ENDING
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Erasure:
    """What would go: sessions, and the documents made of them that are still in the workspace.

    `left` is how many documents left the room: what was sent or stored elsewhere stays there. `others` are the other
    sessions about the same pupil, which stay.
    """

    sessions: Sequence[Summary]
    documents: Sequence[Path]
    left: int
    others: int


def documents(workspace: Workspace, session_id: str) -> Iterator[Path]:
    """Yield the files in the workspace's exports that were made of a session, whole deliveries too."""
    ours = _made_of(short_code(session_id))
    for folder, names, files in os.walk(workspace.exports):
        for name in [name for name in names if ours.fullmatch(name)]:
            names.remove(name)
            yield from _below(Path(folder, name))
        yield from (Path(folder, name) for name in files if ours.fullmatch(name))


def kept_beside(workspace: Workspace, session_id: str) -> Iterator[Path]:
    """Yield what the program keeps of a session beside its database.

    A trainer's layer, the id that its copies go by, and what was rescued.
    """
    for kept in (f"{session_id}{ENDING}", f"{session_id}{OF_COPY}"):
        for name in (kept, kept.removesuffix(".json") + SEALED, kept + SEALED):
            if os.path.lexists(workspace.stops / name):
                yield workspace.stops / name
    for folder in (workspace.reports, Path(tempfile.gettempdir())):
        yield from rescued(folder, f"{short_code(session_id)}-")


def must_be_free(engine: Engine, sessions: Iterable[str], now: datetime) -> None:
    """Raise Trouble `session_in_use` where any of these sessions is open; `now` is aware."""
    with reading(engine) as connection:
        if any(holder(connection, one, now) for one in sessions):
            raise Trouble("session_in_use")


def must_be_wipeable(workspace: Workspace, session_id: str) -> None:
    """Raise Trouble `cannot_wipe` where a file of a session cannot be written or removed; nothing is changed."""
    for path in _beside(workspace, session_id):
        writable = os.access(path, os.W_OK) or not is_regular(path)
        if not writable or not os.access(path.parent, os.W_OK | os.X_OK):
            raise Trouble("cannot_wipe", file=path)


def wipe_all(workspace: Workspace, session_id: str) -> list[Path]:
    """Wipe everything that there is of a session outside the database; return what cannot be wiped."""
    left: list[Path] = []
    for path in _beside(workspace, session_id):
        try:
            wipe(path)
        except OSError:
            left.append(path)
    ours = _made_of(short_code(session_id))
    for folder, _, _ in os.walk(workspace.exports, topdown=False):
        inside = Path(folder).relative_to(workspace.exports).parts
        if any(ours.fullmatch(name) for name in inside) and not os.listdir(folder):
            os.rmdir(folder)
    return left


def _beside(workspace: Workspace, session_id: str) -> list[Path]:
    return [*documents(workspace, session_id), *kept_beside(workspace, session_id)]


def _made_of(code: str) -> re.Pattern[str]:
    """Return how documents, deliveries, bundles and what lies beside them are named, half-written ones too."""
    # The names of documents hold no more than one dash at a time.
    mark, tidy = re.escape(code), re.sub("-+", "-", code).strip("-")
    document = rf"\.?[^.]*\d{{4}}-\d\d-\d\d-{tidy}(?:[-.].*)?"
    handed_on = "|".join(map(re.escape, (BUNDLE, ENDING)))
    return re.compile(rf"{document}|{mark}(?:-\d+)?(?:{handed_on})|\.{mark}\b.*\.tmp")


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, links themselves instead of what they lead to."""
    if folder.is_symlink():
        yield folder
        return
    for inside, names, files in os.walk(folder):
        yield from (Path(inside, name) for name in files)
        yield from (Path(inside, name) for name in names if Path(inside, name).is_symlink())
