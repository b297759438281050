"""The keyring of the operating system, provided that it encrypts its contents."""

from contextlib import suppress
from importlib import import_module
from typing import Any, Final

from cop_session.store.database.database_key import KEY_BYTES, Key
from cop_session.troubles import Trouble

_SAFE: Final = (
    "keyring.backends.macOS",
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
"""Others write it in a file, in the open or as good as."""
_SERVICE: Final = "cop-session"


def remember(key: Key) -> None:
    """Keep a key in the keyring; raises Trouble `no_keyring` if there is no trustworthy one."""
    keyring = _keyring()
    if keyring is None:
        raise Trouble("no_keyring")
    try:
        keyring.set_password(_SERVICE, key.id.hex(), key.raw.hex())
    # Each system has errors of its own; that of a keyring that stays locked is one of them.
    except Exception as error:
        raise Trouble("no_keyring") from error


def recall(id: bytes) -> Key | None:
    """Return the key with this id, or None if the keyring lacks it, is missing or stays locked."""
    keyring = _keyring()
    if keyring is not None:
        with suppress(Exception):
            raw = bytes.fromhex(keyring.get_password(_SERVICE, id.hex()) or "")
            return Key(raw, id) if len(raw) == KEY_BYTES else None
    return None


def forget(id: bytes) -> None:
    """Remove a key from the keyring, if it is there."""
    keyring = _keyring()
    if keyring is not None:
        with suppress(Exception):
            keyring.delete_password(_SERVICE, id.hex())


def _keyring() -> Any | None:
    try:
        found = import_module("keyring.backend").get_all_keyring()
    # The package is not installed, or its own search for keyrings fails.
    except Exception:
        return None
    safe = [one for one in found if type(one).__module__ in _SAFE]
    return max(safe, key=lambda one: one.priority, default=None)
