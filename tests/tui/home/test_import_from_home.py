"""Bringing files in from home: lines are struck only once the word for it was typed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from cop_session.paths import samples
from cop_session.services import Library
from cop_session.store.bundles import bundle
from cop_session.tui.app import CopSession
from tests.support.rescues import struck_elsewhere
from tests.tui.round_tables.key_script import Type, play
from tests.tui.support.house import SIZE, house, screen, settled, typed, with_samples
from tests.tui.support.vaults import WORDS, locked_house, protected

LENA = samples() / "lena.cop.json"
SESSION = "1e4a0000-0000-4000-8000-000000000001"


def needs(app: CopSession) -> list[str]:
    library: Library | None = app.library
    assert library is not None
    return [line.text for row in library.read(SESSION).now.lines.values() for line in row]


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_lines_are_struck_once_the_word_was_typed(tmp_path: Path, encrypted: bool) -> None:
    path = struck_elsewhere(LENA, tmp_path / "gekregen.cop.json", 2)
    if encrypted:
        protected(tmp_path)
    else:
        with_samples(tmp_path)
    app = locked_house(tmp_path) if encrypted else house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        if encrypted:
            await play(pilot, Type(WORDS), "enter")
            await settled(pilot)
        before = needs(app)
        for answer in ("enter", "escape"):
            await bring_in(pilot, path)
            assert "Dit bestand schrapt 2 regels die hier staan" in " ".join(screen(pilot).split())
            await play(pilot, answer)
            await settled(pilot)
            assert "Er is niets binnengehaald." in screen(pilot)
            assert needs(app) == before
        await bring_in(pilot, path)
        await play(pilot, Type("schrappen"), "enter")
        await settled(pilot)
        assert needs(app).count("") == 2


async def test_a_file_without_words_takes_none_away_here(tmp_path: Path) -> None:
    with_samples(tmp_path)
    came = bundle.read(LENA)
    path = tmp_path / "leeg.cop.json"
    path.write_bytes(bundle.dump(came.session_id, [one.struck() for one in came.stored], {"need": "half"}))
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = needs(app)
        await bring_in(pilot, path)
        assert "Halve zinnen uit dit bestand kwamen niet mee" in " ".join(screen(pilot).split())
        assert needs(app) == before


async def bring_in(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("i")
    await typed(pilot, str(path))
    await play(pilot, "enter")
    await settled(pilot)
