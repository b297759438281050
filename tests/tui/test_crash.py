"""When the program breaks, nothing of a child is on the terminal or in the report."""

import os
import pty
import select
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cop_session.faults import report
from cop_session.tui.screens.home import HomeScreen
from tests.tui.house import house, settled

CANARY = "kanarievogel"
PROGRAM = """
import sys
from pathlib import Path
from cop_session.config import Settings
from cop_session.library import Library
from cop_session.paths import Workspace
from cop_session.tui.app import CopSession
from cop_session.tui.screens.home import HomeScreen

def breaks(self):
    said = "kanarie" + "vogel"
    if sys.argv[2] == "worker":
        self.run_worker(lambda: {}[said], thread=True)
    else:
        raise ValueError(said)

HomeScreen.action_search = breaks
app = CopSession(lambda: Library.open(Workspace(Path(sys.argv[1]))), Settings())
app.run()
print("GEBROKEN", type(app.crash).__name__)
"""


def terminal_output(folder: Path, where: str) -> bytes:
    """Run the program in a terminal of its own until it breaks, and return what the terminal got."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    arguments = [sys.executable, "-c", PROGRAM, str(folder), where]
    process = subprocess.Popen(arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    got = b""
    pressed = False
    while True:
        if not select.select([ours], [], [], 30)[0]:
            process.kill()
            break
        try:
            chunk = os.read(ours, 65536)
        except OSError:
            break
        got += chunk
        if not pressed and b"Welkom" in got:
            os.write(ours, b"/")
            pressed = True
    process.wait()
    os.close(ours)
    return got


@pytest.mark.parametrize(("where", "kind"), [("handler", "ValueError"), ("worker", "KeyError")])
def test_the_terminal_gets_no_local_variables(tmp_path: Path, where: str, kind: str) -> None:
    got = terminal_output(tmp_path, where)
    assert f"GEBROKEN {kind}".encode() in got
    assert CANARY.encode() not in got
    assert b"Traceback" not in got


async def test_the_report_holds_no_local_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: HomeScreen) -> None:
        said = CANARY
        raise ValueError(said)

    monkeypatch.setattr(HomeScreen, "action_search", breaks)
    app = house(tmp_path)

    async def broken() -> None:
        async with app.run_test() as pilot:
            await settled(pilot)
            await pilot.press("slash")

    with pytest.raises(ValueError, match=CANARY):
        await broken()
    assert isinstance(app.crash, ValueError)
    code = report(app.crash, tmp_path / "reports", datetime(2026, 11, 24, tzinfo=UTC))
    (written,) = (tmp_path / "reports").iterdir()
    assert code in written.read_text()
    assert CANARY not in written.read_text()
