"""Making an action work by keys: the ways, asking again, and how it got there on demand."""

from pathlib import Path

from cop_session.domain.codes import Kind, Reason, Role, Scale, Way
from cop_session.domain.events import ActionAdapted, PersonSeated
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough
from tests.tui.round_tables.key_script import Type
from tests.tui.support.table_driver import Table, table

NO = ("n", Type("te kort"), "tab", Type("tijd"), "enter")


def action(at: Table) -> Line:
    return at.state.of(Kind.ACTION)[0]


def ways(at: Table) -> tuple[Way, ...]:
    return action(at).adaptations[-1].ways


async def test_what_will_not_work_shows_the_ways_out(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        assert "Zo kan het misschien wel:" not in at.seen
        await at.keys(*NO)
        for words in ("Zo kan het misschien wel:", "t later", "k kleiner", "i iemand anders", "h met hulp", "p eerst"):
            assert words in at.seen


async def test_each_way_by_one_key_and_then_it_is_asked_again(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        await at.keys("t", Type("tegen 1 december"), "enter", *NO)
        before = at.state
        for keys, typed, found in (
            ("t", "tegen 18 december", (Way.LATER,)),
            ("k", " op vrijdag", (Way.SMALLER,)),
            ("i", "Fatma", (Way.SOMEONE_ELSE,)),
            ("h", "Annelies + Fatma", (Way.WITH_HELP,)),
            ("p", "tot de kerstvakantie", (Way.TRY_FIRST,)),
            ("m", " op vrijdag", ()),
        ):
            next_seq = at.live.next_seq
            await at.keys(keys, Type(typed), "enter")
            assert ways(at) == found
            assert action(at).adaptations[-1].why == "", "the reason stays with the answer"
            assert [(one.remark, one.reasons) for one in action(at).polls[0].answers] == [("te kort", (Reason.TIME,))]
            assert verdict(action(at)) is Verdict.STALE
            gesture = at.live.timeline.events[next_seq - 1 :]
            assert {one.gesture for one in gesture} == {next_seq}
            await at.keys("l" if len(action(at).owners) == 1 else "l l")
            assert verdict(action(at)) is Verdict.FEASIBLE
            await at.keys("f8" if len(action(at).owners) == 1 else "f8 f8", "f8")
            # As it was, for the next way.
            assert at.state.content == before.content


async def test_a_way_and_what_shows_in_the_change_count_both(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        await at.keys("k", Type(" op vrijdag"), "tab", Type(" + Fatma"), "enter")
        assert ways(at) == (Way.SMALLER, Way.WITH_HELP)


async def test_a_way_alone_changes_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        await at.keys("p")
        walkthrough = at.shown.stage.here
        assert isinstance(walkthrough, Walkthrough)
        assert walkthrough.composer.display
        await at.keys("enter")
        assert not action(at).adaptations
        assert not any(isinstance(one.event, ActionAdapted) for one in at.live.timeline.events)


async def test_the_way_is_known_again_after_a_crash(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, close=False) as at:
        await at.keys("k", Type(" op vrijdag"))
        at.live.flush()
        session = at.live.id
    async with table(tmp_path, session=session, later_ms=120_000) as at:
        assert "Haalbaar maken: kleiner" in at.seen
        await at.keys("enter")
        assert (action(at).text, ways(at)) == ("kaart leggen op vrijdag", (Way.SMALLER,))


async def test_history_is_shown_on_a_key_only_and_without_scores(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=Scale.FIVE) as at:
        await at.keys("e")
        assert "Gevraagd" not in at.seen, "there is none yet"
        await at.keys("2", Type("te kort"), "enter", "t", Type("volgend jaar"), "enter", "4")
        assert "Gevraagd" not in at.seen
        await at.keys("e")
        told = at.seen[at.seen.index("Gevraagd") :]
        assert told.count("Gevraagd") == 2
        for words in (
            "Annelies: lukt niet · te kort",
            "Haalbaar gemaakt",
            "nog niets → volgend jaar",
            "reden: te kort",
        ):
            assert words in told
        assert "Annelies: lukt " in told
        assert not {"2", "4"} & set(told.split("eerder")[0])
        await at.keys("3")
        assert verdict(action(at)) is Verdict.FEASIBLE, "a digit does not answer here"
        await at.keys("right")
        assert "Gevraagd" not in at.seen, "the next action has none"
        await at.keys("left e escape")
        assert "Gevraagd" not in at.seen


async def test_on_a_small_screen_with_ten_people_all_fields_are_on_it(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, size=(80, 24)) as at:
        for name in ("Bart", "Els", "Joris", "Kris", "Mia", "Tom"):
            at.live.record(PersonSeated(name, name, Role.EXTERNAL_SUPPORTER))
        await at.keys(*NO)
        for key in ("n", "k"):
            await at.keys(key)
            assert isinstance(at.shown.stage.here, Walkthrough)
            composer = at.shown.stage.here.composer
            fields = [composer, *(cell.field for cell in composer.cells if cell.display)]
            assert len(fields) > 1
            for field in fields:
                assert at.shown.region.contains_region(field.region)
                assert field.region.bottom < at.shown.size.height
            assert at.shown.stage.here.people.region.height >= 3
            await at.keys("escape")
