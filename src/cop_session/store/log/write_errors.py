"""The messages to a user about disk errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from cop_session.disk_errors import disk_trouble, sqlite_trouble
from cop_session.store.log.event_log import Conflict
from cop_session.store.log.leases import LeaseLost
from cop_session.troubles import Trouble


@contextmanager
def saving(folder: Path | None = None) -> Iterator[None]:
    """Turn disk errors into one sentence, after which nothing has changed.

    Raises Trouble `disk_full`, `disk_fails`, `not_saved`, and with a `folder` also `folder_read_only`.
    """
    try:
        yield
    except (OperationalError, OSError) as error:
        raise database_trouble(error, folder, Trouble("not_saved")) from error


def database_trouble(error: Exception, folder: Path | None, otherwise: Trouble) -> Trouble:
    """Return the Trouble for a disk error of SQLite or of this program in `folder`, `otherwise` for any other error."""
    if isinstance(error, OSError):
        return disk_trouble(error, otherwise.code, folder=folder, **otherwise.names)
    said = str(error.orig if isinstance(error, DatabaseError) else error)
    if folder is not None:
        return sqlite_trouble(said, folder, otherwise)
    if "disk is full" in said:
        return Trouble("disk_full")
    return Trouble("disk_fails") if "disk I/O" in said else otherwise


def not_written(error: Exception, path: Path | None) -> Trouble:
    """Return why a session is no longer writable, its unsaved events being rescued at `path`, if anywhere."""
    if path is None:
        return Trouble("rescue_failed")
    if isinstance(error, Conflict | LeaseLost):
        return Trouble("written_elsewhere", rescue=path)
    if isinstance(error, Trouble) and error.code == "folder_gone":
        return Trouble("folder_went", rescue=path, **error.names)
    if isinstance(error, Trouble) and error.code == "damaged_store":
        return Trouble("damaged_meanwhile", rescue=path)
    full = isinstance(error, OperationalError) and "full" in str(error.orig)
    return Trouble("folder_full" if full else "write_failed", rescue=path)
