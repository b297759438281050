"""A damaged database on the screen: said in a sentence, a backup offered, and nothing done before it is asked for."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from cop_session.services import Library
from cop_session.store.backups.restore_backup import kept_aside
from cop_session.tui.dialogs.restore_dialog import RestoreDialog
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.services.workspace.test_backup_restore import damage
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import play, rest
from tests.tui.support.house import screen, with_samples, workspace
from tests.tui.support.vaults import by_name, locked_house


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
        # Where the line breaks depends on the name of the folder.
        said = " ".join(screen(pilot).replace("│", " ").split())
        assert ("is er niet meer" if goes else "is beschadigd") in said
        assert "2 rondetafelgesprekken" in screen(pilot)
        assert kept_aside(database) == []
        await play(pilot, "enter")
        await rest(pilot)
        assert not isinstance(app.screen, RestoreDialog)
        assert "1e4a0000" in screen(pilot)
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
        assert "is beschadigd" in " ".join(screen(pilot).replace("│", " ").split())
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


def changed(folder: Path, statement: str) -> None:
    """Change the database behind the back of the program."""
    with closing(sqlcipher3.dbapi2.connect(workspace(folder).database)) as raw:
        raw.execute(statement)
        raw.commit()


async def test_damage_that_is_met_later_leads_to_the_backups_too(tmp_path: Path) -> None:
    with_samples(tmp_path)
    changed(tmp_path, "UPDATE event SET at = CAST(x'ff' AS TEXT) WHERE seq = 5")
    app = locked_house(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        assert "1e4a0000" in screen(pilot)
        await play(pilot, "enter")
        await rest(pilot)
        assert isinstance(app.screen, RestoreDialog)
        assert "is beschadigd" in screen(pilot)
        await play(pilot, "enter")
        await rest(pilot)
        assert "teruggezet" in screen(pilot)
        await play(pilot, "enter")
        await rest(pilot)
        assert isinstance(app.screen, RoundTableScreen)
        assert app.screen.live.read_only is None


async def test_a_session_that_was_damaged_says_where_the_backups_are(tmp_path: Path) -> None:
    with_samples(tmp_path)
    changed(tmp_path, "UPDATE event SET elapsed_ms = 'x' WHERE seq = 5")
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await play(pilot, "enter")
        await rest(pilot)
        assert isinstance(app.screen, RoundTableScreen)
        assert any("“Een reservekopie terugzetten” in het overzicht" in one.message for one in app._notifications)


async def test_a_backup_is_put_back_by_its_name_in_the_list_of_everything(tmp_path: Path) -> None:
    with_samples(tmp_path)
    clock = HandClock()
    clock.pass_ms(60_000)
    library = Library.open(workspace(tmp_path), clock=clock)
    library.prepare(locale="nl_BE", zone="Europe/Brussels").close()
    library.close()
    before = len(list(workspace(tmp_path).backups.glob("*.db")))
    app = locked_house(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        await by_name(pilot, "Een reservekopie terugzetten")
        assert isinstance(app.screen, RestoreDialog)
        await play(pilot, "down", "enter")
        await rest(pilot)
        assert "teruggezet" in screen(pilot)
        assert app.library is not None
        assert len(app.library.sessions()) == 2
        assert len(list(workspace(tmp_path).backups.glob("*.db"))) == before
    assert len(kept_aside(workspace(tmp_path).database)) == 1


async def test_half_typed_text_that_was_damaged_is_in_its_field_and_is_told(tmp_path: Path) -> None:
    with_samples(tmp_path)
    library = Library.open(workspace(tmp_path), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.draft("need", "een rustige plek om te wer")
    live.flush()
    changed(tmp_path, "UPDATE draft SET text = replace(text, 'plek', 'pxqk')")
    live.close()
    library.close()
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        await play(pilot, "end", "enter")
        await rest(pilot)
        assert isinstance(app.screen, RoundTableScreen)
        assert any("misschien beschadigd" in one.message for one in app._notifications)
        assert app.screen.drafts["need"] == "een rustige pxqk om te wer"
