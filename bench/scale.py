"""What a workspace of many sessions costs beside a small one: `python -m bench.scale [SIZE]`, or of ten thousand.

`--workspace DIR` measures one that `bench.workspaces` made before. Commands change what they are measured in.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import sqlcipher3.dbapi2

from bench import agenda
from bench.echo import LETTERS, p99, typist
from bench.startup import DATA, FIRST_FRAME, HELLO, shown
from bench.table import Row, compared, printed, side_by_side
from bench.terminal import Terminal
from bench.workspaces import TODAY, session_id, workspace
from cop_session.paths import Workspace
from cop_session.services import Library, Wanted

SMALL: Final = 100
LARGE: Final = 10_000
N: Final = 5
_DOCTORS: Final = 3
_LIMIT: Final = 1.2
_PAGE: Final = 100
_LOADED: Final = 4.0
"""Seconds until home has loaded what comes after it."""
_TURNS: Final = 16
"""How often each key is pressed, of which the first time is not counted: what is read then comes from the disk."""
_TYPED: Final = ("l", "le", "len", "lena", "lena b", "lena ba", "de", "de ba", "b", "ba", "bafo", "bafogra", "6", "zzz")
"""What stands in the search field, one key after another."""
_TERMS: Final = {typed: " ".join(f'"{word}"' for word in typed.split()) + "*" for typed in _TYPED}


_FIELD: Final = """
from textual.app import App
from textual.widgets import Input

class Bare(App):
    def compose(self):
        yield Input("klaar")

Bare().run()
"""

_PROGRAM: Final = """
import os, sys
tells = int(sys.argv.pop(1))
from cop_session.__main__ import main
code = main()
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
os.write(tells, peak.encode())
sys.exit(code)
"""
"""The program, which tells its peak of memory; what the system says of a child counts what its parent had."""


class Cost(NamedTuple):
    """What a command took: milliseconds of processor, and megabytes at its largest."""

    cpu: float
    memory: float


def rows(size: int = LARGE, made: Path | None = None) -> Iterator[Row]:
    """Measure a workspace of `size` sessions beside one of a hundred; `made` is one that is there already."""
    with TemporaryDirectory() as name:
        small, large = Path(name, "small"), made or Path(name, "large")
        workspace(small, SMALL)
        if made is None:
            workspace(large, size)
        yield from _frames(small, large, size)
        yield from _typing(large, size)
        yield from _searches(large, size)
        yield from _commands(small, large, size)
        yield _doctor(large, size)
        yield from agenda.rows(large, size)


def _frames(small: Path, large: Path, size: int) -> Iterator[Row]:
    ours = {root: [sys.executable, "-m", "cop_session", "--workspace", str(root)] for root in (small, large)}
    first = {root: shown(command, FIRST_FRAME, small) for root, command in ours.items()}
    hello = shown([sys.executable, "-c", HELLO], ("hello",), small)
    listed = shown(ours[large], (*FIRST_FRAME, *DATA), small)
    yield compared(f"first frame: {size:,} / {SMALL}", first[large], first[small], n=N, limit=1.05)
    yield compared(f"home with {size:,} sessions / hello", listed, hello, n=N, limit=2.0)


def _typing(large: Path, size: int) -> Iterator[Row]:
    """Measure a letter in the search field, and one that comes when the answer to those before it may be drawn."""
    ours = [sys.executable, "-m", "cop_session", "--workspace", str(large)]
    with Terminal(ours, {}, large) as home, Terminal([sys.executable, "-c", _FIELD], {}, large) as field:
        home.until_shown(*DATA)
        home.press("/")
        field.until_shown("klaar")
        home.drain(_LOADED)
        what = f"key → echo in the search of {size:,} / bare Input"
        yield compared(what, typist(home), typist(field), n=200, limit=1.5)
        mine, other = side_by_side(_searcher(home), _searcher(field), 100)
        yield Row("… as an answer comes", median(mine), len(mine), median(other))
        yield Row("… the slowest in a hundred", p99(mine), len(mine), p99(other))


def _searcher(terminal: Terminal) -> Callable[[], float]:
    letters, pauses = cycle(LETTERS), cycle(range(60, 320, 10))

    def key() -> float:
        terminal.press("\x15de")
        time.sleep(next(pauses) / 1000)
        return terminal.echo(next(letters))

    return key


def _searches(large: Path, size: int) -> Iterator[Row]:
    """Measure each key in the search field, from the question to what is shown; raw is SQLite's search alone.

    It tells as we do how many there are, and gives the places of the newest of them.
    """
    wanted = Wanted(TODAY, TODAY - timedelta(days=14), _PAGE)
    ours, theirs = list[float](), list[float]()
    with (
        closing(Library.open(Workspace(large))) as library,
        closing(sqlcipher3.dbapi2.connect(Workspace(large).database)) as raw,
    ):
        for _ in range(_TURNS):
            for typed, term in _TERMS.items():
                ours.append(_taken(partial(library.search, typed, wanted)))
                theirs.append(_taken(partial(_raw_search, raw, term)))
    ours, theirs = ours[len(_TERMS) :], theirs[len(_TERMS) :]
    yield Row(f"a key in search of {size:,}, median", median(ours), len(ours), median(theirs))
    yield Row("… the slowest in a hundred", p99(ours), len(ours), limit=50)
    yield Row("… the same beside raw FTS5", p99(ours), len(ours), p99(theirs), 1.5)


def _raw_search(raw: sqlcipher3.dbapi2.Connection, term: str) -> None:
    found = "FROM full_text WHERE full_text MATCH ?"
    raw.execute(f"SELECT count(*) {found}", (term,)).fetchall()
    raw.execute(f"SELECT rowid {found} ORDER BY rowid DESC LIMIT {_PAGE}", (term,)).fetchall()


def _commands(small: Path, large: Path, size: int) -> Iterator[Row]:
    """Measure the commands that are about one session, or the first of them."""
    out = str(small.parent)
    sample = str(next(iter(sorted(Path("sessions", "voorbeelden").glob("*.cop.json")))))
    about: dict[str, Sequence[str]] = {
        "list --json --first 50": ("list", "--json", "--first", "50"),
        "show": ("show", session_id(7)[:8]),
        "export": ("export", session_id(7)[:8], "--format", "text", "--out", out),
        "about": ("about", session_id(7)[:8], "--out", out),
        "import": ("import", sample),
    }
    for root in (small, large):
        # The first one after a week makes a whole backup.
        cost(root, about["export"]), cost(root, about["import"])
    for what, command in about.items():
        costs = [(cost(large, command), cost(small, command)) for _ in range(N)]
        ours, theirs = (Cost(*(median(one) for one in zip(*place, strict=True))) for place in zip(*costs, strict=True))
        yield Row(f"{what}, processor: {size:,} / {SMALL}", ours.cpu, N, theirs.cpu, _LIMIT)
        yield Row(f"{what}, memory: {size:,} / {SMALL}", ours.memory, N, theirs.memory, _LIMIT, "MB", "MB")
    few, all_of_them = cost(large, about["list --json --first 50"]), cost(large, ("list", "--json"))
    yield Row(f"list --json of {size:,}, memory / of 50", all_of_them.memory, 1, few.memory, _LIMIT, "MB", "MB")


def _doctor(large: Path, size: int) -> Row:
    """Measure the doctor beside a raw read and hash of the same rows, in turns."""
    ours, theirs = list[float](), list[float]()
    for _ in range(_DOCTORS):
        with closing(Library.open(Workspace(large))) as library:
            ours.append(_taken(library.check_up, time.process_time))
        with closing(sqlcipher3.dbapi2.connect(Workspace(large).database)) as raw:
            theirs.append(_taken(partial(_hashed, raw), time.process_time))
    return Row(f"doctor of {size:,} / raw read and hash", median(ours), _DOCTORS, median(theirs), 3)


def _hashed(raw: sqlcipher3.dbapi2.Connection) -> None:
    for *envelope, payload, salt, inner, _ in raw.execute("SELECT * FROM event ORDER BY session_id, seq"):
        sha256((salt or b"") + (payload or b"")).digest()
        sha256(repr(envelope).encode() + inner).digest()


def _taken(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return (clock() - start) * 1000


def cost(root: Path, command: Sequence[str]) -> Cost:
    """Return what a command costs in the workspace at `root`; raises ChildProcessError where it is refused."""
    told, tells = os.pipe()
    os.set_inheritable(tells, True)
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", _PROGRAM, str(tells), "--workspace", str(root), *command],
        {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    os.close(tells)
    with os.fdopen(told) as kilobytes:
        _, status, used = os.wait4(child, 0)
        if status:
            raise ChildProcessError(command)
        return Cost((used.ru_utime + used.ru_stime) * 1000, int(kilobytes.read()) / 1024)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=LARGE)
    parser.add_argument("--workspace", type=Path)
    arguments = parser.parse_args()
    print(printed(rows(arguments.size, arguments.workspace)))


if __name__ == "__main__":
    main()
