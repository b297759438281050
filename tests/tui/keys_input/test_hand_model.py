"""What the hand does: typing is never a command, undo says what it undid, an answer is an answer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from cop_session.domain.codes import Kind
from cop_session.domain.schedule import Step
from cop_session.services import Library
from cop_session.troubles import Trouble
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.widgets.fields.note_field import LineField, NoteField
from tests.tui.round_tables.key_script import Paste, Type, rest
from tests.tui.support.house import house, screen, with_samples
from tests.tui.support.quiet import Gate
from tests.tui.support.table_driver import Table, table


def burst(t: Table, *keys: str) -> None:
    """Press keys at the same moment; a word is typed letter by letter."""
    for key in keys:
        letters = key if len(key) > 1 and key.startswith("'") else ""
        for one in letters[1:] if letters else [key]:
            t.pilot.app.post_message(events.Key("space" if one == " " else one, one if letters else None))


def selected(t: Table) -> str:
    """What is selected in the field that has the focus."""
    field = t.pilot.app.focused
    if isinstance(field, NoteField):
        return field.selected_text
    return field.selected_text if isinstance(field, LineField) else ""


@pytest.mark.parametrize(
    ("step", "keys", "words"),
    [
        (Step.WELCOME, ("tab", "'straks misschien", "shift+tab", "'Noor, tante"), "straks misschien"),
        (Step.NEED, ("down", "'niet zuchten", "tab tab", "'wellicht", "shift+tab"), "wellicht"),
        (Step.ACTIONS, ("'vegen", "tab", "'tante", "shift+tab"), "tante"),
        (Step.ACTIONS, ("'vegen", "tab tab tab tab", "'9"), "9"),
        (Step.WALKTHROUGH, ("n", "'te duur", "tab", "'omdat", "shift+tab"), "omdat"),
        (Step.EVALUATION, ("ctrl+u", "'ooit"), "ooit"),
        (Step.EVALUATION, ("'1/3 om 15u", "tab tab", "'lang", "shift+tab"), "lang"),
        (Step.CLOSING, ("'mama", "tab", "'duif", "shift+tab"), "duif"),
    ],
)
async def test_after_a_refusal_the_refused_field_has_the_focus_and_its_words_are_selected(
    tmp_path: Path, step: Step, keys: tuple[str, ...], words: str
) -> None:
    async with table(tmp_path, at=step) as t:
        strokes = [Type(one[1:]) if one.startswith("'") else one for one in keys]
        await t.keys(*strokes, "enter")
        assert len(t.told) == 1
        assert selected(t) == words


async def test_tab_stays_in_the_composer_until_the_note_is_noted(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        # Refused, and Tab as often as there are fields and once more: all of it is text still.
        await t.keys(Type("vegen"), "tab", Type("tante"), "enter", "tab tab tab tab tab tab", Type("swh"))
        await t.keys("shift+tab shift+tab", Type("wd"))
        assert t.fields == ["vegenwd", "tante", "swh", "", ""]
        assert t.texts(Kind.ACTION) == ["kaart leggen", "voorlezen"]
        await t.keys("tab ctrl+u tab ctrl+u enter")
        assert t.texts(Kind.ACTION)[2:] == ["vegenwd"]


async def test_escape_offers_to_throw_away_what_was_typed_and_a_second_one_does(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("onzin"), "tab", Type("tante"), "escape")
        assert "Weg ermee? Nog eens Esc. Verder: typ gewoon door." in t.seen
        assert "Esc weg ermee" in t.seen
        # Whoever goes on has declined, and is asked anew.
        await t.keys(Type("s"), "escape")
        assert t.fields[:2] == ["onzin", "tantes"]
        await t.keys("escape")
        assert (t.fields, t.live.drafts) == ([""] * 5, {})
        assert t.texts(Kind.ACTION) == ["kaart leggen", "voorlezen"]
        assert "Weg ermee?" not in t.seen
        # Where nothing was typed there is nothing to ask.
        await t.keys("escape")
        assert "Weg ermee?" not in t.seen
        await t.keys("up up enter", Type("!"), "escape", "escape", Type("wel"))
        assert t.texts(Kind.ACTION) == ["kaart leggen", "voorlezen"]
        assert t.fields[0] == "wel"
        # Pressed twice before anybody can have read the question it is no answer, and what follows is text.
        burst(t, "escape", "escape", "escape", "' en dit")
        await rest(t.pilot)
        assert t.fields[0] == "wel en dit"
        burst(t, "f3", "n", "l", "l")
        await rest(t.pilot)
        assert t.texts(Kind.ACTION)[2:] == ["wel en dit"]
        assert not any(line.polls for line in t.state.of(Kind.ACTION))


async def test_leaving_for_the_list_notes_or_stays(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("vegen"), "tab", Type("tante"), "pageup")
        await t.keys(Type("s"))
        assert t.fields[:2] == ["vegen", "s"]
        await t.keys("ctrl+u", "pageup", "v")
        assert t.texts(Kind.ACTION)[2:] == ["vegen"]
        assert "voor later" in t.seen


async def test_a_question_that_destroys_shows_what_and_takes_no_key_that_notes_or_came_before_it(
    tmp_path: Path,
) -> None:
    async with table(tmp_path) as t:
        await t.keys(Paste("kanarie in de gang"), "pageup")
        burst(t, "s", "f5", "enter", "f5")
        await rest(t.pilot)
        assert "Deze regel schrappen?" in t.seen
        assert "kanarie in de gang" in t.seen.split("Deze regel")[0].splitlines()[-3]
        await t.keys("enter", "space", "enter", Type("jajnee"), "enter")
        assert "Deze regel schrappen?" in t.seen
        await t.keys("escape")
        assert t.texts(Kind.NEED)[-1] == "kanarie in de gang"
        await t.keys("s f5")
        assert t.texts(Kind.NEED)[-1] == ""
        # A word that was meant for a field strikes nothing either.
        await t.keys("up")
        burst(t, "s", "'ja juist", "enter", "f5")
        await rest(t.pilot)
        await t.keys("escape")
        assert t.texts(Kind.NEED) == ["rust", "tijd", ""]


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        # Enter makes the document, in the dialog that was on its way.
        (("x", "enter"), ".docx"),
        (("g", "n", "t"), "Lenant"),
        (("n", "x", "t"), "xt"),
        (("p", "x", "t"), "Zorgplan"),
    ],
)
async def test_keys_typed_ahead_at_home_go_to_what_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], seen: str
) -> None:
    gate = Gate()
    for name in ("open_session", "read"):
        monkeypatch.setattr(Library, name, _late(gate, getattr(Library, name)))
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        for key in keys:
            pilot.app.post_message(events.Key(key, None))
        await pilot.pause()
        home = pilot.app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        gate.open()
        await rest(pilot)
        assert len(pilot.app.screen_stack) == 2
        assert seen in screen(pilot)
        assert "Lena" not in str(home.preview.border_title)


async def test_keys_that_were_typed_for_what_does_not_open_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise Trouble("disk_full")

    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        monkeypatch.setattr(Library, "open_session", failing)
        for key in ("g", "t", "n", "enter"):
            pilot.app.post_message(events.Key(key, None))
        await rest(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert "╭─ 1e4a0000 ─" in screen(pilot), "names stay hidden"


def _late(gate: Gate, work: Callable[..., object]) -> Callable[..., object]:
    def after_the_gate(*arguments: object) -> object:
        gate.pass_through()
        return work(*arguments)

    return after_the_gate
