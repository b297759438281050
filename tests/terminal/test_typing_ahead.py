"""Keys that all lie ready before the program looks at the first of them still do what they were meant to do."""

from pathlib import Path

import pytest

from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from tests.terminal.before import with_code
from tests.terminal.conftest import ACTIONS, LISTED, Starts, sit_down
from tests.terminal.typist import DOWN, ENTER, ESCAPE, F2, F3, F8, F9, PAGE_UP, TAB


def test_a_piece_of_a_talk_in_one_go(start_at_table: Starts, workspace: Workspace) -> None:
    terminal = start_at_table()
    keys = ["Nood aan rust", ENTER, DOWN, "Ik wil gewoon meedoen", ENTER, F3]
    keys += ["Een koptelefoon", TAB, "Bert", TAB, "vanaf maandag", TAB, "in de klas", ENTER]
    # A letter answers nothing that cannot be read yet: what is typed ahead of the walkthrough is lost.
    keys += ["verkeerd", ENTER, F8, "half", F3, F2, " getypt", F3, "nal"]
    terminal.type("".join(keys))
    terminal.wait_for("5 getypt", "l lukt")
    terminal.type("".join(["a", "iemand helpt", ENTER, F2, F2, "slot"]))
    terminal.wait_for("slot")
    terminal.type("\x11")
    assert terminal.wait() == 0
    library = Library.open(workspace)
    state = library.read(library.sessions()[0].id).now
    library.close()
    assert [line.text for line in state.of(Kind.NEED)] == ["Nood aan rust"]
    assert [line.text for line in state.of(Kind.QUOTE)] == ["Ik wil gewoon meedoen", "slot"]
    first, _, noted, half, rest = state.of(Kind.ACTION)
    assert [noted.text, noted.place, noted.when and noted.when.said] == [
        "Een koptelefoon",
        "in de klas",
        "vanaf maandag",
    ]
    assert len(noted.owners) == 1
    assert first.text == ACTIONS[0]
    assert first.poll is not None
    assert [answer.remark for answer in first.poll.answers] == ["iemand helpt"]
    assert [half.text, rest.text] == ["half", "getypt"]


def test_what_is_asked_of_home_before_the_workspace_is_open_is_not_forgotten(start: Starts) -> None:
    terminal = start()
    # From its top to its lowest row: what is typed between those two nobody typed who could read it.
    terminal.wait_for("Zoeken", "^p alles")
    terminal.type("n")
    terminal.wait_for("Nieuw rondetafelgesprek")


def test_what_is_typed_while_a_round_table_opens_is_typed_there(start: Starts, workspace: Workspace) -> None:
    terminal = start()
    terminal.wait_for(LISTED)
    terminal.type(f"{ENTER}Om rust te vinden{ENTER}en dan half")
    terminal.wait_for("en dan half")
    terminal.type("\x11")
    assert terminal.wait() == 0
    library = Library.open(workspace)
    (session,) = library.sessions()
    state = library.read(session.id).now
    library.close()
    assert [line.text for line in state.of(Kind.NEED)] == ["Om rust te vinden", "en dan half"]


_SLOW = """
import os, select, time
from pathlib import Path
from cop_session.tui.keys import terminal_driver

def while_shut(folder):
    while (folder / "shut").exists():
        (folder / "waits").touch()
        time.sleep(0.005)

class Select:
    @staticmethod
    def select(*arguments):
        while_shut(Path({ears!r}))
        return select.select(*arguments)

class Output(terminal_driver._Output):
    def write(self, text):
        while_shut(Path({eyes!r}))
        super().write(text)

terminal_driver._Output, terminal_driver.select = Output, Select
"""
"""Has the terminal get no frame, and the program no key, for as long as that is shut."""


class Shutter:
    """Keeps a program from what is typed, or a terminal from what is painted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def shut(self) -> None:
        (self.folder / "shut").touch()

    def waits(self) -> bool:
        """Whether something is held up by it."""
        return (self.folder / "waits").exists()

    def open(self) -> None:
        (self.folder / "shut").unlink()


@pytest.mark.parametrize("lies_unread", [False, True])
@pytest.mark.parametrize("into", [PAGE_UP, F3 + PAGE_UP, F9 + PAGE_UP])
def test_a_letter_that_was_pressed_before_the_terminal_had_the_frame_is_no_command(
    start: Starts, tmp_path: Path, into: str, lies_unread: bool
) -> None:
    eyes, ears = Shutter(tmp_path / "eyes"), Shutter(tmp_path / "ears")
    slow = _SLOW.format(eyes=str(eyes.folder), ears=str(ears.folder))
    terminal = sit_down(start(before=with_code(slow)))
    terminal.wait_until(lambda: terminal.at_rest, "a first rest")
    eyes.shut()
    terminal.type(into)
    terminal.wait_until(eyes.waits, "a frame that the terminal does not get yet")
    terminal.wait_until(lambda: terminal.at_rest, "rest behind that frame")
    if lies_unread:
        ears.shut()
        terminal.wait_until(ears.waits, "the program to be deaf")
    # To home, from a list; nobody has seen that there is one.
    terminal.type("o")
    if not lies_unread:
        terminal.wait_until(lambda: terminal.at_rest, "the letter to be taken in")
    eyes.open()
    terminal.wait_gone("PgUp lijst")
    if lies_unread:
        ears.open()
    terminal.type(ESCAPE)
    terminal.wait_for("PgUp lijst")
    terminal.type("en verder")
    terminal.wait_for("en verder")
