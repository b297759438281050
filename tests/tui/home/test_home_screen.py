"""Home, driven by keys."""

from datetime import datetime
from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from cop_session.config import Settings
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Phase, Role
from cop_session.domain.primitives.text_rules import one_line, short_code
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.troubles import Trouble
from cop_session.tui.forms.session_form import SessionForm
from cop_session.tui.home import home_actions
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.home.session_list import PAGE, SessionList
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.scenarios import lena, milan
from tests.support.clock import HandClock
from tests.support.rescues import leave
from tests.tui.support.house import SIZE, TODAY, house, screen, settled, typed, until, with_samples, workspace
from tests.tui.support.table_driver import PATIENCE

LENA = samples() / "lena.cop.json"
CODE_OF_LENA, CODE_OF_MILAN = (short_code(one.SESSION_ID) for one in (lena, milan))


def prepared(folder: Path, *events: ev.Event, sessions: int = 1) -> None:
    """Put sessions in the workspace in which these events happened."""
    library = Library.open(workspace(folder), clock=HandClock())
    for _ in range(sessions):
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
        live.record(*events)
        live.close()
    library.close()


async def reach(pilot: Pilot[None], field: str) -> None:
    """Go down through a form to a field."""
    while (before := pilot.app.focused) is not None and before.id != field:
        await pilot.press("down")
        assert pilot.app.focused is not before, f"no field {field} below"


@pytest.mark.parametrize("key", ["v", "o"])
async def test_an_installation_without_made_up_talks_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    for name in ("samples", "training"):
        monkeypatch.setattr(home_actions, name, lambda: tmp_path / "nowhere")
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert "Er is niets binnengehaald." in screen(pilot)


async def test_an_empty_home_invites_and_brings_in_the_samples(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Welkom. Hier staan nog geen gesprekken." in screen(pilot)
        assert "alleen fictieve leerlingen" in screen(pilot)
        assert "v voorbeelden" in screen(pilot)
        await pilot.press("v")
        await settled(pilot)
        shown = screen(pilot)
        assert "VANDAAG" in shown
        assert "15:45 1e4a0000" in shown
        assert "Wegwijzer" not in shown
        assert "v voorbeelden" not in shown
        await pilot.press("t")
        await settled(pilot)
        assert "Wegwijzer" in screen(pilot)


async def test_what_could_not_be_saved_is_back_and_home_says_so(tmp_path: Path) -> None:
    with_samples(tmp_path)
    leave(workspace(tmp_path), LENA, "Rustig kunnen starten")
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "staat weer op zijn plaats" in screen(pilot)
        assert app.library is not None
        assert [one.pupil for one in app.library.search("rustig kunnen starten")] == ["Lena"]


async def test_names_are_seen_only_on_a_key(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Lena" not in screen(pilot)
        assert "Milan" not in screen(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "Lena · 3e leerjaar B" in screen(pilot)
        assert "heeft Lena" in screen(pilot)
        await pilot.press("down", "t")
        await pilot.pause()
        assert CODE_OF_MILAN in screen(pilot)
        assert "Milan" not in screen(pilot)


async def test_home_tells_nothing_that_anybody_typed_until_names_are_asked_for(tmp_path: Path) -> None:
    at, zone = datetime(2027, 1, 12, 9, 0), "Europe/Brussels"
    typed_in: list[ev.Event] = [ev.DetailSet(one, f"Jolijn {one}") for one in Detail if one is not Detail.KEPT_UNTIL]
    said: list[ev.Event] = [ev.LineNoted(kind, f"Jolijns {kind}, zei JOLIJN") for kind in Kind]
    people: list[ev.Event] = [ev.PersonSeated("p", "Jolijn Maes", Role.PUPIL, "Jolijntje", "bij Jolijn")]
    planned: list[ev.Event] = [ev.EvaluationPlanned(at, zone, 45, "thuis bij Jolijn"), ev.SessionStarted(TODAY)]
    prepared(tmp_path, *typed_in, *said, *people, *planned, ev.SessionClosed())
    async with house(tmp_path).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        hidden = screen(pilot)
        assert "jol" not in hidden.casefold()
        assert "J." not in hidden
        assert "di 12 jan 2027, 09:00" in hidden
        await pilot.press("t")
        await until(pilot, lambda: "Jolijns need" in screen(pilot))
        assert "thuis bij Jolijn" in screen(pilot)
        await pilot.press("t")
        await until(pilot, lambda: "jol" not in screen(pilot).casefold())
        assert screen(pilot) == hidden


async def test_a_session_file_is_brought_in_by_its_path(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        for again in ("", "Dit gesprek stond hier al; er is niets veranderd."):
            await pilot.press("i")
            await typed(pilot, f" '{LENA}' ")
            await pilot.press("enter")
            await settled(pilot)
            assert CODE_OF_LENA in screen(pilot)
            assert str(pilot.app.screen.query_one("#notice", Static).content) == again


async def test_a_session_that_went_on_differently_elsewhere_comes_beside_the_one_here(tmp_path: Path) -> None:
    for place in ("hier", "ginder"):
        with_samples(tmp_path / place)
        library = Library.open(workspace(tmp_path / place), clock=HandClock())
        live = library.open_session(library.search("Lena")[0].id)
        live.record(ev.LineNoted(Kind.NOTE, f"genoteerd: {place}"))
        live.flush()
        elsewhere, *_ = library.export_bundle(live.id)
        live.close()
        library.close()
    async with house(tmp_path / "hier").run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await typed(pilot, str(elsewhere))
        await pilot.press("enter")
        await settled(pilot)
        assert "Dat gesprek is hier anders verdergegaan; beide staan nu in de lijst." in screen(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert len(pilot.app.library.sessions()) == 3  # type: ignore[attr-defined]  # the pilot knows only that it is an app
        assert screen(pilot).count("De Wegwijzer") >= 2


@pytest.mark.parametrize(("content", "says"), [(None, "Er is geen bestand"), ("{}", "is geen gespreksbestand")])
async def test_a_file_that_cannot_be_brought_in_is_one_sentence(tmp_path: Path, content: str | None, says: str) -> None:
    file = tmp_path / "x.cop.json"
    if content is not None:
        file.write_text(content)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await typed(pilot, str(file))
        await pilot.press("enter")
        await settled(pilot)
        assert says in screen(pilot)
        await pilot.press("v")
        await settled(pilot)
        assert CODE_OF_LENA in screen(pilot)
        assert says not in screen(pilot)


async def test_no_search_breaks_it(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        for words in ('"', "-x", "AND", "(", "[/x]", "a:b", "\x1b[2Jzzz", "[@click=app.quit]q[/]"):
            await pilot.press("slash", "ctrl+u")
            await typed(pilot, words)
            # Where it finds nothing and where it finds something it may not break.
            await pilot.pause(0.2)
            await settled(pilot)
            assert pilot.app.focused is not None
            assert "\x1b" not in screen(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: CODE_OF_MILAN in screen(pilot))


async def test_a_search_finds_what_was_said_and_escape_shows_all_again(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await typed(pilot, "yildiz hoorsp")
        await until(pilot, lambda: CODE_OF_MILAN not in screen(pilot))
        assert CODE_OF_LENA in screen(pilot)
        await typed(pilot, " onzin")
        await until(pilot, lambda: "Niets gevonden." in screen(pilot))
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, SessionList)
        await pilot.press("escape")
        await until(pilot, lambda: CODE_OF_MILAN in screen(pilot))


async def test_enter_opens_the_highlighted_round_table(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundTableScreen)
        assert pilot.app.screen.state.detail(Detail.PUPIL) == "Milan"


async def test_a_new_session_is_prepared_by_keys_and_opens(tmp_path: Path) -> None:
    settings = Settings(facilitator="Marleen Deconinck", scale="0-5")
    async with house(tmp_path, settings=settings).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await typed(pilot, "Noor")
        await pilot.press("enter", "down")
        await typed(pilot, "De Regenboog")
        assert isinstance(pilot.app.screen, SessionForm)
        await reach(pilot, "day")
        await typed(pilot, "volgende dinsdag")
        await pilot.press("enter")
        await typed(pilot, "15u45")
        assert "dinsdag 1 december 2026, 15:45" in screen(pilot)
        await pilot.press("enter", "right", "f5")
        await settled(pilot)
        table = pilot.app.screen
        assert isinstance(table, RoundTableScreen)
        state = table.state
        assert state.phase is Phase.PREPARING
        assert dict(state.details) == {
            Detail.PUPIL: "Noor",
            Detail.SCHOOL: "De Regenboog",
            Detail.FACILITATOR: "Marleen Deconinck",
        }
        assert (state.starts, state.minutes, state.scale) == (datetime(2026, 12, 1, 15, 45), 75, "five")
        assert not table.live.drafts


async def test_escape_from_the_form_loses_nothing(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n", "escape")
        await settled(pilot)
        assert "Welkom." in screen(pilot)
        await pilot.press("n")
        await typed(pilot, "Noor")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "VOORBEREIDING" in screen(pilot)
        await pilot.press("t", "g")
        await settled(pilot)
        assert "Noor" in screen(pilot)
        await reach(pilot, "day")
        await typed(pilot, "ooit eens")
        assert "Deze dag is niet duidelijk." in screen(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        assert "ooit eens" in screen(pilot)


async def test_what_stands_in_the_form_is_kept_while_it_is_typed(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await typed(pilot, "Noor")
        end = monotonic() + PATIENCE
        while on_disk(tmp_path) != ["Noor"]:
            assert monotonic() < end, on_disk(tmp_path)
            await pilot.pause(0.01)


def on_disk(folder: Path) -> list[str]:
    """The pupils of the sessions that another start finds."""
    library = Library.open(workspace(folder), clock=HandClock())
    try:
        return [library.read(one.id).now.detail(Detail.PUPIL) for one in library.sessions()]
    finally:
        library.close()


async def test_quitting_from_the_form_loses_nothing(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await typed(pilot, "Noor")
        await pilot.press("ctrl+q")
    library = Library.open(workspace(tmp_path), clock=HandClock())
    assert [one.pupil for one in library.sessions()] == ["Noor"]
    library.close()


async def test_words_of_a_user_are_never_markup_nor_control(tmp_path: Path) -> None:
    nasty = "[/x] [@click=app.quit]q[/] \x1b[31m\u202etxt"
    prepared(tmp_path, *(ev.DetailSet(detail, nasty) for detail in Detail))
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "[/x] [@click=app.quit]q[/]" in screen(pilot)
        assert "\x1b" not in screen(pilot)
        assert "\u202e" not in screen(pilot)


async def test_every_field_of_the_form_takes_any_text(tmp_path: Path) -> None:
    nasty = "[/x] [@click=app.quit]q[/] \x1b]0;t\x07\x00 👩\u200d🏫 عَرَبِيّ\nnog\u202e een"
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n")
        for field in pilot.app.screen.query(Input):
            if field.region:
                await reach(pilot, str(field.id))
                await typed(pilot, nasty + (" lang" * 2_000 if field.id == Detail.ROOM else ""))
        shown = screen(pilot)
        assert not {"\x1b", "\x07", "\x00", "\u202e"} & set(shown)
        await pilot.press("escape")
        await settled(pilot)
        assert not {"\x1b", "\x07", "\x00", "\u202e"} & set(screen(pilot))
    library = Library.open(workspace(tmp_path), clock=HandClock())
    details = library.read(library.sessions()[0].id).now.details
    assert len(details[Detail.ROOM]) > 10_000
    assert {words for detail, words in details.items() if detail is not Detail.ROOM} == {one_line(nasty)}
    assert set(Detail) - set(details) == {Detail.OCCASION, Detail.PARTNERSHIP, Detail.KEPT_UNTIL}
    library.close()


async def test_a_long_list_is_paged(tmp_path: Path) -> None:
    prepared(tmp_path, ev.DetailSet(Detail.PUPIL, "Noor"), sessions=PAGE + 5)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        found = pilot.app.screen.query_one(SessionList)
        assert found.option_count == 1 + PAGE + 1
        await pilot.press("end")
        assert found.highlighted_option is not None
        assert str(found.highlighted_option.prompt) == "nog 5 …"
        await pilot.press("enter")
        await pilot.pause()
        assert found.option_count == 1 + PAGE + 5
        assert found.highlighted == PAGE


async def test_a_workspace_that_does_not_open_is_one_sentence(tmp_path: Path) -> None:
    def broken() -> Library:
        raise Trouble("folder_read_only", folder=tmp_path)

    async with house(tmp_path, opens=broken).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n", "i", "v", "x", "enter")
        await settled(pilot)
        said = " ".join(screen(pilot).split())
        assert f"In “{tmp_path}” kan niets bewaard worden. Kies een andere map met --workspace." in said
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_session_that_is_open_elsewhere_can_be_read_along(tmp_path: Path) -> None:
    with_samples(tmp_path)
    elsewhere = Library.open(workspace(tmp_path), clock=HandClock())
    live = elsewhere.open_session(elsewhere.search("Lena")[0].id)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "ander venster" in screen(pilot)
    live.close()
    elsewhere.close()


async def test_a_synced_folder_is_told_of(tmp_path: Path) -> None:
    def in_dropbox() -> Library:
        return Library.open(Workspace(tmp_path / "Dropbox" / "x"), clock=HandClock())

    async with house(tmp_path, opens=in_dropbox).run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "gekopieerd door Dropbox" in screen(pilot)


@pytest.mark.parametrize("width", [80, 120])
async def test_all_that_is_worth_telling_is_told(tmp_path: Path, width: int) -> None:
    synced = tmp_path / "Dropbox"
    with_samples(synced)
    leave(workspace(synced), LENA, "Rustig kunnen starten")
    async with house(synced).run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        shown = " ".join(screen(pilot).split())
        assert "staat weer op zijn plaats" in shown
        assert "gekopieerd door Dropbox. Kies liever een map" in shown


@pytest.mark.parametrize("width", [60, 80, 100, 160])
async def test_home_fits(tmp_path: Path, width: int) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        last = screen(pilot).splitlines()[-1]
        assert "↵ openen" in last
        assert "? hulp  ^p alles" in last
        assert "over 11 weken" in screen(pilot)


async def test_a_click_shows_a_session_and_another_one_opens_it(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.click(SessionList, offset=(10, 3))
        await pilot.pause()
        assert screen(pilot).count(CODE_OF_MILAN) == 2, "the preview shows it too"
        await pilot.click(SessionList, offset=(10, 3))
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundTableScreen)


async def test_a_click_on_the_key_line_does_what_the_key_does(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        line = screen(pilot).splitlines()[-1]
        await pilot.click(offset=(line.index("nieuw") + 2, SIZE[1] - 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, SessionForm)


async def test_names_are_hidden_again_after_a_round_table(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", "enter")
        await settled(pilot)
        table = pilot.app.screen
        assert isinstance(table, RoundTableScreen)
        table.action_home()
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Lena" not in screen(pilot)


async def test_quitting_from_the_details_of_a_session_loses_nothing(tmp_path: Path) -> None:
    prepared(tmp_path, ev.DetailSet(Detail.PUPIL, "Noor"))
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        await pilot.press("down")
        await typed(pilot, "4A")
        await pilot.press("ctrl+q")
    library = Library.open(workspace(tmp_path), clock=HandClock())
    (found,) = library.sessions()
    assert (found.pupil, found.group) == ("Noor", "4A")
    assert library.open_session(found.id).read_only is None
    library.close()
