"""The evaluations tell what their scenarios say: what came along, what was answered and what was decided."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import (
    DONE,
    ENDING,
    GOOD_ENDING,
    MOVEMENT,
    OUTCOME,
    SEEN,
    TEACHER_ALONE,
    Consent,
    Kind,
    Phase,
    Presence,
    Scale,
    Standing,
)
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.open_items import Loose
from cop_session.domain.state import Line, State
from cop_session.formats.evaluation.evaluation_checks import OUTCOME_WITHOUT_WHY
from cop_session.formats.loose_ends import loose_ends
from tests.scenarios import lena, lena_again, lena_ends, milan_again
from tests.scenarios.script import PARTLY, Says, Script, recorded, told

LENA = lena_again.state()
EVALUATIONS = (lena_again.written, lena_ends.written, milan_again.written)


def line(words: str, kind: Kind = Kind.ACTION, state: State = LENA) -> Line:
    (found,) = (one for one in state.of(kind) if words in one.text)
    return found


def answers(of: Line, scale: Scale, state: State = LENA) -> dict[str, int]:
    poll = of.poll_on(scale)
    return (
        {one.name.split()[0]: answer.score for answer in poll.answers if (one := state.person(answer.person))}
        if (poll)
        else {}
    )


def names(people: tuple[int, ...], state: State = LENA) -> list[str]:
    return [one.name.split()[0] for person in people if (one := state.person(person))]


def carried(state: State) -> Iterator[Line]:
    return (one for row in state.lines.values() for one in row if one.origin)


def test_eighteen_lines_of_the_round_table_come_along_in_its_words() -> None:
    then = {one.id: one for row in lena_again.earlier().lines.values() for one in row}
    assert len(list(carried(LENA))) == 18
    for one in carried(LENA):
        assert one.origin is not None
        assert (one.origin.session_id, then[one.origin.line].text) == (lena.SESSION_ID, one.text)


@pytest.mark.parametrize(
    ("words", "given", "why"),
    [
        ("groene kaart", {"Lena": 0}, "juf wacht tot ik klaar ben"),
        ("zonnetje", {"Fatma": 0}, "het zonnetje werkt, ze vraagt er zelf om"),
        ("boekentas", {"Annelies": 0}, "vast moment, vrijdagnamiddag klaargelegd"),
        ("leesspel", {"Ilse": 0, "Annelies": 0}, "op 5/1 deed ik het alleen en het liep"),
        ("luisterboek", {"Serkan": 1}, "om de twee weken gelukt"),
        ("hoorspel", {"Annelies": 1, "Joris": 1}, "rollen verdeeld, Lena is verteller; opnemen moet nog"),
        ("op woensdag", {"Koen": 3}, "viel weg na 9/12"),
    ],
)
def test_each_action_was_asked_of_its_owners(words: str, given: dict[str, int], why: str) -> None:
    asked = line(words).poll_on(OUTCOME)
    assert asked is not None
    assert answers(line(words), OUTCOME) == given
    assert [(one.remark, one.consent) for one in asked.answers if one.remark] == [(why, Consent.YES)]


def test_needs_and_signs_were_answered_for_the_pupil_first() -> None:
    first, second = LENA.of(Kind.NEED)
    others = ("Annelies", "Fatma", "Serkan", "Ilse")
    assert list(answers(first, MOVEMENT).items()) == [("Lena", 4), *((one, 3) for one in others)]
    assert list(answers(second, MOVEMENT).items()) == [("Lena", 2), *((one, 2) for one in others)]
    sign, new = LENA.of(Kind.SIGN)
    assert (answers(sign, SEEN), answers(new, SEEN)) == ({"Annelies": 2}, {})
    assert new.needs == (second.id,)


def test_three_are_kept_two_changed_one_handed_over_one_stopped_and_one_is_new() -> None:
    actions = LENA.of(Kind.ACTION)
    kept = [one for one in actions if one.standing is Standing.AGREED]
    handed_over = [one for one in actions if any(TEACHER_ALONE in turn.ways for turn in one.adaptations)]
    changed = [one for one in actions if one.altered and one not in handed_over]
    assert [one.altered for one in kept] == [False] * 3
    assert handed_over == [line("leesspel")]
    assert changed == [line("hoorspel"), line("luisterboek")]
    assert [one for one in actions if one.standing is Standing.DROPPED] == [line("op woensdag")]
    assert [one for one in actions if not one.origin] == [line("Papa spreekt")]
    assert line("voorleessoftware").standing is Standing.LATER
    assert [verdict(one) for one in (*changed, *handed_over, line("Papa spreekt"))] == [Verdict.FEASIBLE] * 4
    assert len([one for one in actions if one.stands]) == 7


def test_who_does_what_from_now_on() -> None:
    told_of = {
        words: (names(line(words).owners), when.said if (when := line(words).when) else "")
        for words in ("leesspel", "luisterboek", "hoorspel", "Papa spreekt")
    }
    assert told_of == {
        "leesspel": (["Annelies"], "wekelijks vanaf dinsdag 19/1"),
        "luisterboek": (["Serkan"], "om de twee weken vanaf za 23/1"),
        "hoorspel": (["Annelies", "Joris"], "tegen 05/02/2027"),
        "Papa spreekt": (["Serkan", "Annelies"], "om de twee weken vanaf za 16/1"),
    }
    assert answers(line("Papa spreekt"), Scale.FIVE) == {"Serkan": 4, "Annelies": 5}


def test_the_teacher_has_the_example_and_papa_sees_to_the_texts() -> None:
    time, example = LENA.of(Kind.LACKS)
    assert example.standing == DONE
    assert time.id in line("Papa spreekt").needs


def test_one_quote_may_be_printed_and_what_was_struck_is_gone() -> None:
    quotes = [(one.text, one.consent) for one in LENA.of(Kind.QUOTE)]
    assert quotes[1:] == [
        ("Ik lees nu ook als er iemand zucht.", Consent.YES),
        (lena_again.UNPRINTED, Consent.NO),
    ]
    (concern,) = LENA.of(Kind.CONCERN)
    assert (concern.text, concern.struck is not None) == ("", True)
    assert lena_again.STRUCK not in repr(LENA)


def test_the_next_date_is_for_all_but_the_guidance_centre() -> None:
    meeting = LENA.evaluation
    assert meeting is not None
    assert (meeting.starts, meeting.minutes, meeting.place) == (datetime(2027, 3, 9, 15, 45), 30, "zorglokaal")
    assert names(meeting.people) == ["Annelies", "Koen", "Fatma", "Serkan", "Ilse", "Lena"]
    serkan = LENA.attendance(next(one.id for one in LENA.people if one.relation == "papa"))
    assert serkan.presence is Presence.TELEPHONE


def test_only_the_copy_of_the_teacher_is_open_at_the_end_as_it_was_in_november() -> None:
    assert [end.loose for end in loose_ends(LENA)] == [Loose.OWNER_WITHOUT_COPY]
    assert Loose.OWNER_WITHOUT_COPY in {end.loose for end in loose_ends(lena_again.earlier())}


def test_an_action_that_did_not_work_asks_for_a_why_until_one_of_its_owners_tells() -> None:
    s = Script()
    lena_again.begun(s, lena_again.SESSION_ID, lena_again.earlier(), lena_again.STARTS, 45)
    play, owners = s.find(Kind.ACTION, "hoorspel"), [s.person("Annelies"), s.person("Joris")]
    s.outcome(play, *(Says(one, PARTLY) for one in owners))
    assert OUTCOME_WITHOUT_WHY in {end.loose for end in loose_ends(s.state) if end.line == play}
    s.outcome(play, Says(owners[0], PARTLY, "opnemen moet nog"), Says(owners[1], PARTLY))
    assert OUTCOME_WITHOUT_WHY not in {end.loose for end in loose_ends(s.state) if end.line == play}


def test_steps_are_opened_when_the_talk_needs_them() -> None:
    begins = datetime(2027, 1, 12, 14, 45, tzinfo=UTC)
    entered = [
        (str(one.event.step), (one.at - begins) // timedelta(minutes=1))
        for one in recorded(lena_again.script())
        if isinstance(one.event, ev.StepEntered)
    ]
    assert entered == [
        *(("outcomes", 3), ("movements", 5), ("what_now", 10), ("outcomes", 15), ("movements", 24)),
        *(("what_now", 29), ("next_date", 40), ("round_off", 43)),
    ]


def test_in_march_it_ends_well() -> None:
    state = lena_ends.state()
    assert (state.detail(ENDING), state.evaluation) == (GOOD_ENDING, None)
    assert [one.standing for one in state.of(Kind.NEED)] == [DONE, DONE]
    assert [answers(one, SEEN, state) for one in state.of(Kind.SIGN)] == [{"Annelies": 2}] * 2
    first, second = state.of(Kind.NEED)
    assert set(answers(first, MOVEMENT, state).values()) == {3, 2}
    assert answers(second, MOVEMENT, state) == {"Lena": 3, "Annelies": 4}
    goes_on = [one for one in state.of(Kind.ACTION) if one.stands]
    assert [names(one.owners, state) for one in goes_on] == [["Annelies"], ["Annelies"]]
    origins = {one.origin.session_id for one in carried(state) if one.origin}
    assert origins == {lena.SESSION_ID, lena_again.SESSION_ID}


def test_milan_is_heard_again_and_the_parents_agree_with_their_part() -> None:
    state = milan_again.state()
    (heard,) = state.of(Kind.HEARD)
    (counted,) = state.of(Kind.COUNTED)
    assert counted.needs == (heard.id,)
    assert set(state.action_part.values()) == {Consent.YES}
    assert verdict(line("kleine pauze", state=state)) is Verdict.CONDITIONAL


@pytest.mark.parametrize("written", EVALUATIONS, ids=["lena", "lena ends", "milan"])
def test_each_evaluation_is_closed_and_made_up(written: Callable[[], Script]) -> None:
    state = told(written().turns)
    assert (state.phase, state.fictional, state.format) == (Phase.CLOSED, True, "evaluation")
