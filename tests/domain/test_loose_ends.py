"""Given what was noted, what is still open."""

from cop_session.domain.open_items import Loose, LooseEnd
from cop_session.domain.state import State
from cop_session.formats.loose_ends import loose_ends
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from tests.scenarios import lena, milan


def _found(state: State) -> set[Loose]:
    return {end.loose for end in loose_ends(state)}


def test_an_empty_table_only_lacks_what_every_table_needs() -> None:
    assert _found(State()) == {Loose.NO_EVALUATION, Loose.NO_SIGN, Loose.NO_RECIPIENT}


def test_every_loose_end_has_a_place_to_take_it_up() -> None:
    assert set(ROUNDTABLE.checks) == set(Loose)


def test_lena_leaves_only_what_the_scenario_leaves_open() -> None:
    state = lena.state()
    texts = {(end.loose, line.text) for end in loose_ends(state) if end.line and (line := state.line(end.line))}
    assert texts == {(Loose.LACK_WITHOUT_OWNER, "voorbeeld van een leesafspraakkaart")}


def test_a_condition_that_somebody_sees_to_is_no_loose_end() -> None:
    assert Loose.CONDITION_WITHOUT_OWNER not in _found(milan.state())


def test_loose_ends_come_in_the_order_of_the_steps() -> None:
    steps = [ROUNDTABLE.order.index(ROUNDTABLE.checks[end.loose].step) for end in loose_ends(lena.state())]
    assert steps == sorted(steps)
    assert LooseEnd(Loose.NO_EVALUATION) in loose_ends(State())
