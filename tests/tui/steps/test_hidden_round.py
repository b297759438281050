"""A hidden round by keys: unseen until it is told, then one gesture."""

from pathlib import Path

import pytest
from textual.widgets import Input

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence, Scale
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.schedule import Step
from cop_session.domain.state import Answer, Line
from cop_session.i18n import catalogue
from cop_session.tui.steps.core.section import Moment, NotUnderstood
from cop_session.tui.steps.walkthrough import hidden_round
from cop_session.tui.steps.walkthrough.question import FEASIBILITY
from tests.scenarios import milan
from tests.tui.round_tables.key_script import Paste, Type
from tests.tui.support.house import TODAY
from tests.tui.support.table_driver import Table, table


def action(at: Table, place: int = 0) -> Line:
    return at.state.of(Kind.ACTION)[place]


def answers(at: Table, place: int = 0) -> dict[str, tuple[int, str]]:
    poll = action(at, place).poll
    given: tuple[Answer, ...] = poll.answers if poll else ()
    names = {one.id: one.name.split()[0] for one in at.state.people}
    return {names[one.person]: (one.score, one.remark) for one in given}


def shared(at: Table) -> None:
    """Let two people do the first action."""
    both = tuple(one.id for one in at.state.people[:2])
    assert at.shown.record(ev.OwnersSet(action(at).id, both, both[0]))


async def test_everybody_answers_unseen_and_it_is_told_at_once(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        shared(at)
        before = at.state
        await at.keys("u")
        assert "Geef de laptop aan Annelies" in at.seen
        assert "○ Annelies" in at.seen
        await at.keys("enter", "l")
        chosen = at.seen
        await at.keys("n")
        assert at.seen == chosen, "the screen tells what was chosen"
        await at.keys("enter", Paste("te weinig tijd"))
        assert "tijd" not in at.seen
        await at.keys("enter")
        assert "● Annelies" in at.seen
        assert "Geef de laptop aan Fatma" in at.seen
        await at.keys("enter", "a", "enter", Type("oma mee"), "enter")
        assert at.state is before
        assert not at.live.drafts
        await at.keys("t")
        assert answers(at) == {"Annelies": (0, "te weinig tijd"), "Fatma": (1, "oma mee")}
        assert verdict(action(at)) is Verdict.NOT_FEASIBLE
        assert "lukt niet" in at.seen
        assert "te weinig tijd" not in at.seen
        assert "oma mee" not in at.seen
        gestures = {one.gesture for one in at.live.timeline.events[before.seq :]}
        assert len(gestures) == 1
        await at.keys("f8")
        assert at.state.content == before.content
        assert "te weinig tijd" not in at.seen


async def test_escape_goes_back_step_by_step_and_leaves_no_trace(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        before = at.state
        await at.keys("u enter n")
        assert "Gekozen" in at.seen
        await at.keys("enter", Type("weg"), "escape escape")
        assert "Geef de laptop aan Annelies" in at.seen
        await at.keys("enter")
        assert "Gekozen" not in at.seen, "a turn that was broken off begins anew"
        await at.keys("l enter")
        assert at.pilot.app.screen.query_one(Input).value == ""
        await at.keys("enter escape")
        assert "Overlopen" in at.seen
        assert at.state is before
        assert not at.live.drafts
        await at.keys("u")
        assert "●" not in at.seen


async def test_whoever_thinks_along_may_answer_and_whoever_is_not_there_is_left_out(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        shared(at)
        await at.keys("u w")
        assert "Annelies" not in at.seen
        await at.keys("enter l enter enter")
        assert "Wie dit doet, heeft geantwoord" in at.seen
        assert "Ook Serkan kan antwoorden" in at.seen
        await at.keys("right enter a enter", Type("samen"), "enter", "t")
        assert answers(at) == {"Fatma": (2, ""), "Lena": (1, "samen")}
        assert verdict(action(at)) is Verdict.OPEN, "somebody who does it was not asked"


async def test_an_answer_can_be_given_anew_before_it_is_told(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        shared(at)
        await at.keys("u enter n enter enter", "left enter l enter enter", "enter l enter enter", "t")
        assert answers(at) == {"Annelies": (2, ""), "Fatma": (2, "")}
        assert verdict(action(at)) is Verdict.FEASIBLE


async def test_nothing_is_told_before_everybody_who_does_it_has_answered(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        shared(at)
        before = at.state
        await at.keys("u t", "enter t l t enter enter", "t")
        assert "Geef de laptop aan Fatma" in at.seen
        assert at.state is before


@pytest.mark.parametrize(("azerty", "plain"), [("à", "0"), ("é", "2"), ("left_parenthesis", "5")])
async def test_digits_with_and_without_shift(tmp_path: Path, azerty: str, plain: str) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=Scale.FIVE) as at:
        await at.keys("u enter", azerty, "enter enter t", "right", "u enter", plain, "enter enter t")
        (first,), (second,) = answers(at, 0).values(), answers(at, 1).values()
        assert first == second == (int(plain), "")
        assert "lukt" in at.seen


async def test_the_masked_field_gives_nothing_to_the_clipboard(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        await at.keys("u enter n enter", Type("geheim"), "ctrl+shift+a ctrl+c")
        assert at.pilot.app.clipboard == ""
        await at.keys("ctrl+shift+a ctrl+x", Type("anders"), "enter t")
        assert at.pilot.app.clipboard == ""
        assert answers(at) == {"Annelies": (0, "anders")}


async def test_the_masked_field_does_not_show_where_words_end(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        await at.keys(
            "u enter n enter", Type("dit is geheim"), "ctrl+left", Type("x"), "ctrl+w", Type("weg "), "enter t"
        )
        assert answers(at) == {"Annelies": (0, "weg dit is geheim")}


async def test_a_second_round_answers_in_the_same_poll_until_it_changes(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        await at.keys("n enter", "u enter l enter enter t")
        assert len(action(at).polls) == 1
        assert answers(at) == {"Annelies": (2, "")}
        at.shown.record(ev.LineReworded(action(at).id, "kaart leggen, eerst samen"))
        await at.keys("u enter l enter enter t")
        assert len(action(at).polls) == 2
        assert verdict(action(at)) is Verdict.FEASIBLE


async def test_it_is_not_begun_where_nobody_can_answer(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as at:
        annelies = at.state.people[0].id
        at.shown.record(ev.PresenceSet(annelies, Presence.TELEPHONE))
        await at.keys("u")
        assert at.told == ["Wie dit doet, zit nu niet aan tafel."]
        at.shown.record(ev.OwnersSet(action(at).id, ()))
        await at.keys("u")
        assert ["haalbaar maken" in words for words in at.told] == [True]


def test_a_round_does_not_tell_answers_when_it_is_printed() -> None:
    state = milan.state()
    line = state.of(Kind.ACTION)[0]
    begun = hidden_round.HiddenRound(
        line.id, FEASIBILITY.of(line), Scale.CONDITIONS, ("", "", ""), line.owners, frozenset(line.owners)
    )
    answered = begun.answered(line.owners[0], 0, "geheim")
    assert [one.remark for one in answered.given.values()] == ["geheim"]
    assert "geheim" not in repr(answered)
    assert "geheim" not in repr(answered.given)


def test_a_closed_session_has_no_round() -> None:
    state = milan.state()
    moment = Moment(state, catalogue("nl_BE"), TODAY)
    with pytest.raises(NotUnderstood, match="verder"):
        hidden_round.begin(moment, state.of(Kind.ACTION)[0], FEASIBILITY.of(state.of(Kind.ACTION)[0]))
