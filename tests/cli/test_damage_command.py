"""A damaged database from the command line: one sentence with the way out, whatever was asked for."""

import os
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from cop_session.paths import Workspace
from tests.cli.conftest import Prompt
from tests.services.workspace.test_backup_restore import damage

COMMANDS = {
    "list": ("list",),
    "show": ("show", "1e4a"),
    "export": ("export", "1e4a"),
    "about": ("about", "1e4a"),
    "keep": ("keep",),
    "keep one": ("keep", "1e4a"),
    "erase": ("erase", "1e4a"),
    "copy": ("copy", "1e4a", "--training"),
    "import": ("import", "MILAN"),
    "head": ("doctor", "--head", "1e4a5b"),
}


@pytest.fixture
def used(cop: Prompt, home: Path, lena: Path) -> Workspace:
    """A workspace with a session and a backup of it."""
    cop("import", lena)
    return Workspace(home)


def changed(used: Workspace, statement: str) -> None:
    with closing(sqlcipher3.dbapi2.connect(used.database)) as raw:
        raw.execute(statement)
        raw.commit()


@pytest.mark.parametrize("what", COMMANDS)
def test_each_command_says_in_one_line_how_to_put_a_backup_back(
    cop: Prompt, used: Workspace, milan: Path, what: str
) -> None:
    damage(used.database)
    ran = cop(*(str(milan) if one == "MILAN" else one for one in COMMANDS[what]))
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert "cop-session restore" in ran.err


def test_what_is_damaged_is_not_encrypted(cop: Prompt, used: Workspace) -> None:
    found = damage(used.database)
    read, write = os.pipe()
    os.write(write, b"vier gewone woorden samen\n")
    os.close(write)
    ran = cop("passphrase", "set", "--passphrase-fd", read)
    os.close(read)
    assert (ran.code, ran.out) == (1, "")
    assert "cop-session restore" in ran.err
    assert used.database.read_bytes() == found


HEADERS = {"the mark of whose it is": (68, 4), "the whole beginning": (0, 100), "one bit of the beginning": (5, 1)}


@pytest.mark.parametrize("what", HEADERS)
def test_with_backups_beside_it_what_is_no_database_was_one(cop: Prompt, used: Workspace, what: str) -> None:
    at, length = HEADERS[what]
    data = bytearray(used.database.read_bytes())
    data[at : at + length] = bytes(one ^ 0xFF for one in data[at : at + length])
    used.database.write_bytes(data)
    assert "cop-session restore" in cop("list").err
    assert cop("restore", 1).code == 0
    assert "De Wegwijzer" in cop("list").out


def test_the_doctor_goes_on_where_it_can(cop: Prompt, used: Workspace) -> None:
    damage(used.database)
    ran = cop("doctor")
    assert ran.code == 1
    assert "cop-session restore" in ran.err
    assert str(used.database) in ran.out
    assert "1 reservekopie, en die is in orde." in ran.out
    used.database.unlink()
    ran = cop("doctor")
    assert (ran.code, "cop-session restore" in ran.err) == (1, True)


def test_the_doctor_tells_each_thing_that_is_damaged(cop: Prompt, used: Workspace) -> None:
    changed(used, "UPDATE event SET elapsed_ms = 'x' WHERE seq = 5")
    changed(used, "INSERT INTO draft VALUES ('1e4a', 'need', 'half', 'nu', x'00')")
    ran = cop("doctor")
    assert (ran.code, ran.err) == (1, "")
    outside, half_typed = (line for line in ran.out.splitlines() if line.startswith("  ! "))
    assert "van buitenaf iets veranderd" in outside
    assert "half getypt" in half_typed
    assert "Lena" not in ran.out


@pytest.mark.parametrize("what", ["show", "export", "about", "keep one", "copy"])
def test_a_session_that_was_damaged_says_where_the_backups_are(cop: Prompt, used: Workspace, what: str) -> None:
    changed(used, "UPDATE event SET elapsed_ms = 'x' WHERE seq = 5")
    assert cop("list").code == 0
    ran = cop(*COMMANDS[what])
    assert ran.code == 1
    assert "cop-session restore" in ran.err
