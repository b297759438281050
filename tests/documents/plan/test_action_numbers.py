"""An action has one number: on the board, in the pane, in Word, on slips and in what changed."""

import re
from collections.abc import Mapping

import pytest

from cop_session.documents.readers import outline_for, owners
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Standing
from cop_session.domain.state import State
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.i18n import catalogue
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.sections.step_sections import sections_in
from cop_session.tui.widgets.plan_pane import parts
from tests.documents.support.document_sessions import DAY
from tests.documents.support.outlines import plan, rows
from tests.scenarios import lena, milan
from tests.scenarios.script import Script

SCENARIOS = {"lena": lena.written, "milan": milan.written}


def with_gaps(name: str) -> Script:
    """A scenario in which the first action is dropped, so that every count that leaves it out is one behind."""
    s = SCENARIOS[name]()
    s.do(ev.SessionReopened())
    first, *_, last = (one.id for one in s.state.of(Kind.ACTION) if one.stands)
    s.do(ev.StandingSet(first, Standing.DROPPED))
    s.do(ev.Moved(last, s.state.of(Kind.ACTION)[1].id))
    return s


def on_board(state: State) -> Mapping[str, int]:
    moment = Moment(state, catalogue("nl_BE"), DAY)
    sections = [one for step in ROUNDTABLE.steps for one in sections_in(step, state.locale)]
    actions = next(one for one in sections if one.name == Kind.ACTION)
    return {row.text: row.number for row in actions.rows(moment) if row.number}


@pytest.mark.parametrize("name", SCENARIOS)
def test_pane_and_word_number_as_the_board_does(name: str) -> None:
    state = with_gaps(name).state
    board = on_board(state)
    (pane,) = (one for one in parts(state, catalogue("nl_BE")) if one.title == "Acties")
    assert len(pane.items) == len(pane.numbers)
    for item, number in zip(pane.items, pane.numbers, strict=True):
        assert board[item.split("\n")[0]] == number
    printed = rows(plan(state), "agreements")
    assert len(printed) > 3
    for printed_as, what, *_ in printed:
        assert board[what.split("\n")[0]] == int(printed_as)


@pytest.mark.parametrize("name", SCENARIOS)
def test_slips_carry_the_number_of_the_board(name: str) -> None:
    state = with_gaps(name).state
    board = on_board(state)
    seen = 0
    for owner in owners(state):
        made = outline_for(Reader.OWNER, state, catalogue("nl_BE"), number=1, today=DAY, owner=owner)
        for what, *_ in rows(made, "own"):
            if found := re.match(r"(\d+)\. (.*)", what):
                seen += 1
                assert board[found[2]] == int(found[1])
    assert seen


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_changed_names_an_action_by_the_number_of_the_board(name: str) -> None:
    s = with_gaps(name)
    s.do(ev.PlanExported(1, "docx", "nl_BE"))
    before = s.state
    changed = next(one for one in reversed(before.of(Kind.ACTION)) if one.stands)
    s.do(ev.PlaceSet(changed.id, "in de turnzaal"))
    (row,) = (one for one in rows(plan(s.state, 2, previous=before), "changed") if "in de turnzaal" in one[2])
    assert row[0].split("\n")[0] == f"Afspraak {on_board(s.state)[changed.text]}"
