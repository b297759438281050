"""What every command is carried out with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cop_session.config import Settings, SettingsError
from cop_session.i18n import Translator
from cop_session.paths import Workspace

if TYPE_CHECKING:
    from cop_session.library import Library

DONE: Final = 0
REFUSED: Final = 1
USAGE: Final = 2


@dataclass(frozen=True, slots=True)
class Context:
    """The workspace that was found, its settings and language, and what could not be used of those settings."""

    workspace: Workspace
    settings: Settings
    t: Translator
    troubles: tuple[SettingsError, ...] = ()


@contextmanager
def opened(workspace: Workspace) -> "Iterator[Library]":
    """The library of a workspace, closed afterwards; raises Trouble as `Library.open` does."""
    # Here, because it loads the database.
    from cop_session.library import Library

    library = Library.open(workspace)
    try:
        yield library
    finally:
        library.close()
