"""What is in memory when the program that somebody starts has painted its first frame."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

SLOW: Final = {"pydantic", "sqlalchemy", "sqlmodel", "alembic", "sqlcipher3", "pendulum", "docx", "lxml"}
ROOMS: Final = {"cop_session.library", "cop_session.store", "cop_session.live", "cop_session.roundtable.events"}

# Opening the workspace is what comes after the first frame, in a thread; here the program ends at that moment.
PROGRAM: Final = """
import json, sys
from pathlib import Path
import cop_session.cli.app
from cop_session.cli import run

cop_session.cli.app.at_a_terminal = lambda: True

def open_app():
    from cop_session.tui.app import CopSession

    def load(app):
        lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
        found.update(loaded=sorted(sys.modules), frame=lines)
        app.call_later(app.exit)

    CopSession._load = load
    run_app = CopSession.run
    CopSession.run = lambda app: run_app(app, headless=True, size=(120, 36))

found = {}
open_app()
code = run(["--workspace", sys.argv[1]], {}, Path(sys.argv[1]))
print(json.dumps({"code": code, **found}))
"""


def test_the_program_paints_home_before_it_loads_anything_slow(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], check=True, capture_output=True, text=True, timeout=60
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["code"] == 0
    assert "Zoeken" in found["frame"][1]
    loaded = set(found["loaded"])
    assert "textual" in loaded
    assert loaded & SLOW == set()
    assert loaded & ROOMS == set()
