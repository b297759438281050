"""Keys that all lie ready before the program looks at the first of them still do what they were meant to do."""

from cop_session.library import Library
from cop_session.paths import Workspace
from cop_session.roundtable.words import Kind
from tests.terminal.conftest import ACTIONS, LISTED, Starts
from tests.terminal.typist import DOWN, ENTER, F2, F3, F8, TAB


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
    terminal.wait_for("Zoeken")
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
