"""The first frame is the whole of home, painted before anything slow is loaded."""

import json
import subprocess
import sys

PROGRAM = """
import asyncio, json, sys, threading
from datetime import date
from cop_session.config import Settings
from cop_session.tui.app import CopSession

SLOW = ["pydantic", "sqlalchemy", "sqlmodel", "sqlcipher3", "pendulum", "holidays", "docx"]
SLOW += ["cop_session.domain.events"]
go = threading.Event()

def open_library():
    found["in time"] = [name for name in SLOW if name in sys.modules]
    go.wait(30)
    from cop_session.troubles import Trouble
    raise Trouble("folder_read_only", folder="x")

found = {}

async def main():
    app = CopSession(open_library, Settings(), today=lambda: date(2026, 11, 24))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
        found["frame"] = lines
        found["loaded"] = [name for name in SLOW if name in sys.modules]
        go.set()

asyncio.run(main())
print(json.dumps(found))
"""


def test_the_first_frame_is_whole_and_loads_nothing_slow() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, timeout=60)
    found = json.loads(done.stdout)
    assert found["loaded"] == []
    assert found["in time"] == []
    first, *_, last = found["frame"]
    assert "cop-session" in first
    assert "alleen fictieve leerlingen" in first
    assert "di 24 nov 2026" in first
    assert "Zoeken" in found["frame"][1]
    assert found["frame"][1].endswith("╮")
    assert "n nieuw" in last
    assert "? hulp  ^p alles" in last
