"""The keyring of the operating system opens the workspace where it was asked to, and only a safe one is asked."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from cop_session.paths import Workspace
from cop_session.store.encryption.key_file import Cost
from cop_session.troubles import Trouble
from cop_session.vault import Vault

WORDS = "vier gewone woorden samen"


class Ring:
    """A keyring in memory."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.asked = 0

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password

    def get_password(self, service: str, name: str) -> str | None:
        self.asked += 1
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


class Plain(Ring):
    """One that writes everything in a file, and likes to be chosen."""

    priority = 9.0


class Shut(Ring):
    """One that stays locked."""

    def set_password(self, service: str, name: str, password: str) -> None:
        raise RuntimeError(f"locked: {password}")

    get_password = set_password  # type: ignore[assignment]  # it refuses all alike


Ring.__module__ = Shut.__module__ = "keyring.backends.SecretService"
Plain.__module__ = "keyrings.alt.file"


def with_rings(monkeypatch: pytest.MonkeyPatch, *rings: Ring) -> None:
    module = ModuleType("keyring.backend")
    module.get_all_keyring = lambda: list(rings)  # type: ignore[attr-defined]  # a module made up here
    monkeypatch.setitem(sys.modules, "keyring", ModuleType("keyring"))
    monkeypatch.setitem(sys.modules, "keyring.backend", module)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path)
    workspace.create()
    Vault(workspace, cost=Cost(8, 1, 1)).protect(WORDS)
    return workspace


def test_it_opens_from_then_on_until_it_forgets(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ring, plain = Ring(), Plain()
    with_rings(monkeypatch, plain, ring)
    assert not Vault(place).recall()
    assert ring.asked == 0
    first = Vault(place, cost=Cost(8, 1, 1))
    first.remember(WORDS)
    assert plain.kept == {}
    second = Vault(place)
    assert second.recall()
    second.verify(WORDS)
    first.change(WORDS, "heel andere woorden nu")
    assert Vault(place).recall()
    first.forget()
    assert ring.kept == {}
    assert not Vault(place).recall()


def test_what_becomes_plain_is_in_no_keyring(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Ring()
    with_rings(monkeypatch, ring)
    vault = Vault(place, cost=Cost(8, 1, 1))
    vault.remember(WORDS)
    assert len(ring.kept) == 1
    vault.expose(WORDS)
    assert ring.kept == {}


@pytest.mark.parametrize("rings", [(), (Plain(),), (Shut(),)], ids=["none", "plain", "shut"])
def test_no_other_keyring_gets_the_key(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, rings: tuple[Ring, ...]
) -> None:
    with_rings(monkeypatch, *rings)
    with pytest.raises(Trouble) as caught:
        Vault(place).remember(WORDS)
    assert caught.value.code == "no_keyring"
    assert all(ring.kept == {} for ring in rings)
    assert not Vault(place).recall()


def test_without_the_package_it_is_one_sentence(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring.backend", None)
    with pytest.raises(Trouble) as caught:
        Vault(place).remember(WORDS)
    assert caught.value.code == "no_keyring"
