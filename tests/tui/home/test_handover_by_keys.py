"""Handing a session over from home, by keys: it is in a file first, and only then not here any more."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from cop_session.services import Library, read_bundle
from cop_session.tui.dialogs.export_dialog import ExportDialog
from cop_session.tui.dialogs.handover_dialog import HandOverDialog
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import See, Type, play
from tests.tui.support.house import SIZE, house, screen, settled, typed, with_samples, workspace
from tests.tui.support.vaults import by_name

SMALL = (80, 24)
NAME = "Overdragen en hier wissen"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    with_samples(tmp_path)
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def flat(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen as one line, without the frames."""
    return " ".join("".join(" " if "─" <= letter <= "╿" else letter for letter in screen(pilot)).split())


def with_words(folder: Path) -> list[str]:
    """The folders with a database or a backup in which a word of the talk can be read."""
    files = workspace(folder).root.rglob("*.db*")
    return sorted(path.parent.name for path in files if b"hoorspel" in path.read_bytes())


async def asked(pilot: Pilot[Any]) -> None:
    await settled(pilot)
    await by_name(pilot, NAME)
    await settled(pilot)
    assert isinstance(pilot.app.screen, HandOverDialog)


async def test_it_is_written_read_back_and_gone_here(tmp_path: Path, stick: Path) -> None:
    app = house(tmp_path)
    assert with_words(tmp_path) == ["backups", "sessions"]
    async with app.run_test(size=SMALL) as pilot:
        await asked(pilot)
        assert not any(name in screen(pilot) for name in ("Lena", "Milan"))
        assert all(
            word in flat(pilot) for word in ("eigen notities", "teruggelezen", "niet terugdraaien", "draag over")
        )
        await typed(pilot, str(stick))
        await play(pilot, "enter", Type("wissen"), "enter")
        await play(pilot, See("Het gesprek staat nu in"))
        (file,) = stick.iterdir()
        assert str(file) in "".join(screen(pilot).split())
        assert app.library is not None
        assert len(app.library.sessions()) == 1
        assert with_words(tmp_path) == []
    session_id, timeline = read_bundle(file)
    assert session_id.startswith("1e4a0000")
    assert timeline.now.pupil is not None


@pytest.mark.parametrize("leaves", [("escape",), ("enter", Type("ja"), "enter", "escape")])
async def test_nothing_goes_without_the_word(tmp_path: Path, stick: Path, leaves: tuple[str | Type, ...]) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await asked(pilot)
        await typed(pilot, str(stick))
        await play(pilot, *leaves)
        await play(pilot, See("niets overgedragen"))
        assert list(stick.iterdir()) == []
        assert app.library is not None
        assert len(app.library.sessions()) == 2


async def test_a_folder_that_goes_with_it_is_refused_and_another_one_can_be_typed(tmp_path: Path, stick: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await asked(pilot)
        await typed(pilot, str(workspace(tmp_path).exports))
        await play(pilot, "down", Type("wissen"), "enter")
        await settled(pilot)
        assert "bij de gesprekken zelf" in flat(pilot)
        await typed(pilot, str(stick))
        await play(pilot, "enter")
        await play(pilot, See("Het gesprek staat nu in"))
        assert len(list(stick.iterdir())) == 1


async def test_what_another_window_has_open_stays(tmp_path: Path, stick: Path) -> None:
    other = Library.open(workspace(tmp_path), clock=HandClock())
    live = other.open_session(next(one.id for one in other.sessions() if one.pupil == "Lena"))
    app = house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await by_name(pilot, NAME)
        await settled(pilot)
        await play(pilot, See("open in een ander venster"))
        assert app.screen is app.home
    live.close()
    other.close()


async def test_it_is_offered_where_a_session_goes_to_a_colleague(tmp_path: Path, stick: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportDialog)
        assert "hier wissen" not in screen(pilot)
        await pilot.press(*["right"] * 5)
        assert "hier wissen" in screen(pilot)
        app.screen.query_one("#folder").focus()
        await pilot.press("home", "shift+end", "delete")
        await typed(pilot, str(stick))
        await pilot.press("down", "right", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HandOverDialog)
        assert pilot.app.screen.folder.value == str(stick)
        await play(pilot, "enter", Type("wissen"), "enter")
        await settled(pilot)
        assert len(list(stick.iterdir())) == 1
        assert app.library is not None
        assert len(app.library.sessions()) == 1
