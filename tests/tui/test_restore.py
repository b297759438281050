"""A damaged database on the screen: said in a sentence, a backup offered, and nothing done before it is asked for."""

from pathlib import Path

import pytest

from cop_session.store.aside import kept_aside
from cop_session.tui.dialogs.restore import RestoreDialog
from tests.library.test_restoring import damage
from tests.tui.house import screen, with_samples, workspace
from tests.tui.keys.script import play, rest
from tests.tui.vaults import locked_house


@pytest.mark.parametrize("goes", [False, True])
async def test_a_backup_is_put_back_by_one_key(tmp_path: Path, goes: bool) -> None:
    with_samples(tmp_path)
    database = workspace(tmp_path).database
    found = damage(database)
    if goes:
        database.unlink()
    app = locked_house(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        assert isinstance(app.screen, RestoreDialog)
        assert ("is er niet meer" if goes else "is beschadigd") in screen(pilot)
        assert "2 rondetafelgesprekken" in screen(pilot)
        assert kept_aside(database) == []
        await play(pilot, "enter")
        await rest(pilot)
        assert not isinstance(app.screen, RestoreDialog)
        assert "De Wegwijzer" in screen(pilot)
        assert "teruggezet" in screen(pilot)
    assert [(one / database.name).read_bytes() for one in kept_aside(database)] == ([] if goes else [found])


async def test_left_as_it_is_nothing_changes(tmp_path: Path) -> None:
    with_samples(tmp_path)
    database = workspace(tmp_path).database
    found = damage(database)
    app = locked_house(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await play(pilot, "escape")
        assert "is beschadigd" in screen(pilot)
    assert database.read_bytes() == found
    assert kept_aside(database) == []


async def test_without_a_backup_that_is_whole_only_the_sentence_is_there(tmp_path: Path) -> None:
    with_samples(tmp_path)
    for path in (workspace(tmp_path).database, *workspace(tmp_path).backups.glob("*.db")):
        damage(path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        assert not isinstance(app.screen, RestoreDialog)
        assert "is beschadigd" in screen(pilot)
