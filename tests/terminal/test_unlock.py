"""The passphrase in the real program: nowhere but in the field, and keys typed ahead nowhere but there either."""

import re
import signal
import sys
from pathlib import Path

import pytest

from cop_session.library import Library
from cop_session.paths import Workspace
from cop_session.roundtable.words import Kind
from cop_session.store.keyfile import Cost
from cop_session.vault import Vault
from tests.terminal.conftest import PUPIL, SCHOOL, Starts, sit_down
from tests.terminal.driver import COLD

WORDS = "kanarie vier gewone woorden"
SAID = "Nood aan rust"

BREAKS = """
import sys
from cop_session.vault import Vault

def broken(self, words):
    kept = words
    raise ValueError(f"no {words} {kept}")

Vault.unlock = broken
from cop_session.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def locked(workspace: Workspace) -> Workspace:
    """The workspace with one session, encrypted."""
    Vault(workspace, cost=Cost(64, 1, 1)).protect(WORDS)
    return workspace


def readable(workspace: Workspace, *words: str) -> list[str]:
    """The files of a workspace, and of the folder for temporary ones, in which one of these words can be read."""
    files = [path for path in workspace.root.parent.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in words)]


def test_what_is_typed_before_the_first_frame_is_the_passphrase(start: Starts, locked: Workspace) -> None:
    terminal = start(program=COLD)
    terminal.type("te vroeg\rnn\r")
    terminal.wait_for("Vergrendeld")
    terminal.wait_for("niet de wachtwoordzin")
    # What came while the first one was tried was for nobody.
    assert SCHOOL not in terminal.text
    terminal.type(f"{WORDS}\r")
    sit_down(terminal)
    terminal.type(f"{SAID}\r half ")
    terminal.wait_for(SAID, "half")
    about = Path(f"/proc/{terminal.process.pid}")
    if about.exists():
        assert b"kanarie" not in (about / "cmdline").read_bytes() + (about / "environ").read_bytes()
    terminal.settle()
    assert readable(locked, SAID, SCHOOL, PUPIL, "kanarie") == []
    terminal.kill()
    assert readable(locked, SAID, SCHOOL, PUPIL, "kanarie") == []
    assert b"kanarie" not in terminal.output
    vault = Vault(locked)
    vault.unlock(WORDS)
    library = Library.open(locked, key=vault.key)
    state = library.read(library.sessions()[0].id).now
    library.close()
    assert SAID in [line.text for line in state.of(Kind.NEED)]


def test_an_error_while_unlocking_tells_nothing_of_what_was_typed(start: Starts, locked: Workspace) -> None:
    terminal = start(program=(sys.executable, "-c", BREAKS))
    terminal.wait_for("Vergrendeld")
    terminal.type(f"{WORDS}\r")
    assert terminal.wait() == 1
    assert terminal.is_restored
    code = re.search(rb"\(code ([0-9A-F]{6})\)", terminal.output)
    assert code
    assert b"kanarie" not in terminal.output
    (report,) = locked.reports.glob("report-*")
    assert "ValueError" in report.read_text("utf-8")
    assert readable(locked, "kanarie") == []


def test_what_cannot_be_saved_is_rescued_under_the_same_key(start: Starts, locked: Workspace) -> None:
    def full() -> None:
        import resource

        # So small a write-ahead log holds a few gestures and no more.
        resource.setrlimit(resource.RLIMIT_FSIZE, (96_000, 96_000))

    terminal = start(before=full)
    terminal.wait_for("Vergrendeld")
    terminal.type(f"{WORDS}\r")
    sit_down(terminal)
    for number in range(40):
        terminal.type(f"Zin {number:02} helpt\r")
        terminal.settle()
        if "alleen lezen" in terminal.text:
            break
    terminal.wait_for("alleen lezen", "reports")
    # Left in peace it would go on as soon as there is room again, and put the rescue away.
    terminal.send(signal.SIGKILL)
    terminal.wait()
    assert readable(locked, "helpt", PUPIL) == []
    (rescued,) = locked.reports.glob("*.cop.sealed")
    vault = Vault(locked)
    vault.unlock(WORDS)
    library = Library.open(locked, key=vault.key)
    session = library.import_bundle(rescued).session_id
    live = library.open_session(session)
    kept = [*(line.text for line in live.state.of(Kind.NEED)), *live.drafts.values()]
    live.close()
    library.close()
    assert kept == [f"Zin {one:02} helpt" for one in range(number + 1)]
