"""What is in memory when the program that somebody starts has painted its first frame."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.encryption.key_file import Cost
from cop_session.vault import Vault

SLOW: Final = {
    "pydantic",
    "sqlalchemy",
    "sqlmodel",
    "alembic",
    "sqlcipher3",
    "cryptography",
    "pendulum",
    "holidays",
    "docx",
    "lxml",
}
ROOMS: Final = {
    "cop_session.services",
    "cop_session.store.database.engine",
    "cop_session.store.encryption.key_file",
    "cop_session.live",
    "cop_session.domain.events",
}

# Whatever comes after the first frame, opening the workspace in a thread above all, comes after the end here.
PROGRAM: Final = """
import json, sys
from pathlib import Path
import cop_session.cli.commands.open_app
from cop_session.cli import run

cop_session.cli.commands.open_app.at_a_terminal = lambda: True

def open_app():
    from cop_session.tui.app import CopSession

    def load(app):
        lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
        found.update(loaded=sorted(sys.modules), frame=lines)
        app.call_later(app.exit)

    CopSession.on_mount = lambda app: app.call_after_refresh(load, app)
    run_app = CopSession.run
    CopSession.run = lambda app: run_app(app, headless=True, size=(120, 36))

found = {}
open_app()
code = run(["--workspace", sys.argv[1]], {}, Path(sys.argv[1]))
print(json.dumps({"code": code, **found}))
"""


def started(folder: Path) -> tuple[list[str], set[str]]:
    """Start the program and return its first frame and what was in memory by then."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], check=True, capture_output=True, text=True, timeout=60
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["code"] == 0
    return found["frame"], set(found["loaded"])


def plain(folder: Path) -> None:
    Library.open(Workspace(folder)).close()


def locked(folder: Path) -> None:
    vault = Vault(Workspace(folder), cost=Cost(8, 1, 1))
    vault.workspace.create()
    vault.protect("vier gewone woorden samen")


@pytest.mark.parametrize(
    ("prepare", "words"),
    [(plain, "Zoeken"), (locked, "Vergrendeld"), (lambda _: None, "Welkom")],
    ids=["home", "locked", "the first start"],
)
def test_the_program_paints_before_it_loads_anything_slow(
    tmp_path: Path, prepare: Callable[[Path], None], words: str
) -> None:
    prepare(tmp_path)
    frame, loaded = started(tmp_path)
    assert words in "\n".join(frame)
    assert "hulp" in frame[-1]
    assert "textual" in loaded
    assert loaded & SLOW == set()
    assert loaded & ROOMS == set()
