"""However the program is made to leave: all is saved, and the terminal is as it was."""

import re
import signal
import subprocess

import pytest

from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from tests.terminal.before import deaf_to
from tests.terminal.conftest import PUPIL, Starts
from tests.terminal.driver import COLD

SAID = "Om rustig te kunnen starten"


def noted(workspace: Workspace) -> list[str]:
    """The needs that are on disk, and the text that was still being typed."""
    library = Library.open(workspace)
    live = library.open_session(library.sessions()[0].id)
    try:
        assert live.read_only is None, "whoever left has given the session back"
        return [*(line.text for line in live.state.of(Kind.NEED)), *live.drafts.values()]
    finally:
        live.close()
        library.close()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_saves_what_is_being_typed_and_restores_the_terminal(
    start_at_table: Starts, workspace: Workspace, sign: signal.Signals
) -> None:
    terminal = start_at_table()
    terminal.type(SAID)
    terminal.wait_for(SAID)
    terminal.send(sign)
    assert terminal.wait() == 0
    assert terminal.is_restored
    assert noted(workspace) == [SAID]


def test_a_closed_window_loses_nothing(start_at_table: Starts, workspace: Workspace) -> None:
    terminal = start_at_table()
    terminal.type(SAID)
    terminal.wait_for(SAID)
    terminal.hang_up()
    terminal.wait()
    assert noted(workspace) == [SAID]


def test_it_ends_with_the_terminal_also_where_nobody_sends_a_signal(
    start_at_table: Starts, workspace: Workspace
) -> None:
    terminal = start_at_table(before=deaf_to(signal.SIGHUP))
    terminal.type(SAID)
    terminal.wait_for(SAID)
    terminal.hang_up()
    terminal.wait()
    assert noted(workspace) == [SAID]


def test_ctrl_c_does_not_end_it_and_copies_nothing(start_at_table: Starts, workspace: Workspace) -> None:
    terminal = start_at_table()
    terminal.type(SAID)
    terminal.wait_for(SAID)
    terminal.type("\x03 morgen")
    terminal.wait_for(f"{SAID} morgen")
    assert b"\x1b]52" not in terminal.output
    terminal.type("\x11")
    assert terminal.wait() == 0
    assert terminal.is_restored
    assert noted(workspace) == [f"{SAID} morgen"]


def test_leaving_at_once_does_not_wait_for_the_database(start: Starts) -> None:
    terminal = start()
    terminal.wait_for("Zoeken")
    terminal.type("\x11")
    assert terminal.wait() == 0
    assert terminal.is_restored


def test_the_window_and_the_list_of_processes_name_nobody(start_at_table: Starts) -> None:
    terminal = start_at_table(program=COLD)
    assert not re.findall(rb"\x1b\][0-2];", terminal.output), "it gave its window a title"
    told = subprocess.run(["ps", "-o", "args=", "-p", str(terminal.process.pid)], capture_output=True, check=True)
    assert b"cop_session" in told.stdout
    assert PUPIL.encode() not in told.stdout
