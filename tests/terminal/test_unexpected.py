"""An unexpected error in the running program: one sentence and a code, nothing of what was said, nothing lost."""

import re
import stat

import pytest

from cop_session.paths import Workspace
from tests.terminal.before import with_code
from tests.terminal.conftest import LISTED, PUPIL, Starts
from tests.terminal.test_leaving import SAID, noted

CANARY = "Kanarievogel"
F9 = "\x1b[20~"

BREAKS = f"""
from cop_session.services import Library
from cop_session.tui.table.round_table_screen import RoundTableScreen

def broken(*found, **named):
    pupil = "{CANARY} {PUPIL}"
    raise ValueError(f"{{pupil}} {{found}}")

%s
"""


@pytest.mark.parametrize(
    "breaks",
    [
        "RoundTableScreen.action_mine = broken",
        "RoundTableScreen.action_mine = lambda self: self.run_worker(broken, thread=True)",
        "RoundTableScreen.action_mine = lambda self: self.call_later(broken, self.state)",
    ],
)
def test_an_error_in_the_running_program(start_at_table: Starts, workspace: Workspace, breaks: str) -> None:
    terminal = start_at_table(before=with_code(BREAKS % breaks))
    terminal.type(SAID)
    terminal.wait_for(SAID)
    terminal.type(f" en nog{F9}")
    assert terminal.wait() == 1
    assert terminal.is_restored
    left = terminal.output[terminal.output.rindex(b"\x1b[?1049l") :].decode()
    code = re.search(r"\(code ([0-9A-F]{6})\)", left)
    assert code, left
    assert CANARY.encode() not in terminal.output
    assert "Traceback" not in left
    assert SAID not in left
    (report,) = workspace.reports.glob(f"*{code[1]}*")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    told = report.read_text("utf-8")
    assert "ValueError" in told
    assert not [word for word in (CANARY, PUPIL, SAID) if word in told]
    assert noted(workspace) == [f"{SAID} en nog"]


AT_HOME = f"""
from cop_session.tui.home.home_screen import HomeScreen

def broken(self):
    said = "{CANARY[:4]}" + "{CANARY[4:]}"
    %s

HomeScreen.action_search = broken
"""


@pytest.mark.parametrize("breaks", ["raise ValueError(said)", "self.run_worker(lambda: {}[said], thread=True)"])
def test_an_error_at_home(start: Starts, breaks: str) -> None:
    terminal = start(before=with_code(AT_HOME % breaks))
    terminal.wait_for(LISTED)
    terminal.type("/")
    assert terminal.wait() == 1
    assert terminal.is_restored
    assert b"(code " in terminal.output
    assert CANARY.encode() not in terminal.output
    assert b"Traceback" not in terminal.output
