"""What the agenda of a large workspace costs, in processor time: `python -m bench.agenda [SIZE]`."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import sqlcipher3.dbapi2

from bench.table import Row, compared, printed
from bench.workspaces import TODAY, workspace
from cop_session.paths import Workspace
from cop_session.services import AgendaWanted, Library
from cop_session.services.agenda.agenda import with_words

SIZE: Final = 10_000
N: Final = 15
_SHARE: Final = 10
"""The smaller workspace, beside which the larger one tells whether the cost is linear, has one in so many sessions."""
_LIMIT: Final = 100
"""Milliseconds."""
_SHOWN: Final = 50
_RAW: Final = (
    "SELECT id, evaluation, phase, follows, fictional, branch_of FROM session",
    "SELECT session_id, place, pupil_id, first FROM action_dates",
)
"""What the agenda is worked out from, read row by row."""


def rows(large: Path, size: int = SIZE) -> Iterator[Row]:
    """Measure the agenda of the workspace at `large`, which has `size` sessions."""
    wanted = AgendaWanted(TODAY, _SHOWN)
    with (
        TemporaryDirectory() as folder,
        closing(sqlcipher3.dbapi2.connect(Workspace(large).database)) as raw,
        closing(Library.open(Workspace(large))) as library,
    ):
        part = Path(folder, "part")
        workspace(part, size // _SHARE)
        with closing(Library.open(Workspace(part))) as smaller:
            agenda = partial(_taken, partial(library.agenda, wanted))
            what = f"agenda of {size:,}, processor: ours / all rows that it is about"
            yield compared(what, agenda, partial(_taken, partial(_read, raw)), n=N)
            yield Row("… the first fifty of each group", _median(agenda), N, limit=_LIMIT)
            linear = f"agenda, processor: {size:,} / {size // _SHARE:,}"
            yield compared(linear, agenda, partial(_taken, partial(smaller.agenda, wanted)), n=N, limit=1.2 * _SHARE)
            named = partial(_taken, lambda: with_words(library.agenda(wanted), library.read))
            yield compared("… with the words of fifty talks / without", named, agenda, n=N)


def _read(raw: sqlcipher3.dbapi2.Connection) -> None:
    for statement in _RAW:
        raw.execute(statement).fetchall()


def _taken(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _median(work: Callable[[], float]) -> float:
    return sorted(work() for _ in range(N))[N // 2]


def main() -> None:
    """Measure as the command line says."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    with TemporaryDirectory() as folder:
        workspace(Path(folder, "large"), size)
        print(printed(rows(Path(folder, "large"), size)))


if __name__ == "__main__":
    main()
