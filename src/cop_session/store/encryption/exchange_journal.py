"""Exchange journal: which files replace which others; after a crash it proves which files may be removed."""

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self

from cop_session.regular_files import open_regular, read_regular
from cop_session.store.backups.restore_backup import kept_aside
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.private_files import sync_folder, write_private

_FORMAT: Final = "cop-session exchange 1"
_COMING: Final = ".new"


class ExchangeStage(StrEnum):
    """How far an exchange has come."""

    COPYING = "copying"
    """The new files are being written; the old ones are in their place."""
    EXCHANGING = "exchanging"
    """The new files were verified and are on disk."""
    REPLACED = "replaced"
    """The new files are in their place on disk; the old ones may go."""


@dataclass(frozen=True, slots=True)
class Swap:
    """The file `old`, its replacement at `target`, and the SHA-256 of both; `new_digest` is empty at first."""

    old: Path
    target: Path
    old_digest: str
    new_digest: str = ""

    @property
    def coming(self) -> Path:
        """Where the new file is until it takes its place."""
        return self.target.with_name(f"{self.target.name}{_COMING}")

    @property
    def going(self) -> Path:
        """The path of the old file after the new one replaced it."""
        return self.old.with_name(f"{self.old.name}.old") if self.old == self.target else self.old


@dataclass(frozen=True, slots=True)
class Journal:
    """One exchange, to an encrypted workspace or to a plain one; `key_id` is the id of the key, first the database."""

    encrypts: bool
    key_id: bytes
    swaps: tuple[Swap, ...]
    stage: ExchangeStage = ExchangeStage.COPYING

    def write(self, place: DatabaseLocation) -> None:
        """Write the journal and sync it, replacing an existing one; raises OSError."""
        swaps = [
            [_told(one.old, place), _told(one.target, place), one.old_digest, one.new_digest] for one in self.swaps
        ]
        body = {"format": _FORMAT, "encrypts": self.encrypts, "key": self.key_id.hex(), "swaps": swaps}
        body["stage"] = self.stage.value
        write_private(place.journal, json.dumps({**body, "check": _check(body)}, indent=1).encode())
        sync_folder(place.journal.parent)

    @classmethod
    def read(cls, place: DatabaseLocation) -> Self | None:
        """Return the journal of a database; None if there is none or it is unreliable."""
        try:
            body = json.loads(read_regular(place.journal))
            if body.pop("check") != _check(body) or body["format"] != _FORMAT:
                return None
            swaps = tuple(
                Swap(_found(old, place), _found(target, place), before, now)
                for old, target, before, now in body["swaps"]
            )
            if not swaps or swaps[0].old != place.database or swaps[0].target != place.database:
                return None
            if len({one.target for one in swaps}) < len(swaps) or len({one.old for one in swaps}) < len(swaps):
                return None
            return cls(body["encrypts"] is True, bytes.fromhex(body["key"]), swaps, ExchangeStage(body["stage"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, empty if the file is unreadable.

    Not for a database that this process has open: closing any file releases the locks on it.
    """
    try:
        with open_regular(path) as file:
            digest = sha256()
            while block := file.read(1 << 20):
                digest.update(block)
            return digest.hexdigest()
    except OSError:
        return ""


def _check(body: Any) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _told(path: Path, place: DatabaseLocation) -> str:
    return os.path.relpath(path, place.database.parent).replace(os.sep, "/")


def _found(told: str, place: DatabaseLocation) -> Path:
    """Return the file of a stored path; raises ValueError for any outside the folders of the workspace."""
    path = Path(os.path.normpath(place.database.parent / told))
    folders = (place.database.parent, place.backups, *kept_aside(place.database), *place.beside)
    if path.parent not in map(Path, map(os.path.normpath, folders)):
        raise ValueError("not a file of this workspace")
    return path
