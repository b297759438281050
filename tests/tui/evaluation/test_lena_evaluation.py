"""Lena's interim evaluation, minute by minute as in the script of 12 January 2027, by keys from home."""

from pathlib import Path

from cop_session.domain.codes import (
    MOVEMENT,
    OUTCOME,
    SEEN,
    TEACHER_ALONE,
    Consent,
    Kind,
    Standing,
)
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.state import Line, State
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.tui.round_tables.key_script import Script, See, Type, play, script
from tests.tui.support.house import SIZE, house, settled, with_samples

CARD, READ, TEXT, PLAY, WEDNESDAY, GAME, AUDIO = range(1, 8)
"""The actions by their numbers."""


def action(number: int) -> Script:
    """Go from the first action to that one."""
    return script(["right"] * (number - 1))


BEGIN = script(
    "e", See("Tussentijdse evaluatie"), "f5", See("Welkom terug"), "f5", See("Toch"), "enter", See("F7 pauze")
)

OUTCOMES = script(
    "f3",
    See("Actie 1 · 1 van 7"),
    # Lena's own first: done, with what made it work.
    *("1", "r", See("Lena")),
    Type("juf wacht tot ik klaar ben"),
    *("enter", See("gedaan")),
    *("right", See("Actie 2"), "1", "r", See("mama")),
    Type("het zonnetje werkt, ze vraagt er zelf om"),
    *("enter", "right", See("Actie 3"), "1", "r"),
    Type("vast moment, vrijdagnamiddag klaargelegd"),
    *("enter", "right", See("Actie 4"), "2"),
    Type("rollen verdeeld, Lena is verteller; opnemen moet nog"),
    *("enter", "2"),
    Type("opnemen moet nog"),
    *("enter", "right", See("Actie 5"), "4"),
    Type("viel weg na 9/12"),
    "tab",
    Type("organisatie"),
    *("enter", "right", See("Actie 6"), "1", "1", "r"),
    Type("op 5/1 deed ik het alleen en het liep"),
    *("enter", "right", See("Actie 7"), "2"),
    Type("om de twee weken gelukt"),
    "enter",
)

MOVEMENTS = script(
    "f3",
    See("Onderwijsbehoefte 1 · 1 van 3"),
    # The pupil first, then the others; Koen and Joris have no answer.
    *("5", "4", "down", "4", "4", "4"),
    *("right", See("Onderwijsbehoefte 2"), "3", "3", "down", "3", "3", "3"),
    *("right", See("merken dat het helpt 1"), "down", "3"),
    "s",
    See("In de woorden van de leerling"),
    Type("Ik lees nu ook als er iemand zucht."),
    *("tab", "tab"),
    Type("ja"),
    "enter",
    Type("Kiezen mag ik, maar kort is het niet."),
    *("tab", "tab"),
    Type("nee"),
    "enter",
    *("down",),
    Type("Lena kiest zelf het moment, met de groene kaart"),
    *("enter", "ctrl+g", See("merken dat het helpt 1")),
)

NOW = script(
    "f3",
    See("Houden, aanpassen of stoppen?"),
    *("b", See("blijft"), "right", See("Actie 2"), "b", "right", See("Actie 3"), "b"),
    *("right", See("Actie 4"), "t"),
    Type("tegen 05/02/2027"),
    *("tab", "tab"),
    Type("opnametoestel pas vrij op 1 februari"),
    *("enter", "4", "4"),
    *("right", See("Actie 5"), "d", See("gestopt")),
    *("right", See("Actie 6"), "j", See("leerkracht alleen"), "tab"),
    Type("wekelijks vanaf dinsdag 19/1/2027"),
    *("enter", "4", "down", "5"),
    *("right", See("Actie 7"), "t"),
    Type("om de twee weken vanaf za 23/1/2027"),
    *("tab", "tab"),
    Type("vroege shift"),
    *("enter", "4"),
)

NEW = script(
    "s",
    See("Nieuwe actie"),
    Type("Papa spreekt op zaterdag de teksten van dinsdag en donderdag in; juf geeft ze op vrijdag mee"),
    "tab",
    Type("Serkan, Annelies"),
    "tab",
    Type("wekelijks vanaf za 16/1/2027"),
    "tab",
    Type("thuis"),
    "tab",
    Type("2"),
    *("enter", "ctrl+g"),
    *("right", "right", See("Papa spreekt"), "2"),
    Type("elke week haal ik niet"),
    *("enter", "5", "t"),
    Type("om de twee weken vanaf za 16/1/2027"),
    *("enter", "4", "5"),
)


async def evaluated(folder: Path, *parts: Script) -> State:
    """Play the parts from home, and return the state that they made."""
    with_samples(folder)
    app = house(folder)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, *parts)
        shown = app.screen
        assert isinstance(shown, RoundTableScreen)
        return shown.state


def actions(state: State) -> dict[int, Line]:
    return dict(enumerate(state.of(Kind.ACTION), 1))


async def test_how_each_action_went_is_told_by_those_who_did_it(tmp_path: Path) -> None:
    state = await evaluated(tmp_path, BEGIN, OUTCOMES)
    names = {one.id: one.name.split()[0] for one in state.people}
    told = {
        number: {names[answer.person]: poll.labels[answer.score] for answer in poll.answers}
        for number, line in actions(state).items()
        if (poll := line.poll_on(OUTCOME))
    }
    assert told == {
        CARD: {"Lena": "gedaan"},
        READ: {"Fatma": "gedaan"},
        TEXT: {"Annelies": "gedaan"},
        PLAY: {"Annelies": "deels", "Joris": "deels"},
        WEDNESDAY: {"Koen": "gestopt"},
        GAME: {"Ilse": "gedaan", "Annelies": "gedaan"},
        AUDIO: {"Serkan": "deels"},
    }


async def test_each_tells_how_a_need_moved_and_the_pupil_goes_first(tmp_path: Path) -> None:
    state = await evaluated(tmp_path, BEGIN, script("f3"), MOVEMENTS)
    names = {one.id: one.name.split()[0] for one in state.people}
    moved = [
        {names[answer.person]: poll.labels[answer.score] for answer in poll.answers}
        for need in state.of(Kind.NEED)
        if (poll := need.poll_on(MOVEMENT))
    ]
    others = ("Annelies", "Fatma", "Serkan", "Ilse")
    assert moved == [
        {"Lena": "veel beter", **dict.fromkeys(others, "beter")},
        {"Lena": "gelijk", **dict.fromkeys(others, "gelijk")},
    ]
    (sign,) = state.of(Kind.SIGN)
    seen = sign.poll_on(SEEN)
    assert seen is not None
    assert [(names[one.person], seen.labels[one.score]) for one in seen.answers] == [("Annelies", "ja")]
    quotes = [(quote.text, quote.consent) for quote in state.of(Kind.QUOTE)][1:]
    assert quotes == [
        ("Ik lees nu ook als er iemand zucht.", Consent.YES),
        ("Kiezen mag ik, maar kort is het niet.", Consent.NO),
    ]
    assert state.of(Kind.WORKS)[-1].text == "Lena kiest zelf het moment, met de groene kaart"


async def test_the_table_keeps_changes_hands_over_and_stops(tmp_path: Path) -> None:
    state = await evaluated(tmp_path, BEGIN, script("f3", "f3"), NOW, NEW)
    names = {one.id: one.name.split()[0] for one in state.people}
    lines = actions(state)
    assert [lines[number].standing for number in (CARD, READ, TEXT)] == [Standing.AGREED] * 3
    assert lines[WEDNESDAY].standing is Standing.DROPPED
    assert [[names[one] for one in lines[number].owners] for number in (GAME, AUDIO)] == [["Annelies"], ["Serkan"]]
    assert TEACHER_ALONE in lines[GAME].adaptations[-1].ways
    assert {number for number, line in lines.items() if line.altered} == {PLAY, GAME, AUDIO}
    new = lines[9]
    assert (new.origin, [names[one] for one in new.owners], new.place) == (None, ["Serkan", "Annelies"], "thuis")
    assert new.when is not None
    assert new.when.said == "om de twee weken vanaf za 16/1/2027"
    asked = {number: verdict(lines[number]) for number in (PLAY, GAME, AUDIO, 9)}
    assert asked == dict.fromkeys((PLAY, GAME, AUDIO, 9), Verdict.FEASIBLE)


async def test_an_action_is_changed_after_it_was_told_how_it_went(tmp_path: Path) -> None:
    # The words beside “deels” are no objection: only an answer whether it will work can be one.
    changed = script(
        *("f3", See("Mag dit in het plan?"), "escape", "f3", See("Houden, aanpassen of stoppen?")),
        *("right", "right", "right", See("Actie 4"), "t"),
        Type("tegen 05/02/2027"),
        *("enter", See("aangepast: tegen")),
    )
    state = await evaluated(tmp_path, BEGIN, OUTCOMES, changed)
    assert actions(state)[PLAY].altered


async def test_without_an_earlier_talk_the_plan_is_typed_over_and_asked_about(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "n", See("Soort gesprek"), "shift+tab right tab", Type("Noor"), "f5", See("Welkom terug"))
        await play(pilot, Type("Els, juf"), "enter", "f5", See("F7 pauze"), "f3", See("nog geen acties"), "s")
        await play(pilot, See("Nieuwe actie"), Type("Els leest elke dag voor vanaf 24/11"), "enter", "ctrl+g")
        await play(pilot, See("1 gedaan · 2 deels"), "1", See("gedaan"))
        shown = app.screen
        assert isinstance(shown, RoundTableScreen)
        (action,) = shown.state.of(Kind.ACTION)
    asked = action.poll_on(OUTCOME)
    assert asked is not None
    assert (shown.state.format, [answer.score for answer in asked.answers]) == ("evaluation", [0])
