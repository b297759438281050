"""What may happen, and how it is refused."""

from datetime import date, datetime

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Role, Route, Scale, Standing
from cop_session.domain.rules import Refusal, Refused, check
from cop_session.domain.schedule import Step
from cop_session.domain.when import Words
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from tests.domain.conftest import Table

GONE = 999
LABELS = ("lukt niet", "lukt als …", "lukt")


def refusal(table: Table, event: ev.Event) -> Refusal | None:
    refused = check(table.script.state, event, ROUNDTABLE)
    return refused.reason if refused else None


def test_an_eleventh_at_the_table_is_refused_with_the_number_of_seats(table: Table) -> None:
    for number in range(ROUNDTABLE.seats - 2):
        table.script.seat(str(number), f"Deelnemer {number}", Role.OTHER)
    refused = check(table.script.state, ev.PersonSeated("x", "Nog iemand", Role.OTHER), ROUNDTABLE)
    assert refused == Refused(Refusal.TABLE_FULL, ROUNDTABLE.seats)


def test_at_a_full_table_an_interpreter_an_absent_parent_and_an_observer_still_fit(table: Table) -> None:
    s = table.script
    s.do(ev.PresenceSet(table.parent, Presence.ABSENT))
    for number in range(ROUNDTABLE.seats - 1):
        s.seat(str(number), f"Deelnemer {number}", Role.OTHER)
    assert refusal(table, ev.PersonSeated("x", "Tolk", Role.INTERPRETER)) is None
    assert refusal(table, ev.LineNoted(Kind.OBSERVER, "stagiair van de lerarenopleiding")) is None
    assert refusal(table, ev.PresenceSet(table.parent, Presence.TELEPHONE)) is Refusal.TABLE_FULL
    assert refusal(table, ev.PersonEdited(table.interpreter, "Aya", Role.OTHER)) is Refusal.TABLE_FULL


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_what_has_no_words_is_not_written_down(table: Table, text: str) -> None:
    assert refusal(table, ev.LineNoted(Kind.NEED, text)) is Refusal.EMPTY
    assert refusal(table, ev.LineReworded(table.need, text)) is Refusal.EMPTY
    assert refusal(table, ev.PersonSeated("x", text, Role.OTHER)) is Refusal.EMPTY
    assert refusal(table, ev.PersonEdited(table.parent, text, Role.PARENT)) is Refusal.EMPTY
    assert refusal(table, ev.RecipientAdded(Route.PAPER, name=text)) is Refusal.EMPTY
    assert refusal(table, ev.SchoolRecognised(text)) is Refusal.EMPTY


@pytest.mark.parametrize(
    "event",
    [
        ev.LineReworded(GONE, "woorden"),
        ev.LineCredited(GONE, None),
        ev.StandingSet(GONE, Standing.AGREED),
        ev.QuoteConsented(GONE, Consent.YES),
        ev.ReasonConsented(GONE, 2, Consent.YES),
        ev.OwnersSet(GONE, ()),
        ev.WhenSet(GONE, None),
        ev.NeedsLinked(GONE, ()),
        ev.LineStruck(GONE, Kind.NEED),
        ev.Moved(GONE, None),
        ev.Removed(GONE),
        ev.PollOpened(GONE, Scale.CONDITIONS, LABELS, (2,)),
        ev.Answered(GONE, 2, 1),
        ev.ActionAdapted(GONE, "te veel"),
        ev.PersonEdited(GONE, "Naam", Role.PARENT),
        ev.PresenceSet(GONE, Presence.ABSENT),
        ev.RecipientAdded(Route.PAPER, GONE),
        ev.RecipientRouted(GONE, Route.PAPER),
        ev.ActionPartConsented(GONE, Consent.YES),
        ev.FollowUpGiven(GONE),
        ev.LineNoted(Kind.QUOTE, "Ik lees graag.", GONE),
        ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45, people=(GONE,)),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_is_about_something_that_is_not_there_is_refused(table: Table, event: ev.Event) -> None:
    assert refusal(table, event) is Refusal.GONE


def test_lines_hold_only_what_their_kind_can(table: Table) -> None:
    agreement = table.script.note(Kind.AGREEMENT, "verslag enkel naar school en ouders")
    for event in (
        ev.OwnersSet(agreement, (table.teacher,)),
        ev.WhenSet(agreement, Words("ooit")),
        ev.PlaceSet(agreement, "in de klas"),
        ev.NeedsLinked(agreement, (table.need,)),
        ev.PollOpened(agreement, Scale.CONDITIONS, LABELS, (table.teacher,)),
        ev.ActionAdapted(agreement, "te veel"),
        ev.QuoteConsented(agreement, Consent.YES),
        ev.ReasonConsented(agreement, agreement, Consent.YES),
    ):
        assert refusal(table, event) is Refusal.NOT_FOR_THIS_KIND


def test_only_parents_agree_with_the_action_part(table: Table) -> None:
    assert refusal(table, ev.ActionPartConsented(table.parent, Consent.YES)) is None
    assert refusal(table, ev.ActionPartConsented(table.teacher, Consent.YES)) is Refusal.NOT_FOR_THIS_KIND


def test_an_interpreter_has_no_action_poll_copy_or_follow_up(table: Table) -> None:
    s, aya = table.script, table.interpreter
    poll = s.poll(table.action, Scale.CONDITIONS, LABELS)
    for event in (
        ev.OwnersSet(table.action, (table.teacher, aya)),
        ev.PollOpened(table.action, Scale.CONDITIONS, LABELS, (aya,)),
        ev.Answered(poll, aya, 2),
        ev.RecipientAdded(Route.PAPER, aya),
        ev.FollowUpGiven(aya),
    ):
        assert refusal(table, event) is Refusal.INTERPRETER


def test_who_is_counted_on_cannot_become_the_interpreter(table: Table) -> None:
    becomes = ev.PersonEdited(table.teacher, "Annelies", Role.INTERPRETER)
    assert refusal(table, becomes) is Refusal.INTERPRETER
    assert refusal(table, ev.PersonEdited(table.parent, "Fatma", Role.INTERPRETER)) is None


def test_the_one_who_leads_is_one_of_those_who_do_it(table: Table) -> None:
    assert refusal(table, ev.OwnersSet(table.action, (table.teacher,), table.parent)) is Refusal.GONE
    assert refusal(table, ev.OwnersSet(table.action, (table.teacher, table.parent), table.parent)) is None


def test_a_poll_needs_somebody_and_the_labels_of_its_scale(table: Table) -> None:
    nobody = ev.PollOpened(table.action, Scale.CONDITIONS, LABELS, ())
    too_few = ev.PollOpened(table.action, Scale.FIVE, LABELS, (table.teacher,))
    assert refusal(table, nobody) is Refusal.NOBODY_ASKED
    assert refusal(table, too_few) is Refusal.NOT_ON_SCALE


@pytest.mark.parametrize("score", [-1, 3])
def test_an_answer_is_on_the_scale_that_the_group_saw(table: Table, score: int) -> None:
    poll = table.script.poll(table.action, Scale.CONDITIONS, LABELS)
    assert check(table.script.state, ev.Answered(poll, table.parent, score), ROUNDTABLE) == Refused(
        Refusal.NOT_ON_SCALE, 2
    )


def test_nobody_receives_the_plan_twice(table: Table) -> None:
    table.script.do(ev.RecipientAdded(Route.PAPER, table.parent))
    assert refusal(table, ev.RecipientAdded(Route.PLATFORM, table.parent)) is Refusal.ALREADY_THERE


def test_a_session_is_prepared_once_and_lasts_between_a_quarter_and_four_hours(table: Table) -> None:
    starts = datetime(2026, 11, 24, 15, 45)
    prepared = ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels")
    assert refusal(table, prepared) is Refusal.ALREADY_THERE
    assert refusal(table, ev.SessionPlanned(starts, 10)) is Refusal.LENGTH
    assert refusal(table, ev.SessionPlanned(starts, 50)) is None
    assert refusal(table, ev.EvaluationPlanned(starts, "Europe/Brussels", 0)) is Refusal.LENGTH


def test_a_struck_line_takes_nothing_any_more(table: Table) -> None:
    table.script.do(ev.LineStruck(table.action, Kind.ACTION))
    for event in (
        ev.LineReworded(table.action, "toch"),
        ev.WhenSet(table.action, None),
        ev.LineStruck(table.action, Kind.ACTION),
        ev.Removed(table.action),
    ):
        assert refusal(table, event) is Refusal.STRUCK


def test_phases_follow_one_another(table: Table) -> None:
    s = table.script
    assert refusal(table, ev.SessionStarted(date(2026, 11, 24))) is Refusal.WRONG_PHASE
    assert refusal(table, ev.SessionResumed()) is Refusal.WRONG_PHASE
    assert refusal(table, ev.SessionReopened()) is Refusal.WRONG_PHASE
    s.do(ev.SessionPaused())
    assert refusal(table, ev.SessionPaused()) is Refusal.WRONG_PHASE
    s.do(ev.SittingOpened(date(2026, 12, 1)))
    s.do(ev.SessionClosed())
    assert refusal(table, ev.SessionClosed()) is Refusal.WRONG_PHASE
    assert refusal(table, ev.SessionReopened()) is None


def test_aftercare_takes_wording_and_distribution_but_nothing_new(table: Table) -> None:
    s = table.script
    poll = s.poll(table.action, Scale.CONDITIONS, LABELS)
    s.do(ev.SessionClosed())
    still: tuple[ev.Event, ...] = (
        ev.LineReworded(table.action, "Tekst op vrijdag meegeven"),
        ev.OwnersSet(table.action, (table.parent,)),
        ev.WhenSet(table.action, Words("op vrijdag")),
        ev.RecipientAdded(Route.PAPER, table.parent),
        ev.DetailSet(Detail.CONTACT, "Koen"),
        ev.SchoolRecognised("school"),
        ev.LineStruck(table.need, Kind.NEED),
        ev.LineNoted(Kind.NOTE, "nog bellen"),
        ev.PlanExported(1, "docx", "nl_BE"),
        ev.StepEntered(Step.CLOSING),
    )
    no_more: tuple[ev.Event, ...] = (
        ev.LineNoted(Kind.ACTION, "nog iets"),
        ev.PersonSeated("x", "Nog iemand", Role.OTHER),
        ev.Answered(poll, table.teacher, 2),
        ev.Removed(table.need),
        ev.ScaleChosen(Scale.FIVE),
    )
    assert {event: refusal(table, event) for event in still} == dict.fromkeys(still)
    assert {event: refusal(table, event) for event in no_more} == dict.fromkeys(no_more, Refusal.CLOSED)


def test_whether_a_reason_may_be_in_the_plan_is_told_about_one_that_was_given_also_after_the_talk(table: Table) -> None:
    s = table.script
    poll = s.poll(table.action, Scale.CONDITIONS, LABELS)
    answer = s.do(ev.Answered(poll, table.teacher, 0, "te druk"))
    turn = s.do(ev.ActionAdapted(table.action, "te vroeg"))
    s.do(ev.SessionClosed())
    told = {one: refusal(table, ev.ReasonConsented(table.action, one, Consent.NO)) for one in (answer, turn, poll)}
    assert told == {answer: None, turn: None, poll: Refusal.GONE}
