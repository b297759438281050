"""Write a round table down as a list of gestures, each at its minute; every event passes the rules first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cop_session.domain import events as ev
from cop_session.domain.codes import MOVEMENT, OUTCOME, SEEN, Consent, Kind, Presence, Reason, Role, Scale, Standing
from cop_session.domain.fold import fold
from cop_session.domain.reason_consent import GivenReason, open_reasons, reasons
from cop_session.domain.rules import check
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import When
from cop_session.formats import format_of
from cop_session.training.stop_points.stop_points import Stop

NO, IF, YES = range(3)
"""The answers on the scale of conditions."""
_CONDITIONS = ("lukt niet", "lukt als …", "lukt")

WENT, PARTLY, NOT_DONE, STOPPED = range(4)
"""What became of an action."""
_OUTCOMES = ("gedaan", "deels", "niet", "gestopt")
MUCH_HARDER, HARDER, SAME, BETTER, MUCH_BETTER = range(5)
"""How a need moved."""
_MOVEMENTS = ("veel moeilijker", "moeilijker", "gelijk", "beter", "veel beter")
NOT_YET, SOMETIMES, SEEN_NOW = range(3)
"""Whether a sign shows."""
_SIGHTS = ("nog niet", "soms", "ja")

AboutIt = Callable[[int], ev.Event]
"""Makes an event about the entity that the same gesture made; it gets that entity's id."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one gesture brought about, in minutes from when the group sat down; before that is negative."""

    minute: float
    events: tuple[ev.Event, ...]


@dataclass(frozen=True, slots=True)
class Says:
    """What somebody answers when asked whether it will work."""

    person: int
    score: int
    remark: str = ""
    reasons: tuple[Reason, ...] = ()


class Script:
    """Collects the turns of a round table, the stop-points for a class and what was struck; hands out ids of the log.

    Each gesture takes `pace` minutes, where nothing else is said.
    """

    def __init__(self, pace: float = 0.0) -> None:
        self.turns: list[Turn] = []
        self.stops: list[Stop] = []
        self.struck: dict[int, str] = {}
        self.minute = 0.0
        self._pace = pace
        self._sat_down = 0.0
        self._asks: tuple[str, str] | None = None
        self._timeline = Timeline()

    @property
    def state(self) -> State:
        """What is so by now."""
        return self._timeline.now

    def at(self, minute: float) -> None:
        """Go on at this minute of the sitting, never back."""
        minute += self._sat_down
        assert not self.turns or minute >= self.turns[-1].minute, minute
        self.minute = minute

    def sits_again(self, minute: float) -> None:
        """Count from here on from another sitting, which began so many minutes after the first one."""
        self._sat_down = minute
        self.at(0)

    def stop(self, question: str, remark: str) -> None:
        """Have a class stop before what happens next."""
        assert self._asks is None, question
        self._asks = (question, remark)

    def do(self, *events: ev.Event | AboutIt) -> int:
        """Add one gesture and return the id of what its first event makes."""
        first = self.state.seq + 1
        made = tuple(event(first) if callable(event) else event for event in events)
        for event in made:
            refused = check(self.state, event, format_of(self.state))
            assert refused is None, (self.minute, event, refused)
            self._apply(first, event)
        self.turns.append(Turn(self.minute, made))
        self.minute += self._pace
        if self._asks:
            self.stops.append(Stop(first, type(made[0]).__name__, *self._asks))
            self._asks = None
        return first

    def undo(self) -> None:
        """Take the last gesture back."""
        gesture = self._timeline.undoable
        assert gesture is not None
        self.do(ev.Retracted(gesture))

    def strike(self, line: int) -> None:
        """Take the words of a line away for good."""
        known = self.state.line(line)
        assert known is not None
        row = [one.id for one in self.state.of(known.kind)]
        self.struck[line] = known.text
        self.do(ev.LineStruck(line, known.kind, next(iter(row[row.index(line) + 1 :]), None)))

    def seat(
        self,
        person_id: str,
        name: str,
        role: Role,
        relation: str = "",
        home: str = "",
        presence: AboutIt | None = None,
    ) -> int:
        """Seat somebody, with how they take part."""
        seated = ev.PersonSeated(person_id, name, role, relation, home)
        return self.do(seated, presence or (lambda person: ev.PresenceSet(person, Presence.AT_TABLE)))

    def note(self, kind: Kind, text: str, by: int | None = None, answers: tuple[int, ...] = ()) -> int:
        """Write a line down, with the lines that it answers."""
        noted = ev.LineNoted(kind, text, by)
        return self.do(noted, lambda line: ev.NeedsLinked(line, answers)) if answers else self.do(noted)

    def action(
        self,
        text: str,
        owners: tuple[int, ...],
        when: When,
        needs: tuple[int, ...] = (),
        place: str = "",
        by: int | None = None,
    ) -> int:
        """Write an action down: what, who, when, where, for which needs, in one gesture."""
        about: list[AboutIt] = [
            lambda line: ev.OwnersSet(line, owners, owners[0] if len(owners) > 1 else None),
            lambda line: ev.WhenSet(line, when),
        ]
        if place:
            about.append(lambda line: ev.PlaceSet(line, place))
        if needs:
            about.append(lambda line: ev.NeedsLinked(line, needs))
        return self.do(ev.LineNoted(Kind.ACTION, text, by), *about)

    def find(self, kind: Kind, words: str) -> int:
        """Return the one line of a kind with those words in it, such as one that came along from an earlier talk."""
        (line,) = (one.id for one in self.state.of(kind) if words in one.text)
        return line

    def person(self, name: str) -> int:
        """Return who is called so."""
        (person,) = (one.id for one in self.state.people if one.name.startswith(name))
        return person

    def poll(
        self, line: int, scale: Scale, labels: tuple[str, ...], *answers: Says, asked: tuple[int, ...] = ()
    ) -> int:
        """Ask the owners of a line, or who is `asked`; each answer is a gesture of its own."""
        about = self.state.line(line)
        assert about is not None
        poll = self.do(ev.PollOpened(line, scale, labels, asked or about.owners))
        self.answer(poll, *answers)
        return poll

    def answer(self, poll: int, *answers: Says) -> None:
        """Add answers to a poll."""
        for one in answers:
            self.do(ev.Answered(poll, one.person, one.score, one.remark, one.reasons))

    def outcome(self, line: int, *answers: Says) -> None:
        """Ask the owners of an action what became of it."""
        self.poll(line, OUTCOME, _OUTCOMES, *answers)

    def movement(self, need: int, *answers: Says) -> int:
        """Ask everybody how a need moved; the others may still answer."""
        everybody = tuple(one.id for one in self.state.people if not one.interprets)
        return self.poll(need, MOVEMENT, _MOVEMENTS, *answers, asked=everybody)

    def seen(self, sign: int, answer: Says) -> None:
        """Ask the table whether a sign shows; one of them says it."""
        here = tuple(one.id for one in self.state.at_table())
        self.poll(sign, SEEN, _SIGHTS, answer, asked=here)

    def decide(self, standing: Standing, *lines: int) -> None:
        """Have the table decide about lines, each in a gesture of its own."""
        for line in lines:
            self.do(ev.StandingSet(line, standing))

    def allow(self, line: int, person: int, scale: Scale) -> None:
        """Have somebody say yes to printing what they answered."""
        about = self.state.line(line)
        poll = about.poll_on(scale) if about else None
        given = poll.answer_of(person) if poll else None
        assert given is not None
        self.do(ev.ReasonConsented(line, given.seq, Consent.YES))

    def ask(self, line: int, *answers: Says) -> int:
        """Ask it on the scale of conditions."""
        return self.poll(line, Scale.CONDITIONS, _CONDITIONS, *answers)

    def ask_reasons(self) -> None:
        """Ask whether the reasons that the group heard may be in the plan; all of them may."""
        self._allow(open_reasons(self.state))

    def allow_all(self) -> None:
        """Have everybody say yes to what they said themselves, unseen too."""
        self._allow(reasons(self.state))

    def _allow(self, given: Sequence[GivenReason]) -> None:
        self.do(*(ev.ReasonConsented(one.line.id, one.id, Consent.YES) for one in given))

    def _apply(self, gesture: int, event: ev.Event) -> None:
        # Neither ids nor rules look at the moment.
        self._timeline.append(ev.Recorded(self.state.seq + 1, gesture, datetime.min, 0, event))


def recorded(script: Sequence[Turn]) -> list[ev.Recorded]:
    """Return the events as the log holds them, in UTC, from the date and zone that the script itself plans.

    The session's clock stands still from a pause until the group goes on.
    """
    events = [event for turn in script for event in turn.events]
    zone = next(ZoneInfo(event.zone) for event in events if isinstance(event, ev.SessionPrepared))
    planned = next(event.starts for event in events if isinstance(event, ev.SessionPlanned) and event.starts)
    begins = planned.replace(tzinfo=zone)
    log: list[ev.Recorded] = []
    paused, since = 0.0, None
    for turn in script:
        gesture = len(log) + 1
        at = begins.astimezone(UTC) + timedelta(minutes=turn.minute)
        elapsed = max(0, round(((turn.minute if since is None else since) - paused) * 60_000))
        log += [ev.Recorded(gesture + offset, gesture, at, elapsed, event) for offset, event in enumerate(turn.events)]
        match turn.events[0]:
            case ev.SessionPaused():
                since = turn.minute
            case ev.SessionResumed() | ev.SittingOpened() if since is not None:
                paused, since = paused + turn.minute - since, None
    return log


def told(script: Sequence[Turn]) -> State:
    """Return the state at the end."""
    return fold(recorded(script))
