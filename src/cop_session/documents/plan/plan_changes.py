"""The changes of each line between two states that are visible in their plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cop_session.documents.plan.plan_context import MAY_WAIT
from cop_session.domain.codes import DONE, Consent, Kind, Standing
from cop_session.domain.feasibility import Verdict, advising, deciding, verdict
from cop_session.domain.reason_consent import may_be_told
from cop_session.domain.state import Line, State
from cop_session.domain.when import same_moment


class PlanPosition(StrEnum):
    """The position of a line in the plan."""

    NOWHERE = "nowhere"
    STANDS = "stands"
    REFUSED = "refused"
    LATER = "later"
    DROPPED = "dropped"
    DONE = "done"
    """Done, or reached."""


class Facet(StrEnum):
    """A part of a line that can read differently."""

    TEXT = "text"
    OWNERS = "owners"
    WHEN = "when"
    WHERE = "where"
    NEEDS = "needs"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Change:
    """A line with another place or text; `before` and `now` are None if it was absent from that state."""

    line: int
    kind: Kind
    before: Line | None
    now: Line | None
    was: PlanPosition
    becomes: PlanPosition
    facets: frozenset[Facet]

    @property
    def struck(self) -> bool:
        """Whether its words were redacted, after which no document may repeat them."""
        return self.now is not None and self.now.struck is not None


def changes(before: State, now: State) -> tuple[Change, ...]:
    """Return the change of each line: agreements first, then by kind, in the order of the plan."""
    kinds = (Kind.ACTION, *(kind for kind in Kind if kind is not Kind.ACTION))
    return tuple(change for kind in kinds for change in _of_kind(kind, before, now))


def place(line: Line | None) -> PlanPosition:
    """Return the position of a line in the plan."""
    if line is None or line.struck or line.kind is Kind.NOTE:
        return PlanPosition.NOWHERE
    if line.standing == DONE:
        return PlanPosition.DONE
    if line.kind is Kind.ACTION:
        return _place_of_action(line)
    if line.kind is Kind.QUOTE and line.consent is not Consent.YES:
        return PlanPosition.NOWHERE
    if line.standing is Standing.LATER and line.kind in (*MAY_WAIT, Kind.OPEN):
        return PlanPosition.LATER
    return PlanPosition.STANDS if line.stands else PlanPosition.NOWHERE


def _place_of_action(line: Line) -> PlanPosition:
    match line.standing:
        case Standing.LATER:
            return PlanPosition.LATER
        case Standing.DROPPED:
            return PlanPosition.DROPPED
        case _:
            return PlanPosition.REFUSED if verdict(line) is Verdict.NOT_FEASIBLE else PlanPosition.STANDS


def _of_kind(kind: Kind, before: State, now: State) -> Iterator[Change]:
    old = {line.id: line for line in before.of(kind)}
    new = {line.id: line for line in now.of(kind)}
    for line in dict.fromkeys((*new, *old)):
        was, becomes = place(old.get(line)), place(new.get(line))
        both = line in old and line in new
        facets = _facets(before, old[line], now, new[line]) if both else frozenset[Facet]()
        change = Change(line, kind, old.get(line), new.get(line), was, becomes, facets)
        if _tells(change, before):
            yield change


def _tells(change: Change, before: State) -> bool:
    if change.struck:
        return change.was is not PlanPosition.NOWHERE or _struck_since(change, before)
    if change.was is change.becomes:
        return change.was is not PlanPosition.NOWHERE and bool(change.facets)
    return True


def _struck_since(change: Change, before: State) -> bool:
    """Tell whether a line was redacted after the earlier version, which certainly included it.

    The words are gone from the earlier state too, and with them whether a quote was let into the plan.
    """
    made = max((one.at for one in before.exports if one.number), default=None)
    struck = change.now.struck if change.now else None
    surely = change.kind not in (Kind.QUOTE, Kind.NOTE)
    return surely and change.before is not None and made is not None and struck is not None and struck > made


def _facets(then: State, before: Line, state: State, now: Line) -> frozenset[Facet]:
    same = {
        Facet.TEXT: before.text == now.text,
        Facet.OWNERS: (set(before.owners), before.lead) == (set(now.owners), now.lead),
        Facet.WHEN: same_moment(before.when, now.when),
        Facet.WHERE: before.place == now.place,
        Facet.NEEDS: set(before.needs) == set(now.needs),
        Facet.OUTCOME: now.kind is not Kind.ACTION or _outcome(then, before) == _outcome(state, now),
    }
    return frozenset(facet for facet, equal in same.items() if not equal)


def _outcome(state: State, line: Line) -> tuple[object, ...]:
    """Return the plan's account of the last poll: the verdict and the remarks, never a score."""
    poll = line.poll
    if poll is None:
        return (verdict(line),)
    given = (one for one in (*deciding(poll), *advising(poll)) if one.remark)
    said = ((one.person, one.remark) for one in given if may_be_told(state, poll, one))
    return (verdict(line), *said)
