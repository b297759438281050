"""The program as a process: what it loads, what it writes where, how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Prompt

LOADS_NOTHING_OF = {"textual", "pydantic", "sqlalchemy", "sqlmodel", "sqlcipher3", "alembic", "docx", "pendulum"}


def test_list_show_export_and_refusals_by_exit_code(process: Prompt, lena: Path) -> None:
    assert process("import", lena).code == 0
    shown = process("show", "1e4a")
    assert (shown.code, shown.err) == (0, "")
    assert "hoorspel" in shown.out
    refused = process("show", "nergens")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.count("\n") == 1
    assert process("toon").code == 2


@pytest.mark.parametrize("argv", [["--help"], ["export", "--help"], ["--version"], ["bestaat-niet"]])
def test_help_version_and_mistakes_load_nothing_heavy(argv: list[str], tmp_path: Path) -> None:
    program = (
        "import sys, json; sys.argv[1:] = json.loads(sys.argv[1]); from cop_session.__main__ import main; main();"
        "print(json.dumps(list(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(argv)],
        capture_output=True,
        encoding="utf-8",
        env={"COP_SESSION_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        timeout=60,
        check=True,
    )
    loaded = set(json.loads(done.stderr.splitlines()[-1]))
    assert loaded & LOADS_NOTHING_OF == set()
    assert "cop_session.cli.run" in loaded
    assert "cop_session.domain.events" not in loaded


def test_the_app_asks_for_a_terminal(process: Prompt) -> None:
    for argv in ([], ["demo"]):
        done = process(*argv)
        assert (done.code, done.out) == (1, "")
        assert "terminal" in done.err


def test_letters_that_a_terminal_does_not_know_end_nothing(process: Prompt, lena: Path) -> None:
    done = process("show", lena, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.code == 0
    assert "Fatma Y?ld?z" in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of another kind")
def test_whoever_stops_reading_gets_no_complaint(lena: Path) -> None:
    script = f'"{sys.executable}" -m cop_session show "{lena}" --json | head -c 1'
    done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=60, check=False)
    assert (len(done.stdout), done.stderr) == (1, b"")
