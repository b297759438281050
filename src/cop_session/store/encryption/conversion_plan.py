"""Conversion plan: which files of a workspace change form with its key, and the new form of each of them.

A database or a backup is copied row by row. Every other file is sealed, or unsealed, byte by byte. That includes a
damaged backup: its words are no longer in the clear and no byte of it is lost.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from cop_session.paths import make_private
from cop_session.store.backups.restore_backup import aside_name, kept_aside
from cop_session.store.database.database_key import Key, id_of
from cop_session.store.database.integrity import is_whole
from cop_session.store.encryption.exchange_journal import Swap, digest_of
from cop_session.store.encryption.rekeyed_copy import copy_database, opened
from cop_session.store.encryption.sealed_files import SEALED, is_sealed, named, sealed, unsealed
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.private_files import sync_file, sync_folder
from cop_session.temporary_files import UNFINISHED
from cop_session.troubles import Trouble

_LOGS: Final = ("-wal", "-journal")


class KeyChange(NamedTuple):
    """A change from one key to another; None means no key."""

    before: Key | None
    now: Key | None


def plan(place: DatabaseLocation, change: KeyChange, database_digest: str) -> tuple[Swap, ...]:
    """Return the files that change form, the database first, and make the folders for them.

    Raises OSError, and Trouble `leftovers` if a name is taken.
    """
    found = [*_backups(place, change), *_aside(place, change), *_beside(place, change)]
    others = (Swap(old, target, digest_of(old)) for old, target in found)
    swaps = (Swap(place.database, place.database, database_digest), *others)
    for swap in swaps:
        for path in (swap.coming, *([swap.going] if swap.going != swap.old else [])):
            if path.exists():
                raise Trouble("leftovers", file=path)
    for folder in {swap.target.parent for swap in swaps if not swap.target.parent.exists()}:
        make_private(folder)
        sync_folder(folder.parent)
    return swaps


def make(swap: Swap, change: KeyChange, source: Any | None = None) -> str:
    """Write the new form of a file to its temporary place, synced to disk; return its digest.

    `source` is a connection to the database to copy, if that is already open.
    """
    if source is not None:
        copy_database(source, swap.coming, change.now)
    elif swap.old == swap.target:
        with opened(swap.old, change.before) as backup:
            copy_database(backup, swap.coming, change.now)
    else:
        _write_new(swap.coming, _in_new_form(swap.old, change))
    sync_file(swap.coming)
    return digest_of(swap.coming)


def _backups(place: DatabaseLocation, change: KeyChange) -> Iterator[tuple[Path, Path]]:
    broken = list[Path]()
    for path in _files(place.backups, "*.db"):
        if is_whole(path, change.before):
            yield path, path
        elif change.now and id_of(path) is None:
            broken += [path, *(log for end in _LOGS if (log := path.with_name(path.name + end)).is_file())]
    if change.now:
        broken += [path for folder in place.beside for path in _files(folder, ".*") if UNFINISHED.fullmatch(path.name)]
    if broken:
        folder = place.backups / aside_name(datetime.now(UTC))
        yield from ((path, _free(folder / f"{path.name}{SEALED}")) for path in broken)


def _aside(place: DatabaseLocation, change: KeyChange) -> Iterator[tuple[Path, Path]]:
    for folder in kept_aside(place.database):
        for path in _files(folder, "*"):
            if change.now and not path.name.endswith(SEALED) and id_of(path) is None:
                yield path, _free(path.with_name(f"{path.name}{SEALED}"))
            if change.before and path.name.endswith(SEALED) and _opens(path, change.before):
                yield path, _free(path.with_name(path.name.removesuffix(SEALED)))


def _beside(place: DatabaseLocation, change: KeyChange) -> Iterator[tuple[Path, Path]]:
    for folder in place.beside:
        for path in _files(folder, f"*{SEALED}" if change.before else "*.json"):
            if _opens(path, change.before):
                yield path, _free(named(path, change.now))


def _opens(path: Path, key: Key | None) -> bool:
    """Tell whether a file can change form: a damaged file, or a file of another workspace, stays unchanged."""
    with suppress(Trouble):
        data = path.read_bytes()
        if is_sealed(data):
            unsealed(data, key, path.name)
        return True
    return False


def _in_new_form(path: Path, change: KeyChange) -> bytes:
    data = path.read_bytes()
    plain = unsealed(data, change.before, path.name) if is_sealed(data) else data
    return sealed(plain, change.now) if change.now else plain


def _files(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.glob(pattern)) if path.is_file() and not path.is_symlink()]


def _free(target: Path) -> Path:
    """Return the name, or another one if a file of that name exists."""
    base, dot, end = target.name.partition(".")
    names = (target.with_name(f"{base}-{number}{dot}{end}") for number in range(2, 1_000))
    return target if not target.exists() else next(name for name in names if not name.exists())


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
