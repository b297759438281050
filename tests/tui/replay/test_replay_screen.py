"""A session seen again, driven by keys."""

from pathlib import Path

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.schedule import Step
from cop_session.domain.timeline import Timeline
from cop_session.services import Library
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.replay.replay_screen import ReplayScreen
from cop_session.tui.screens.plan_screen import PlanScreen
from tests.scenarios import lena_again
from tests.scenarios.script import recorded
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, settled, typed, workspace
from tests.tui.support.replaying import replayed, seen_again, walked


async def test_every_position_shows_what_its_events_make(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        forward = await walked(hands, "home", "right", len(hands.timeline))
        await hands.keys("left right")
        assert hands.seen == forward[hands.position]
        # What makes an action work is noted by keys that do something else here.
        assert any("lukt niet" in seen for seen in forward.values())
        assert not any("Zo kan het misschien wel:" in seen for seen in forward.values())


async def test_an_evaluation_is_replayed_from_before_its_first_event_to_its_end(tmp_path: Path) -> None:
    timeline = Timeline(recorded(lena_again.script()))
    async with seen_again(timeline) as hands:
        await hands.keys("home")
        assert hands.position == 0
        assert "❯ Welkom terug" in hands.seen
        assert "Lena" not in hands.seen
        told = []
        while hands.position < len(timeline):
            await hands.keys("right")
            assert hands.shown.state == fold(timeline.events[: hands.position])
            told.append(hands.seen)
        assert any("Annelies: gedaan, vast moment" in seen for seen in told)
        assert any("Lena: veel beter" in seen for seen in told)
        await hands.keys("2")
        assert "❯ Acties" in hands.seen


async def test_it_begins_where_the_talk_began_and_stands_still(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        assert "15:45  Het gesprek begint" in hands.seen
        assert "‖ staat stil" in hands.seen
        await hands.pass_seconds(600)
        assert "Het gesprek begint" in hands.seen


async def test_it_plays_at_a_pace_and_the_clock_of_then_goes_along(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("enter")
        await hands.pass_seconds(1)
        assert "▶ speelt 8×" in hands.seen
        assert "15:45:08" in hands.seen
        await hands.keys("up up up")
        await hands.pass_seconds(5)
        assert "▶ speelt 60×" in hands.seen
        assert "Onderwijsbehoefte: Om met vertrouwen" in hands.seen
        assert hands.shown.state.step is Step.NEED
        await hands.keys("down space")
        was = hands.position
        await hands.pass_seconds(60)
        assert hands.position == was
        assert "‖ staat stil" in hands.seen


async def test_what_just_changed_is_marked_for_a_moment(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("3 right")
        assert "● 2" in hands.seen
        assert hands.seen.count("● ") == 1
        await hands.keys("enter")
        await hands.pass_seconds(5)
        assert "● 2" not in hands.seen


async def test_steps_decisions_and_edges_are_a_key_away(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("f3")
        assert "Stap: Behoefte" in hands.seen
        await hands.keys("apostrophe")
        assert "Stap: Overlopen" in hands.seen
        await hands.keys("b")
        assert "lukt niet" in hands.seen
        await hands.keys("b")
        assert "Haalbaar gemaakt: tegen vr 18/12" in hands.seen
        await hands.keys("v f2")
        assert "Stap: Overlopen" in hands.seen
        await hands.keys("end")
        assert "Het gesprek is afgesloten" in hands.seen
        await hands.keys("b")
        assert hands.position == len(hands.timeline)
        await hands.keys("home")
        assert "Het gesprek begint" in hands.seen


async def test_where_something_is_said_is_found_again_and_again(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("slash")
        await typed(hands.pilot, "HOORSPEL")
        await hands.keys("enter")
        await settled(hands.pilot)
        assert "Actie: De klas maakt een hoorspel" in hands.seen
        first = hands.position
        await hands.keys("n")
        assert hands.position > first
        assert "hoorspel" in hands.seen.casefold()
        await hands.keys("slash")
        await typed(hands.pilot, "olifant")
        await hands.keys("enter")
        await settled(hands.pilot)
        told = [one.message for one in hands.pilot.app._notifications]
        assert told == ["“olifant” komt in dit gesprek niet voor."]


async def test_a_click_on_the_bar_or_on_a_step_goes_there(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.pilot.click("ScrubBar", offset=(118, 0))
        await hands.pilot.pause()
        assert hands.position == len(hands.timeline)
        tabs = list(hands.shown.query("StepTab"))
        await hands.pilot.click(tabs[2])
        await hands.pilot.pause()
        assert hands.shown.step is Step.ACTIONS


async def test_nothing_of_the_facilitators_own_is_shown_and_nothing_can_be_typed(tmp_path: Path) -> None:
    async with replayed(tmp_path) as hands:
        await hands.keys("3 e w f8 tab x")
        assert hands.pilot.app.screen is hands.shown
        assert hands.shown.focused is None
        assert not hands.shown.query_one("#composer").display
        assert hands.timeline.now == fold(hands.timeline.events)


async def test_large_for_everybody_and_the_plan_as_it_was(tmp_path: Path) -> None:
    async with replayed(tmp_path, size=(80, 24)) as hands:
        await hands.keys("3")
        assert "Overlopen" in hands.seen
        await hands.keys("f4")
        assert "Overlopen" not in hands.seen
        await hands.keys("f4 f6")
        assert isinstance(hands.pilot.app.screen, PlanScreen)
        await hands.keys("pagedown")
        assert "Lena legt een groene kaart" in hands.seen
        assert "hoorspel" not in hands.seen
        await hands.keys("escape end f6 pagedown pagedown pagedown")
        assert "hoorspel" in hands.seen
        await hands.keys("escape escape")
        assert isinstance(hands.pilot.app.screen, HomeScreen)


async def test_a_real_session_has_no_stop_points(tmp_path: Path) -> None:
    library = Library.open(workspace(tmp_path), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.LineNoted(Kind.NEED, "rust"))
    live.close()
    library.close()
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert type(pilot.app.screen) is ReplayScreen
        await pilot.press("s")
        await pilot.pause()
        assert type(pilot.app.screen) is ReplayScreen
