"""The passphrase in the real program: nowhere but in the field, and keys typed ahead nowhere but there either."""

import re
import signal
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.bundles import bundle
from cop_session.store.encryption.key_file import Cost
from cop_session.vault import Vault
from tests.terminal.before import files_at_most, with_code
from tests.terminal.conftest import PUPIL, SCHOOL, Starts, no_more_room, sit_down
from tests.terminal.driver import COLD

WORDS = "kanarie vier gewone woorden"
SAID = "Nood aan rust"

BREAKS = """
from cop_session.vault import Vault

def broken(self, words):
    kept = words
    raise ValueError(f"no {words} {kept}")

Vault.unlock = broken
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
    terminal = start(before=with_code(BREAKS))
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
    # So small a write-ahead log holds a few gestures and no more.
    terminal = start(before=files_at_most(96_000))
    terminal.wait_for("Vergrendeld")
    terminal.type(f"{WORDS}\r")
    sit_down(terminal)
    vault = Vault(locked)
    vault.unlock(WORDS)
    sentences = [f"Zin {number:02} helpt" for number in range(40)]
    with no_more_room(locked, vault.key):
        for sentence in sentences:
            terminal.type(f"{sentence}\r")
            terminal.settle()
            if "alleen lezen" in terminal.text:
                break
        terminal.wait_for("alleen lezen", "reports")
        (rescued,) = locked.reports.glob("*.cop.sealed")
        # What was typed a moment ago may still be on its way.
        terminal.wait_until(lambda: sentence in written(rescued, vault), "the last sentence in the rescue")
        terminal.send(signal.SIGKILL)
        terminal.wait()
    assert readable(locked, "helpt", PUPIL) == []
    library = Library.open(locked, key=vault.key)
    assert not rescued.exists()
    (session,) = library.sessions()
    live = library.open_session(session.id)
    kept = [*(line.text for line in live.state.of(Kind.NEED)), *live.drafts.values()]
    live.close()
    library.close()
    # After the disk refused, Enter did nothing any more.
    assert "".join(kept) == "".join(sentences[: sentences.index(sentence) + 1])


def written(path: Path, vault: Vault) -> str:
    """What was noted and typed according to a rescue."""
    found = bundle.read(path, vault.key)
    noted = [one.event.text for one in found.events() if isinstance(one.event, ev.LineNoted)]
    return "".join([*noted, *found.drafts.values()])
