"""Small questions, and the one about a document."""

import stat
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from textual.app import App
from textual.screen import ModalScreen

from cop_session.i18n import catalogue
from cop_session.services import Library
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.keys.dropped_path import pasted_path
from cop_session.tui.widgets.choice import Choice
from cop_session.tui.widgets.key_line import KeyLine
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, screen, settled, typed, with_samples, workspace

T = catalogue("nl_BE")
NASTY = "[/x] [@click=app.quit]q[/] \x1b[31m"


class Stage(App[None]):
    """Shows one dialog and keeps its answer."""

    CSS_PATH = "../../../src/cop_session/tui/app.tcss"

    def __init__(self, dialog: ModalScreen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answers: list[object] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.answers.append)


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("escape", False)])
async def test_a_question_is_answered_by_a_key(key: str, answer: bool) -> None:
    app = Stage(Confirm(T, NASTY))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "[/x] [@click=app.quit]q[/] [31m" in screen(pilot)
        await pilot.press(key)
    assert app.answers == [answer]


@pytest.mark.parametrize(("x", "answer"), [(2, True), (10, False)])
async def test_a_question_is_answered_by_the_mouse(x: int, answer: bool) -> None:
    app = Stage(Confirm(T, "Echt?"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click(KeyLine, offset=(x, 0))
        await pilot.pause()
    assert app.answers == [answer]


@pytest.mark.parametrize(
    ("text", "key", "answer"), [(" a b ", "enter", "a b"), ("", "enter", None), ("x", "escape", None)]
)
async def test_a_line_is_asked_for(text: str, key: str, answer: str | None) -> None:
    app = Stage(Ask(T, "Wat?"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await typed(pilot, text)
        await pilot.press(key)
    assert app.answers == [answer]


async def test_a_choice_goes_round_by_arrows_and_takes_a_click() -> None:
    class Choosing(App[None]):
        def compose(self) -> Any:
            yield Choice([("a", "een"), ("b", "twee [/x]"), ("c", "drie")], "b")

    app = Choosing()
    async with app.run_test() as pilot:
        choice = app.query_one(Choice)
        assert "○ een   ● twee [/x]   ○ drie" in screen(pilot)
        for key, value in (("right", "c"), ("right", "a"), ("left", "c")):
            await pilot.press(key)
            assert choice.value == value
        await pilot.click(Choice, offset=(3, 0))
        assert choice.value == "a"


@pytest.mark.parametrize(
    ("typed_in", "path"),
    [
        ("/a b/c.json", "/a b/c.json"),
        ("'/a b/c.json'", "/a b/c.json"),
        ("/a\\ b/c.json", "/a b/c.json"),
        ("file:///a%20b/c.json", "/a b/c.json"),
        ("~/c", str(Path.home() / "c")),
    ],
)
def test_a_dragged_file_is_understood(typed_in: str, path: str) -> None:
    assert pasted_path(typed_in) == Path(path)


async def test_the_plan_is_made_by_keys_and_told_where(tmp_path: Path) -> None:
    with_samples(tmp_path)
    exports = workspace(tmp_path).exports
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert "Dit wordt versie 1 van het plan." in screen(pilot)
        assert "Koen (via het schoolplatform)" in screen(pilot)
        await pilot.press("enter")
        await settled(pilot)
        (plan,) = exports.glob("*.docx")
        assert plan.name in screen(pilot).replace("\n", "")
        await pilot.press("down", *["right"] * 4, "enter")
        await settled(pilot)
        await pilot.press("up", "left")
        await pilot.pause()
        assert "Je eigen notities en tekst" in " ".join(screen(pilot).split())
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert sorted(file.suffix for file in exports.iterdir()) == [".docx", ".json", ".txt"]
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in exports.iterdir())
    assert not any("lena" in file.name.lower() for file in exports.iterdir())
    assert "Zorgplan" in Document(str(plan)).paragraphs[1].text + Document(str(plan)).paragraphs[0].text
    library = Library.open(workspace(tmp_path), clock=HandClock())
    (lena,) = library.search("Lena")
    assert [(one.number, one.format) for one in library.read(lena.id).now.exports] == [(1, "docx"), (1, "text")]
    library.close()


async def test_a_folder_that_takes_nothing_is_one_sentence_and_another_can_be_tried(tmp_path: Path) -> None:
    with_samples(tmp_path)
    (tmp_path / "bestand").write_text("")
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("up", "home", "shift+end", "delete")
        await typed(pilot, str(tmp_path / "bestand" / "map"))
        await pilot.press("enter")
        await settled(pilot)
        assert "kan niet" in screen(pilot)
        await pilot.press("home", "shift+end", "delete")
        await typed(pilot, str(tmp_path / "andere"))
        await pilot.press("enter")
        await settled(pilot)
    assert len(list((tmp_path / "andere").iterdir())) == 1
