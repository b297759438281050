"""Lena's three talks in a workspace: the round table, the evaluation after it, and the good ending."""

from datetime import date
from pathlib import Path

from cop_session.services import Library
from tests.scenarios import lena, lena_again, lena_ends
from tests.scenarios.__main__ import write_bundle
from tests.support.clock import HandClock
from tests.tui.support.house import with_samples, workspace

AFTER = date(2027, 3, 10)
"""The day after the last of them."""
TALKS = (lena.SESSION_ID, lena_again.SESSION_ID, lena_ends.SESSION_ID)


def with_thread(folder: Path) -> None:
    """Make the workspace with the samples and both evaluations of Lena in it."""
    with_samples(folder)
    library = Library.open(workspace(folder), clock=HandClock())
    for told in (lena_again, lena_ends):
        write_bundle(folder / "talk.cop.json", told.SESSION_ID, told.written())
        library.import_bundle(folder / "talk.cop.json")
    library.close()
