"""The path of a workspace's database, and the paths of its temporary files during an exchange."""

import os
from dataclasses import dataclass
from pathlib import Path

from cop_session.paths import BACKUPS
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class DatabaseLocation:
    """The paths of a workspace's database, its key file, and in `beside` the other files under the same key."""

    database: Path
    key_file: Path
    beside: tuple[Path, ...]

    @property
    def coming(self) -> Path:
        """The database that is being made."""
        return self.database.with_name(f"{self.database.name}.new")

    @property
    def going(self) -> Path:
        """The database that was replaced."""
        return self.database.with_name(f"{self.database.name}.old")

    @property
    def coming_key(self) -> Path:
        """The key file of the database that is being made."""
        return self.key_file.with_name(f"{self.key_file.name}.new")

    @property
    def key_copy(self) -> Path:
        """The copy of the key file in the backup folder."""
        return self.backups / self.key_file.name

    @property
    def journal(self) -> Path:
        """The journal file, which holds the stage of an exchange of the database."""
        return self.database.with_name(f"{self.database.name}.exchange")

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.database.with_name(BACKUPS)

    def check_backups(self) -> None:
        """Raises Trouble `backups_out_of_reach` if the backup folder is on a missing disk, or is unreadable."""
        must_be_in_reach(self.backups)

    @property
    def leftovers(self) -> list[Path]:
        """The files that an interrupted exchange left next to the database."""
        return [path for path in (self.journal, self.coming, self.going, self.coming_key) if path.exists()]

    @property
    def restored(self) -> Path:
        """The backup that is about to take the place of the database."""
        return restored(self.database)

    @property
    def is_untidy(self) -> bool:
        """Whether an exchange was interrupted here."""
        return bool(self.leftovers) or self.restored.exists()


def must_be_in_reach(backups: Path) -> None:
    """Raises Trouble `backups_out_of_reach` if a folder is on a missing disk, or is unreadable."""
    try:
        os.scandir(backups).close()
    except FileNotFoundError as error:
        if backups.is_symlink():
            raise Trouble("backups_out_of_reach", folder=backups) from error
    except OSError as error:
        raise Trouble("backups_out_of_reach", folder=backups) from error


def restored(database: Path) -> Path:
    """The path of a backup that is about to replace the database at `database`."""
    return database.with_name(f"{database.name}.restored")
