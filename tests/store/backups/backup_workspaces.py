"""A workspace with sessions, backups and what lies beside them, plain or behind a passphrase."""

import atexit
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles.bundle import dump
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.key_file import Cost
from cop_session.store.encryption.sealed_files import in_form, named
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.log.event_codec import encode
from cop_session.troubles import Trouble
from cop_session.vault import Vault
from tests.support.strategies import recorded_from

WORDS: Final = "vier gewone woorden samen"
CHEAP: Final = Cost(8, 1, 1)
NOW: Final = datetime(2026, 11, 24, 16, tzinfo=UTC)
SESSION: Final = "00000000-1111-2222-3333-444444444444"


def vault_of(place: Workspace) -> Vault:
    return Vault(place, cost=CHEAP)


def unlocked(place: Workspace, words: str = WORDS) -> Vault:
    vault = vault_of(place)
    vault.unlock(words)
    return vault


def copy_of_key(place: Workspace) -> Path:
    """Where the key file lies with the backups."""
    return DatabaseLocation(place.database, place.key_file, ()).key_copy


def lose_key(place: Workspace) -> None:
    """Take the key file away, there too."""
    for path in (place.key_file, copy_of_key(place)):
        path.unlink(missing_ok=True)


def filled(folder: Path, *, encrypted: bool, backups: int = 2) -> Workspace:
    """Make a workspace with a session, so many backups of it and a rescue."""
    return Workspace(Path(shutil.copytree(_model(encrypted, backups), folder, dirs_exist_ok=True)))


@cache
def _model(encrypted: bool, backups: int) -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    place = Workspace(folder / "werk")
    place.create()
    vault = vault_of(place)
    if encrypted:
        vault.protect(WORDS)
    library = Library.open(place, key=vault.key)
    library.import_bundle(samples() / "lena.cop.json")
    library.close()
    for path in place.backups.glob("*.db"):
        path.unlink()
    for day in range(backups):
        assert Backups(place.database, vault.key).make(NOW - timedelta(days=day))
    rescue = named(place.reports / f"{SESSION[:8]}-1.cop.json", vault.key)
    rescue.write_bytes(in_form(dump(SESSION, encode(recorded_from([])), {"veld": "half"}), rescue, vault.key))
    return place.root


def sessions_in(place: Workspace, key: Key | None) -> list[str]:
    library = Library.open(place, key=key)
    try:
        return [one.id for one in library.sessions()]
    finally:
        library.close()


def whole_backups(place: Workspace, key: Key | None) -> list[str]:
    """The names of the backups that open with a key and hold a session."""
    backups, found = Backups(place.database, key), list[str]()
    for one in backups.generations():
        try:
            held = backups.look_into(one)
        except Trouble:
            continue
        found += [one.path.name] if held else []
    return found


def everything(place: Workspace) -> dict[str, bytes]:
    """Every file of a workspace, but for what SQLite needs to look at a database."""
    files = (path for path in sorted(place.root.rglob("*")) if path.is_file())
    return {str(one.relative_to(place.root)): one.read_bytes() for one in files if not one.name.endswith("-shm")}
