"""What a user hears where the disk refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from cop_session.troubles import Trouble


@contextmanager
def saving() -> Iterator[None]:
    """Say in a sentence that the disk refused, after which everything is as it was: `disk_full` or `not_saved`."""
    try:
        yield
    except OperationalError as error:
        raise Trouble("disk_full" if "full" in str(error.orig) else "not_saved") from error
