"""The passphrase of a workspace: whether one is required, and the operations on it.

The encryption modules are loaded on first use only, which lets the passphrase screen appear before them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from enum import StrEnum
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cop_session.disk_errors import disk_trouble
from cop_session.i18n import Translator, msgid
from cop_session.paths import Workspace
from cop_session.stale_files import sweep as sweep_stale_files
from cop_session.store.database.database_key import Key, id_of, is_marked, is_plain
from cop_session.store.encryption.passphrase_strength import SHORTEST
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.store.encryption.key_file import Cost, KeyFile


_LOST: Final = ("key_missing", "damaged_key")
"""The troubles of a key file in the place of which its copy may come."""
_RULE: Final = msgid("At least {least} characters. Only digits, one word again and again or “password” do not count.")


def passphrase_rule(t: Translator) -> str:
    """Return the requirements for a new passphrase, shown before it is typed."""
    return t(_RULE, least=SHORTEST)


def key_stays(needing: Sequence[Path], t: Translator) -> str:
    """Return the sentence that names the files for which a key file stays after the passphrase is removed."""
    files = ", ".join(str(path) for path in needing)
    return t("The key file stays, because without it and the passphrase these open no more: {files}", files=files)


class Door(StrEnum):
    """The state of the passphrase in front of the sessions of a workspace."""

    NEW = "new"
    """There is no workspace yet: it can be protected from the beginning."""
    OPEN = "open"
    """There is no passphrase, or nothing to open with one."""
    LOCKED = "locked"
    """A passphrase opens them."""


class Vault:
    """The key of one workspace: `key` holds it once it is opened, and None if the workspace is not encrypted.

    Every method that takes words takes about a second. `cost` is the cost of trying a passphrase; it defaults to the
    cost that suits this machine.
    """

    def __init__(self, workspace: Workspace, *, cost: "Cost | None" = None) -> None:
        self.workspace: Final = workspace
        self.key: Key | None = None
        self._cost: Final = cost
        self._place: Final = DatabaseLocation(
            workspace.database, workspace.key_file, (workspace.reports, workspace.stops)
        )

    @property
    def door(self) -> Door:
        """The state of the passphrase; not to be called while this process has the sessions open."""
        sweep_stale_files(self.workspace)
        if self._place.is_untidy:
            # Here, because it is needed after a power cut at a bad moment only.
            from cop_session.store.backups.restore_backup import finish
            from cop_session.store.encryption.encrypt_database import sweep

            finish(self._place.database)
            sweep(self._place)
        if not self._place.key_file.exists() and self._place.key_copy.exists():
            from cop_session.store.encryption import key_file_backup as key_copy

            key_copy.sweep(self._place)
        has_key_file = self._has_key_file
        # With a key file, a plain database that is not ours may have overwritten ours.
        if is_marked(self._place.database) or (is_plain(self._place.database) and not has_key_file):
            return Door.OPEN
        if has_key_file:
            return Door.LOCKED
        return Door.OPEN if self._has_database or self._backups else Door.NEW

    def check(self) -> None:
        """Raises Trouble `key_missing` or `locked_store` if the sessions do not open with the present `key`."""
        if self.key is not None:
            return
        has_key_file = self._has_key_file
        if id_of(self._place.database) is not None:
            raise Trouble("locked_store") if has_key_file else Trouble("key_missing", file=self._place.key_file)
        if not self._has_database:
            # Set a moment ago, in another window.
            if has_key_file:
                raise Trouble("locked_store")
            self.check_backups()

    @property
    def opens_backups(self) -> bool:
        """Whether the passphrase opens a backup, regardless of the database."""
        return self._has_key_file and any(id_of(path) is not None for path in self._backups)

    def check_backups(self) -> None:
        """Raises Trouble `key_missing` if there are backups and all of them require a key, but none is given."""
        locked = [id_of(path) is not None for path in self._backups]
        if self.key is None and locked and all(locked):
            raise Trouble("key_missing", file=self._place.key_file)

    def unlock(self, words: str) -> None:
        """Open it with the passphrase or the recovery key.

        Raises Trouble: `wrong_passphrase`, `key_missing`, `damaged_key`, `key_of_others`, `newer_store`.
        """
        from cop_session.store.encryption import key_file_backup as key_copy

        key_file, self.key = self._opened(words, backups=True)
        if self._lacks_key_file:
            with suppress(OSError):
                key_copy.put_back(self._place, key_file)
        key_copy.follow(self._place)

    def recall(self) -> bool:
        """Open it with the key in the keyring of the operating system; false if it has no key, or access is refused."""
        from cop_session.store.encryption import os_keyring
        from cop_session.store.encryption.key_file import KeyFile

        try:
            key_file = KeyFile.read(self._place.key_file)
        except Trouble:
            # Typing the passphrase reports the problem.
            return False
        key = os_keyring.recall(key_file.id) if key_file.remembered else None
        if key is not None and id_of(self._place.database) in (None, key.id):
            self.key = key
        return self.key is not None

    def remember(self, present: str) -> None:
        """Have the keyring of the operating system open it too; raises Trouble as `change` does, and `no_keyring`."""
        from cop_session.store.encryption import os_keyring

        with self._in_turn():
            key_file, key = self._opened(present)
            os_keyring.remember(key)
            try:
                self._write(replace(key_file, remembered=True))
            except Trouble:
                if not key_file.remembered:
                    os_keyring.forget(key_file.id)
                raise

    def forget(self) -> None:
        """Take the key out of the keyring.

        Raises Trouble `key_missing`, `damaged_key`, `folder_read_only`, `in_use`.
        """
        from cop_session.store.encryption import os_keyring
        from cop_session.store.encryption.key_file import KeyFile

        with self._in_turn():
            key_file = KeyFile.read(self._place.key_file)
            os_keyring.forget(key_file.id)
            self._write(replace(key_file, remembered=False))

    def verify(self, words: str) -> None:
        """Raises Trouble as `unlock` does if `words` do not open it once more."""
        key = self._opened(words)[1]
        if self.key is None or not compare_digest(key.raw, self.key.raw):
            raise Trouble("wrong_passphrase")

    def protect(self, passphrase: str) -> str:
        """Encrypt the sessions, which no window may have open, or a workspace still empty; return the recovery key.

        Raises Trouble: `short_passphrase`, `weak_passphrase`, `protected_already`, `missing_store` if there are backups
        and nothing else, and as `encrypt` does; then nothing changed.
        """
        from cop_session.store.encryption import key_file_backup as key_copy
        from cop_session.store.encryption.encrypt_database import encrypt
        from cop_session.store.encryption.key_file import KeyFile

        if self.key is not None or self.door is Door.LOCKED:
            raise Trouble("protected_already")
        self.check()
        key_file, key, recovery = KeyFile.made(passphrase, self._cost)
        if not self._has_database:
            self._begin_with(key_file)
        else:
            encrypt(self._place, key_file, key)
            key_copy.follow(self._place)
        self.key = key
        return recovery

    def _begin_with(self, key_file: "KeyFile") -> None:
        """Write the key file of sessions that are still to come; raises Trouble as `protect` does."""
        with self._in_turn():
            if self._place.key_file.exists():
                raise Trouble("protected_already")
            self._place.check_backups()
            if self._backups:
                raise Trouble("missing_store", file=self._place.database)
            self._write(key_file)
            if is_plain(self._place.database):
                # Another window began without one in that very moment; nothing was written with this key.
                self._place.key_file.unlink()
                raise Trouble("in_use")

    def change(self, present: str, passphrase: str) -> None:
        """Lock the same key with another passphrase, at once.

        Raises Trouble as `unlock` does, `short_passphrase`, `weak_passphrase`, `folder_read_only`, and `in_use` if
        another window is changing it.
        """
        with self._in_turn():
            key_file, key = self._opened(present)
            self._write(key_file.changed(key, passphrase, self._cost))

    def recover(self, present: str) -> str:
        """Return a new recovery key, after which the one before opens nothing; raises Trouble as `change` does."""
        with self._in_turn():
            key_file, key = self._opened(present)
            changed, recovery = key_file.recovered(key, self._cost)
            self._write(changed)
        return recovery

    def expose(self, present: str) -> Sequence[Path]:
        """Remove the passphrase: the sessions, which no window may have open, are plain afterwards.

        Returns the files that still require the key file. Raises Trouble as `unlock` and `encrypt` do, `missing_store`
        if there are backups and no database, `key_needed` if there is none and another file needs the key; then nothing
        changed.
        """
        from cop_session.store.encryption import key_file_backup as key_copy
        from cop_session.store.encryption import os_keyring
        from cop_session.store.encryption.encrypt_database import decrypt
        from cop_session.store.encryption.key_usage import needing

        key_file, key = self._opened(present)
        if self._has_database:
            decrypt(self._place, key)
        else:
            self._end_without_database(key.id)
        self.key = None
        if self._place.key_file.exists():
            return needing(self._place, key.id)
        key_copy.sweep(self._place)
        if key_file.remembered:
            os_keyring.forget(key.id)
        return ()

    def _end_without_database(self, id: bytes) -> None:
        from cop_session.store.encryption.key_usage import needing
        from cop_session.store.files.private_files import sync_folder, wipe

        with self._in_turn():
            self._place.check_backups()
            if self._backups:
                raise Trouble("missing_store", file=self._place.database)
            if needed := needing(self._place, id):
                raise Trouble("key_needed", file=needed[0])
            if self._has_database:
                raise Trouble("in_use")
            try:
                wipe(self._place.key_copy)
                self._place.key_file.unlink()
                sync_folder(self._place.key_file.parent)
            except OSError as error:
                raise disk_trouble(error, "folder_read_only", folder=self._place.key_file.parent) from error

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let no other window change the key, or the database it is of, until the end; raises Trouble `in_use`."""
        from cop_session.store.files.file_lock import alone_in_turn

        # An interrupted exchange is settled first: it takes the same lock.
        _ = self.door
        try:
            self.workspace.create()
        except OSError as error:
            raise disk_trouble(error, "folder_read_only", folder=self._place.key_file.parent) from error
        with alone_in_turn(self._place.database.parent):
            yield

    @property
    def _backups(self) -> list[Path]:
        return sorted(self.workspace.backups.glob("*.db"))

    @property
    def _has_database(self) -> bool:
        try:
            return self._place.database.stat().st_size > 0
        except OSError:
            return False

    @property
    def _has_key_file(self) -> bool:
        if self._place.key_file.exists():
            return True
        if not self._place.key_copy.exists():
            return False
        # Here, because hardly ever is it lost.
        from cop_session.store.encryption import key_file_backup as key_copy

        return key_copy.standing_in(self._place) is not None

    @property
    def _lacks_key_file(self) -> bool:
        from cop_session.store.encryption.key_file import KeyFile

        try:
            KeyFile.read(self._place.key_file)
        except Trouble as trouble:
            return trouble.code in _LOST
        return False

    def _key_file(self) -> "KeyFile":
        """Return the key file, or the copy in the backup folder if it is lost.

        Raises Trouble as `KeyFile.read` does.
        """
        from cop_session.store.encryption import key_file_backup as key_copy
        from cop_session.store.encryption.key_file import KeyFile

        try:
            return KeyFile.read(self._place.key_file)
        except Trouble as trouble:
            copy = key_copy.standing_in(self._place) if self.key is None and trouble.code in _LOST else None
            if copy is None:
                raise
            return copy

    def _opened(self, words: str, *, backups: bool = False) -> "tuple[KeyFile, Key]":
        if self.key is None and self.door is not Door.LOCKED and not (backups and self.opens_backups):
            self.check()
            raise Trouble("not_protected")
        key_file = self._key_file()
        # `id_of` is called only while this process has the database closed.
        id = id_of(self._place.database) if self.key is None else self.key.id
        # Where the backups are of this key, it is the database that came from elsewhere: they can take its place.
        if id not in (None, key_file.id) and key_file.id not in map(id_of, self._backups):
            raise Trouble("key_of_others", file=self._place.key_file)
        return key_file, key_file.opened(words)

    def _write(self, key_file: "KeyFile") -> None:
        """Write the key file and read it back, to verify it before the user is told."""
        from cop_session.store.encryption import key_file_backup as key_copy
        from cop_session.store.files.private_files import sync_folder

        try:
            # First, as what opened it before must not open the copy any more once it is told.
            key_copy.write(self._place, key_file)
            key_file.write(self._place.key_file)
            sync_folder(self._place.key_file.parent)
        except OSError as error:
            key_copy.follow(self._place)
            raise disk_trouble(error, "folder_read_only", folder=self._place.key_file.parent) from error
        if key_file.read(self._place.key_file) != key_file:
            raise Trouble("not_saved")
