"""The passphrase of a workspace: whether it takes one, and what is done with it.

What it takes to encrypt is loaded where it is needed only, so that the screen that asks is there before it.
"""

from dataclasses import replace
from enum import StrEnum
from hmac import compare_digest
from typing import TYPE_CHECKING, Final

from cop_session.paths import Workspace
from cop_session.stale_files import sweep as sweep_stale_files
from cop_session.store.place import Place
from cop_session.store.secret import Key, id_of, is_plain
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.store.keyfile import Cost, KeyFile


class Door(StrEnum):
    """What stands before the sessions of a workspace."""

    NEW = "new"
    """There is nothing yet, so that it can be protected from the beginning."""
    OPEN = "open"
    """There is no passphrase, or nothing that one could open."""
    LOCKED = "locked"
    """A passphrase opens them."""


class Vault:
    """The key of one workspace: `key` holds it once it is opened, and None where the workspace is not encrypted.

    Every method that takes words takes about a second. `cost` is what trying a passphrase takes, what fits this
    machine where it is not given.
    """

    def __init__(self, workspace: Workspace, *, cost: "Cost | None" = None) -> None:
        self.workspace: Final = workspace
        self.key: Key | None = None
        self._cost: Final = cost
        self._place: Final = Place(workspace.database, workspace.key_file, (workspace.reports, workspace.stops))

    @property
    def door(self) -> Door:
        """What stands before the sessions; not to be asked while this process has them open."""
        sweep_stale_files(self.workspace)
        if self._place.is_untidy:
            # Here, because it is needed after a power cut at a bad moment only.
            from cop_session.store.aside import finish
            from cop_session.store.convert import sweep

            finish(self._place.database)
            sweep(self._place)
        if is_plain(self._place.database):
            return Door.OPEN
        if self._place.key_file.exists():
            return Door.LOCKED
        return Door.OPEN if self._has_database or any(self.workspace.backups.glob("*.db")) else Door.NEW

    def check(self) -> None:
        """Raises Trouble `key_missing` or `locked_store` where the sessions cannot be opened with the present `key`."""
        if self.key is None and id_of(self._place.database) is not None:
            missing = not self._place.key_file.exists()
            raise Trouble("key_missing", file=self._place.key_file) if missing else Trouble("locked_store")

    def unlock(self, words: str) -> None:
        """Open it with the passphrase or the recovery key.

        Raises Trouble: `wrong_passphrase`, `key_missing`, `damaged_key`, `key_of_others`, `newer_store`.
        """
        self.key = self._opened(words)[1]

    def recall(self) -> bool:
        """Open it with the key in the keyring of the operating system; false where it has none, or may not tell."""
        from cop_session.store import os_keyring
        from cop_session.store.keyfile import KeyFile

        try:
            key_file = KeyFile.read(self._place.key_file)
        except Trouble:
            # Whoever types the passphrase hears what is the matter.
            return False
        key = os_keyring.recall(key_file.id) if key_file.remembered else None
        if key is not None and id_of(self._place.database) in (None, key.id):
            self.key = key
        return self.key is not None

    def remember(self, present: str) -> None:
        """Have the keyring of the operating system open it too; raises Trouble as `unlock` does, and `no_keyring`."""
        from cop_session.store import os_keyring

        key_file, key = self._opened(present)
        os_keyring.remember(key)
        self._write(replace(key_file, remembered=True))

    def forget(self) -> None:
        """Take the key out of the keyring; raises Trouble `key_missing`, `damaged_key`, `folder_read_only`."""
        from cop_session.store import os_keyring
        from cop_session.store.keyfile import KeyFile

        key_file = KeyFile.read(self._place.key_file)
        os_keyring.forget(key_file.id)
        self._write(replace(key_file, remembered=False))

    def verify(self, words: str) -> None:
        """Raises Trouble as `unlock` does where `words` do not open it once more."""
        key = self._opened(words)[1]
        if self.key is None or not compare_digest(key.raw, self.key.raw):
            raise Trouble("wrong_passphrase")

    def protect(self, passphrase: str) -> str:
        """Encrypt the sessions, which nobody may have open, or what will become of them; return the recovery key.

        Raises Trouble: `short_passphrase`, `protected_already`, `in_use`, `disk_full`, `not_saved`; then nothing
        changed.
        """
        from cop_session.store.keyfile import KeyFile

        if self.key is not None or self.door is Door.LOCKED:
            raise Trouble("protected_already")
        key_file, key, recovery = KeyFile.made(passphrase, self._cost)
        if self._has_database:
            from cop_session.store.convert import encrypt

            encrypt(self._place, key_file, key)
        else:
            self._write(key_file)
        self.key = key
        return recovery

    def change(self, present: str, passphrase: str) -> None:
        """Lock the same key with another passphrase, at once; raises Trouble as `unlock` and `protect` do."""
        key_file, key = self._opened(present)
        self._write(key_file.changed(key, passphrase, self._cost))

    def recover(self, present: str) -> str:
        """Return a new recovery key, after which the one before opens nothing; raises Trouble as `change` does."""
        key_file, key = self._opened(present)
        changed, recovery = key_file.recovered(key, self._cost)
        self._write(changed)
        return recovery

    def expose(self, present: str) -> None:
        """Take the passphrase away: the sessions, which nobody may have open, are plain afterwards.

        Raises Trouble as `unlock` and `protect` do; then nothing changed.
        """
        from cop_session.store.convert import decrypt

        key_file, key = self._opened(present)
        if key_file.remembered:
            self.forget()
        if self._has_database:
            decrypt(self._place, key)
        else:
            self._place.key_file.unlink()
        self.key = None

    @property
    def _has_database(self) -> bool:
        try:
            return self._place.database.stat().st_size > 0
        except OSError:
            return False

    def _opened(self, words: str) -> "tuple[KeyFile, Key]":
        from cop_session.store.keyfile import KeyFile

        if self.key is None and self.door is not Door.LOCKED:
            self.check()
            raise Trouble("not_protected")
        key_file = KeyFile.read(self._place.key_file)
        # Asked only while nobody here has the database open.
        id = id_of(self._place.database) if self.key is None else self.key.id
        if id not in (None, key_file.id):
            raise Trouble("key_of_others", file=self._place.key_file)
        return key_file, key_file.opened(words)

    def _write(self, key_file: "KeyFile") -> None:
        from cop_session.store.files import sync_folder

        try:
            self.workspace.create()
            key_file.write(self._place.key_file)
            sync_folder(self._place.key_file.parent)
        except OSError as error:
            raise Trouble("folder_read_only", folder=self._place.key_file.parent) from error
