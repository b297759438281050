"""Asking whether each action will work, by keys."""

from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Reason, Scale, Standing, Way
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line
from cop_session.domain.when import first_date
from cop_session.tui.steps.walkthrough.answer_grid import AnswerGrid
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough
from tests.tui.round_tables.key_script import Type, rest
from tests.tui.support.table_driver import Table, table


def actions(t: Table) -> tuple[Line, ...]:
    return t.state.of(Kind.ACTION)


def answers(line: Line) -> list[tuple[int, str, tuple[Reason, ...]]]:
    poll = line.poll
    return [(one.score, one.remark, one.reasons) for one in poll.answers] if poll else []


async def test_one_key_answers_and_a_no_asks_why(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("n", Type("te druk"), "tab", Type("tij, kos"), "enter")
        assert answers(actions(t)[0]) == [(0, "te druk", (Reason.TIME, Reason.COST))]
        await t.keys("r", Type(" in de week"), "enter")
        assert answers(actions(t)[0]) == [(0, "te druk in de week", (Reason.TIME, Reason.COST))]
        assert verdict(actions(t)[0]) is Verdict.NOT_FEASIBLE
        await t.keys("pagedown a", Type("ik thuis ben"), "enter pageup l")
        assert answers(actions(t)[1]) == [(1, "ik thuis ben", ())]
        assert answers(actions(t)[0]) == [(2, "", ())]
        assert t.live.drafts == {}


async def test_the_sentence_to_read_aloud_speaks_of_the_scale_that_counts(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=Scale.FIVE) as t:
        assert "van 0 tot 5? Vanaf 3 lukt het." in " ".join(t.seen.split())
        assert "lukt het als" not in t.seen
        await t.keys("f1")
        assert "van 0 tot 5? Vanaf 3 lukt het." in " ".join(t.seen.split())
        # What was begun on one scale goes on with it, whatever the next action is asked on.
        await t.keys("escape 4")
        t.live.record(ev.ScaleChosen(Scale.CONDITIONS))
        t.shown.show_state()
        await rest(t.pilot)
        assert "van 0 tot 5?" in t.seen
        await t.keys("right")
        assert "lukt het als" in t.seen
        assert "van 0 tot 5?" not in t.seen


async def test_a_no_without_words_counts_and_undo_takes_a_slip_back(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("n f8")
        assert answers(actions(t)[0]) == []
        await t.keys("escape", "n enter")
        assert answers(actions(t)[0]) == [(0, "", ())]
        await t.keys("n", Type("toch niet"), "f2 f3")
        assert answers(actions(t)[0]) == [(0, "toch niet", ())]
        await t.keys("f8 f8")
        assert answers(actions(t)[0]) == []


async def test_digits_answer_shifted_or_not(tmp_path: Path) -> None:
    shifted = ("0", "1", "2", "3", "4", "5")
    not_shifted = ("à", "ampersand", "é", "quotation_mark", "apostrophe", "left_parenthesis")
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=Scale.FIVE) as t:
        for digits in (shifted, not_shifted):
            for score, key in enumerate(digits):
                # Less than a yes asks for words, which need not be given.
                await t.keys(key, *(["enter"] if score < 3 else []))
                assert answers(actions(t)[0]) == [(score, "", ())]


async def test_what_was_asked_on_one_scale_goes_on_with_it(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("l", "f2 pageup")
        await t.keys("g", "down " * 11, "right escape")
        await t.keys("f3")
        assert t.state.scale is Scale.FIVE
        assert "l lukt" in t.seen
        # On the scale of before two was a yes.
        await t.keys("é")
        assert [one.score for one in actions(t)[0].polls[-1].answers] == [2]
        await t.keys("n", Type("druk"), "enter", "right")
        assert "0 … 5" in t.seen
        await t.keys("é", Type("moe"), "enter")
        assert [verdict(one) for one in actions(t)] == [Verdict.NOT_FEASIBLE] * 2
        assert [one.polls[-1].scale for one in actions(t)] == [Scale.CONDITIONS, Scale.FIVE]


async def test_answers_that_are_typed_ahead_go_to_who_is_next(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, scale=Scale.FIVE) as t:
        await t.keys(Type("samen lezen"), "tab", Type("mama, papa, Lena"), "enter", "escape p", "5 4 3 3")
        (poll,) = actions(t)[2].polls
        assert [(t.state.people[place].id, score) for place, score in ((1, 5), (2, 4), (3, 3))] == [
            (one.person, one.score) for one in poll.answers
        ]


async def test_making_it_work_keeps_what_it_was_and_asks_again(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys(
            "n", Type("lukt niet alleen"), "enter", "m tab", Type(" + mama"), "tab", Type("tegen 18/12"), "enter"
        )
        line = actions(t)[0]
        ((change, became),) = line.changes()
        assert (change.why, change.ways) == ("", (Way.WITH_HELP,)), "the reason stays with the answer"
        assert (len(change.before.owners), len(became.owners)) == (1, 2)
        assert first_date(became.when) is not None
        assert verdict(line) is Verdict.STALE
        await t.keys("l l")
        assert verdict(actions(t)[0]) is Verdict.FEASIBLE
        await t.keys("m escape")
        assert len(actions(t)[0].adaptations) == 1


async def test_an_action_of_nobody_says_what_to_do(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("iets"), "enter", "escape p l")
        assert t.told == ["Dit doet nog niemand. Kies “haalbaar maken” en vul in wie."]
        await t.keys("m tab", Type("papa"), "enter", "l")
        assert verdict(actions(t)[2]) is Verdict.FEASIBLE


async def test_later_and_dropped_go_on_with_the_next_action(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("v")
        assert actions(t)[0].standing is Standing.LATER
        assert "voorlezen" in t.seen
        await t.keys("d")
        assert actions(t)[1].standing is Standing.DROPPED
        assert "Er zijn nog geen acties" in t.seen
        await t.keys("l n f8")
        assert actions(t)[1].standing is Standing.NOTED


async def test_the_grid_answers_too_and_shows_no_score(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=Scale.FIVE) as t:
        await t.keys("tab right 4 down right", "5", "2", Type("moe"), "enter")
        assert answers(actions(t)[0]) == [(4, "", ())]
        assert answers(actions(t)[1]) == [(2, "moe", ())]
        assert "✓" in t.seen
        assert "✗" in t.seen
        await t.keys("escape")
        assert "Fatma" in t.seen


async def test_what_is_typed_about_an_answer_comes_back_after_a_crash(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, close=False) as t:
        await t.keys("right n", Type("geen ti"), "tab", Type("tijd"))
        await t.on_disk()
        dropped = t.live
    try:
        async with table(tmp_path, session=dropped.id, later_ms=60_000) as t:
            assert t.fields == ["geen ti", "tijd"]
            await t.keys(Type("jd"), "enter")
            assert answers(actions(t)[1]) == [(0, "geen tijd", (Reason.TIME,))]
            assert t.live.drafts == {}
    finally:
        dropped.close()


async def test_words_about_an_action_that_undo_took_away_are_not_lost(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("right n", Type("te ver"), "f8 f8", "enter")
        assert t.told[-1] == "Dat staat er niet meer."
        assert t.fields[0] == "te ver"
        await t.keys("shift+f8", "enter")
        assert answers(actions(t)[1]) == [(0, "te ver", ())]


async def test_the_grid_begins_at_the_action_that_is_asked_about(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("right")
        here = t.shown.query_one(Walkthrough).line
        await t.keys("tab")
        chosen = t.shown.query_one(AnswerGrid).chosen
        assert here is not None
        assert chosen is not None
        assert chosen[0] == here.id


async def test_the_same_answer_again_records_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("n", Type("te druk"), "tab", Type("tijd"), "enter")
        before = t.live.next_seq
        # Its words stand there, to be put right.
        await t.keys("n")
        assert t.fields == ["te druk", "tijd"]
        await t.keys("enter", "n", "escape")
        assert t.live.next_seq == before
        await t.keys("f2 f2", "pageup down", "n n", "f8")
        assert t.state.of(Kind.QUOTE)[0].consent is Consent.TO_ASK
        await t.keys("f3 f3", "l", "l")
        assert answers(actions(t)[0]) == [(2, "", ())]
        await t.keys("f8")
        assert answers(actions(t)[0]) == [(0, "te druk", (Reason.TIME,))]


async def test_a_no_counts_when_it_is_pressed(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("n")
        assert answers(actions(t)[0]) == [(0, "", ())]
        await t.keys("escape")
        assert answers(actions(t)[0]) == [(0, "", ())]
        assert "lukt niet" in t.seen
        # What was half typed beside it can be thrown away; the answer stays.
        await t.keys("n", Type("eigenlijk"), "escape", "escape")
        assert (answers(actions(t)[0]), t.live.drafts) == ([(0, "", ())], {})
        await t.keys("n", Type("geen tijd"), "enter", "f8")
        assert t.told == ["Woorden bij het antwoord van Annelies ongedaan"]
        assert answers(actions(t)[0]) == [(0, "", ())]
        await t.keys("f8")
        assert t.told == ["Antwoord van Annelies ongedaan"]
        assert answers(actions(t)[0]) == []
        await t.keys("a", "f3 f2", "escape")
        assert answers(actions(t)[0]) == [(1, "", ())]


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("letter", "gox")
async def test_a_reason_that_is_typed_beside_its_field_leads_nowhere_else(
    tmp_path: Path, scale: Scale, letter: str
) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=scale) as t:
        before = t.pilot.app.screen
        await t.keys("l" if scale is Scale.CONDITIONS else "3")
        await t.keys(letter)
        assert t.pilot.app.screen is before
        # From any list of another step they lead there as ever.
        await t.keys("f2", "pageup")
        await t.keys(letter)
        assert t.pilot.app.screen is not before
