"""Trouble with the workspace, through the real program: one clear sentence, nothing lost, no traceback."""

import os
import sqlite3
import stat
from collections.abc import Callable

import pytest

from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from tests.terminal.before import files_at_most, without_privileges
from tests.terminal.conftest import Starts, no_more_room

SAID = "Om rustig te kunnen starten"
READ_ONLY = "alleen lezen"


def read_only(workspace: Workspace) -> None:
    for path in (*workspace.sessions.iterdir(), workspace.sessions, workspace.root):
        path.chmod(0o500 if path.is_dir() else 0o400)


def headless(workspace: Workspace) -> None:
    with workspace.database.open("r+b") as file:
        file.write(b"geen databank meer, na een val van de laptop")


def holed(workspace: Workspace) -> None:
    """Whatever was not in the first page is gone."""
    with workspace.database.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


def foreign(workspace: Workspace) -> None:
    workspace.database.unlink()
    with sqlite3.connect(workspace.database) as other:
        other.execute("CREATE TABLE leerling (naam)")
    other.close()


def newer(workspace: Workspace) -> None:
    with sqlite3.connect(workspace.database) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    later.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (read_only, ("niets bewaard", "andere map")),
        (headless, ("beschadigd", "terugzetten")),
        (holed, ("beschadigd", "kopie")),
        (foreign, ("beschadigd", "terugzetten")),
        (newer, ("nieuwere cop-session", "Werk")),
    ],
)
def test_a_workspace_that_cannot_be_opened(
    start: Starts, workspace: Workspace, spoil: Callable[[Workspace], None], words: tuple[str, str]
) -> None:
    spoil(workspace)
    before = workspace.database.read_bytes()
    terminal = start(before=without_privileges)
    terminal.wait_for(*words)
    terminal.type("\x11")
    assert terminal.wait() == 0
    assert terminal.is_restored
    assert b"Traceback" not in terminal.output
    assert workspace.database.read_bytes() == before


def test_a_disk_that_fills_up_while_somebody_types(start_at_table: Starts, workspace: Workspace) -> None:
    # So small a write-ahead log holds a few gestures and no more.
    terminal = start_at_table(before=files_at_most(64_000))
    sentences = [f"Zin {number:02} helpt" for number in range(40)]
    with no_more_room(workspace):
        for sentence in sentences:
            terminal.type(f"{sentence}\r")
            terminal.settle()
            if READ_ONLY in terminal.text:
                break
        terminal.wait_for(READ_ONLY)
        terminal.type("naschrift")
        terminal.wait_for("naschrift")
        terminal.type("\x11")
        assert terminal.wait() == 0
    assert b"Traceback" not in terminal.output
    (rescued,) = workspace.reports.iterdir()
    assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
    library = Library.open(workspace)
    assert not rescued.exists()
    (session,) = (one.id for one in library.sessions())
    live = library.open_session(session)
    kept = "\n".join([*(line.text for line in live.state.of(Kind.NEED)), *live.drafts.values()])
    for typed in (*sentences[: sentences.index(sentence) + 1], "naschrift"):
        assert kept.count(typed) == 1
    live.close()
    library.close()


def test_a_second_opener_reads_along_until_it_goes_on_in_the_place_of_the_first(
    start_at_table: Starts, workspace: Workspace
) -> None:
    first, second = start_at_table(), start_at_table()
    second.wait_for(READ_ONLY, "ander venster", "hier noteren")
    # Before it reads what is typed there: behind words that it shows, these would go on without a blank.
    second.type("iets anders\r")
    second.wait_for("iets anders")
    first.type(f"{SAID}\rEen halve")
    first.wait_for(SAID, "Een halve", "bewaard")
    second.wait_for(SAID)
    second.type("\x1b[15~")
    second.wait_for("Het andere venster kan dan")
    # A key that comes before the question could be read answers nothing.
    second.settle()
    second.type("\r")
    second.wait_for("Een halve iets anders", "bewaard")
    second.type(" zin\r")
    # The first one finds out by itself, and sees what is noted.
    first.wait_for(READ_ONLY, "hier noteren", "Een halve iets anders zin")
    first.type("\x11")
    assert first.wait() == 0
    second.type("\x11")
    assert second.wait() == 0
    library = Library.open(workspace)
    assert (len(library.sessions()), library.returned) == (1, [])
    said = library.read(library.sessions()[0].id).now.of(Kind.NEED)
    assert [line.text for line in said] == [SAID, "Een halve iets anders zin"]
    library.close()


def test_an_unknown_session_is_one_sentence(start: Starts) -> None:
    terminal = start("show", "0000dead")
    assert terminal.wait() == 1
    assert "0000dead" in terminal.text
    assert len(terminal.text.split("\n\n")[0].strip().splitlines()) == 1
    assert b"Traceback" not in terminal.output
