"""What the measures found, beside what they may be, as one table."""

import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HEADERS = ("what", "ours", "reference", "ratio", "limit", "ok")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: medians in milliseconds over `n` turns, or a count of another `unit`, the reference being `of` one.

    A share, in "%", is better the larger it is.

    What is counted is whole and the same each time. `limit` is a ratio where there is a reference and of the same unit
    where there is none; without one the row is there to be known.
    """

    what: str
    ours: float
    n: int
    reference: float | None = None
    limit: float | None = None
    unit: str = "ms"
    of: str = "ms"

    @property
    def is_time(self) -> bool:
        """Whether it is a time, which takes turns to know."""
        return self.unit == "ms"

    @property
    def ratio(self) -> float | None:
        """How many times the reference ours takes."""
        return None if self.reference is None else self.ours / self.reference

    @property
    def ok(self) -> bool:
        """Whether it stays within its limit, if it has one."""
        counted = self.ours if self.ratio is None else self.ratio
        return self.limit is None or counted <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return the row as it is printed."""
        unit = f" {self.unit}" if self.ratio is None else " ×"
        return (
            self.what,
            _amount(self.ours, self.unit),
            "" if self.reference is None else _amount(self.reference, self.of),
            "" if self.ratio is None else f"{self.ratio:.2f} ×",
            "" if self.limit is None else f"≤ {self.limit:g}{unit}",
            "" if self.limit is None else "yes" if self.ok else "NO",
        )


def _amount(value: float, unit: str) -> str:
    digits = {"ms": 2, "%": 1}.get(unit, 0)
    return f"{value:.{digits}f} {unit}"


def timed(work: Callable[[], object]) -> float:
    """Do it and return how many milliseconds it took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def side_by_side(ours: Callable[[], float], reference: Callable[[], float], n: int) -> tuple[list[float], list[float]]:
    """Measure both in turn, `n` times after one turn that does not count, so that a busy machine is busy for both."""
    ours(), reference()
    pairs = [(ours(), reference()) for _ in range(n)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def compared(
    what: str, ours: Callable[[], float], reference: Callable[[], float], *, n: int, limit: float | None = None
) -> Row:
    """Return the medians of both, measured side by side."""
    mine, other = side_by_side(ours, reference, n)
    return Row(what, median(mine), n, median(other), limit)


def printed(rows: Iterable[Row]) -> str:
    """Return the rows as lines of text, with a word on the turns and the machine."""
    measured = list(rows)
    lines = [HEADERS, *(row.cells() for row in measured)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADERS))]
    turns = sorted({row.n for row in measured if row.is_time})
    times = f"Medians of {turns[0]} to {turns[-1]} turns, ours and the reference in turn. " if turns else ""
    note = f"{times}{machine()}"
    return "\n".join([*(_line(line, widths) for line in lines), "", note])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()


def machine() -> str:
    """Return what it was measured on."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()} on {sys.platform}, {os.cpu_count()} cores{load}"
