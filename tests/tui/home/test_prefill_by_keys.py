"""What is prepared beforehand, by keys: schools and people of earlier sessions, a team day, a line elsewhere."""

from datetime import datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.schedule import Step
from cop_session.services import Library
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import See, Type, play
from tests.tui.support.house import SIZE, house, screen, settled, with_samples, workspace
from tests.tui.support.table_driver import table

WEGWIJZER = "Vrije Basisschool De Wegwijzer"


def prepared(folder: Path, *events: ev.Event, locale: str = "nl_BE") -> str:
    """Put a session in the workspace in which these events happened."""
    library = Library.open(workspace(folder), clock=HandClock())
    live = library.prepare(locale=locale, zone="Europe/Brussels")
    live.record(*events)
    live.close()
    library.close()
    return live.id


@pytest.mark.parametrize(
    ("locale", "offered", "hint"),
    [
        ("nl_BE", "Koen Lippens, zoco", "→ neem over"),
        ("nl_NL", "Koen Lippens, IB'er", "→ neem over"),
        ("en", "Koen Lippens, care coordinator", "→ accept"),
    ],
)
async def test_somebody_of_the_school_completes_and_keeps_the_same_id(
    tmp_path: Path, locale: str, offered: str, hint: str
) -> None:
    with_samples(tmp_path)
    new = prepared(tmp_path, ev.DetailSet(Detail.SCHOOL, WEGWIJZER), locale=locale)
    async with table(tmp_path, session=new) as at:
        library = at.shown.library
        people = library.read(library.resolve("1e4a")).now.people
        koen = next(one.person_id for one in people if one.name == "Koen Lippens")
        await at.keys(Type("Koe"))
        assert offered in at.seen
        assert hint in at.seen
        # Whatever is typed on that does not fit takes the offer from the key line too.
        await at.keys(Type("x"))
        assert hint not in at.seen
        await at.keys("backspace")
        assert hint in at.seen
        await at.keys("right")
        assert at.fields[0] == offered
        await at.keys("enter", Type("Koe"))
        assert hint not in at.seen
        (seated,) = at.state.people
        assert (seated.name, seated.role, seated.person_id) == ("Koen Lippens", Role.CARE_COORDINATOR, koen)


async def test_nobody_of_another_pupils_family_is_offered(tmp_path: Path) -> None:
    with_samples(tmp_path)
    new = prepared(tmp_path, ev.DetailSet(Detail.SCHOOL, WEGWIJZER))
    async with table(tmp_path, session=new) as at:
        for typed, offered in (("Fat", ""), ("Serk", ""), ("Lena", ""), ("Petra", ""), ("Ils", "e D'Hondt")):
            await at.keys(Type(typed))
            assert (typed, "neem over" in at.seen) == (typed, bool(offered))
            await at.keys("right")
            assert at.fields[0].startswith(typed + offered)
            assert "Serkan" not in at.seen
            await at.keys("ctrl+u")
            assert at.fields[0] == ""


async def test_a_ghost_goes_when_it_does_not_fit_and_never_lands_within_words(tmp_path: Path) -> None:
    with_samples(tmp_path)
    new = prepared(tmp_path, ev.DetailSet(Detail.SCHOOL, WEGWIJZER))
    async with table(tmp_path, session=new) as at:
        await at.keys(Type("Koe"), "left")
        assert "Koen Lippens" not in at.seen
        await at.keys("right")
        assert at.fields[0] == "Koe"
        assert "Koen Lippens, zoco" in at.seen
        await at.keys(Type("k"))
        assert "Lippens" not in at.seen
        await at.keys("backspace down")
        assert "Lippens" not in at.seen


async def test_who_the_form_named_completes_when_they_sit_down(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME) as at:
        await at.keys("escape g", Type("Lena"), "down " * 6, Type("Koen Lippens"), "escape")
        await at.keys("escape", Type("Ko"), "right", Type(", zoco"), "enter")
        assert at.state.people[-1].name == "Koen Lippens"
        await at.keys(Type("Le"))
        # She sits there already.
        assert "leerling" not in next(line for line in at.seen.splitlines() if "│ Le" in line)


async def test_a_form_completes_itself_from_the_school_that_is_recognised(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "n", Type("Noor"), "down down", Type("vrije b"))
        assert WEGWIJZER.removeprefix("Vrije B") in screen(pilot)
        await play(pilot, "right enter")
        assert "→ Roeselare" in screen(pilot)
        await play(pilot, "right enter enter enter right enter")
        await play(pilot, "right f5")
        table_ = app.screen
        assert isinstance(table_, RoundTableScreen)
        lena = app.library and app.library.read(app.library.resolve("1e4a")).now
        assert lena
        assert table_.state.school_id == lena.school_id
        assert table_.state.pupil_id != lena.pupil_id
        copied = (Detail.SCHOOL, Detail.TOWN, Detail.CONTACT, Detail.ROOM)
        assert [table_.state.detail(one) for one in copied] == [lena.detail(one) for one in copied]
        assert [table_.state.detail(one) for one in (Detail.GROUP, Detail.OCCASION, Detail.SUPPORT_PHASE)] == [""] * 3


async def test_a_school_that_turns_out_to_be_another_gets_an_id_of_its_own(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "n", Type("Noor"), "down down", Type("vrije b"))
        await settled(pilot)
        await play(pilot, "right down")
        await play(pilot, "up ctrl+u", Type("De Regenboog"), "f5")
        table_ = app.screen
        assert isinstance(table_, RoundTableScreen)
        assert app.library is not None
        others = {one.school_id for one in app.library.sessions() if one.id != table_.live.id}
        assert table_.state.school_id not in others
        told = [one.event for one in table_.live.timeline.events]
        assert sum(isinstance(one, ev.SchoolRecognised) for one in told) == 2


async def test_a_team_day_goes_on_without_typing_the_team_again(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "d zelfde team" in screen(pilot)
        await play(pilot, "d")
        shown = screen(pilot)
        assert WEGWIJZER in shown
        assert "dinsdag 24 november 2026, 16:45" in shown
        assert "Lena" not in shown
        assert [app.screen.query_one(f"#{one}", Input).value for one in ("pupil", "group")] == [""] * 2
        await play(pilot, Type("Noor"), "f5")
        table_ = app.screen
        assert isinstance(table_, RoundTableScreen)
        state = table_.state
        names = ["Annelies Vandamme", "Koen Lippens", "Ilse D'Hondt", "Joris Maes"]
        assert ([one.name for one in state.people], state.detail(Detail.PUPIL)) == (names, "Noor")
        assert state.starts == datetime(2026, 11, 24, 16, 45)
        await play(pilot, "escape", "o")
        assert "16:45" in screen(pilot)
        await play(pilot, "d")
        assert "dinsdag 24 november 2026, 17:45" in screen(pilot)


async def test_nothing_is_made_where_nothing_was_typed(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key, title in (("d", "Nieuw rondetafelgesprek"), ("e", "Tussentijdse evaluatie")):
            await play(pilot, key, See(title), "down down up escape")
        assert app.library is not None
        assert len(app.library.sessions()) == 2


async def test_a_closed_session_is_followed_on_the_day_that_was_agreed(tmp_path: Path) -> None:
    with_samples(tmp_path)
    prepared(tmp_path, ev.DetailSet(Detail.PUPIL, "Noor"))
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "e opvolgen" in screen(pilot)
        await play(pilot, "e", See("dinsdag 12 januari 2027, 15:45"), "f5")
        table_ = app.screen
        assert isinstance(table_, RoundTableScreen)
        state = table_.state
        assert state.follows is not None
        assert state.follows.startswith("1e4a")
        assert [one.name for one in state.people][-1:] == ["Lena"]
        assert state.starts == datetime(2027, 1, 12, 15, 45)
        await play(pilot, "escape", "o")
        await play(pilot, See("VOORBEREID"), "down down down")
        assert app.screen.check_action("follow_up", ()) is False


async def test_a_line_goes_to_another_round_table_and_is_struck_here(tmp_path: Path) -> None:
    with_samples(tmp_path)
    other = prepared(
        tmp_path,
        ev.DetailSet(Detail.PUPIL, "Noor Peeters"),
        ev.SessionPlanned(datetime(2026, 11, 24, 17, 45), 60),
        ev.PersonSeated("Annelies Vandamme", "Annelies Vandamme", Role.TEACHER),
    )
    async with table(tmp_path, at=Step.ACTIONS) as at:
        await at.keys("escape home", "y", See("Naar welk gesprek?"))
        seen = at.seen
        assert "N. P." in seen
        assert "24 nov 17:45" in seen
        for hidden in ("Noor", "Peeters", "Milan"):
            assert hidden not in seen
        await at.keys("f5", See("geschrapt"))
        assert any("N. P." in one for one in at.told)
        assert at.texts(Kind.ACTION) == ["", "voorlezen"]
        state = at.shown.library.read(other).now
        (moved,) = state.of(Kind.ACTION)
        assert (moved.text, moved.owners) == ("kaart leggen", (state.people[0].id,))


async def test_escape_moves_nothing_and_without_another_round_table_it_is_said(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with table(tmp_path, at=Step.ACTIONS) as at:
        await at.keys("escape home", "y")
        assert at.told == ["Er is geen ander gesprek dat dit kan opnemen. Bereid er eerst een voor."]
        at.shown.library.prepare(locale="nl_BE", zone="Europe/Brussels").close()
        await at.keys("y", See("Naar welk gesprek?"), "escape")
        assert at.texts(Kind.ACTION) == ["kaart leggen", "voorlezen"]


async def test_a_session_that_is_open_elsewhere_refuses_the_line_with_a_sentence(tmp_path: Path) -> None:
    other = prepared(tmp_path, ev.DetailSet(Detail.PUPIL, "Noor"))
    async with table(tmp_path, at=Step.ACTIONS) as at:
        window = Library.open(workspace(tmp_path), clock=at.clock)
        window.open_session(other)
        await at.keys("escape home", "y", See("Naar welk gesprek?"), "f5")
        window.close()
        assert at.told == ["Dat gesprek is open in een ander venster. Sluit het daar eerst; er is niets verplaatst."]
        assert at.texts(Kind.ACTION) == ["kaart leggen", "voorlezen"]


async def test_what_another_session_holds_cannot_steer_the_form(tmp_path: Path) -> None:
    nasty = "[/x] [@click=app.quit]q[/]"
    prepared(
        tmp_path,
        ev.DetailSet(Detail.SCHOOL, nasty),
        ev.DetailSet(Detail.ROOM, nasty),
        ev.DetailSet(Detail.CONTACT, "\u202enaoj"),
    )
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "n", Type("Noor"), "down down", Type("[/x"))
        await settled(pilot)
        await play(pilot, "right")
        seen = screen(pilot)
        assert seen.count(nasty) == 2
        assert "→ [/x]" in seen
        assert "\u202e" not in seen
        assert "naoj" not in seen


async def test_a_name_that_steers_or_reorders_is_not_offered(tmp_path: Path) -> None:
    school = ev.DetailSet(Detail.SCHOOL, WEGWIJZER)
    colleagues = (("a", "Koen Lippens"), ("b", "Ilse \u202eeslI"))
    prepared(tmp_path, school, *(ev.PersonSeated(id, name, Role.TEACHER) for id, name in colleagues))
    new = prepared(tmp_path, school)
    async with table(tmp_path, session=new) as at:
        for typed, offered in (("Koe", True), ("Ils", False)):
            await at.keys(Type(typed))
            assert (typed, "neem over" in at.seen) == (typed, offered)
            await at.keys("ctrl+u")


async def test_a_letter_typed_after_the_offer_is_not_lost(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "n", "down down", Type("vrije b"))
        await settled(pilot)
        await play(pilot, "right", Type("!"), "left right right")
        assert f"{WEGWIJZER}!" in screen(pilot)
