"""The key file: a random key, locked once with the passphrase and once with the recovery key."""

import json
import os
import secrets
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from cop_session.regular_files import NotRegularFile, read_regular
from cop_session.store.database.database_key import ID_BYTES, KEY_BYTES, Key
from cop_session.store.encryption.passphrase_strength import verify_strength
from cop_session.store.encryption.recovery_key import bare, is_recovery_key, new_recovery_key
from cop_session.store.files.private_files import write_private
from cop_session.troubles import Trouble

FORMAT: Final = "cop-session key"
VERSION: Final = 1
LARGEST: Final = 65_536
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_WRAPPED_BYTES: Final = KEY_BYTES + 16
_SECONDS: Final = 0.9
"""How long one passphrase attempt should take, in seconds, on the machine on which the passphrase is set."""
_MOST_PASSES: Final = 20


class Cost(NamedTuple):
    """The cost of trying one passphrase: Argon2id's memory in KiB, its passes and its lanes."""

    memory: int
    passes: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """Whether a key file may ask for this cost: at most 256 MiB and a few seconds, even if it was tampered with."""
        fits = 1 <= self.lanes <= _MOST_LANES and 8 * self.lanes <= self.memory <= _MOST_MEMORY
        return fits and 1 <= self.passes <= _MOST_PASSES and self.memory * self.passes <= LEAST.memory * _MOST_PASSES


LEAST: Final = Cost(131_072, 3, 1)
_MOST_MEMORY: Final = 2 * LEAST.memory
_MOST_LANES: Final = 4


@dataclass(frozen=True, slots=True)
class Lock:
    """The key, locked with a passphrase or with the recovery key."""

    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def around(cls, key: Key, words: str, name: str, cost: Cost) -> Self:
        """Lock `key` with `words`; `name` and `cost` cannot be changed afterwards without its being noticed."""
        # Here and below, because a workspace without a passphrase needs none of it: 7 MB.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        empty = cls(cost, os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES), b"")
        wrapped = AESGCM(empty._derived(words)).encrypt(empty.nonce, key.raw, empty._about(key.id, name))
        return replace(empty, wrapped=wrapped)

    def opened(self, words: str, name: str, id: bytes) -> Key | None:
        """Return the key, or None if `words` do not open this lock."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return Key(AESGCM(self._derived(words)).decrypt(self.nonce, self.wrapped, self._about(id, name)), id)
        except InvalidTag:
            return None

    def _derived(self, words: str) -> bytes:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        memory, passes, lanes = self.cost
        kdf = Argon2id(salt=self.salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory)
        return kdf.derive(words.encode("utf-8", "surrogatepass"))

    def _about(self, id: bytes, name: str) -> bytes:
        return _json([FORMAT, VERSION, id.hex(), name, *self.cost, self.salt.hex()])


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key file of an encrypted database; useless without the passphrase or the recovery key.

    `remembered` tells whether the keyring of the operating system has the key as well.
    """

    id: bytes
    passphrase: Lock
    recovery: Lock
    remembered: bool = False

    @classmethod
    def made(cls, passphrase: str, cost: Cost | None = None) -> tuple[Self, Key, str]:
        """Return a new key file, the new key in it, and its recovery key in groups.

        `cost` defaults to the cost that suits this machine. Raises Trouble as `verify_strength` does.
        """
        key = Key(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(ID_BYTES))
        chosen = cost or fitting_cost()
        recovery = new_recovery_key()
        first = Lock.around(key, _strong(passphrase), "passphrase", chosen)
        return cls(key.id, first, Lock.around(key, bare(recovery), "recovery", chosen)), key, recovery

    def opened(self, words: str) -> Key:
        """Return the key that `words`, passphrase or recovery key, open; raises Trouble `wrong_passphrase`."""
        key = self.recovery.opened(bare(words), "recovery", self.id) if is_recovery_key(words) else None
        key = key or self.passphrase.opened(same(words), "passphrase", self.id)
        if key is None:
            raise Trouble("wrong_passphrase")
        return key

    def changed(self, key: Key, passphrase: str, cost: Cost | None = None) -> Self:
        """Return the file with another passphrase for the same key; raises Trouble as `made` does."""
        lock = Lock.around(key, _strong(passphrase), "passphrase", cost or fitting_cost())
        return replace(self, passphrase=lock)

    def recovered(self, key: Key, cost: Cost | None = None) -> tuple[Self, str]:
        """Return the file with another recovery key, and that key; the former one opens nothing any more."""
        recovery = new_recovery_key()
        return replace(self, recovery=Lock.around(key, bare(recovery), "recovery", cost or fitting_cost())), recovery

    def write(self, path: Path) -> None:
        """Write it whole or not at all, for its owner alone; raises OSError."""
        locks = {name: _portable(getattr(self, name)) for name in _LOCKS}
        body = {"format": FORMAT, "version": VERSION, "id": self.id.hex(), "remembered": self.remembered, **locks}
        write_private(path, json.dumps({**body, "check": _check(body)}, indent=1).encode() + b"\n")

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read it; raises Trouble `key_missing`, `damaged_key`, `newer_store`."""
        try:
            data = read_regular(path, LARGEST)
        except FileNotFoundError as error:
            raise Trouble("key_missing", file=path) from error
        except NotRegularFile as error:
            raise Trouble("not_regular", file=path) from error
        except OSError as error:
            raise Trouble("damaged_key", file=path) from error
        try:
            return cls._parsed(json.loads(data))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Trouble("damaged_key", file=path) from error

    @classmethod
    def _parsed(cls, whole: Any) -> Self:
        check = whole.pop("check")
        if whole["format"] == FORMAT and isinstance(whole["version"], int) and whole["version"] > VERSION:
            raise Trouble("newer_store")
        # No protection against tampering: it distinguishes a damaged file from a wrong passphrase.
        if whole["format"] != FORMAT or check != _check(whole):
            raise ValueError("not as it was written")
        first, second = (_lock(whole[name]) for name in _LOCKS)
        return cls(_bytes(whole["id"], ID_BYTES), first, second, whole["remembered"] is True)


_LOCKS: Final = ("passphrase", "recovery")


def same(words: str) -> str:
    """Return a passphrase as any keyboard would give it."""
    return unicodedata.normalize("NFKC", words).strip()


def fitting_cost() -> Cost:
    """Return the cost that takes about a second on this machine, and never less than `LEAST`."""
    once = Lock(LEAST._replace(passes=1), bytes(_SALT_BYTES), b"", b"")
    # Twice, as the machine may be busy with something else.
    took = min(_seconds(lambda: once._derived("how fast is this machine")) for _ in range(2))
    return LEAST._replace(passes=min(max(LEAST.passes, round(_SECONDS / took)), _MOST_PASSES))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _strong(passphrase: str) -> str:
    words = same(passphrase)
    verify_strength(words)
    return words


def _portable(lock: Lock) -> dict[str, Any]:
    found = asdict(lock)
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in found.items()} | {
        "kdf": "argon2id",
        "cost": lock.cost._asdict(),
    }


def _lock(found: Mapping[str, Any]) -> Lock:
    cost = Cost(**found["cost"])
    if found["kdf"] != "argon2id" or not all(type(one) is int for one in cost) or not cost.bearable:
        raise ValueError("no such lock")
    return Lock(
        cost,
        _bytes(found["salt"], _SALT_BYTES),
        _bytes(found["nonce"], _NONCE_BYTES),
        _bytes(found["wrapped"], _WRAPPED_BYTES),
    )


def _bytes(value: str, length: int) -> bytes:
    found = bytes.fromhex(value)
    if len(found) != length:
        raise ValueError("not that long")
    return found


def _check(body: Mapping[str, Any]) -> str:
    return sha256(_json(body)).hexdigest()


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
