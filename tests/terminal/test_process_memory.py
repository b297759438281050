"""What is left is let go: the words of a session that was closed are not in the memory of the program any more."""

import os
import sys
import time

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.encryption.key_file import Cost
from cop_session.vault import Vault
from tests.support.figures import Figures
from tests.terminal.conftest import PUPIL, SCHOOL, Starts, sit_down
from tests.terminal.driver import COLD, Terminal
from tests.terminal.process_memory import memory_of, words_in_memory

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root sees the memory of a program that dumps none"
)

WORDS = "toermalijn vier gewone woorden"
NOTED, TYPED, HALF = "kanariegeel", "pimpelpaars", "vermiljoen"

PATIENCE = 45.0
"""Seconds within which memory is released; the machine may be busy."""


def with_words(workspace: Workspace) -> None:
    """Note 300 lines."""
    library = Library.open(workspace)
    live = library.open_session(library.sessions()[0].id)
    # Home shows the first need.
    live.record(ev.LineNoted(Kind.NEED, "een eerste nood"))
    for number in range(300):
        live.record(ev.LineNoted(Kind.NEED, f"{NOTED} {number} rust in de klas"))
    live.close()
    library.close()


def wait_until_gone(terminal: Terminal, *words: str) -> None:
    """Wait until none of `words` is in the memory of the program."""
    end = time.monotonic() + PATIENCE
    while found := words_in_memory(terminal.process.pid, *words):
        assert time.monotonic() < end, found
        # A program that cannot write what it shows holds on to it.
        while terminal.read(0.2):
            assert time.monotonic() < end, found


@pytest.fixture
def locked(workspace: Workspace) -> Workspace:
    """The workspace, encrypted."""
    with_words(workspace)
    Vault(workspace, cost=Cost(64, 1, 1)).protect(WORDS)
    return workspace


@pytest.mark.torture
def test_neither_words_nor_passphrase_nor_key_are_in_memory_while_it_is_locked(
    start: Starts, locked: Workspace, figures: Figures
) -> None:
    vault = Vault(locked)
    vault.unlock(WORDS)
    assert vault.key is not None
    terminal = start(program=COLD)
    terminal.wait_for("Vergrendeld")
    terminal.type(f"{WORDS}\r")
    sit_down(terminal)
    terminal.type(f"{TYPED} is mooi\r")
    terminal.wait_for(TYPED)
    terminal.type(f"half {HALF}")
    terminal.wait_for(HALF)
    terminal.settle()
    assert vault.key.raw in b"".join(memory_of(terminal.process.pid))
    terminal.type("\x0c")
    terminal.wait_for("Vergrendeld")
    searched = NOTED, TYPED, HALF, PUPIL, SCHOOL, "toermalijn", vault.key.raw.hex()
    wait_until_gone(terminal, *searched)
    assert vault.key.raw not in b"".join(memory_of(terminal.process.pid))
    figures("canaries in memory while it is locked", 1, {"words searched for": len(searched) + 1, "found": 0})
    terminal.type(f"{WORDS}\r")
    terminal.wait_for(f"half {HALF}", "noteer")
    terminal.type("e streep")
    terminal.wait_for(f"half {HALF}e streep")


@pytest.mark.torture
def test_the_words_of_a_session_that_was_left_are_not_in_memory(
    start: Starts, workspace: Workspace, figures: Figures
) -> None:
    with_words(workspace)
    terminal = start(program=COLD)
    sit_down(terminal)
    terminal.wait_for(NOTED)
    terminal.type(f"{TYPED} is mooi\r")
    terminal.wait_for(TYPED)
    terminal.type(f"half {HALF} ")
    terminal.wait_for(HALF)
    terminal.settle()
    assert words_in_memory(terminal.process.pid, NOTED, TYPED, HALF).keys() == {NOTED, TYPED, HALF}
    terminal.type("\x1b[5~")
    terminal.wait_gone("noteer")
    terminal.type("o")
    terminal.wait_gone(TYPED)
    wait_until_gone(terminal, NOTED, TYPED, HALF)
    figures("canaries in memory after a session was left", 1, {"words searched for": 3, "found": 0})
