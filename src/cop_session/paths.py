"""The folders of cop-session; no other module knows a path."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARKER: Final = ".cop-session"
BACKUPS: Final = "backups"
"""The folder of the backups, in the folder of the database."""

_SYNCED: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "sharepoint": "SharePoint",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "stackstorage": "STACK",
    "syncthing": "Syncthing",
    "box sync": "Box",
    "box-box": "Box",
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that holds one facilitator's sessions and the documents made from them."""

    root: Path

    @property
    def sessions(self) -> Path:
        return self.root / "sessions"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    @property
    def reports(self) -> Path:
        """The folder of rescue files and error reports."""
        return self.root / "reports"

    @property
    def database(self) -> Path:
        return self.sessions / "cop-session.db"

    @property
    def key_file(self) -> Path:
        """Where the key of an encrypted database is locked away."""
        return self.sessions / "cop-session.key"

    @property
    def stops(self) -> Path:
        """Where a trainer's layers on the sessions are."""
        return self.sessions / "stops"

    @property
    def backups(self) -> Path:
        """Where copies of the database are kept."""
        return self.sessions / BACKUPS

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    def create(self) -> None:
        """Make the folders that do not exist yet, readable by their owner alone.

        Folders that exist keep their permissions. Raises OSError on failure.
        """
        self.root.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self.root, self.sessions, self.exports, self.reports):
            make_private(folder)


def make_private(folder: Path, *, parents: bool = False) -> None:
    """Make a folder for its owner alone, and with `parents` its missing parents, as ordinary folders.

    An existing folder stays unchanged. Raises OSError on failure.
    """
    if parents:
        folder.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        from cop_session import acl

        acl.make(folder)
    else:
        folder.mkdir(mode=0o700, exist_ok=True)


def find_workspace(explicit: Path | None, env: Mapping[str, str], cwd: Path) -> Workspace:
    """The workspace to use; nothing is created.

    In this order: `explicit`, COP_SESSION_HOME, the nearest folder from `cwd` upward with the marker, sessions/ and
    exports/, the user's local application data.
    """
    named = explicit or (Path(home) if (home := env.get("COP_SESSION_HOME", "").strip()) else None)
    if named is not None:
        return Workspace((cwd / named.expanduser()).resolve())
    for folder in (cwd, *cwd.parents):
        if (folder / MARKER).is_file() and (folder / "sessions").is_dir() and (folder / "exports").is_dir():
            return Workspace(folder.resolve())
    # Imported here because most starts find their workspace without it.
    from platformdirs import user_data_path

    return Workspace(user_data_path("cop-session", appauthor=False, roaming=False))


def looks_synced(path: Path) -> str | None:
    """The name of the service that seems to copy `path` to other machines, or None.

    Goes by the names of folders, links followed, so it can miss a renamed one.
    """
    for part in reversed((*path.resolve().parts, *path.parts)):
        for sign, service in _SYNCED.items():
            if part.lower().startswith(sign):
                return service
    return None


def samples() -> Path:
    """The folder with the fictional sessions: the repository's own, else the installed copy."""
    package = Path(__file__).parent
    repository = package.parents[1]
    if (repository / MARKER).is_file():
        return repository / "sessions" / "voorbeelden"
    return package / "voorbeelden"


def training() -> Path:
    """The folder with the fictional sessions for a class, each with its stop-points."""
    return samples() / "opleiding"
