"""What a workspace of many sessions costs beside a small one: `python -m bench.scale [SIZE]`, or of ten thousand."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from bench.table import Row, printed
from bench.workspaces import session_id, workspace
from cop_session.paths import samples

SMALL: Final = 100
LARGE: Final = 10_000
N: Final = 5
_MEGABYTE: Final = 1 << 10


class Cost(NamedTuple):
    """What a command took: milliseconds of processor, and kilobytes at its largest."""

    cpu: float
    memory: float


def rows(size: int = LARGE, folder: Path | None = None) -> Iterator[Row]:
    """Measure commands in a workspace of `size` sessions beside one of a hundred."""
    with TemporaryDirectory(dir=folder) as name:
        small, large = Path(name, "small"), Path(name, "large")
        workspace(small, SMALL)
        workspace(large, size)
        yield from commands(small, large, size)


def commands(small: Path, large: Path, size: int) -> Iterator[Row]:
    """Measure the commands that are about one session, or the first of them."""
    out = small.parent
    sample = sorted(samples().glob("*.cop.json"))[0]
    about = {
        "list --json of the first 50": ("list", "--json", "--first", "50"),
        "show": ("show", session_id(7)[:8]),
        "export": ("export", session_id(7)[:8], "--format", "text", "--out", str(out)),
        "import": ("import", str(sample)),
    }
    for what, command in about.items():
        costs = [(cost(large, command), cost(small, command)) for _ in range(N)]
        for unit, limit in (("cpu", 1.2), ("memory", 1.2)):
            ours, theirs = (median(getattr(one[place], unit) for one in costs) for place in (0, 1))
            yield Row(f"{what}, {unit}: {size:,} / {SMALL}", *_counted(unit, ours), N, _counted(unit, theirs)[0], limit)


def _counted(unit: str, value: float) -> tuple[float]:
    return (value if unit == "cpu" else value / _MEGABYTE,)


def cost(root: Path, command: Sequence[str]) -> Cost:
    """Return what a command costs in the workspace at `root`; raises ChildProcessError where it is refused."""
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "cop_session", "--workspace", str(root), *command],
        {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(child, 0)
    if status:
        raise ChildProcessError(command)
    return Cost((used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss)


if __name__ == "__main__":
    print(printed(rows(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE)))
