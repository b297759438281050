"""Nothing is hidden that was noted: on each screen it is there, or a sign tells that there is more."""

import re
from pathlib import Path
from time import process_time

import pytest
from textual.widgets import OptionList

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.domain.schedule import Step
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.core.script_line import Cue
from cop_session.tui.steps.walkthrough.answer_list import AnswerList
from cop_session.tui.widgets.choice import Choice
from tests.tui.round_tables.key_script import Paste, Type, rest
from tests.tui.support.house import house, screen, settled, with_samples
from tests.tui.support.table_driver import Table, table

SIZES = [(120, 36), (80, 24), (60, 18)]
ACTION = (
    "Mama Fatma leest elke avond een bladzijde voor, met het boek dat Lena zelf koos in de bib, zolang het leuk blijft"
)
"""Of more than one row on every screen."""
LONG = " ".join(f"woord{number}" for number in range(170))
"""Of 1,500 characters."""
GUESTS = ("Koen Lippens", "Ilse D'Hondt", "Joris Maes", "Wilhelmina van den Bergh", "Özlem Çelik", "Abdelrahman Benali")
PROMPT = 0.5
"""Seconds of the processor within which a screen is drawn."""


def ten(at: Table) -> list[int]:
    """Fill the table, and return who sits there."""
    for name in GUESTS:
        at.live.record(ev.PersonSeated(name, name, Role.OTHER))
    return [one.id for one in at.state.people]


def note(at: Table, *actions: str, owners: tuple[int, ...] = ()) -> None:
    """Write actions down, each for the next of `owners`."""
    for place, text in enumerate(actions):
        owner = [owners[place % len(owners)]] if owners else []
        at.live.record(ev.LineNoted(Kind.ACTION, text), *(ev.OwnersSet(at.live.next_seq, (one,)) for one in owner))


async def shown(at: Table) -> str:
    at.shown.show_state()
    await rest(at.pilot)
    return at.seen


def inside(at: Table) -> str:
    """What stands on the step itself, without what is around it."""
    x, y, width, height = at.shown.stage.region
    return "\n".join(row[x : x + width] for row in at.seen.splitlines()[y : y + height])


def assert_drawn_as_counted(listed: OptionList) -> None:
    """A list draws of each entry as many rows as it counts with: of more, the last would be seen nowhere."""
    style = listed.get_visual_style("option-list--option")
    for place, option in enumerate(listed.options):
        assert len(listed._get_option_render(option, style)) == listed._line_cache.heights[place]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_last_words_of_a_row_stay_when_the_list_begins_to_scroll(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=size) as at:
        step = at.shown.stage.here
        assert isinstance(step, BoardStep)
        # Of each length some row is full to its last cell, where a bar would take that cell.
        for length in range(22, 38):
            note(at, "ab " * length + f"einde{length}")
            await shown(at)
            assert_drawn_as_counted(step.board)
        step.board.scroll_end(animate=False, immediate=True)
        await rest(at.pilot)
        assert "einde37" in at.seen
        assert "▲" in inside(at)
        step.board.scroll_home(animate=False, immediate=True)
        await rest(at.pilot)
        assert "▼" in inside(at)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_of_a_long_action_it_is_told_how_much_is_not_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=size) as at:
        koen = ten(at)[4]
        note(at, LONG, owners=(koen,))
        await shown(at)
        # The board, the large screen, the walkthrough there and on the own screen.
        for keys in ("escape", "f4", "f3 right right", "f4"):
            await at.keys(keys)
            seen = inside(at)
            assert re.search(r"woord0 .*… nog \d+ woorden", seen, re.DOTALL), (keys, seen)
            assert "Koen" in seen, "whose it is, however long the words are"


async def test_of_a_long_note_for_oneself_it_is_told_too(tmp_path: Path) -> None:
    async with table(tmp_path, size=(80, 24)) as at:
        at.live.record(ev.LineNoted(Kind.NOTE, LONG))
        await at.keys("f9", "escape")
        step = at.shown.stage.here
        assert isinstance(step, BoardStep)
        step.board.scroll_relative(y=8, animate=False, immediate=True)
        await rest(at.pilot)
        assert re.search(r"woord0 .*… nog \d+ woorden", inside(at), re.DOTALL), at.seen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_ten_people_leave_room_for_what_came_of_asking(tmp_path: Path, size: tuple[int, int]) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=size) as at:
        annelies = ten(at)[0]
        note(at, LONG, owners=(annelies,))
        await at.keys("f3 right right")
        assert "nog te vragen" in inside(at)
        hidden = size[0] == 60
        assert ("▼" in inside(at), "Abdelrahman" in inside(at)) == (hidden, not hidden)
        await at.keys("n", Type("te veel werk"), "enter")
        assert "lukt niet" in inside(at)
        assert_drawn_as_counted(at.shown.query_one(AnswerList))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_ten_people_stand_in_the_grid_and_above_the_step(tmp_path: Path, size: tuple[int, int]) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=size) as at:
        people = ten(at)
        note(at, LONG, owners=(people[-1],))
        await at.keys("f3 tab")
        head = next(row for row in inside(at).splitlines() if "Actie" in row)
        assert len(head.split()) == 12, "an action, ten people and what came of it"
        assert ("▶" in inside(at)) is (size[0] == 60)
        if size[0] < 100:
            assert "… nog " in at.seen.splitlines()[1]
        else:
            assert "Abdelrahman" in at.seen


async def test_in_a_hidden_round_of_a_long_action_it_is_there_what_to_do(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=(60, 18)) as at:
        people = ten(at)
        at.live.record(ev.LineNoted(Kind.ACTION, LONG), ev.OwnersSet(at.live.next_seq, tuple(people[:2])))
        await at.keys("f3 right right u")
        seen = screen(at.pilot)
        assert re.search(r"woord0 .*… nog \d+ woorden.*Geef de laptop aan Annelies", seen, re.DOTALL), seen


async def test_home_tells_all_facts_beneath_a_long_need(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for fact in ("Te leren", "Gesprek", "Acties", "Evaluatie"):
            assert re.search(rf"│ {fact} +\w", screen(pilot)), fact


async def test_a_long_remark_uses_the_width_beneath_the_answer(tmp_path: Path) -> None:
    remark = "als Koen op woensdag de klas overneemt en ik de teksten al op maandag heb, anders niet"
    async with table(tmp_path, at=Step.WALKTHROUGH, size=(80, 24)) as at:
        await at.keys("a", Type(remark), "enter")
        rows = [row.strip() for row in inside(at).splitlines()]
        begun = next(place for place, row in enumerate(rows) if row.startswith("als Koen"))
        assert " ".join(rows[begun : begun + 2]) == remark


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_told_covers_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with table(tmp_path, at=Step.NEED, size=size) as at:
        aloud = " ".join(str(at.shown.query_one(Cue).visual.within(60, 9)[0]).split())  # type: ignore[attr-defined]  # a Clipped
        at.shown.complain("Wie is “Bart”? Aan tafel: Annelies, Fatma, Serkan, Lena.")
        await rest(at.pilot)
        assert "Wie is “Bart”?" in at.seen
        assert aloud in " ".join(inside(at).split())
        await at.keys("escape s")
        assert "Wie is “Bart”?" in at.seen
        assert "Deze regel schrappen?" in at.seen


async def test_a_window_that_is_too_small_says_so_on_every_screen(tmp_path: Path) -> None:
    words = "Venster te klein"
    async with table(tmp_path, size=(60, 18)) as at:
        assert words not in at.seen
        for size in ((59, 18), (60, 17), (40, 12), (20, 6)):
            await at.pilot.resize_terminal(*size)
            await rest(at.pilot)
            assert words in at.seen, size
        await at.keys("f1")
        assert words in screen(at.pilot)
        await at.pilot.resize_terminal(60, 18)
        await rest(at.pilot)
        assert words not in screen(at.pilot)


async def test_the_keys_that_lead_on_stay_on_a_small_screen(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED, size=(80, 24)) as at:
        for keys in ("", "escape", "f3", "escape", "f3", "tab", "f3", "f3", "f9"):
            await at.keys(keys)
            line = at.seen.splitlines()[-1]
            assert "F3 ›" in line, (keys, line)
            assert "F8 ongedaan" in line, (keys, line)
            if at.shown.step is Step.WALKTHROUGH:
                assert all(key in line for key in (" l lukt", " n lukt niet", " m haalbaar maken")), line


async def test_a_choice_that_an_arrow_changed_says_what_it_was(tmp_path: Path) -> None:
    async with table(tmp_path, size=(80, 24)) as at:
        await at.keys("escape g")
        form = at.pilot.app.screen
        for choice, was in zip(form.query(Choice).results(), ("60 min", "lukt, lukt als …, lukt niet"), strict=True):
            form.set_focus(choice)
            await at.keys("right")
            row = " ".join(screen(at.pilot).split())
            assert f"was: {was}" in row, row
            await at.keys("left")
            assert "was:" not in screen(at.pilot)


@pytest.mark.parametrize(
    ("text", "many"), [("a" + "\n" * 19_000 + "b", 1), ("woord " * 5_000, 24)], ids=["of many rows", "of many words"]
)
async def test_long_actions_are_drawn_at_once(tmp_path: Path, text: str, many: int) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=(120, 36)) as at:
        people = ten(at)
        note(at, *[f"{number} {text}" for number in range(many)], owners=tuple(people))
        at.shown.show_state()
        # The board and the plan beside it, the walkthrough, the grid, and each of them large too.
        for keys in ("escape", "f4", "f3", "tab", "f4", "tab", "right"):
            begun = process_time()
            await at.keys(keys)
            assert process_time() - begun < PROMPT, keys


async def test_a_short_field_shows_the_end_of_what_is_typed_in_it(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("doen"), "tab", Paste("Annelies en daarna nog zoveel anderen als er maar aan tafel zitten"))
        assert "aan tafel zitten" in t.seen
