"""Six hostile files brought in by keys, each over the session that it is about, plain and encrypted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cop_session.paths import Workspace
from cop_session.services import Library, StrikesUnconfirmed
from cop_session.troubles import Trouble
from cop_session.tui.app import CopSession
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.store.backups.backup_workspaces import vault_of
from tests.support.clock import HandClock
from tests.support.hostile_bundle_files import FILES, TYPED, Here, put_here
from tests.tui.round_tables.key_script import Type, play
from tests.tui.support.house import SIZE, house, screen, settled, typed, workspace
from tests.tui.support.vaults import WORDS, by_name, locked_house

WALKED = "f2 f2 f2 f2 f2 tab right n escape tab down m escape u escape pagedown f3 f6 escape f8 f8"
"""All steps, the walkthrough and its grid, a hidden round, history, the plan, undo twice."""


@pytest.fixture(params=["plain", "encrypted"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Here:
    """A session in a workspace of either form."""
    place: Workspace = workspace(tmp_path)
    place.create()
    vault = vault_of(place)
    if request.param == "encrypted":
        vault.protect(WORDS)
    return put_here(place, vault.key)


@asynccontextmanager
async def at_home(folder: Path, here: Here) -> AsyncIterator[Pilot[None]]:
    """The program at its list, unlocked where it has a passphrase."""
    app = locked_house(folder) if here.key else house(folder)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        if here.key:
            await play(pilot, Type(WORDS), "enter")
            await settled(pilot)
        yield pilot
        assert app.return_code is None, screen(pilot)
    assert app._exception is None


def file(folder: Path, here: Here, name: str) -> Path:
    path = folder / f"{name}.cop.json"
    path.write_bytes(FILES[name](here))
    return path


async def bring_in(pilot: Pilot[None], path: Path) -> str:
    """Bring a file in by keys; return what is told then, on one line."""
    await pilot.press("i")
    await typed(pilot, str(path))
    await play(pilot, "enter")
    await settled(pilot)
    return " ".join(screen(pilot).split())


def drafts(pilot: Pilot[None], here: Here) -> dict[str, str]:
    return library_of(pilot)._log.drafts(here.id)


def library_of(pilot: Pilot[None]) -> Library:
    app = pilot.app
    assert isinstance(app, CopSession)
    library: Library | None = app.library
    assert library is not None
    return library


async def test_a_file_without_words_changes_nothing(tmp_path: Path, here: Here) -> None:
    async with at_home(tmp_path, here) as pilot:
        await bring_in(pilot, file(tmp_path, here, "blank-all"))
        here.assert_all_there()
        await play(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundTableScreen)
        assert pilot.app.screen.live.read_only is None
        assert drafts(pilot, here) == TYPED


async def test_strikes_are_asked_declined_and_agreed_to(tmp_path: Path, here: Here) -> None:
    path = file(tmp_path, here, "strikes")
    async with at_home(tmp_path, here) as pilot:
        for answer in (("enter",), ("escape",), (Type("ja"), "enter")):
            assert f"schrapt {len(here.lines)} regels" in await bring_in(pilot, path)
            await play(pilot, *answer)
            await settled(pilot)
            assert "Er is niets binnengehaald." in screen(pilot)
            here.assert_all_there()
            assert drafts(pilot, here) == TYPED
        await bring_in(pilot, path)
        await play(pilot, Type("schrappen"), "enter")
        await settled(pilot)
        here.assert_struck(*here.lines)


async def test_a_namesake_is_erased_and_the_files_of_the_other_stay(tmp_path: Path, here: Here) -> None:
    with closing(Library.open(here.place, clock=HandClock(), key=here.key)) as library:
        made = library.export_bundle(here.id)
    async with at_home(tmp_path, here) as pilot:
        await bring_in(pilot, file(tmp_path, here, "collide"))
        library = library_of(pilot)
        (came,) = (one.id for one in library.sessions() if one.id != here.id)
        other = library.export_bundle(came)
        assert pilot.app.home.list.highlighted_id == came  # type: ignore[attr-defined]  # of this program
        await by_name(pilot, "Wis dit gesprek")
        await settled(pilot)
        await play(pilot, Type("wissen"), "enter")
        await settled(pilot)
        assert [one.id for one in library.sessions()] == [here.id]
        assert [path.exists() for path in (*made, *other)] == [True] * len(made) + [False] * len(other)
        here.assert_all_there()


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("plain", "walk-crash"),
        ("encrypted", "drafts-over"),
        *(
            pytest.param(*one, marks=pytest.mark.torture)
            for one in (
                ("plain", "drafts-over"),
                ("plain", "undo-hang"),
                ("encrypted", "undo-hang"),
                ("encrypted", "walk-crash"),
            )
        ),
    ],
    indirect=["here"],
)
async def test_it_is_brought_in_and_walked_through(tmp_path: Path, here: Here, name: str) -> None:
    async with at_home(tmp_path, here) as pilot:
        told = await bring_in(pilot, file(tmp_path, here, name))
        assert ("Halve zinnen uit dit bestand kwamen niet mee" in told) is (name == "drafts-over")
        assert drafts(pilot, here) == TYPED
        await play(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundTableScreen), screen(pilot)
        for key in WALKED.split():
            await play(pilot, key)
        await settled(pilot)
        here.assert_all_there()


async def test_what_is_being_typed_stays_whatever_comes_in_meanwhile(tmp_path: Path, here: Here) -> None:
    async with at_home(tmp_path, here) as pilot:
        await play(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundTableScreen)
        await play(pilot, Type(" en verder"))
        for number, name in enumerate(FILES, 1):
            assert f" en verder{'!' * (number - 1)}" in "".join(pilot.app.screen.live.drafts.values())
            with closing(Library.open(here.place, clock=HandClock(), key=here.key)) as other:
                came = taken(other, file(tmp_path, here, name))
            assert came == ("session_in_use" if name in ("strikes", "undo-hang", "walk-crash") else ""), name
            await play(pilot, Type("!"))
            assert pilot.app.screen.live.read_only is None, name
            assert "".join(pilot.app.screen.live.drafts.values()).count(f" en verder{'!' * number}") == 1, name
            here.assert_all_there()


def taken(library: Library, path: Path) -> str:
    """Take a file in as another window does, and agree to what it asks; return what was refused."""
    try:
        library.import_bundle(path)
    except StrikesUnconfirmed as unconfirmed:
        return refused(library, path, list(unconfirmed.lines))
    except Trouble as trouble:
        return trouble.code
    return ""


def refused(library: Library, path: Path, agreed: list[bytes]) -> str:
    with pytest.raises(Trouble) as caught:
        library.import_bundle(path, agreed)
    return caught.value.code
