"""What was noted at a round table, with names for ids, so that two tellings of it can be compared."""

from collections.abc import Iterable
from typing import Any

from cop_session.domain.codes import Detail, Kind
from cop_session.domain.state import Attendance, Commitment, Line, Poll, State
from cop_session.domain.when import When as Moment
from cop_session.domain.when import Words, first_date, same_moment

OWN_WORDS = frozenset({Kind.QUOTE, Kind.HEARD, Kind.WORKS, Kind.CONCERN, Kind.REMARK})
"""Kinds of lines about which the app notes whose words they are."""


class When:
    """When, by its words; and by what they mean, unless one telling of it left them as words."""

    def __init__(self, when: Moment | None) -> None:
        self.when = when

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        one, two = self.when, other.when
        if one is None or two is None or one.said != two.said:
            return one is two
        return same_moment(one, two) or isinstance(one, Words) or isinstance(two, Words)

    def __repr__(self) -> str:
        return f"{self.when.said} ({first_date(self.when)})" if self.when else "None"


def facts(state: State) -> dict[str, Any]:
    """Return everything that was noted.

    Left out: ids, and where the log and the clock stand; documents that were made; whether it is made up, which
    the screens cannot say; the occasion, which they do not ask for any more; and of lines that are nobody's own
    words, who happened to say them.
    """
    names = {one.id: one.name for one in state.people}

    def named(people: Iterable[int | None]) -> list[str | None]:
        return [None if one is None else names[one] for one in people]

    def commitment(what: Commitment) -> dict[str, Any]:
        # The app takes the first one named as the one who sees to it; a story need not say so.
        lead = what.lead or (what.owners[0] if len(what.owners) > 1 else None)
        return {
            "text": what.text,
            "owners": named(what.owners),
            "lead": named([lead]),
            "when": When(what.when),
            "place": what.place,
        }

    def poll(asked: Poll) -> dict[str, Any]:
        given = [(names[one.person], one.score, one.remark, one.reasons, one.consent) for one in asked.answers]
        return {
            "scale": asked.scale,
            "labels": asked.labels,
            "asked": named(asked.asked),
            "answers": given,
            "stale": asked.stale,
        }

    def line(one: Line) -> dict[str, Any]:
        targets = [state.line(target) for target in one.needs]
        return {
            **commitment(one.commitment),
            "said by": named([one.said_by]) if one.kind in OWN_WORDS else None,
            "standing": one.standing,
            "consent": one.consent,
            "needs": sorted(target.text for target in targets if target),
            "polls": [poll(each) for each in one.polls],
            "adaptations": [(each.why, each.reasons, each.ways, commitment(each.before)) for each in one.adaptations],
            "objections": [(names[each.person], each.words, each.in_plan) for each in one.objections],
        }

    return {
        "session": (state.locale, state.zone, state.scale, state.starts, state.minutes, state.phase, state.step),
        "details": {detail: text for detail, text in state.details.items() if detail is not Detail.OCCASION},
        "people": [(one.name, one.role, one.relation, one.home) for one in state.people],
        "sittings": [
            (sitting.on, {name: sitting.attendance.get(one, Attendance()) for one, name in names.items()})
            for sitting in state.sittings
        ],
        "lines": {kind: [line(one) for one in state.of(kind)] for kind in Kind},
        "evaluation": state.evaluation
        and (
            state.evaluation.starts,
            state.evaluation.zone,
            state.evaluation.minutes,
            state.evaluation.place,
            named(state.evaluation.people),
        ),
        "follow up": named([state.follow_up]),
        "recipients": [(one.route, named([one.person]), one.name) for one in state.recipients],
        "action part": {names[one]: answer for one, answer in state.action_part.items()},
    }
