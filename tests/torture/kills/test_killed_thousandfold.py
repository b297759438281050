"""A small writer is killed a thousand times: what it acknowledged is on disk, once, and the chain holds."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Final
from uuid import uuid4

import pytest

from tests.store.log.test_killed_writer import Life, check
from tests.support.figures import Figures

ROOT: Final = Path(__file__).parents[3]
LONGEST_LIFE: Final = 0.25
LIVES_OF_A_DATABASE: Final = 25
LONG: Final = [pytest.param(100, seed, marks=pytest.mark.torture) for seed in range(10)]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork and no SIGKILL on Windows")


class Nursery:
    """Brings up writers and kills them."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.torture.kills.nursery"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self._out = self._process.stdout.fileno()
        self._read = b""

    def live_and_die(self, database: Path, session: str, seconds: float) -> Life:
        """Let a writer live so long, from its first sign of life; return what it acknowledged."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{database} {session}\n".encode())
        self._process.stdin.flush()
        self._read = b""
        born = self._until(b"born ", None)
        opened = self._until(b"opened ", None)
        self._until(b"\0", time.monotonic() + seconds)
        os.kill(int(born), signal.SIGKILL)
        self._until(b"\ndead", None)
        saved = [int(line[6:]) for line in self._read.split(b"\n") if line.startswith(b"saved ") and line[6:].isdigit()]
        return Life(f"opened {opened.decode()}", max(saved, default=0), 0, stood_still=False)

    def close(self) -> None:
        """Send the nursery home."""
        self._process.communicate()

    def _until(self, sign: bytes, deadline: float | None) -> bytes:
        """Read until a line that begins with `sign` is whole, and return its rest; or until the deadline."""
        while True:
            _, found, rest = self._read.partition(sign)
            if found and b"\n" in rest:
                return rest.partition(b"\n")[0]
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return b""
            if select.select([self._out], [], [], left)[0]:
                self._read += os.read(self._out, 65_536)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("times", "seed"), [pytest.param(12, 12, id="short"), *LONG])
def test_killed_nothing_acknowledged_is_lost(tmp_path: Path, figures: Figures, times: int, seed: int) -> None:
    nursery, chance = Nursery(), Random(seed)
    acknowledged, session = 0, ""
    for turn in range(times):
        if turn % LIVES_OF_A_DATABASE == 0:
            session = str(uuid4())
        database = tmp_path / str(turn // LIVES_OF_A_DATABASE) / "cop-session.db"
        life = nursery.live_and_die(database, session, chance.uniform(0, LONGEST_LIFE))
        check(database, session, life)
        acknowledged += life.saved > 0
    nursery.close()
    came = {"with something acknowledged": acknowledged, "acknowledged lost": 0, "twice": 0, "chains broken": 0}
    figures("SIGKILLs of a small writer", times, came)
    assert acknowledged > times // 2
