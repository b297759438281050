"""The passphrase from the command line: from a terminal or a descriptor, never from arguments, and never shown."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from getpass import GetPassWarning
from pathlib import Path

import pytest

from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.encryption.key_file import Cost
from tests.cli.conftest import Prompt, Ran
from tests.store.backups.backup_workspaces import everything, filled, lose_key, unlocked, vault_of
from tests.store.encryption.test_conversion_plan import scratched

WORDS = "vier gewone woorden samen"
OTHERS = "heel andere woorden nu"
Told = Callable[..., Ran]


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cop_session.store.encryption.key_file.fitting_cost", lambda: Cost(8, 1, 1))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody will type at the terminal; nobody is there where it is empty."""
    answers: list[str] = []

    def getpass(prompt: str) -> str:
        if not answers:
            raise GetPassWarning("it would be shown")
        assert prompt.endswith(": ")
        return answers.pop(0)

    monkeypatch.setattr("cop_session.cli.terminal.passphrase_prompt.getpass", getpass)
    return answers


@pytest.fixture
def told(cop: Prompt) -> Iterator[Told]:
    """Run a command line with lines on a descriptor."""
    ends = []

    def run(*argv: object, lines: tuple[str, ...]) -> Ran:
        read, write = os.pipe()
        ends.append(read)
        os.write(write, "".join(f"{line}\n" for line in lines).encode())
        os.close(write)
        return cop(*argv, "--passphrase-fd", read)

    yield run
    for end in ends:
        os.close(end)


def test_from_plain_to_encrypted_and_back(cop: Prompt, told: Told, typed: list[str], home: Path, lena: Path) -> None:
    cop("import", lena)
    plain = cop("list").out
    done = told("passphrase", "set", lines=(WORDS,))
    assert done.code == 0
    recovery = re.search(r"^ +((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4})$", done.out, re.MULTILINE)
    assert recovery
    refused = cop("list")
    assert (refused.code, refused.out) == (1, "")
    assert "--passphrase-fd" in refused.err
    assert len(refused.err.splitlines()) == 1
    for words in (WORDS, recovery[1]):
        assert told("list", lines=(words,)) == Ran(0, plain, "")
    wrong = told("list", lines=(WORDS.upper(),))
    assert (wrong.code, wrong.out) == (1, "")
    assert "niet de wachtwoordzin" in wrong.err
    assert "wachtwoordzin beschermt" in told("doctor", lines=(WORDS,)).out
    assert told("passphrase", "change", lines=(WORDS, OTHERS)).code == 0
    assert told("list", lines=(WORDS,)).code == 1
    assert told("list", lines=(OTHERS,)).out == plain
    assert told("passphrase", "recovery", lines=(OTHERS,)).code == 0
    assert told("list", lines=(recovery[1],)).code == 1
    assert told("passphrase", "remove", lines=(OTHERS,)).code == 0
    assert cop("list") == Ran(0, plain, "")
    assert not (home / "sessions" / "cop-session.key").exists()


def test_at_a_terminal_a_new_passphrase_is_asked_for_twice(cop: Prompt, typed: list[str], home: Path) -> None:
    typed += [WORDS, OTHERS]
    assert "niet hetzelfde" in cop("passphrase", "set").err
    assert not (home / "sessions" / "cop-session.key").exists()
    typed += [WORDS, WORDS]
    assert cop("passphrase", "set").code == 0
    typed += [WORDS]
    assert cop("list").code == 0
    assert b"SQLite" not in (home / "sessions" / "cop-session.db").read_bytes()


def test_a_missing_and_a_damaged_key_file_are_told_apart(cop: Prompt, told: Told, home: Path, lena: Path) -> None:
    cop("import", lena)
    told("passphrase", "set", lines=(WORDS,))
    key, database = home / "sessions" / "cop-session.key", home / "sessions" / "cop-session.db"
    whole, before = key.read_bytes(), database.read_bytes()
    lose_key(Workspace(home))
    assert "ontbreekt" in told("list", lines=(WORDS,)).err
    key.write_bytes(whole[:100])
    assert "beschadigd" in told("list", lines=(WORDS,)).err
    assert told("passphrase", "remove", lines=(WORDS,)).code == 1
    assert database.read_bytes() == before
    key.write_bytes(whole)
    assert told("list", lines=(WORDS,)).code == 0


def test_where_there_is_none_there_is_none_to_change_and_a_second_one_is_not_set(cop: Prompt, told: Told) -> None:
    for action in ("change", "recovery", "remove"):
        assert "geen wachtwoordzin" in told("passphrase", action, lines=(WORDS, OTHERS)).err
    assert told("passphrase", "set", lines=("kort",)).code == 1
    assert told("passphrase", "set", lines=(WORDS,)).code == 0
    assert "al een wachtwoordzin" in told("passphrase", "set", lines=(WORDS,)).err


@pytest.mark.parametrize("way", ["set", "remove"])
def test_on_what_is_damaged_or_gone_nothing_changes_and_the_way_out_is_said(
    told: Told, tmp_path: Path, home: Path, way: str
) -> None:
    place = filled(home, encrypted=way == "remove")
    scratched(place.database)
    before = everything(place)
    done = told("passphrase", way, lines=(WORDS,))
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert "cop-session restore" in done.err
    assert everything(place) == before
    place.database.unlink()
    before = everything(place)
    done = told("passphrase", way, lines=(WORDS,))
    assert done.code == 1
    assert "reservekopie" in done.err
    assert everything(place) == before
    lines = (WORDS,) if way == "remove" else ()
    assert told("restore", "1", lines=lines).code == 0
    assert "1e4a0000" in told("list", lines=lines).out


def test_without_the_key_file_encrypted_backups_say_what_is_missing(told: Told, cop: Prompt, home: Path) -> None:
    place = filled(home, encrypted=True)
    key = place.key_file.read_bytes()
    place.database.unlink()
    lose_key(place)
    before = everything(place)
    for refused in (cop("restore", "1"), cop("list"), told("passphrase", "set", lines=(WORDS,))):
        assert refused.code == 1
        assert "ontbreekt" in refused.err
    assert everything(place) == before
    place.key_file.write_bytes(key)
    assert told("restore", "1", lines=(WORDS,)).code == 0
    assert "1e4a0000" in told("list", lines=(WORDS,)).out


def test_beside_a_database_of_another_key_the_backups_can_be_put_back(told: Told, tmp_path: Path, home: Path) -> None:
    place, other = filled(home, encrypted=True), Workspace(tmp_path / "ander")
    other.create()
    vault_of(other).protect(WORDS)
    Library.open(other, key=unlocked(other).key).close()
    shutil.copy(other.database, place.database)
    before = everything(place)
    for action in ("list", "doctor"):
        refused = told(action, lines=(WORDS,))
        assert refused.code == 1
        assert len(refused.err.splitlines()) == 1
    assert told("passphrase", "remove", lines=(WORDS,)).code == 1
    assert everything(place) == before
    assert told("restore", "1", lines=(WORDS,)).code == 0
    assert "1e4a0000" in told("list", lines=(WORDS,)).out


def test_what_stays_behind_a_removed_passphrase_is_said(told: Told, home: Path) -> None:
    place = filled(home, encrypted=True)
    broken = sorted(place.backups.glob("*.db"))[0]
    scratched(broken)
    done = told("passphrase", "remove", lines=(WORDS,))
    assert done.code == 0
    assert str(broken) in done.out
    assert place.key_file.exists()


@pytest.mark.parametrize("weak", ["123456789012", "wachtwoord 2026", "kat kat kat kat", "kort" + "\u200b" * 12])
def test_a_weak_passphrase_is_refused_in_a_sentence(told: Told, home: Path, weak: str) -> None:
    refused = told("passphrase", "set", lines=(weak,))
    assert (refused.code, refused.out) == (1, "")
    assert "woorden" in refused.err
    assert not (home / "sessions" / "cop-session.key").exists()
    told("passphrase", "set", lines=(WORDS,))
    assert told("passphrase", "change", lines=(WORDS, weak)).code == 1
    assert told("list", lines=(WORDS,)).code == 0


def test_the_rule_is_told_before_at_a_terminal(cop: Prompt, typed: list[str]) -> None:
    typed += [WORDS, WORDS]
    assert "Minstens 12 tekens" in cop("passphrase", "set").out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sessions without a terminal")
def test_without_a_terminal_it_is_one_sentence(told: Told, home: Path) -> None:
    told("passphrase", "set", lines=(WORDS,))
    done = subprocess.run(
        [sys.executable, "-m", "cop_session", "list"],
        env={**os.environ, "COP_SESSION_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "--passphrase-fd" in done.stderr
