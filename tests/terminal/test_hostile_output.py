"""Text that tries to steer the terminal or the program, through the real one: it is text, and nothing else."""

from pathlib import Path

import pytest
from docx import Document

from cop_session.cli import run
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from tests.terminal.conftest import LISTED, sit_down
from tests.terminal.driver import Terminal
from tests.terminal.payloads import (
    ARRIVED,
    CONTROLS,
    FAMILY,
    LETTERS,
    MARKUP,
    PAYLOAD,
    REORDERED,
    hostile_bundle,
    leaks,
)
from tests.terminal.typist import DOWN, ENTER, ESCAPE, F2, RIGHT, TAB

F6, F9, PALETTE = "\x1b[17~", "\x1b[20~", "\x10"


@pytest.fixture
def hostile(tmp_path: Path) -> Workspace:
    """A workspace in which every free text of a whole round table is the payload."""
    workspace = Workspace(tmp_path / "werkmap")
    library = Library.open(workspace)
    library.import_bundle(hostile_bundle(tmp_path / "vreemd.cop.json"))
    library.close()
    return workspace


def press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.type(key)
        # Escape is a key of its own, and not the beginning of one, if nothing follows it at once.
        terminal.settle(0.15 if key == ESCAPE else 0.05)


def leave(terminal: Terminal) -> None:
    terminal.type("\x11")
    assert terminal.wait() == 0
    assert leaks(bytes(terminal.output)) == []
    assert terminal.is_restored


def test_a_session_full_of_it_is_shown_on_every_screen(hostile: Workspace) -> None:
    with Terminal(workspace=hostile.root) as terminal:
        terminal.wait_for(LISTED)
        press(terminal, "t")
        terminal.wait_for(MARKUP)
        press(terminal, "p")
        terminal.wait_for("Esc terug")
        terminal.wait_for(MARKUP)
        press(terminal, ESCAPE)
        terminal.wait_for("a agenda")
        press(terminal, "g")
        terminal.wait_for("Gegevens van het gesprek")
        terminal.wait_for(MARKUP)
        press(terminal, ESCAPE)
        terminal.wait_gone("Gegevens van het gesprek")
        press(terminal, ENTER)
        terminal.wait_for("❯ Afronding")
        terminal.wait_for(MARKUP)
        press(terminal, F2, F2)
        terminal.wait_for("❯ Overlopen")
        press(terminal, RIGHT, TAB, TAB, F2)
        press(terminal, ESCAPE, DOWN, ENTER, ESCAPE, "s", ESCAPE)
        press(terminal, F2, F2, F9, F6)
        terminal.wait_for(MARKUP)
        press(terminal, ESCAPE, PALETTE, ESCAPE, F9, ESCAPE, "x", ESCAPE, "?", ESCAPE)
        leave(terminal)


def test_what_is_typed_and_pasted_is_text(workspace: Workspace) -> None:
    with Terminal(workspace=workspace.root) as terminal:
        terminal.wait_for(LISTED)
        terminal.type("/")
        for field in ("search", "file", "palette"):
            terminal.paste(PAYLOAD)
            terminal.settle()
            press(terminal, ESCAPE, *({"search": (ESCAPE, "i"), "file": (PALETTE,), "palette": ()}[field]))
        sit_down(terminal)
        terminal.paste(PAYLOAD)
        terminal.wait_for(MARKUP)
        press(terminal, ENTER)
        # Typed, an escape sequence is keys: they may do what keys do, and no more.
        terminal.type(PAYLOAD)
        terminal.settle()
        terminal.type(f" {LETTERS}")
        terminal.settle()
        leave(terminal)
    library = Library.open(workspace)
    session = library.sessions()[0].id
    state = library.read(session).now
    pasted, typed = (line.text for line in state.of(Kind.NEED))
    assert pasted == ARRIVED
    assert typed.startswith(MARKUP)
    assert typed.endswith(LETTERS)
    library.close()


def test_it_is_handed_over_as_text(hostile: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = "1e4a"
    env = {"COP_SESSION_HOME": str(hostile.root)}
    for command in (["list"], ["show", session], ["show", session, "--json"]):
        assert run(command, env, tmp_path) == 0
        shown = capsys.readouterr().out
        assert leaks(shown.replace("\n", "").encode("utf-8", "surrogatepass")) == []
    assert run(["export", session, "--format", "text", "--out", str(tmp_path / "uit")], env, tmp_path) == 0
    assert run(["export", session, "--format", "docx", "--out", str(tmp_path / "uit")], env, tmp_path) == 0
    (text,) = (tmp_path / "uit").glob("*.txt")
    (word,) = (tmp_path / "uit").glob("*.docx")
    document = "\n".join(node.text or "" for node in Document(str(word)).element.body.iter() if node.tag.endswith("}t"))
    for found in (text.read_text("utf-8"), document):
        assert MARKUP in found
        assert FAMILY in found
        assert leaks(found.replace("\n", "").encode("utf-8", "surrogatepass")) == []


def test_the_capture_would_show_a_leak() -> None:
    for control in CONTROLS:
        assert leaks(f"gewoon{control}".encode("utf-8", "surrogatepass"))
    assert leaks(REORDERED.encode())
    assert not leaks(f"\x1b[1;31m{LETTERS}\x1b[12;1H".encode())
