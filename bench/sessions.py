"""Sessions of any length in which everything happens that can happen at a round table, the same ones each time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Reason, Role, Scale, Standing, Way
from cop_session.domain.feasibility import LABELS
from cop_session.domain.rules import check
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line, State
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import By
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE

SESSION_ID = "be9c0000-0000-4000-8000-000000000001"

_STARTS = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
_NAMES = ("Annelies", "Koen", "Fatma", "Serkan", "Ilse", "Joris", "Lena", "Samira", "Pieter", "Els")
_ROLES = (Role.TEACHER, Role.CARE_COORDINATOR, Role.PARENT, Role.PARENT, Role.EXTERNAL_SUPPORTER, Role.GUIDANCE_CENTRE)
_WORDS = ("de klas leest voor", "elke dag vijf minuten", "samen met een maatje", "mama tekent een zonnetje", "in het")
_KINDS = (Kind.NEED, Kind.QUOTE, Kind.WORKS, Kind.CONCERN, Kind.AIM, Kind.LACKS, Kind.SIGN, Kind.NOTE)
_POLLS_PER_ACTION = 4
_LINES = 200


def session(length: int, actions: int = 30) -> list[ev.Recorded]:
    """Return a session of `length` events with ten people and this many actions; it stands at the actions, live."""
    talk = _Talk(length)
    talk.begin(actions)
    while len(talk.timeline) < length:
        talk.go_on()
    return list(talk.timeline.events)[:length]


class _Talk:
    """A session in the making; what the rules refuse does not happen."""

    def __init__(self, seed: int) -> None:
        self.timeline = Timeline()
        self._random = Random(seed)

    @property
    def _state(self) -> State:
        return self.timeline.now

    def begin(self, actions: int) -> None:
        """Sit down, with everybody and everything that the rest of the talk is about."""
        self._do(ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels", fictional=True))
        self._do(ev.DetailSet(Detail.PUPIL, "Lena"), ev.DetailSet(Detail.SCHOOL, "De Wegwijzer"))
        for place, name in enumerate(_NAMES[: ROUNDTABLE.seats]):
            self._do(ev.PersonSeated(f"person-{place}", f"{name} Peeters", _ROLES[place % len(_ROLES)]))
        self._do(ev.SessionStarted(_STARTS.date()))
        for kind in _KINDS:
            self._do(ev.LineNoted(kind, self._words()))
        for _ in range(actions):
            self._note_action()
        self._do(ev.StepEntered(Step.ACTIONS))

    def go_on(self) -> None:
        """Let one more gesture happen."""
        turns: tuple[Callable[[], None], ...] = (
            self._reword,
            self._settle,
            self._ask,
            self._answer,
            self._adapt,
            self._note,
            self._move,
            self._undo,
        )
        self._random.choices(turns, (6, 6, 2, 8, 1, 1, 1, 1))[0]()

    def _note(self) -> None:
        if sum(map(len, self._state.lines.values())) < _LINES:
            self._do(ev.LineNoted(self._random.choice(_KINDS), self._words(), self._somebody()))

    def _note_action(self) -> None:
        line = len(self.timeline) + 1
        needs = tuple(one.id for one in self._state.of(Kind.NEED))[-1:]
        self._do(
            ev.LineNoted(Kind.ACTION, self._words(), self._somebody()),
            ev.OwnersSet(line, (self._somebody(),)),
            ev.WhenSet(line, self._moment()),
            ev.NeedsLinked(line, needs),
        )

    def _reword(self) -> None:
        rows = [row for row in self._state.lines.values() if row]
        self._do(ev.LineReworded(self._random.choice(self._random.choice(rows)).id, self._words()))

    def _settle(self) -> None:
        line = self._action().id
        settled: ev.Event = self._random.choice(
            (
                ev.OwnersSet(line, (self._somebody(),)),
                ev.WhenSet(line, self._moment()),
                ev.PlaceSet(line, self._random.choice(("thuis", "in de klas", "zorglokaal"))),
                ev.StandingSet(line, self._random.choice((Standing.NOTED, Standing.AGREED))),
            )
        )
        self._do(settled)

    def _ask(self) -> None:
        line = self._action()
        if len(line.polls) < _POLLS_PER_ACTION:
            labels = ("lukt niet", "lukt als …", "lukt")[: LABELS[Scale.CONDITIONS]]
            self._do(ev.PollOpened(line.id, Scale.CONDITIONS, labels, line.owners))

    def _answer(self) -> None:
        poll = self._action().poll
        if poll:
            self._do(ev.Answered(poll.id, self._somebody(), self._random.randrange(3), self._words()))

    def _adapt(self) -> None:
        line = self._action()
        if len(line.adaptations) < _POLLS_PER_ACTION:
            self._do(
                ev.ActionAdapted(line.id, self._words(), (Reason.TIME,), (Way.LATER,)),
                ev.WhenSet(line.id, self._moment()),
            )

    def _move(self) -> None:
        self._do(ev.Moved(self._action().id, self._action().id))

    def _undo(self) -> None:
        gesture = self.timeline.undoable
        if gesture is not None and gesture > len(self.timeline) - 20:
            self._do(ev.Retracted(gesture))
            if self._random.random() < 0.5:
                self._do(ev.Restored(gesture))

    def _do(self, *events: ev.Event) -> None:
        first = len(self.timeline) + 1
        for event in events:
            if check(self._state, event, ROUNDTABLE) is None:
                seconds = len(self.timeline)
                at = _STARTS + timedelta(seconds=seconds)
                self.timeline.append(ev.Recorded(len(self.timeline) + 1, first, at, seconds * 1000, event))

    def _action(self) -> Line:
        return self._random.choice(self._state.of(Kind.ACTION))

    def _somebody(self) -> int:
        return self._random.choice(self._state.people).id

    def _moment(self) -> By:
        day = date(2026, 12, 1) + timedelta(days=self._random.randrange(60))
        return By(day, f"tegen {day.day}/{day.month}")

    def _words(self) -> str:
        return " ".join(self._random.choices(_WORDS, k=self._random.randrange(1, 5)))
