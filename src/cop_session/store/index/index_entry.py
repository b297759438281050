"""The index entry of a session, derived from its state."""

from collections.abc import Sequence
from datetime import UTC

from cop_session.domain.codes import Detail, Kind
from cop_session.domain.events import Recorded
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.state import State
from cop_session.store.database.session_row import IndexEntry
from cop_session.store.index.list_query import place_of


def entry_of(session_id: str, events: Sequence[Recorded], state: State, origin: str | None) -> IndexEntry:
    """Return the index entry of a session with these `events`, which lead to the `state`."""
    actions = [line for line in state.of(Kind.ACTION) if line.stands]
    plan = max((one for one in state.exports if one.number), key=lambda one: (one.number, one.seq), default=None)
    return IndexEntry(
        id=session_id,
        seq=state.seq,
        created_at=events[0].at,
        changed_at=events[-1].at,
        elapsed_ms=state.elapsed_ms,
        phase=state.phase,
        step=state.step,
        locale=state.locale,
        zone=state.zone,
        pupil_id=state.pupil_id,
        school_id=state.school_id,
        pupil=state.detail(Detail.PUPIL),
        group=state.detail(Detail.GROUP),
        school=state.detail(Detail.SCHOOL),
        support_phase=state.detail(Detail.SUPPORT_PHASE),
        need=next((line.text for line in state.of(Kind.NEED) if line.stands), ""),
        starts=state.starts,
        held_on=state.held_on,
        minutes=state.minutes,
        evaluation=state.evaluation.starts if state.evaluation else None,
        evaluation_zone=state.evaluation.zone if state.evaluation else "",
        evaluation_place=state.evaluation.place if state.evaluation else "",
        follows=state.follows,
        branch_of=origin,
        people=len(state.people),
        actions=len(actions),
        feasible=sum(verdict(line) in (Verdict.FEASIBLE, Verdict.CONDITIONAL) for line in actions),
        adapted=sum(bool(line.changes()) for line in actions),
        plan=plan.number if plan else 0,
        plan_at=plan.at if plan else None,
        fictional=state.fictional,
        unknown=state.unknown,
        kept_until=state.detail(Detail.KEPT_UNTIL),
        place=place_of(session_id, state.held_on or events[0].at.astimezone(UTC).date()),
    )


def words_of(state: State) -> list[str]:
    """Return the searchable words of a session; private notes too, since only the facilitator searches."""
    lines = [line.text for row in state.lines.values() for line in row]
    return [*state.details.values(), *(person.name for person in state.people), *lines]
