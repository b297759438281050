"""Whatever happened in a session, its copy is a session, of as many events, in which nothing that goes is left."""

from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.timeline import Timeline
from cop_session.store.log.event_codec import decode, encode
from cop_session.training.redaction.omitted_events import left_out
from cop_session.training.redaction.review_questions import ReviewChoice, ReviewDecision
from cop_session.training.redaction.training_copy import Leak, copy_of
from tests.support.strategies import START, histories

PREPARED = ev.Recorded(
    1, 1, START, 0, ev.SessionPrepared("11111111-aaaa", "22222222-bbbb", "nl_BE", "Europe/Brussels", "33333333-cccc")
)


def _log(history: list[ev.Recorded]) -> Timeline:
    rest = [one for one in history if not isinstance(one.event, ev.SessionPrepared)]
    moved = [replace(one, seq=seq, gesture=min(one.gesture + 1, seq)) for seq, one in enumerate(rest, 2)]
    return Timeline([PREPARED, *moved])


@example([ev.Recorded(1, 1, START, 0, ev.LineStruck(1, Kind.AGREEMENT))], ReviewDecision(ReviewChoice.KEEP))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    histories(),
    st.sampled_from(
        [
            ReviewDecision(ReviewChoice.LEAVE_OUT),
            ReviewDecision(ReviewChoice.KEEP),
            ReviewDecision(ReviewChoice.REPLACE, "iets"),
        ]
    ),
)
def test_a_copy_is_a_session_of_as_many_events(history: list[ev.Recorded], decision: ReviewDecision) -> None:
    timeline = _log(history)
    copy = copy_of(timeline, chance=Random(3))
    try:
        made = copy.made({item.ask.key: decision for item in copy.items})
    except Leak:
        # Only by keeping what stands beside a word that it makes a name.
        assert decision.way is ReviewChoice.KEEP
        return
    assert [(one.seq, one.gesture) for one in made] == [(one.seq, one.gesture) for one in timeline.events]
    gone = left_out(timeline.events)
    assert {one.seq for one in made if isinstance(one.event, ev.Blanked)} == gone
    assert decode(encode(made)) == list(made)
    now = Timeline(made).now
    assert now.fictional
    assert now.copy
    assert not any(one in str(made) for one in ("11111111", "22222222", "33333333"))
