"""The backups of a workspace, and the replacement of a damaged database by one of them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cop_session.i18n import Translator
from cop_session.i18n import date_wording as dates
from cop_session.paths import Workspace
from cop_session.store.backups.backup_file import Heads
from cop_session.store.backups.backups import Backup, Backups
from cop_session.store.backups.restore_backup import put_back
from cop_session.store.database.database_key import Key, is_marked
from cop_session.store.files.database_location import must_be_in_reach
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Generation:
    """A backup in the list from which a user chooses.

    `number` is 1 for the newest, `made_at` aware; `sessions` is how many sessions it holds, None if it is damaged.
    """

    number: int
    made_at: datetime
    sessions: int | None


def described(one: Generation, t: Translator) -> str:
    """Return when a backup was made, in local wall time, and how many sessions it holds."""
    made = one.made_at.astimezone()
    when = f"{dates.full_day(t, made.date())}, {made:%H:%M}"
    if one.sessions is None:
        return f"{when}  " + t("not whole")
    return f"{when}  " + t.plural("{n} round table", "{n} round tables", one.sessions)


class Restoring:
    """The backups of a workspace that no program has open; `key` is the key from its Vault."""

    def __init__(self, workspace: Workspace, key: Key | None = None) -> None:
        self._database: Final = workspace.database
        # A plain database of ours with the key of its backups made plain backups too.
        self._backups: Final = Backups(workspace.database, key, plain_too=is_marked(workspace.database))

    def generations(self) -> Sequence[Generation]:
        """Return the existing generations, the newest first; each is opened and verified.

        Raises Trouble `backups_out_of_reach`.
        """
        must_be_in_reach(self._backups.folder)
        bases = dict[Path, Heads]()
        return [
            Generation(number, one.made_at, self._sessions(one, bases))
            for number, one in enumerate(self._backups.generations(), 1)
        ]

    def restore(self, number: int) -> Path | None:
        """Put a generation in the place of the database, and return the folder that keeps the replaced database.

        Raises Trouble: `no_backup` if there is no such generation, `backups_out_of_reach`, `damaged_backup`, `in_use`,
        `not_saved`; then nothing changed.
        """
        must_be_in_reach(self._backups.folder)
        there = self._backups.generations()
        if not 1 <= number <= len(there):
            raise Trouble("no_backup", generation=number) if there else Trouble("no_backups")
        chosen = there[number - 1]
        with self._backups.held():
            self._backups.look_into(chosen)
            with self._backups.assembled(chosen) as whole:
                aside = put_back(self._database, whole, datetime.now(UTC))
        # It holds less than the replaced database, as the user knows.
        with suppress(OSError):
            HighWaterMarks(self._database).clear()
        return aside

    def _sessions(self, backup: Backup, bases: dict[Path, Heads]) -> int | None:
        try:
            return len(self._backups.look_into(backup, bases))
        except Trouble:
            return None
