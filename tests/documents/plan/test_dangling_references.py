"""Histories in which anything names anybody, or nobody: every document of them can be made all the same."""

from datetime import UTC, date, datetime
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents import transcript
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Reader, Role, Route, Scale
from cop_session.domain.timeline import Timeline
from cop_session.services.delivery.delivery import Order, outlines
from cop_session.services.delivery.document_formats import ON_CLIPBOARD, Form, word, written
from cop_session.services.delivery.document_set import Edition
from cop_session.services.delivery.recipients import Audience
from cop_session.services.prefill.third_party_names import mentions, strangers
from cop_session.services.sessions.plan_versions import DRAFT, language_of, number_of
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_validation import is_plausible
from cop_session.training.redaction.training_copy import copy_of
from tests.support.strategies import histories, recorded_from

TODAY: Final = date(2026, 11, 24)
NOW: Final = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
SESSION: Final = "0000aaaa-0000-4000-8000-00000000d05a"


def assert_every_document(events: list[ev.Recorded]) -> None:
    """Make whatever a session with these events can leave as."""
    timeline = Timeline(events)
    t = language_of(timeline.now)
    transcript.render(timeline, t)
    for number in {number_of(timeline), DRAFT, 1}:
        edition = Edition(timeline, SESSION, number=number, today=TODAY)
        for audience in Audience:
            order = Order(audience)
            found = outlines(edition, order)
            mentions(found, timeline.now, strangers(timeline.now, ()))
            for outline in found:
                assert all(isinstance(written(outline, form), str) for form in ON_CLIPBOARD)
        edition.appointment(NOW)
    copy_of(timeline, ())


@given(histories(max_size=20))
@settings(max_examples=60, deadline=None)
def test_whatever_happened_it_can_leave(history: list[ev.Recorded]) -> None:
    if history and is_plausible(history):
        assert_every_document(history)


def test_who_is_nowhere_is_left_out_in_word_too() -> None:
    nobody = 999
    events: list[ev.Event] = [
        ev.SessionPrepared("p", "s", "nl_BE", "Europe/Brussels"),
        ev.SessionStarted(TODAY),
        ev.PersonSeated("p1", "Persoon Een", Role.TEACHER),
        ev.LineNoted(Kind.ACTION, "oefent", nobody),
        ev.OwnersSet(4, (nobody,), nobody),
        ev.PollOpened(4, Scale.CONDITIONS, ("a", "b", "c"), (nobody,)),
        ev.Answered(6, nobody, 0),
        ev.Answered(nobody, 3, 1),
        ev.Objected(4, nobody, "liever niet", True),
        ev.NeedsLinked(4, (nobody,)),
        ev.Moved(nobody, 4),
        ev.Moved(4, nobody),
        ev.RecipientAdded(Route.PAPER, nobody),
        ev.ActionPartConsented(nobody, Consent.YES),
        ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 0), "Europe/Brussels", 30, "", (nobody,)),
        ev.FollowUpGiven(nobody),
        ev.PlanExported(7, Form.WORD, "nl_BE"),
        ev.SessionClosed(),
    ]
    history = recorded_from([(event, 0) for event in events])
    assert is_plausible(history)
    assert len(encode(history)) == len(events)
    assert_every_document(history)
    edition = Edition(Timeline(history), SESSION, number=1, today=TODAY)
    assert word(edition.outline(Reader.SCHOOL))


def test_what_a_newer_program_wrote_is_passed_over() -> None:
    kinds = ("SessionPrepared", "PersonSeated", "LineNoted", "PollOpened", "Answered", "Retracted")
    newer = [(ev.Unknown(kind, 99, '{"line":1,"poll":2,"person":3}'), 0) for kind in kinds]
    assert_every_document(recorded_from(newer))


@given(st.lists(st.sampled_from([ev.Retracted(7), ev.Restored(7), ev.SessionPaused()]), min_size=1, max_size=8))
@settings(max_examples=10, deadline=None)
def test_undoing_what_never_happened_changes_nothing(tries: list[ev.Event]) -> None:
    assert_every_document(recorded_from([(one, 0) for one in tries]))
