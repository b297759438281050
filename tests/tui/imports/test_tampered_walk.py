"""Files made by hand, brought in by keys over a session that is here; each session is then walked through."""

from pathlib import Path
from time import process_time

import pytest

from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.services.sessions.test_tampered_bundles import assert_all_there, assert_no_words_gone, made
from tests.store.bundles.tampered_bundles import KINDS, RESCUES
from tests.support.figures import Figures
from tests.tui.home.test_import_from_home import bring_in
from tests.tui.round_tables.key_script import play
from tests.tui.support.house import SIZE, house, screen, settled

WALKED = "f2 f2 f2 f2 f2 tab right n escape tab down e escape m escape u escape pagedown f3 f6 escape f8 f8"


@pytest.mark.parametrize("name", ["rescued drafts with names of no field", "places that go round"])
async def test_some_are_walked_through(tmp_path: Path, name: str) -> None:
    await walked_through(tmp_path, name)


@pytest.mark.torture
@pytest.mark.parametrize("name", [*KINDS, *RESCUES])
async def test_all_are_walked_through(tmp_path: Path, figures: Figures, name: str) -> None:
    seconds = await walked_through(tmp_path, name)
    figures("hand-made files walked through by keys", 1, {}, {"s at most": seconds})


async def walked_through(folder: Path, name: str) -> float:
    """Bring a file in, open every session that is here then and press keys in it; return what the processor took."""
    _, here = made(folder, None)
    path = folder / "gekregen.cop.json"
    path.write_bytes((KINDS | RESCUES)[name](here))
    app, began = house(folder), process_time()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await bring_in(pilot, path)
        await play(pilot, "escape")
        assert app.library is not None
        assert_all_there(app.library, here)
        for one in app.library.sessions():
            if one.id == here.beside:
                continue
            app.home.reload(show=one.id)
            await settled(pilot)
            assert app.home.list.highlighted_id == one.id, screen(pilot)
            await play(pilot, "enter")
            await settled(pilot)
            assert isinstance(app.screen, RoundTableScreen), screen(pilot)
            for key in WALKED.split():
                await play(pilot, key)
            assert isinstance(app.screen, RoundTableScreen), screen(pilot)
            await app.screen.run_action("home")
            await settled(pilot)
            assert app.home.is_current, screen(pilot)
        assert app.return_code is None, screen(pilot)
        assert_no_words_gone(app.library, here)
    assert app._exception is None
    return process_time() - began
