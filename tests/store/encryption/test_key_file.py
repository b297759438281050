"""The key file opens with the passphrase or the recovery key and nothing else, and says which trouble it is in."""

import json
import stat
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cop_session.store.database.database_key import Key
from cop_session.store.encryption.key_file import LEAST, Cost, KeyFile, Lock, fitting_cost
from cop_session.store.encryption.recovery_key import is_recovery_key, new_recovery_key
from cop_session.troubles import Trouble
from tests.support.figures import Figures

CHEAP = Cost(8, 1, 1)
WORDS = "vier gewone woorden éénmaal"


def code(caught: pytest.ExceptionInfo[Trouble]) -> str:
    return caught.value.code


def test_the_passphrase_and_the_recovery_key_give_the_same_key(tmp_path: Path) -> None:
    made, key, recovery = KeyFile.made(WORDS, CHEAP)
    made.write(tmp_path / "cop.key")
    read = KeyFile.read(tmp_path / "cop.key")
    assert read == made
    assert read.opened(WORDS) == key
    assert read.opened("  " + WORDS.replace("é", "e\u0301") + " ") == key
    assert read.opened(recovery) == key
    assert read.opened(recovery.lower().replace("-", " ").replace("0", "o")) == key
    for wrong in (WORDS.upper(), WORDS + "x", "", new_recovery_key(), "\ud800"):
        with pytest.raises(Trouble) as caught:
            read.opened(wrong)
        assert code(caught) == "wrong_passphrase"


def test_it_is_for_its_owner_alone_and_holds_neither_words_nor_key(tmp_path: Path) -> None:
    made, key, recovery = KeyFile.made(WORDS, CHEAP)
    path = tmp_path / "cop.key"
    made.write(path)
    text = path.read_text()
    assert key.raw.hex() not in text
    assert WORDS not in text
    assert recovery not in text
    assert key.raw.hex() not in repr(key)
    assert str(key.raw) not in repr(key)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_passphrase_and_another_recovery_key_leave_the_key_as_it_is() -> None:
    made, key, recovery = KeyFile.made(WORDS, CHEAP)
    changed = made.changed(key, "heel andere woorden", CHEAP)
    assert changed.opened("heel andere woorden") == key
    assert changed.opened(recovery) == key
    renewed, other = changed.recovered(key, CHEAP)
    assert renewed.opened(other) == key
    for file, old in ((changed, WORDS), (renewed, recovery)):
        with pytest.raises(Trouble) as caught:
            file.opened(old)
        assert code(caught) == "wrong_passphrase"


def test_what_is_too_short_is_no_passphrase() -> None:
    with pytest.raises(Trouble) as caught:
        KeyFile.made("kort  woord ", CHEAP)
    assert code(caught) == "short_passphrase"


def test_a_key_file_that_is_not_there_is_another_trouble_than_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "cop.key"
    with pytest.raises(Trouble) as caught:
        KeyFile.read(path)
    assert code(caught) == "key_missing"
    KeyFile.made(WORDS, CHEAP)[0].write(path)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Trouble) as caught:
            KeyFile.read(path)
        assert code(caught) == "damaged_key", whole[at - 5 : at + 5]
    endless = whole.replace(b'"version": 1', b'"version": Infinity')
    assert endless != whole
    for spoilt in (b"", whole[:-40], b"[]", b"null", b"\xff", b"{" * 5000, endless):
        path.write_bytes(spoilt)
        with pytest.raises(Trouble) as caught:
            KeyFile.read(path)
        assert code(caught) == "damaged_key"


@pytest.mark.parametrize(
    "change", [{"memory": 2**30}, {"passes": 10**9}, {"lanes": 0}, {"memory": True}, {"passes": "3"}]
)
def test_a_key_file_cannot_ask_for_more_than_a_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    path = tmp_path / "cop.key"
    KeyFile.made(WORDS, CHEAP)[0].write(path)
    whole = json.loads(path.read_text())
    whole["passphrase"]["cost"] |= change
    path.write_text(json.dumps(whole))
    monkeypatch.setattr("cop_session.store.encryption.key_file._check", lambda _: whole["check"])
    with pytest.raises(Trouble) as caught:
        KeyFile.read(path)
    assert code(caught) == "damaged_key"


@pytest.mark.parametrize(
    "cost",
    [
        Cost(262_145, 1, 1),
        Cost(262_144, 11, 1),
        Cost(131_072, 21, 1),
        Cost(1_048_576, 64, 16),
        Cost(8, 10**6, 1),
        Cost(8, 1, 4),
        Cost(65_536, 3, 5),
        Cost(7, 1, 1),
    ],
)
def test_one_try_takes_at_most_a_few_seconds_and_256_mib(cost: Cost) -> None:
    assert not cost.bearable


@pytest.mark.parametrize("cost", [LEAST._replace(passes=passes) for passes in range(3, 21)] + [CHEAP])
def test_what_this_program_ever_wrote_stays_readable(cost: Cost) -> None:
    assert cost.bearable


def test_parameters_that_were_changed_on_purpose_open_nothing() -> None:
    key = Key(bytes(32), bytes(8))
    lock = Lock.around(key, WORDS, "passphrase", CHEAP)
    assert lock.opened(WORDS, "passphrase", key.id) == key
    assert lock.opened(WORDS, "recovery", key.id) is None
    assert lock.opened(WORDS, "passphrase", bytes([1] * 8)) is None


def test_a_typing_error_in_a_recovery_key_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_bytes", lambda length: bytes(range(length)))
    whole = new_recovery_key()
    assert is_recovery_key(whole)
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    typed = {whole[:at] + letter + whole[at + 1 :] for at in range(len(whole)) for letter in letters} - {whole}
    assert [one for one in typed if is_recovery_key(one)] == []
    assert not is_recovery_key(whole[:-1])
    assert not is_recovery_key("")


@pytest.mark.torture
@pytest.mark.alone
def test_trying_a_passphrase_takes_about_a_second(figures: Figures) -> None:
    cost = fitting_cost()
    made, key, _ = KeyFile.made(WORDS, cost)
    began = time.monotonic()
    assert made.opened(WORDS) == key
    took = time.monotonic() - began
    sizes = {"passes": cost.passes, "lanes": cost.lanes, "MB": cost.memory >> 10}
    figures("passphrases tried", 1, sizes, {"s": took})
    assert 0.3 < took <= 1.5
    assert cost.bearable
    assert cost.memory >= 65_536
    assert cost.passes >= 3
