"""The lines that come along from an earlier talk into the next one, each with the place that it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Standing
from cop_session.domain.state import Line, State
from cop_session.domain.when import Words

_ALONG: Final = (
    *(Kind.AGREEMENT, Kind.NEED, Kind.QUOTE, Kind.WORKS, Kind.CONCERN, Kind.AIM, Kind.DOES, Kind.LACKS),
    # What they link to comes before them.
    *(Kind.PARENTS_NEED, Kind.ACTION, Kind.SIGN, Kind.OPEN),
)
"""The kinds of lines that come along, in the order in which they are recorded."""


@dataclass
class CarryOver:
    """The gesture that records what comes along from `earlier`; its first event gets `next_seq`.

    Notes, remarks, polls, adaptations, objections and quotes without a yes stay behind. `people` maps the participants
    of the earlier talk to those of this one.
    """

    earlier: State
    session_id: str
    next_seq: int
    people: Mapping[int, int]
    _events: list[ev.Event] = field(default_factory=list)
    _lines: dict[int, int] = field(default_factory=dict)

    def events(self) -> tuple[ev.Event, ...]:
        """Return the events, lines first, then recipients and who follows up."""
        for line in _along(self.earlier):
            self._carry(line)
        for one in self.earlier.recipients:
            person = self.people.get(one.person) if one.person is not None else None
            if person is not None or one.name:
                self._events.append(ev.RecipientAdded(one.route, person, one.name))
        if (follow_up := self.people.get(self.earlier.follow_up or 0)) is not None:
            self._events.append(ev.FollowUpGiven(follow_up))
        return tuple(self._events)

    def _carry(self, line: Line) -> None:
        seq = self.next_seq + len(self._events)
        self._lines[line.id] = seq
        origin = line.origin
        owners = self._here(line.owners)
        self._events.append(
            ev.LineCarried(
                line.kind,
                line.text,
                # A line that came along before keeps the place where it began.
                origin.session_id if origin else self.session_id,
                origin.line if origin else line.id,
                self.people.get(line.said_by or 0),
                owners,
                self.people.get(line.lead or 0) if line.lead in line.owners else None,
                # Words in doubt are recorded by an event of their own.
                None if line.when_doubt else line.when,
                line.place,
                tuple(self._lines[need] for need in line.needs if need in self._lines),
                Standing.LATER if line.standing is Standing.LATER else Standing.NOTED,
                line.consent,
                line.fields,
            )
        )
        if line.owners_doubt:
            readings = tuple(map(self._here, line.owners_doubt.readings))
            self._events.append(ev.OwnersDoubted(seq, line.owners_doubt.said, tuple(dict.fromkeys(readings))))
        if line.when_doubt and isinstance(line.when, Words):
            self._events.append(ev.WhenDoubted(seq, line.when.said, line.when_doubt))

    def _here(self, people: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self.people[one] for one in people if one in self.people)


def _along(state: State) -> Iterator[Line]:
    for kind in _ALONG:
        for line in state.of(kind):
            if (line.stands or line.standing is Standing.LATER) and _may_leave(line):
                yield line


def _may_leave(line: Line) -> bool:
    return line.struck is None and (line.kind is not Kind.QUOTE or line.consent is Consent.YES)
