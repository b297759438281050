"""Every field there is takes in any text: it is shown, kept and handed over as text, and does nothing."""

from pathlib import Path
from typing import Any, TypeVar

from textual import events
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from cop_session.domain.codes import Kind
from cop_session.domain.schedule import Step
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.core.objection_section import ObjectionSection
from cop_session.tui.steps.core.section import Section
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.terminal.conftest import prepare
from tests.terminal.payloads import LETTERS, PAYLOAD, STORED, leaks
from tests.tui.support.house import SIZE, house, screen, settled, workspace

AStep = TypeVar("AStep", BoardStep, Walkthrough)

LONG = "tienduizend letters " * 500


async def sit_down(pilot: Pilot[Any]) -> RoundTableScreen:
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    table = pilot.app.screen
    assert isinstance(table, RoundTableScreen)
    return table


def fields(node: DOMNode) -> list[Any]:
    """The fields into which somebody can type now."""
    return [field for field in node.query("NoteField, Input").results(Widget) if field.region]


async def fill(pilot: Pilot[Any], field: Widget, text: str) -> None:
    """Paste `text`."""
    pilot.app.screen.set_focus(field)
    field.post_message(events.Paste(text))
    await pilot.pause()


def look(pilot: Pilot[Any]) -> None:
    """See that nothing on the screen steers the terminal."""
    assert leaks(screen(pilot).replace("\n", "").encode("utf-8", "surrogatepass")) == []


def step_of(table: RoundTableScreen, kind: type[AStep]) -> AStep:
    """The step that is on the screen."""
    return next(one for one in table.query(kind) if one.display)


def kept(table: RoundTableScreen) -> int:
    """How often the text stands in what was recorded or is being typed."""
    everything = repr((list(table.live.timeline.events), table.live.drafts))
    return everything.count(repr(STORED)[1:-1])


async def test_the_fields_of_the_steps(tmp_path: Path) -> None:
    prepare(workspace(tmp_path), locale="nl_NL")
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        table = await sit_down(pilot)
        for step in (*(one for one in Step if one is not Step.WALKTHROUGH), None):
            table._go(step) if step else table.action_mine()
            await settled(pilot)
            here = step_of(table, BoardStep)
            sections = [section for section in here.sections if section.fields(here.moment)]
            if step is Step.ACTIONS:
                sections.append(ObjectionSection(table.state.of(Kind.ACTION)[0].id))
            for section in sections:
                await fill_section(pilot, table, here, section)


async def fill_section(pilot: Pilot[Any], table: RoundTableScreen, step: BoardStep, section: Section) -> None:
    before = kept(table)
    step._type_into(section, None)
    await pilot.pause()
    for field in fields(step):
        await fill(pilot, field, PAYLOAD)
    look(pilot)
    await pilot.press("enter")
    # Names, numbers and the like that cannot be read are asked for anew; without them it is written down.
    for cell in fields(step)[1:]:
        cell.value = ""
    await pilot.press("enter")
    await pilot.pause()
    look(pilot)
    assert kept(table) > before, section.name


async def test_the_fields_of_the_walkthrough(tmp_path: Path) -> None:
    prepare(workspace(tmp_path))
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        table = await sit_down(pilot)
        table._go(Step.WALKTHROUGH)
        await settled(pilot)
        walk = step_of(table, Walkthrough)
        for keys in ("a", "n", "lr", "m"):
            before = kept(table)
            await pilot.press(*keys)
            assert walk.composer.display, keys
            for field in fields(walk):
                await fill(pilot, field, PAYLOAD)
            look(pilot)
            await pilot.press("enter")
            # Reasons and names that are none are asked for anew.
            for cell in walk.composer.cells:
                if cell.blank.name in ("reasons", "owners"):
                    cell.field.value = ""
            await pilot.press("enter")
            await pilot.pause()
            assert not walk.composer.display, keys
            look(pilot)
            assert kept(table) > before, keys
        await pilot.press("tab")
        await pilot.pause()
        look(pilot)


async def test_a_very_long_text_is_kept_whole(tmp_path: Path) -> None:
    prepare(workspace(tmp_path))
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        table = await sit_down(pilot)
        table._go(Step.ACTIONS)
        await settled(pilot)
        note, _, when, place, _ = fields(step_of(table, BoardStep))
        for field in (note, when, place):
            await fill(pilot, field, LONG)
        await pilot.press("enter")
        await pilot.pause()
        line = table.state.of(Kind.ACTION)[-1]
        assert line.when is not None
        assert [line.text, line.place, line.when.said] == [LONG.strip()] * 3


async def test_the_fields_of_home_and_its_dialogs(tmp_path: Path) -> None:
    prepare(workspace(tmp_path))
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await fill(pilot, pilot.app.screen.query_one("#search"), PAYLOAD)
        await settled(pilot)
        look(pilot)
        await pilot.press("escape", "escape")
        await settled(pilot)
        for key in ("i", "g", "x", "ctrl+p"):
            await pilot.press(key)
            await settled(pilot)
            found = fields(pilot.app.screen)
            assert found, key
            for field in found:
                await fill(pilot, field, PAYLOAD)
            look(pilot)
            await pilot.press("enter")
            await settled(pilot)
            look(pilot)
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")
                await settled(pilot)
        await pilot.press("t")
        assert pilot.app.screen_stack[0].query_one("#preview").border_title


async def test_joined_emoji_and_letters_are_typed_whole(tmp_path: Path) -> None:
    prepare(workspace(tmp_path))
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        table = await sit_down(pilot)
        note = step_of(table, BoardStep).composer.note
        for letter in LETTERS:
            note.post_message(events.Key(_character_to_key(letter), letter))
        await pilot.pause()
        assert note.text == LETTERS
