"""What is sealed opens with the key of its workspace, whole or not at all, and is struck like anything else."""

from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.bundles.bundle import dump, read
from cop_session.store.bundles.recovery_bundle import strike_rescued
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import is_sealed, sealed, unsealed
from cop_session.store.log.event_codec import encode
from cop_session.troubles import Trouble
from tests.support.strategies import recorded_from

KEY = Key(bytes(range(32)), bytes(8))
SESSION = "00000000-1111-2222-3333-444444444444"
WORD = "kanarievogel"


def test_it_opens_with_its_own_key_alone() -> None:
    data = sealed(WORD.encode(), KEY)
    assert is_sealed(data)
    assert WORD.encode() not in data
    assert KEY.raw not in data
    assert unsealed(data, KEY, "x") == WORD.encode()
    assert sealed(WORD.encode(), KEY) != data
    for other, code in ((None, "sealed_elsewhere"), (Key(KEY.raw, bytes([1] * 8)), "sealed_elsewhere")):
        with pytest.raises(Trouble) as caught:
            unsealed(data, other, "x")
        assert caught.value.code == code
    with pytest.raises(Trouble) as caught:
        unsealed(data, Key(bytes(32), KEY.id), "x")
    assert caught.value.code == "damaged_bundle"


def test_any_change_is_seen() -> None:
    data = sealed(WORD.encode(), KEY)
    for at in range(len(data)):
        with pytest.raises(Trouble):
            unsealed(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], KEY, "x")
        with pytest.raises(Trouble):
            unsealed(data[:at], KEY, "x")


def test_what_is_struck_goes_from_what_was_rescued_too(tmp_path: Path) -> None:
    stored = encode(recorded_from([(ev.LineNoted(Kind.NEED, f"Een {WORD}"), 0), (ev.LineNoted(Kind.NEED, "rust"), 0)]))
    path = tmp_path / "0000-1111.cop.sealed"
    path.write_bytes(sealed(dump(SESSION, stored, {"line:1": WORD, "veld": "half"}), KEY))
    strike_rescued(tmp_path, lambda _: [1], SESSION[:8].__eq__, KEY)
    came = read(path, KEY)
    assert [one.payload is None for one in came.stored] == [True, False]
    assert came.drafts == {"veld": "half"}
    assert is_sealed(path.read_bytes())
