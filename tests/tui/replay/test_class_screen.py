"""A class before a talk, driven by keys: it stops, answers, practises, and another class begins clean."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from cop_session.domain.codes import Detail
from cop_session.services.training.stop_point_files import in_workspace
from cop_session.training.stop_points.class_answers import ClassAnswer, SchoolClass
from cop_session.training.stop_points.stop_points import Layer, StandIn, Stop
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.replay.class_screen import ClassScreen
from cop_session.tui.replay.compare_screen import CompareScreen
from cop_session.tui.replay.replay_screen import ReplayScreen
from cop_session.tui.replay.trainer_strip import TrainerStrip
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.tui.support.house import SIZE, TODAY, house, screen, settled, typed, with_samples, workspace
from tests.tui.support.replaying import Hands, replayed, talk_for_a_class

SMALL = (80, 24)
SIZES = pytest.mark.parametrize("size", [SIZE, SMALL], ids=["120x36", "80x24"])
LENA = "1e4a0000-0000-4000-8000-000000000001"
FERRE = "fe44e001-0000-4000-8000-000000000001"


async def put_stop(hands: Hands, question: str) -> None:
    """Make a stop-point where the replay stands."""
    await hands.type("s", question)


def kept(folder: Path, session_id: str) -> Layer:
    return in_workspace(workspace(folder), session_id).read()


@SIZES
async def test_a_class_stops_answers_and_sees_what_happened_then(tmp_path: Path, size: tuple[int, int]) -> None:
    async with replayed(tmp_path, size=size) as hands:
        await hands.keys("3")
        await put_stop(hands, "Wie vraag je nu iets?")
        assert "Wie vraag je nu iets?" in hands.seen
        stop = hands.position
        await hands.keys("home enter up up up up up")
        await hands.pass_seconds(200)
        # It came by, and waits; nothing of what follows is to be seen, on the bar either.
        assert hands.position == stop
        assert "Stop 1 van 1" in hands.seen
        assert "elke dag 5 minuten" not in " ".join(hands.seen.split())
        assert "◆" not in hands.seen.splitlines()[-3].rpartition("●")[2]
        await hands.type("a", "aan mama")
        await hands.type("g", "groep 2")
        await hands.type("a", "aan de klas")
        assert "· aan mama" in hands.seen
        assert "· groep 2: aan de klas" in hands.seen
        await hands.keys("right")
        assert "Jullie: aan mama; groep 2: aan de klas" in hands.seen
        assert "Toen: Actie: Lena leest elke dag 5 minuten" in " ".join(hands.seen.split())
        await hands.keys("right")
        assert "Jullie" not in hands.seen
        # From anywhere later it comes back, on the large screen too, and goes again.
        await hands.keys("end f4 j")
        assert "Jullie: aan mama" in hands.seen
        await hands.keys("j")
        assert "Jullie" not in hands.seen
        await hands.keys("home")
        assert not hands.shown.check_action("recall", ())


async def test_stop_points_stay_with_the_session_in_a_file_of_their_own(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("4")
        await put_stop(hands, "Daarna?")
        await hands.keys("3")
        await put_stop(hands, "Eerst?")
        # As the talk goes, whenever they were made.
        assert "Stop 1 van 2" in hands.seen
        await hands.keys("tab")
        assert "Stop 2 van 2" in hands.seen
        await hands.type("h m", "kijk naar Joris")
        assert "kijk naar Joris" not in hands.seen
        assert "t toont een tip." in hands.seen
        await hands.keys("t")
        assert "kijk naar Joris" in hands.seen
        await hands.keys("escape")
        await settled(hands.pilot)
        await hands.keys("r")
        await settled(hands.pilot)
        again = hands.pilot.app.screen
        assert isinstance(again, ClassScreen)
        await hands.keys("tab")
        assert "Eerst?" in hands.seen
        await hands.keys("tab")
        assert "Daarna?" in hands.seen
        # The hint is there to be put right, and goes where it is empty.
        await hands.keys("m")
        assert "kijk naar Joris" in hands.seen
        await hands.keys("ctrl+u enter")
        await settled(hands.pilot)
        assert "een tip." not in hands.seen
        await hands.keys("w tab")
        assert "Stop 1 van 1" in hands.seen
        assert "Eerst?" in hands.seen


@SIZES
async def test_a_stop_that_was_shipped_goes_comes_back_and_is_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with replayed(tmp_path, size=size, stops=None) as hands:
        await hands.keys("tab")
        assert "Lena heeft iets gezegd. Wat vraag je haar nu?" in hands.seen
        shipped = in_workspace(workspace(tmp_path / "leeg"), LENA).read()
        await hands.keys("w")
        assert "Lena heeft iets gezegd" not in hands.seen
        assert len(kept(tmp_path, LENA).stops) == len(shipped.stops) - 1
        assert [one.message for one in hands.pilot.app._notifications] == ["Het stoppunt is weg. F8 zet het terug."]
        await hands.keys("f8")
        assert "Lena heeft iets gezegd" in hands.seen
        assert kept(tmp_path, LENA) == shipped
        # Where a class answered, it is asked first, and what was answered comes back too.
        await hands.type("a", "niets: stil zijn")
        await hands.keys("w")
        assert "Bij dit stoppunt staat 1 antwoord. Toch weghalen?" in hands.seen
        await hands.keys("escape")
        assert "niets: stil zijn" in hands.seen
        await hands.keys("w enter")
        await settled(hands.pilot)
        assert kept(tmp_path, LENA).present.answers == ()
        await hands.keys("f8")
        assert "niets: stil zijn" in hands.seen
        assert kept(tmp_path, LENA).present.answers == (ClassAnswer(shipped.stops[0].event, "niets: stil zijn"),)


async def test_a_new_class_begins_clean_and_earlier_answers_stay_with_their_day(tmp_path: Path) -> None:
    before = SchoolClass(date(2026, 11, 10), "7A", (ClassAnswer(32, "wachten", "groep 1"),))
    layer = Layer(LENA, (Stop(32, "LineNoted", "En nu?"),), classes=(before,))
    async with replayed(tmp_path, stops=layer) as hands:
        told = [one.message for one in hands.pilot.app._notifications]
        assert told == ["De antwoorden hier zijn van 7A, 10 nov. k begint met een nieuwe klas."]
        await hands.keys("tab")
        assert "· groep 1: wachten" in hands.seen
        await hands.type("k", "7B")
        assert "wachten" not in hands.seen
        assert kept(tmp_path, LENA).classes == (before, SchoolClass(TODAY, "7B"))
        await hands.type("a", "vragen")
        await hands.keys("f9")
        seen = hands.seen
        assert seen.index("7B, 24 nov") < seen.index("vragen") < seen.index("7A, 10 nov") < seen.index("wachten")
        # An answer is put right, and taken away, and that is undone.
        await hands.keys("down down down down enter")
        await hands.keys("ctrl+u")
        await typed(hands.pilot, "doorvragen")
        await hands.keys("enter")
        await settled(hands.pilot)
        assert kept(tmp_path, LENA).present.answers == (ClassAnswer(32, "doorvragen"),)
        await hands.keys("w")
        assert kept(tmp_path, LENA).present.answers == ()
        await hands.keys("f8 escape")
        assert "· doorvragen" in hands.seen


@SIZES
async def test_what_is_for_the_trainer_is_behind_a_key_and_never_on_the_large_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with replayed(tmp_path, size=size, stops=None) as hands:
        await hands.keys("tab")
        notes, model = "Laat de klas eerst zwijgen", "mag deze zin zo in het plan"
        assert notes not in hands.seen
        await hands.keys("f9")
        strip = " ".join(hands.seen.split())
        assert isinstance(hands.pilot.app.screen, TrainerStrip)
        assert notes in strip
        assert model in strip
        assert "stoppunt" not in strip
        assert "dit komt nooit op het grote scherm" in strip
        await hands.keys("down down enter ctrl+u")
        await typed(hands.pilot, "let op de tijd")
        await hands.keys("enter")
        await settled(hands.pilot)
        assert kept(tmp_path, LENA).stops[0].notes == "let op de tijd"
        await hands.keys("f9")
        assert "let op de tijd" not in hands.seen
        # What everybody sees names who is at the table, and nothing of the trainer's.
        await hands.keys("f4 f9 t")
        assert isinstance(hands.pilot.app.screen, ClassScreen)
        assert "let op de tijd" not in hands.seen
        assert "De zin staat er, in haar woorden. Van wie is hij?" in " ".join(hands.seen.split())
        assert "Annelies · Koen · Fatma · Serkan · Ilse · Joris · Lena" in hands.seen


@SIZES
async def test_a_long_question_scrolls(tmp_path: Path, size: tuple[int, int]) -> None:
    long = " ".join(f"zin{place}" for place in range(400))
    async with replayed(tmp_path, size=size, stops=Layer(LENA, (Stop(32, "LineNoted", long),))) as hands:
        await hands.keys("tab")
        assert "zin0 " in hands.seen
        assert "zin399" not in hands.seen
        for _ in range(12):
            await hands.keys("down")
        assert "zin399" in hands.seen
        assert hands.shown.player.speed == 8
        await hands.keys("end down")
        assert hands.shown.player.speed == 4


async def test_hidden_names_hide_everybody_in_every_form(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("o")
        await settled(pilot)
        seen = ""
        for _ in range(8):
            seen += screen(pilot)
            await pilot.press("down")
            await pilot.pause()
        library = pilot.app.library  # type: ignore[attr-defined]  # the pilot knows only that it is an app
        states = [library.read(one.id).now for one in library.sessions()]
        people = {part for state in states for one in state.people for part in one.name.split() if part[0].isupper()}
        names = people | {state.detail(detail) for state in states for detail in (Detail.PUPIL, Detail.SCHOOL)}
        assert len(states) == 7
        assert len(names) > 50
        said = set(re.findall(r"[\w’']+", seen.casefold()))
        forms = {form for name in names for form in (name, f"{name}s", f"{name}’s", f"{name}tje", f"{name}ke")}
        assert {form for form in forms if form.casefold() in said} == set()
        assert seen.count("Te leren") == 8


async def test_the_talks_for_a_class_come_with_their_stop_points(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("o")
        await settled(pilot)
        # What there is to learn is no name, and so is told while names are hidden.
        assert "Te leren" in screen(pilot)
        assert "ouders en school kijken" in screen(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "Basisschool Het Vli" in screen(pilot)
        for school in ("Atheneum Ter Wilgen", "obs De Wijde Blik", "Het Eemkant College"):
            assert school in screen(pilot)
        await pilot.press("r")
        await settled(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "Stop 1 van 7" in screen(pilot)
        assert "Wie is er nog niet gehoord?" in screen(pilot)
        await pilot.press("escape", "o")
        await settled(pilot)
        assert "Deze gesprekken stonden hier al; er is niets veranderd." in screen(pilot)


@SIZES
async def test_nothing_tells_that_a_line_will_be_struck(tmp_path: Path, size: tuple[int, int]) -> None:
    async with talk_for_a_class(tmp_path, "conflict", size=size) as hands:
        await hands.keys("tab")
        assert "Wie is er nog niet gehoord?" in hands.seen
        assert "Ferre is agressief" in hands.seen
        assert "geschrapt" not in hands.seen
        await hands.keys("tab")
        assert "Ferre is agressief" in hands.seen
        await hands.keys("right")
        assert "Ferre is agressief" not in hands.seen
        assert "geschrapt 15:59" in hands.seen
        # Other words for it are the trainer's to choose.
        await hands.keys("left f9 down down down down enter ctrl+u")
        await typed(hands.pilot, "Ferre luistert niet.")
        await hands.keys("enter")
        await settled(hands.pilot)
        await hands.keys("escape")
        assert "Ferre luistert niet." in hands.seen
        assert "agressief" not in hands.seen
        await hands.keys("right")
        assert "luistert" not in hands.seen


async def test_a_struck_line_without_other_words_is_a_blank_up_to_then(tmp_path: Path) -> None:
    async with talk_for_a_class(tmp_path, "conflict", stops=Layer(FERRE)) as hands:
        events = hands.timeline.events
        struck = next(place for place, one in enumerate(events) if type(one.event).__name__ == "LineStruck")
        for place in range(struck + 1):
            hands.shown._go(place)
            await hands.pilot.pause()
            assert "geschrapt" not in hands.seen
        hands.shown._go(struck + 1)
        await hands.pilot.pause()
        assert "geschrapt 15:59" in hands.seen


@SIZES
async def test_what_if_goes_on_in_a_session_of_its_own_and_both_plans_stand_side_by_side(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with replayed(tmp_path, size=size) as hands:
        await hands.keys("3 right")
        here, prefix = hands.position, hands.shown.state
        await hands.type("f5", "groep 2")
        table = hands.pilot.app.screen
        assert isinstance(table, RoundTableScreen)
        assert table.state == prefix
        assert "oefening" in hands.seen.splitlines()[0]
        await hands.keys("f3 f2")
        await typed(hands.pilot, "samen zingen in de auto")
        await hands.keys("enter escape o")
        await settled(hands.pilot)
        await _side_by_side(hands)
        await hands.keys("escape")
        assert hands.position == here
        library = hands.pilot.app.library  # type: ignore[attr-defined]  # the pilot knows only that it is an app
        lena, practice = sorted(library.search("Lena Wegwijzer"), key=lambda one: one.practice or "")
        assert [library.read(one.id).now == hands.timeline.now for one in (lena, practice)] == [True, False]
        assert [one.practice for one in (lena, practice)] == [None, "groep 2"]
        # Later, from anywhere in the talk, once more.
        await hands.keys("escape")
        await settled(hands.pilot)
        assert "oefening (groep 2)" in " ".join(hands.seen.split())
        await hands.keys("r")
        await settled(hands.pilot)
        await hands.keys("y")
        await settled(hands.pilot)
        await _side_by_side(hands)
        # And from the practice itself, which says that it is that.
        await hands.keys("escape escape")
        await settled(hands.pilot)
        await _go_to(hands, practice.id)
        await hands.keys("r")
        await settled(hands.pilot)
        assert "oefening" in hands.seen.splitlines()[0]
        await hands.keys("y")
        await settled(hands.pilot)
        await _side_by_side(hands)
        # What was erased is told to be gone.
        await hands.keys("escape escape")
        await settled(hands.pilot)
        library.custody.erase(practice.id)
        await _go_to(hands, lena.id)
        await hands.keys("r y")
        await settled(hands.pilot)
        assert "Dat gesprek is er niet meer" in [one.message for one in hands.pilot.app._notifications][-1]


async def _go_to(hands: Hands, session_id: str) -> None:
    """Go down the list at home to a session; which of two of the same day is first depends on their ids."""
    home = hands.pilot.app.screen
    assert isinstance(home, HomeScreen)
    await hands.keys("home")
    for _ in range(len(home.list.options)):
        if home.list.highlighted_id == session_id:
            return
        await hands.keys("down")
    raise AssertionError(hands.seen)


async def _side_by_side(hands: Hands) -> None:
    assert isinstance(hands.pilot.app.screen, CompareScreen)
    half = hands.pilot.app.size.width // 2
    seen = []
    for _ in range(6):
        seen += hands.seen.splitlines()
        await hands.keys("down")
    assert any("De klas maakt een" in row[:half] for row in seen)
    assert not any("De klas maakt een" in row[half:] for row in seen)
    assert any("◆ 3 samen zingen" in row[half - 2 :] for row in seen)
    assert any("◆ staat alleen in dit plan" in row for row in seen)
    assert "groep 2" in seen[0]


async def test_a_group_is_named_on_home_and_hidden_where_it_tells_who_is_in_it(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("3 right")
        await hands.type("f5", "de groep van Els")
        assert "oefening (de groep van" in hands.seen.splitlines()[0]
        await hands.keys("escape o")
        await settled(hands.pilot)
        await hands.keys("escape escape")
        await settled(hands.pilot)
        assert isinstance(hands.pilot.app.screen, HomeScreen)
        assert "oefening" in hands.seen
        assert "Els" not in hands.seen
        await hands.keys("t")
        assert "oefening (de groep van Els)" in " ".join(hands.seen.split())


@pytest.mark.parametrize("newer", [True, False], ids=["newer", "damaged"])
async def test_a_talk_is_seen_without_stop_points_that_are_not_understood(tmp_path: Path, newer: bool) -> None:
    async with replayed(tmp_path) as hands:
        file = workspace(tmp_path).stops / f"{LENA}.stops.json"
        content = json.dumps({"format": "cop-session stops", "version": 9}) if newer else "x"
        file.write_text(content)
        await hands.keys("escape r")
        await settled(hands.pilot)
        assert type(hands.pilot.app.screen) is ReplayScreen
        (told,) = (one.message for one in hands.pilot.app._notifications)
        assert ("nieuwere cop-session" in told) is newer
        await hands.keys("s a w escape")
        assert file.read_text() == content


HOSTILE = "[/x] [@click=app.quit]q[/] \x1b[31m \u202eomgekeerd {group} {key} %s 👩‍👩‍👧 " + "lang " * 200


@SIZES
async def test_words_of_anybody_are_only_words(tmp_path: Path, size: tuple[int, int]) -> None:
    nobody = SchoolClass(date(2026, 11, 10), HOSTILE, (ClassAnswer(32, HOSTILE, HOSTILE),))
    stop = Stop(32, "LineNoted", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    layer = Layer(LENA, (stop,), HOSTILE, (StandIn(32, HOSTILE), StandIn(10**12, "x")), (nobody, nobody))
    async with replayed(tmp_path, size=size, stops=layer) as hands:
        await hands.keys("tab t")
        assert "[@click=app.quit]" in hands.seen
        await hands.keys("f9")
        assert isinstance(hands.pilot.app.screen, TrainerStrip)
        await hands.keys("down down down down down enter escape escape right j f4 f4")
        await hands.type("g", "[/x] groep")
        await hands.type("k", "[bold]7[/]")
        await hands.keys("tab w")
        await hands.keys("enter")
        await settled(hands.pilot)
        await hands.keys("f8")
        await hands.type("f5", "[/x] {group}")
        assert isinstance(hands.pilot.app.screen, RoundTableScreen)
        await hands.keys("escape o")
        await settled(hands.pilot)
        await hands.keys("escape escape")
        await settled(hands.pilot)
        await hands.keys("t")
        assert isinstance(hands.pilot.app.screen, HomeScreen)
        assert "\x1b" not in hands.seen
        assert "\u202e" not in hands.seen
