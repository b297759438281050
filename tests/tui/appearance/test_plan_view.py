"""The plan on the screen: the same words as on paper, in whatever width there is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from cop_session.documents import text_export as text
from cop_session.documents.outline import outline
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Standing
from cop_session.domain.fold import fold
from cop_session.domain.state import State
from cop_session.domain.when import Words
from cop_session.i18n import catalogue
from cop_session.tui.screens.plan_screen import PlanScreen
from cop_session.tui.widgets.plan_pane import PlanPane, compact
from cop_session.tui.widgets.plan_view import plan_lines
from tests.documents.support.document_sessions import small
from tests.scenarios import lena, milan
from tests.scenarios.script import Says
from tests.support.strategies import histories
from tests.tui.support.house import screen, until

T = catalogue("nl_BE")
TODAY = date(2026, 11, 24)


def words(said: str) -> set[str]:
    return set(said.replace("…", " ").replace("·", " ").replace(":", " ").split())


@pytest.mark.parametrize("width", [40, 76, 100])
@pytest.mark.parametrize("state", [lena.state(), milan.state()])
def test_every_word_on_paper_is_on_the_screen(state: State, width: int) -> None:
    plan = outline(state, catalogue(state.locale), number=1, today=TODAY)
    lines = [line.plain for line in plan_lines(plan, width)]
    assert max(len(line) for line in lines) <= width
    shown = words("\n".join(lines).casefold())
    paper = {word.rstrip(".;") for word in words(text.render(plan).casefold())} - {"-", *map(str, range(20))}
    assert {word for word in paper if word not in {one.rstrip(".;") for one in shown}} == set()


def test_no_word_is_broken_that_fits_on_a_line() -> None:
    word = "ondersteuningsbehoeftegesprek"
    table = small()
    table.script.action(f"een {word} met de klas", (table.teacher,), Words(f"na het {word}"))
    for kind in Kind:
        table.script.note(kind, f"een {word}")
    plan = outline(table.state, T, number=1, today=TODAY)
    whole = {
        width: "\n".join(line.plain for line in plan_lines(plan, width)).count(word)
        for width in range(len(word) + 4, 120)
    }
    assert whole[119] > 5
    assert set(whole.values()) == {whole[119]}


@given(histories(), st.integers(20, 120))
@settings(max_examples=50)
def test_no_session_and_no_width_break_it(history: list[ev.Recorded], width: int) -> None:
    state = fold(history)
    plan = outline(state, T, number=0, today=TODAY)
    assert all(line.cell_length <= width for line in plan_lines(plan, width))
    assert compact(state, T) is not None


def beside(state: State) -> str:
    """What stands beside the round table."""
    return "\n".join(content.plain for content, _ in compact(state, T))


def test_the_growing_plan_holds_what_all_may_see_and_nothing_else() -> None:
    table = small()
    noted = {kind: table.script.note(kind, f"woorden van {kind}") for kind in Kind}
    table.script.note(Kind.QUOTE, "liever niet")
    table.script.do(ev.QuoteConsented(noted[Kind.QUOTE], Consent.YES))
    shown = beside(table.state)
    assert {kind for kind in Kind if f"woorden van {kind}" in shown} == {
        Kind.NEED,
        Kind.WORKS,
        Kind.QUOTE,
        Kind.ACTION,
    }
    assert "liever niet" not in shown


def test_the_growing_plan_says_who_and_when() -> None:
    shown = beside(lena.state())
    assert "Annelies, Joris · tegen vr 29/01/2027" in shown
    assert "di 12/1, 15:45, zorglokaal" in shown


def test_the_growing_plan_counts_as_the_steps_do_and_marks_what_will_not_work() -> None:
    table = small()
    first, refused, last = (
        table.script.action(text, (table.teacher,), Words("elke maandag")) for text in ("bellen", "vegen", "zingen")
    )
    table.script.ask(refused, Says(table.teacher, 0))
    table.script.do(ev.StandingSet(first, Standing.LATER))
    need, *_ = table.state.of(Kind.NEED)
    table.script.do(ev.StandingSet(need.id, Standing.DROPPED))
    shown = beside(table.state).splitlines()
    place = {line.id: place for place, line in enumerate(table.state.of(Kind.ACTION), 1)}
    assert f"{place[refused]} vegen" in shown
    assert f"{place[last]} zingen" in shown
    assert shown[shown.index(f"{place[refused]} vegen") + 1].strip() == "Tine · nog te bekijken"
    assert not any(line.startswith("1 ") for line in shown[: shown.index("Acties")])


class Beside(App[None]):
    """Shows the growing plan and counts how often it is drawn anew."""

    def compose(self) -> ComposeResult:
        yield PlanPane()


async def test_the_growing_plan_is_drawn_anew_only_where_it_changed() -> None:
    table = small()
    async with Beside().run_test(size=(40, 20)) as pilot:
        pane = pilot.app.query_one(PlanPane)
        pane.show(table.state, T)
        await pilot.pause()
        assert "1 Noor heeft een vaste plek nodig." in screen(pilot)
        was = pane._words.content
        table.script.note(Kind.NOTE, "[/x] voor mij")
        pane.show(table.state, T)
        assert pane._words.content is was
        table.script.note(Kind.NEED, "[/x] korte taken")
        pane.show(table.state, T)
        await pilot.pause()
        assert "3 [/x] korte taken" in screen(pilot)


async def test_the_plan_is_read_with_the_keys() -> None:
    made: list[str] = []
    app = App[None]()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PlanScreen(lena.state(), T, today=TODAY, export=lambda: made.append("x")))
        await pilot.pause()
        assert "Zorgplan – afspraken rondetafelgesprek" in screen(pilot)
        assert "v1" in screen(pilot)
        await pilot.press("x", "end")
        await until(pilot, lambda: "bewaren in het leerlingendossier" in screen(pilot))
        assert made == ["x"]
        await pilot.press("f6")
        await pilot.pause()
        assert not isinstance(app.screen, PlanScreen)
