"""Each type of event in each phase: what may happen while it is prepared, held, interrupted and in aftercare."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final, get_args

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Role, Route, Scale, Standing
from cop_session.domain.rules import Refusal, check
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.when import Words
from tests.domain.each_event import one_talk as talk
from tests.domain.each_event.one_talk import ACTION, FIRST_DAY, LABELS, NEED, PARENT, SECOND_DAY, TEACHER

IN_ORDER: Final = (talk.PREPARING, talk.LIVE, talk.PAUSED, talk.CLOSED)
REASONS: Final = {
    "yes": None,
    "-": Refusal.WRONG_PHASE,
    "closed": Refusal.CLOSED,
    "once": Refusal.ALREADY_THERE,
}

MATRIX: Final[dict[ev.Event, str]] = {
    #                                                          preparing  live    paused  closed
    ev.SessionPrepared("p", "s", "nl_BE", "Europe/Brussels"): "once       once    once    closed",
    ev.FormatChosen("evaluation", 1, Step.EVALUATION): "        -          -       -       closed",
    ev.SessionPlanned(datetime(2026, 11, 24, 15), 60): "        yes        yes     yes     closed",
    ev.ScaleChosen(Scale.FIVE): "                               yes        yes     yes     closed",
    ev.DetailSet(Detail.CONTACT, "Koen"): "                     yes        yes     yes     yes",
    ev.PrintedDetailSet(Detail.REACH, "051"): "                 yes        yes     yes     yes",
    ev.SchoolRecognised("school"): "                            yes        yes     yes     yes",
    ev.SessionStarted(SECOND_DAY): "                            yes        -       -       -",
    ev.SessionStarted(FIRST_DAY): "                             yes        yes     yes     yes",
    ev.SessionPaused(): "                                       -          yes     -       -",
    ev.SessionResumed(): "                                      -          -       yes     -",
    ev.SittingOpened(date(2026, 12, 8)): "                      -          -       yes     yes",
    ev.SessionClosed(): "                                       yes        yes     yes     -",
    ev.SessionReopened(): "                                     -          -       -       yes",
    ev.StepEntered(Step.CLOSING): "                             yes        yes     yes     yes",
    ev.PersonSeated("x", "Joris", Role.OTHER): "                yes        yes     yes     closed",
    ev.PersonEdited(PARENT, "Fatima", Role.PARENT): "           yes        yes     yes     yes",
    ev.PresenceSet(PARENT, Presence.ABSENT): "                  yes        yes     yes     closed",
    ev.LineNoted(Kind.ACTION, "nog iets"): "                    yes        yes     yes     closed",
    ev.LineNoted(Kind.NOTE, "nog bellen"): "                    yes        yes     yes     yes",
    ev.LineCarried(Kind.NEED, "rust", "earlier", 7): "          yes        -       -       closed",
    ev.FieldSet(ACTION, talk.FIELD, "een uur"): "               yes        yes     yes     closed",
    ev.LineReworded(NEED, "rust"): "                            yes        yes     yes     yes",
    ev.LineCredited(NEED, PARENT): "                            yes        yes     yes     yes",
    ev.StandingSet(ACTION, Standing.AGREED): "                  yes        yes     yes     closed",
    ev.QuoteConsented(talk.QUOTE, Consent.YES): "               yes        yes     yes     yes",
    ev.Objected(NEED, PARENT, "niet kort", in_plan=True): "     yes        yes     yes     yes",
    ev.OwnersSet(ACTION, (PARENT,)): "                          yes        yes     yes     yes",
    ev.WhenSet(ACTION, Words("op vrijdag")): "                  yes        yes     yes     yes",
    ev.OwnersDoubted(ACTION, "Tom", ((TEACHER,), ())): "        yes        yes     yes     yes",
    ev.WhenDoubted(ACTION, "vrijdag", (Words(""),)): "          yes        yes     yes     yes",
    ev.PlaceSet(ACTION, "in de klas"): "                        yes        yes     yes     yes",
    ev.NeedsLinked(ACTION, (NEED,)): "                          yes        yes     yes     yes",
    ev.LineStruck(NEED, Kind.NEED): "                           yes        yes     yes     yes",
    ev.Moved(NEED, None): "                                     yes        yes     yes     yes",
    ev.Removed(NEED): "                                         yes        yes     yes     closed",
    ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, (2,)): "    yes        yes     yes     closed",
    ev.Answered(talk.POLL, TEACHER, 2): "                       yes        yes     yes     closed",
    ev.ReasonConsented(ACTION, talk.ANSWER, Consent.YES): "     yes        yes     yes     yes",
    ev.ActionAdapted(ACTION, "te veel"): "                      yes        yes     yes     closed",
    ev.EvaluationPlanned(datetime(2027, 1, 12), "UTC", 45): "   yes        yes     yes     yes",
    ev.FollowUpGiven(TEACHER): "                                yes        yes     yes     yes",
    ev.RecipientAdded(Route.PAPER, TEACHER): "                  yes        yes     yes     yes",
    ev.RecipientRouted(talk.COPY, Route.PLATFORM): "            yes        yes     yes     yes",
    ev.ActionPartConsented(PARENT, Consent.YES): "              yes        yes     yes     yes",
    ev.PlanExported(1, "docx", "nl_BE"): "                      yes        yes     yes     yes",
    ev.Retracted(ACTION): "                                     yes        yes     yes     yes",
    ev.Restored(ACTION): "                                      yes        yes     yes     yes",
    # Nobody asks whether these may happen.
    ev.Blanked("LineNoted"): "                                  yes        yes     yes     closed",
    ev.Unknown("SeatSwapped", 3, "{}"): "                       yes        yes     yes     closed",
}


def refusal(state: State, event: ev.Event) -> Refusal | None:
    refused = check(state, event, talk.FORMAT)
    return refused.reason if refused else None


@pytest.mark.parametrize(("event", "row"), MATRIX.items(), ids=lambda one: type(one).__name__)
def test_what_may_happen_in_which_phase(event: ev.Event, row: str) -> None:
    assert [refusal(state, event) for state in IN_ORDER] == [REASONS[word] for word in row.split()]


def test_the_first_sitting_begins_once() -> None:
    first = replace(talk.LIVE, sittings=talk.LIVE.sittings[:1])
    assert refusal(first, ev.SessionStarted(FIRST_DAY)) is Refusal.WRONG_PHASE
    assert refusal(first, ev.SessionStarted(SECOND_DAY)) is None


def test_every_event_is_in_the_matrix() -> None:
    assert {type(event) for event in MATRIX} == set(get_args(ev.Event))
