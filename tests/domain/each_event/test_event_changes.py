"""The exact fields of the state that each event changes; everything else stays the same object."""

from typing import Final, get_args

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Presence, Role, Route, Scale, Standing
from cop_session.domain.fold import fold
from tests.domain.each_event.changes import Change, happened, renewed
from tests.domain.each_event.line_changes import DEPARTURES, LATER, LINES, PLACES, POLLS, WEEKLY, WHO_AND_WHEN
from tests.domain.each_event.one_talk import (
    ANSWER,
    GONE,
    LABELS,
    LOG,
    NEED,
    PARENT,
    STRUCK,
    TALK,
    TEACHER,
)
from tests.domain.each_event.session_changes import PEOPLE, SESSION
from tests.support.strategies import recorded_from

ALL: Final = (*SESSION, *PEOPLE, *LINES, *WHO_AND_WHEN, *POLLS, *PLACES, *DEPARTURES)


def name(of: Change | ev.Event) -> str:
    return type(of.event if isinstance(of, Change) else of).__name__


@pytest.mark.parametrize("change", ALL, ids=name)
def test_an_event_changes_these_fields_and_no_others(change: Change) -> None:
    after = happened(change.event, change.before)
    assert after == change.after
    assert (after.kinds, after.asked) == (change.after.kinds, change.after.asked)
    assert change.remade or renewed(change.before, after) == renewed(change.before, change.after)


def test_every_event_is_in_the_table() -> None:
    assert {type(change.event) for change in ALL} == set(get_args(ev.Event))


def on_line(target: int) -> tuple[ev.Event, ...]:
    """Return an event of each type that changes a line which is there."""
    return (
        ev.LineReworded(target, "toch"),
        ev.LineCredited(target, PARENT),
        ev.StandingSet(target, Standing.AGREED),
        ev.QuoteConsented(target, Consent.YES),
        ev.Objected(target, PARENT, "niet", in_plan=True),
        ev.OwnersSet(target, (PARENT,)),
        ev.WhenSet(target, LATER),
        ev.OwnersDoubted(target, "Tom", ((TEACHER,), ())),
        ev.WhenDoubted(target, "vrijdag", (WEEKLY,)),
        ev.PlaceSet(target, "thuis"),
        ev.NeedsLinked(target, (NEED,)),
        ev.FieldSet(target, "duration", "een uur"),
        ev.ReasonConsented(target, ANSWER, Consent.YES),
        ev.ActionAdapted(target, "te veel"),
        ev.PollOpened(target, Scale.CONDITIONS, LABELS, (TEACHER,)),
        ev.Removed(target),
    )


@pytest.mark.parametrize(
    "event",
    [
        *on_line(GONE),
        *on_line(STRUCK),
        ev.Answered(GONE, TEACHER, 2),
        ev.PersonEdited(GONE, "Fatima", Role.PARENT),
        ev.PresenceSet(GONE, Presence.ABSENT),
        ev.ActionPartConsented(GONE, Consent.YES),
        ev.RecipientRouted(GONE, Route.PAPER),
        ev.Moved(GONE, None),
    ],
    ids=name,
)
def test_an_event_about_something_that_is_gone_or_struck_changes_only_the_position(event: ev.Event) -> None:
    assert renewed(TALK, happened(event)) == {"seq", "elapsed_ms"}


@pytest.mark.parametrize(
    "event", [ev.LineNoted(Kind.NEED, "geheim"), ev.LineCarried(Kind.NEED, "geheim", "earlier", 7)], ids=name
)
def test_a_line_that_comes_to_the_log_after_it_was_struck_stays_struck(event: ev.Event) -> None:
    assert renewed(TALK, happened(event, seq=STRUCK)) == {"seq", "elapsed_ms"}


def test_a_poll_about_a_line_that_is_gone_or_struck_is_not_asked() -> None:
    polls = [ev.PollOpened(line, Scale.CONDITIONS, LABELS, (TEACHER,)) for line in (GONE, STRUCK)]
    state = fold(recorded_from((event, 0) for event in (*LOG, *polls, ev.LineNoted(Kind.NEED, "rust"))))
    assert state.asked == TALK.asked
