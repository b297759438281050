"""A whole session, and nothing of it goes anywhere: no network, no names where others look, no file for others."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.paths import Workspace
from cop_session.summaries import at_a_glance
from tests.support.figures import Figures
from tests.terminal.conftest import PUPIL, SCHOOL, Starts
from tests.terminal.driver import COLD, environment

CANARY = "kanarievogel"
WORDS = (CANARY, PUPIL, SCHOOL, "Chaima")
_CALL = re.compile(r"\b(?:socket|connect|bind|listen)\(")

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed here")
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shows processes in /proc")


def quietly(log: Path) -> tuple[str, ...]:
    """Return what runs a program while every call for a network goes to `log`."""
    return "strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-o", str(log)


def called_out(log: Path) -> list[str]:
    """Return every socket that could lead out of this machine; whatever is sent needs one of these first."""
    return [line for line in log.read_text().splitlines() if _CALL.search(line) and "AF_UNIX" not in line]


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]


def processes(group: int) -> Iterator[Path]:
    """Yield what /proc tells of the processes of a terminal."""
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                if os.getsid(int(one.name)) == group:
                    yield one
            except ProcessLookupError:
                continue


@needs_strace
def test_a_socket_would_be_seen(tmp_path: Path) -> None:
    calls = "import socket; socket.socket(socket.AF_INET); socket.socketpair()"
    subprocess.run([*quietly(tmp_path / "log"), sys.executable, "-c", calls], check=True)
    assert len(called_out(tmp_path / "log")) == 1


@needs_strace
@needs_linux
@pytest.mark.figure
def test_a_whole_session_is_quiet_and_private(
    start_at_table: Starts, workspace: Workspace, tmp_path: Path, figures: Figures
) -> None:
    log = tmp_path / "strace.txt"
    terminal = start_at_table(program=(*quietly(log), *COLD), before=lambda: os.umask(0) and None)
    terminal.type(f"Om de {CANARY} te horen\r")
    terminal.wait_for(CANARY)
    terminal.type(f"nog een {CANARY}")
    told = [
        (one / name).read_bytes() for one in processes(terminal.process.pid) for name in ("cmdline", "comm", "environ")
    ]
    assert len(told) >= 6, "strace and the program"
    assert not [one for one in told for word in WORDS if word.encode() in one]
    terminal.type("\x1b[5~")
    terminal.wait_for("s schrappen")
    terminal.type("o")
    terminal.wait_for("Zoeken")
    terminal.type("x")
    terminal.wait_for("Voor wie")
    terminal.type("\r")
    terminal.wait_until(lambda: any(workspace.exports.iterdir()), "a document")
    terminal.type("\x11")
    assert terminal.wait() == 0
    out = called_out(log)
    figures("programs behind strace", 1, {"sockets that lead out of the machine": len(out)})
    assert out == []
    assert not [title for title in terminal.titles for word in WORDS if word in title]
    made = [*workspace.root.rglob("*")]
    figures("files and folders made at umask 000", len(made), {"open to others": len(open_to_others(workspace.root))})
    assert_private(workspace)


@needs_strace
@pytest.mark.figure
def test_no_command_uses_a_network_either(workspace: Workspace, tmp_path: Path, figures: Figures) -> None:
    (session,) = (one.id for one in at_a_glance(workspace))
    for command in (
        ("export", session, "--format", "markdown", "--out", str(tmp_path / "school")),
        ("about", session),
        ("doctor",),
    ):
        out = ran(workspace, tmp_path, *command)
        figures("programs behind strace", 1, {"sockets that lead out of the machine": len(out)})
        assert out == []
    assert open_to_others(tmp_path / "school") == []
    # What strace itself wrote is not.
    assert [one for one in open_to_others(tmp_path) if "strace.txt" in one] != []
    assert_private(workspace)


def ran(workspace: Workspace, folder: Path, *arguments: str) -> list[str]:
    """Run a command; return the sockets that could lead out of this machine."""
    log = folder / "strace.txt"
    done = subprocess.run(
        [*quietly(log), *COLD, *arguments],
        env=environment(workspace.root),
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        umask=0,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return called_out(log)


def assert_private(workspace: Workspace) -> None:
    """Whatever the umask was: files and folders are for their owner alone, and no name names anybody."""
    assert open_to_others(workspace.root) == []
    names = [str(path).lower() for path in workspace.root.parent.rglob("*")]
    assert not [name for name in names for word in WORDS if word.lower() in name]
    assert list(workspace.reports.iterdir()) == []
