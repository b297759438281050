"""A session that was left is freed: no screen, no session and no state of it stays in memory."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest

from cop_session import zeroization
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.services import Library
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.clock import HandClock
from tests.support.figures import Figures
from tests.tui.round_tables.key_script import rest
from tests.tui.support.house import house, until, workspace

LINES = 300
RELEASE = zeroization.zeroize_freed_memory
"""What other tests do without."""
MB = 1024 * 1024


def with_lines(folder: Path) -> None:
    """Make one session with many lines."""
    library = Library.open(workspace(folder), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    for number in range(LINES):
        live.record(ev.LineNoted(Kind.NEED, f"regel {number} over rust en tijd in de klas"))
    live.close()
    library.close()


async def opened_and_left(folder: Path, times: int) -> tuple[int, list[int]]:
    """Open and leave the session so often; return what is left alive of it, and the memory after each time."""
    with_lines(folder)
    app, sizes = house(folder), []
    seen = weakref.WeakSet[Any]()
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        for _ in range(times):
            assert app.home.errands
            assert app.home.list.highlighted_id
            app.home.errands.open_table(app.home.list.highlighted_id)
            await until(pilot, lambda: isinstance(app.screen, RoundTableScreen))
            await rest(pilot)
            table = app.screen
            assert isinstance(table, RoundTableScreen)
            seen.update((table, table.live, table.live.timeline))
            assert len(seen) == 3
            table.action_home()
            del table
            await until(pilot, lambda: app.screen is app.home)
            await rest(pilot)
            await app.memory.now()
            sizes.append(resident())
        gc.collect()
    return len(seen), sizes


def resident() -> int:
    """Return the bytes of memory that this process takes; 0 where no system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * 4096


async def test_a_session_that_was_left_is_freed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is free need not be overwritten to be free, in a process that a thousand tests made large.
    for part in ("_overwrite_blocks", "overwrite_spare_room"):
        monkeypatch.setattr(zeroization, part, lambda: None)
    monkeypatch.setattr(zeroization, "zeroize_freed_memory", RELEASE)
    # The search for garbage, after each time, need not pass what a thousand tests before this one left.
    gc.freeze()
    left, _ = await opened_and_left(tmp_path, 2)
    assert left == 0


@pytest.mark.torture
@pytest.mark.timeout(1800)
async def test_a_hundred_times_opened_and_left_takes_no_more_memory(
    tmp_path: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zeroization, "zeroize_freed_memory", RELEASE)
    left, sizes = await opened_and_left(tmp_path, 100)
    grown = max(sizes) - sizes[0]
    figures("sessions of 300 lines, opened and left", 100, {"still alive": left}, {"MB more": grown / MB})
    assert left == 0
    assert grown <= 20 * MB
