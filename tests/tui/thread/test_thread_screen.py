"""The thread of a pupil by keys: codes and days until names are shown, no more logs read than are shown."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from textual.pilot import Pilot

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.timeline import Timeline
from cop_session.services import Library
from cop_session.store.database.open_database import open_engine
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.replay.thread_replay import ThreadReplayScreen
from cop_session.tui.table.round_table_screen import RoundTableScreen
from cop_session.tui.thread.thread_list import in_turn
from cop_session.tui.thread.thread_screen import ThreadScreen
from tests.support.clock import HandClock
from tests.tui.appearance.test_nothing_hidden import assert_drawn_as_counted
from tests.tui.support.house import SIZE, house, screen, settled, workspace
from tests.tui.support.lena_thread import AFTER, TALKS, with_thread

PRIVATE = ("Lena", "Wegwijzer", "Annelies", "hardop", "leerkracht:", "beter", "gelijk")
MANY = 60


@asynccontextmanager
async def thread(folder: Path, size: tuple[int, int] = SIZE) -> AsyncIterator[Pilot[None]]:
    """Open the thread of the first session on home, by its key."""
    async with house(folder, today=AFTER).run_test(size=size) as pilot:
        await settled(pilot)
        await keys(pilot, "l")
        assert isinstance(pilot.app.screen, ThreadScreen)
        yield pilot


async def keys(pilot: Pilot[None], pressed: str) -> str:
    for key in pressed.split():
        await pilot.press(key)
        await settled(pilot)
    return screen(pilot)


def rows(seen: str) -> list[str]:
    """Return the lines of the list."""
    return [line.strip(" ▸") for line in seen.splitlines()[1:-2] if line.strip(" ▸")]


async def test_all_talks_stand_in_order_with_what_came_of_the_agreements(tmp_path: Path) -> None:
    with_thread(tmp_path)
    async with thread(tmp_path) as pilot:
        told = [" ".join(line.split()) for line in rows(screen(pilot))]
        assert told == [
            "di 24 nov 2026 Rondetafelgesprek 1e4a0000 daarna: di 12 jan 2027",
            "7 acties",
            "di 12 jan 2027 Tussentijdse evaluatie 1e4a0001 daarna: di 9 mrt 2027",
            "6 van 7 acties lopen door, 1 nieuw",
            "di 9 mrt 2027 Tussentijdse evaluatie 1e4a0002 goed einde",
            "2 van 7 acties lopen door",
        ]


async def test_names_and_how_the_needs_moved_only_once_they_are_shown(tmp_path: Path) -> None:
    with_thread(tmp_path)
    async with thread(tmp_path) as pilot:
        hidden = screen(pilot)
        assert [word for word in PRIVATE if word in hidden] == []
        named = await keys(pilot, "t")
        assert "Lena · 3e leerjaar B" in named
        said = " ".join(named.split())
        assert "Lena: veel beter · leerkracht: beter · thuis: beter · ondersteuning: beter" in said
        assert "iedereen: gelijk" in said
        assert "Lena: beter · leerkracht: veel beter" in said
        # Never a number: beneath a talk there are counts of actions, and the numbers of needs.
        beneath = [line for line in rows(named) if not re.match(r"\w\w \d+ \w{3} \d{4}", line)]
        assert not any(re.search(r"[-+]?\d", re.sub(r"^\d ", "", line)) for line in beneath if "acties" not in line)
        again = await keys(pilot, "t")
        assert [word for word in PRIVATE if word in again] == []


async def test_names_that_home_shows_are_shown_here_too_until_a_replay(tmp_path: Path) -> None:
    with_thread(tmp_path)
    async with house(tmp_path, today=AFTER).run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Lena" in await keys(pilot, "t l")
        await keys(pilot, "r")
        assert isinstance(pilot.app.screen, ThreadReplayScreen)
        assert "Lena" not in await keys(pilot, "escape")
        assert "Lena" not in await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_highlighted_talk_opens_and_escape_goes_back(tmp_path: Path) -> None:
    with_thread(tmp_path)
    async with thread(tmp_path) as pilot:
        await keys(pilot, "home enter")
        table = pilot.app.screen
        assert isinstance(table, RoundTableScreen)
        assert table.live.id == TALKS[0]
        await keys(pilot, "escape o")
        assert isinstance(pilot.app.screen, HomeScreen)
        await keys(pilot, "l escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        await keys(pilot, "l l")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
async def test_each_talk_is_drawn_as_counted_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    with_thread(tmp_path)
    async with thread(tmp_path, size) as pilot:
        await keys(pilot, "t end")
        shown = pilot.app.screen
        assert isinstance(shown, ThreadScreen)
        assert_drawn_as_counted(shown.list)


async def test_a_letter_typed_in_the_search_field_opens_no_thread(tmp_path: Path) -> None:
    with_thread(tmp_path)
    async with house(tmp_path, today=AFTER).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await keys(pilot, "slash l")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.field.value == "l"


async def test_no_more_logs_are_read_than_can_be_visible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = long_thread(tmp_path, MANY)
    read: list[str] = []
    reads = Library.read

    def counting(library: Library, session_id: str) -> Timeline:
        read.append(session_id)
        return reads(library, session_id)

    monkeypatch.setattr(Library, "read", counting)
    async with thread(tmp_path) as pilot:
        shown = pilot.app.screen
        assert isinstance(shown, ThreadScreen)
        reach = shown.list.reach
        # Each takes two lines at least, on either side of the highlighted one.
        assert len(read) <= SIZE[1] < MANY
        # The one that was highlighted on home comes first.
        assert read[0] == shown._first
        await keys(pilot, "home")
        assert set(ids[: reach + 1]) <= set(read)
        assert len(read) == len(set(read))


def long_thread(folder: Path, count: int) -> list[str]:
    """Make so many talks about one pupil, each of which follows the one before; return them in their order."""
    library = Library.open(workspace(folder), clock=HandClock())
    ids: list[str] = []
    for _ in range(count):
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=ids[-1] if ids else None)
        live.record(ev.DetailSet(Detail.PUPIL, "Noor"))
        live.close()
        ids.append(live.id)
    found = [one.id for one in library.thread(ids[0])]
    library.close()
    return found


async def test_a_damaged_talk_stands_as_the_list_knows_it(tmp_path: Path) -> None:
    with_thread(tmp_path)
    damage(tmp_path, TALKS[1])
    async with thread(tmp_path) as pilot:
        seen = await keys(pilot, "t")
        assert "7 acties" in seen
        assert "goed einde" in seen
        assert short_code(TALKS[1]) not in seen
        await keys(pilot, "r end right")
        # The replay stays where it is, and says why.
        shown = pilot.app.screen
        assert isinstance(shown, ThreadReplayScreen)
        assert "gesprek 1 van 3" in screen(pilot)


def damage(folder: Path, session_id: str) -> None:
    """Change a stored payload, as a defect would."""
    engine = open_engine(workspace(folder).database)
    with engine.begin() as connection:
        statement = "UPDATE event SET payload = replace(payload, 'a', 'b') WHERE session_id = :id AND seq = 3"
        connection.execute(text(statement), {"id": session_id})
    engine.dispose()


def test_the_talks_nearest_to_the_highlighted_one_are_read_first() -> None:
    ids = list("abcdefgh")
    assert in_turn(ids, 3, 2) == ["d", "c", "e", "b", "f"]
    assert in_turn(ids, 0, 2) == ["a", "b", "c"]
    assert in_turn(ids, 7, 20) == list("hgfedcba")
