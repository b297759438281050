"""Bundles that are whole and make no sense, opened and walked through by keys: nothing crashes, nothing hangs."""

import random
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from cop_session.services import StrikesUnconfirmed
from cop_session.troubles import Trouble
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.store.bundles.senseless_bundles import senseless
from tests.support.figures import Figures
from tests.tui.round_tables.key_script import play
from tests.tui.support.house import SIZE, house, screen, settled

STEPS = (
    "f2 f2 f2 f2 f2 escape down up escape",
    "f3 escape down down v v escape",
    "f3 escape down a e escape escape",
    "f3 tab down right tab n escape a escape m escape e escape u escape pagedown l",
    "f3 escape down enter escape",
    "f3 escape down down escape f9 f9 f6 escape f8 f8 shift+f8 f4 f4",
)
"""Keys in each of the six steps."""
EACH = 20
SESSION = "1e4a0000-0000-4000-8000-0000000{:05x}"
SECONDS = 12.0
"""Of the processor, for opening one, some sixty keys and leaving it."""


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("first", "number"),
    [(0, 2), *(pytest.param(turn * EACH, EACH, marks=pytest.mark.torture) for turn in range(50))],
)
async def test_each_is_walked_through(tmp_path: Path, figures: Figures, first: int, number: int) -> None:
    app, walked, slowest = house(tmp_path), 0, 0.0
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert app.library is not None
        for seed in range(first, first + number):
            path, session = tmp_path / "gekregen.cop.json", SESSION.format(seed)
            path.write_bytes(senseless(random.Random(seed), session))
            with suppress(Trouble, StrikesUnconfirmed):
                session = app.library.import_bundle(path).session_id
            if session not in [one.id for one in app.library.sessions()]:
                continue
            began = process_time()
            app.home.reload(show=session)
            await settled(pilot)
            await play(pilot, "enter")
            await settled(pilot)
            assert isinstance(app.screen, RoundTableScreen), f"seed {seed}: {screen(pilot)}"
            for keys in STEPS:
                for key in keys.split():
                    await play(pilot, key)
                assert app._exception is None, f"seed {seed}"
            while not isinstance(app.screen, RoundTableScreen):
                await play(pilot, "escape")
            await app.screen.run_action("home")
            await settled(pilot)
            assert app.home.is_current, f"seed {seed}: {screen(pilot)}"
            app.library.custody.erase(session)
            walked, slowest = walked + 1, max(slowest, process_time() - began)
    assert app._exception is None
    figures("senseless bundles walked through by keys", number, {"taken in": walked}, {"s at most": slowest})
    assert slowest <= SECONDS
