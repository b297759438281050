"""Opens the database: made where there is none, private, and migrated to the present revision after a backup."""

import os
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from cop_session.disk_errors import disk_trouble
from cop_session.paths import make_private
from cop_session.regular_files import is_regular
from cop_session.store.backups.backups import Backups
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import opened
from cop_session.troubles import Trouble


def open_engine(path: Path, key: Key | None = None) -> Engine:
    """Open the database at `path`, made or migrated if needed, encrypted if there is a `key`.

    Before a migration a backup is made. Raises Trouble: `folder_read_only`, `foreign_store` (also for another key),
    `locked_store` if it requires a key, `damaged_store`, `newer_store`, `disk_full`, `no_cipher`, `not_backed_up`,
    `not_saved` if another program keeps it locked or has just replaced it.
    """
    _make_private(path)
    return opened(path, key, lambda engine, revision: _migrate(engine, revision, path, key))


def _make_private(path: Path) -> None:
    """SQLite gives its -wal and -shm the permissions of the database, so these count for all three."""
    if os.path.lexists(path) and not is_regular(path):
        raise Trouble("not_regular", file=path)
    try:
        make_private(path.parent, parents=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise disk_trouble(error, "folder_read_only", folder=path.parent) from error
    if not os.access(path.parent, os.W_OK):
        raise Trouble("folder_read_only", folder=path.parent)


def _migrate(engine: Engine, revision: str, path: Path, key: Key | None) -> None:
    # Imported here because Alembic takes as long to load as the rest of the store, and is seldom needed.
    from cop_session.store.migrations import upgrade

    if revision and Backups(path, key).make(datetime.now(UTC)) is None:
        raise Trouble("not_saved")
    with engine.begin() as connection:
        upgrade(connection)
