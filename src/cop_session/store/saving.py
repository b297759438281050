"""What a user hears where the disk refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError

from cop_session.store.leases import LeaseLost
from cop_session.store.log import Conflict
from cop_session.troubles import Trouble


@contextmanager
def saving() -> Iterator[None]:
    """Say in a sentence that the disk refused, after which everything is as it was: `disk_full` or `not_saved`."""
    try:
        yield
    except OperationalError as error:
        raise Trouble("disk_full" if "full" in str(error.orig) else "not_saved") from error


def not_written(error: Exception, path: Path | None) -> Trouble:
    """Return why a session can be written in no more, what was not saved being rescued at `path`, if anywhere."""
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
