"""The table of figures that `make torture` prints at its end: what was done how often, and what came of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

import pytest

_MARK: Final = "figure"

ASKED: Final[Mapping[str, int]] = {
    "SIGKILLs of a small writer": 1_000,
    "SIGKILLs of a writer that types": 60,
    "SIGKILLs of the program, in the middle of typing": 60,
    "SIGKILLs of the program at four times the load": 200,
    "power cuts at FULL": 2_000,
    "power cuts at NORMAL, the control": 2_000,
    "faults put in, append": 0,
    "faults put in, export": 0,
    "faults put in, backup": 0,
    "faults put in, migration": 0,
    "changes of a key or a database killed at each operation": 0,
    "changes of a key or a database failed at each operation": 0,
    "changes of a key or a database raced by another": 0,
    "full disks": 100,
    "damaged stores, plain": 1_000,
    "damaged stores, encrypted": 1_000,
    "single-bit flips, plain": 2_000,
    "single-bit flips, encrypted": 400,
    "single-bit flips, from the command line": 200,
    "interleaved appends": 100_000,
    "fuzzed bundles": 10_000,
    "files over a session that is here": 5_000,
    "senseless bundles": 10_000,
    "senseless bundles walked through by keys": 1_000,
    "hand-made files over a session that is here": 90,
    "hand-made files walked through by keys": 45,
    "hand-made bombs": 50,
    "dates of training copies, attacked with the calendar": 400,
    "bursts of keys typed ahead": 2_000,
    "hostile texts typed": 3_000,
    "hostile texts noted": 2_000,
    "pages pasted in a field": 5_000,
    "runs of a workspace against a list": 5_000,
    "migrations stopped at each statement": 0,
    "kills of an erasure, plain": 0,
    "kills of an erasure, encrypted": 0,
    "kills of an erasure before a later talk, plain": 0,
    "kills of an erasure before a later talk, encrypted": 0,
    "kills of an import that strikes, plain": 0,
    "kills of an import that strikes, encrypted": 0,
    "races with an erasure": 0,
    "kills of handing over": 0,
    "kills of a restore": 0,
    "kills of an import": 0,
    "kills of a backup of what changed": 0,
    "disks that refused a command": 0,
    "canaries after a strike": 1,
    "canaries after an erasure": 1,
    "canaries after a strike that was imported": 1,
    "canaries after a strike of what came along": 1,
    "canaries in an encrypted workspace": 1,
    "programs behind strace": 4,
    "files and folders made at umask 000": 0,
    "passphrases tried": 1,
    "positions of the samples, seen again": 0,
    "sessions of 300 lines, opened and left": 100,
    "canaries in memory after a session was left": 1,
    "canaries in memory while it is locked": 1,
    "replays of an hour by a real clock, at 60×": 1,
}
"""The rows of the table, in its order, and how often each is asked for; 0 where it is done to exhaustion."""


class Figures(Protocol):
    """Takes one row, or a part of one: the parts that several tests hand in become one row."""

    def __call__(
        self, what: str, times: int, sums: Mapping[str, int], most: Mapping[str, float] | None = None, /
    ) -> None:
        """Hand in what was done how often, what of it is to be added up, and of what the largest is to be told."""


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Hand in a row of the table."""

    def seen(what: str, times: int, sums: Mapping[str, int], most: Mapping[str, float] | None = None, /) -> None:
        assert what in ASKED, "a row that has no place in the table"
        record_property(_MARK, [what, times, dict(sums), dict(most or {})])

    return seen


@dataclass
class Row:
    """What all parts of a row come to."""

    times: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    most: dict[str, float] = field(default_factory=dict)

    def add(self, times: int, sums: Mapping[str, int], most: Mapping[str, float]) -> None:
        """Add a part."""
        self.times += times
        for name, number in sums.items():
            self.sums[name] += number
        for name, size in most.items():
            self.most[name] = max(size, self.most.get(name, size))

    def came(self) -> str:
        """Return what came of it, in words."""
        largest = [f"{size:,.2f}".removesuffix(".00") + f" {name}" for name, size in self.most.items()]
        added = ", ".join(f"{number:,} {name}" for name, number in self.sums.items())
        return "; ".join(part for part in (added, *largest) if part)


def table(parts: Iterable[tuple[str, int, Mapping[str, int], Mapping[str, float]]]) -> list[str]:
    """Return the lines of the table; where most of it is there, the last line says what is not."""
    rows = {what: Row() for what in ASKED}
    for what, times, sums, most in parts:
        rows[what].add(times, sums, most)
    seen = {what: row for what, row in rows.items() if row.times}
    done = {what: _done(row.times, ASKED[what]) for what, row in seen.items()}
    wide, number = max(map(len, seen), default=0), max(map(len, done.values()), default=0)
    lines = [f"{what:<{wide}}  {done[what]:>{number}}  {row.came()}" for what, row in seen.items()]
    unseen = [what for what in ASKED if what not in seen]
    return [*lines, f"not run: {'; '.join(unseen)}"] if 0 < len(unseen) < len(seen) else lines


def _done(times: int, asked: int) -> str:
    return f"{times:,}" if times >= asked else f"{times:,} of {asked:,}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, where there is one; workers of a parallel run hand their rows over with their reports."""
    lines = table(
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == _MARK
    )
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
