"""A hidden round through a real terminal: neither its bytes nor the disk hold an answer before it is told."""

from pathlib import Path

from cop_session.domain.codes import Kind
from cop_session.domain.state import State
from cop_session.paths import Workspace
from cop_session.services import Library
from tests.terminal.conftest import Starts
from tests.terminal.driver import Terminal
from tests.terminal.typist import ENTER, ESCAPE, F3, F8

SECRET = "waarom2niet"


def press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.type(key)
        terminal.settle(0.15 if key == ESCAPE else 0.05)


def seen_after(terminal: Terminal, key: str) -> str:
    press(terminal, key)
    return terminal.text


def stored(workspace: Workspace) -> State:
    library = Library.open(workspace)
    try:
        (session,) = library.sessions()
        return library.read(session.id).now
    finally:
        library.close()


def on_disk(workspace: Workspace, words: str) -> list[Path]:
    files = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    # Who sits there can be read, so an answer could.
    assert any(b"Bert" in content for content in files.values())
    return [path for path, content in files.items() if words.encode() in content]


def walk(terminal: Terminal) -> Terminal:
    press(terminal, F3, F3)
    terminal.wait_for("1 van 2", "haalbaar maken")
    return terminal


def test_no_byte_of_an_answer_before_it_is_told(start_at_table: Starts, workspace: Workspace) -> None:
    terminal = walk(start_at_table())
    before = stored(workspace)
    begun = len(terminal.output)
    press(terminal, "u", ENTER)
    terminal.wait_for("Bert: lukt dit?")
    press(terminal, "l")
    seen = {seen_after(terminal, key) for key in "lan"}
    assert len(seen) == 1, "the screen tells what was chosen"
    press(terminal, ENTER, SECRET, ENTER)
    terminal.wait_for("Wie dit doet, heeft geantwoord")
    assert SECRET.encode() not in terminal.output[begun:]
    assert on_disk(workspace, SECRET) == []
    assert stored(workspace).content == before.content

    press(terminal, "t")
    terminal.wait_for("Zo kan het misschien wel:", "✓ bewaard")
    assert SECRET.encode() not in terminal.output[begun:], "the words stay out of what everybody sees"
    after = stored(workspace)
    (answer,) = (one for line in after.of(Kind.ACTION) if line.poll for one in line.poll.answers)
    assert (answer.score, answer.remark) == (0, SECRET)
    press(terminal, F8)
    terminal.wait_gone("Zo kan het misschien wel:")
    terminal.wait_for("✓ bewaard")
    assert stored(workspace).content == before.content


def test_after_a_crash_it_is_asked_again(start_at_table: Starts, workspace: Workspace) -> None:
    terminal = walk(start_at_table())
    press(terminal, "u", ENTER, "n", ENTER, SECRET, ENTER)
    terminal.wait_for("Wie dit doet, heeft geantwoord")
    terminal.kill()
    assert on_disk(workspace, SECRET) == []
    again = start_at_table()
    again.wait_for("1 van 2", "nog te vragen")
    press(again, "u")
    again.wait_for("Geef de laptop aan Bert")
    assert "●" not in again.text
    assert SECRET.encode() not in again.output
