"""The use of a talk by one class: its groups' answers at the stop-points, and the practice sessions they began."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """The answer of a class's group at the stop-point before the event `event`; no `group` is the whole class."""

    event: int
    words: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """A session of its own in which a group went on differently from a position of the talk."""

    session_id: str
    position: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class that saw a talk, first on the day `began`; None if a program before classes noted its answers."""

    began: date | None
    name: str = ""
    answers: tuple[ClassAnswer, ...] = ()
    practices: tuple[Practice, ...] = ()

    @property
    def used(self) -> bool:
        """Whether it answered anything or practised."""
        return bool(self.answers or self.practices)

    def at(self, event: int) -> tuple[ClassAnswer, ...]:
        """Return the answers given before an event, grouped by group, in the order of each group's first answer."""
        found = [one for one in self.answers if one.event == event]
        groups = list(dict.fromkeys(one.group for one in found))
        return tuple(sorted(found, key=lambda one: groups.index(one.group)))

    def put_right(self, answer: ClassAnswer, words: str) -> "SchoolClass":
        """Return the class with another wording of an answer; no words take it away."""
        place = self.answers.index(answer)
        new = (replace(answer, words=words),) if words else ()
        return replace(self, answers=(*self.answers[:place], *new, *self.answers[place + 1 :]))

    def without(self, event: int) -> "SchoolClass":
        """Return the class without its answers before an event."""
        return replace(self, answers=tuple(one for one in self.answers if one.event != event))
