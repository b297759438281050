"""Stale files: the half-written files of killed programs, in the workspace and in the temporary folder."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cop_session.paths import Workspace
from cop_session.store.files.file_lock import alone
from cop_session.temporary_files import (
    UNFINISHED,
    UNFINISHED_DOCUMENT,
    is_own,
    office_folders,
    sweep_unheld,
)

_BACKUP: Final = re.compile(r"\.backup\.[0-9a-f]{8}(?:-wal|-shm|-journal)?")
_RESCUE: Final = re.compile(r"\.[0-9a-f]{8}-[0-9a-f]{1,8}\.cop\.(?:json|sealed)\.[0-9a-f]{8}")


def sweep(workspace: Workspace) -> list[Path]:
    """Wipe the unfinished files of dead writers; return those that cannot be wiped. Files in use stay.

    It looks at a fixed number of folders, not into them.
    """
    left: list[Path] = []
    for path in _unlocked(workspace):
        _sweep(path, left)
    if _named(workspace.backups, _BACKUP):
        # A process that makes or changes a backup locks this folder.
        with alone(workspace.backups) as free:
            for path in _named(workspace.backups, _BACKUP) if free else ():
                _sweep(path, left)
    return left


def _unlocked(workspace: Workspace) -> Iterator[Path]:
    for folder in (workspace.sessions, workspace.stops, workspace.reports):
        yield from _named(folder, UNFINISHED)
    yield from _named(workspace.exports, UNFINISHED_DOCUMENT)
    temporary = Path(tempfile.gettempdir())
    yield from (path for path in _named(temporary, _RESCUE) if is_own(path))
    for folder in (workspace.reports, temporary):
        try:
            yield from office_folders(folder)
        except OSError:
            continue


def _named(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if pattern.fullmatch(path.name)]
    except OSError:
        return []


def _sweep(path: Path, left: list[Path]) -> None:
    try:
        sweep_unheld(path)
    except OSError:
        left.append(path)
