"""The agenda for calendars: evaluations to come, and reminders for an owner who agreed to them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cop_session.documents.calendar_file import ENDING
from cop_session.documents.document_files import write
from cop_session.domain.codes import Kind
from cop_session.domain.primitives.text_rules import key, one_line, short_code
from cop_session.domain.state import Participant, State
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator
from cop_session.services.sessions.plan_versions import language_of
from cop_session.store.index.action_dates import DatedAction
from cop_session.store.index.agenda_query import ComingRows
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from icalendar import Event

_MOST_CODES: Final = 3


@dataclass(frozen=True, slots=True)
class RemindedOf:
    """What one talk asks of an owner: actions with a last day to come, and the evaluation if it `meets` them."""

    session_id: str
    actions: Sequence[DatedAction]
    meets: bool


@dataclass(frozen=True, slots=True)
class ReminderOffer:
    """An owner who may be asked whether a calendar should remind them, and of what."""

    person: Participant
    talks: Sequence[RemindedOf]

    @property
    def label(self) -> str:
        """The name with the codes of the talks, which tell namesakes apart."""
        codes = [short_code(one.session_id) for one in self.talks]
        return f"{one_line(self.person.name)} ({', '.join(codes[:_MOST_CODES])}{', …' * (len(codes) > _MOST_CODES)})"


class WrittenCalendars(NamedTuple):
    """The files: that of the evaluations, if any is to come, and one for each owner who agreed, in their order."""

    evaluations: Path | None
    reminders: Sequence[Path]


class AgendaCalendar:
    """Makes calendar files from `today` on; `read` reads a log, `now` is an aware moment.

    No entry names a person. Only the file of an owner sets off alarms. `unreadable` are the codes of sessions
    whose log is damaged.
    """

    def __init__(self, coming: ComingRows, read: Callable[[str], Timeline], today: date, now: datetime) -> None:
        self._planned: Final = dict.fromkeys(entry.id for entry in coming.evaluations)
        self._dated: Final = {talk.entry.id: talk.actions for talk in coming.talks}
        self._read: Final = read
        self._today: Final = today
        self._now: Final = now
        self.unreadable: Final = list[str]()

    def evaluations(self) -> bytes | None:
        """Return a file with every evaluation to come, without an alarm; None if there is none."""
        return _file(self._meeting(id) for id, one in self._timelines.items() if self._is_planned(id, one.now))

    def offers(self) -> list[ReminderOffer]:
        """Return the owners to ask, in the order of their names: those who receive the plan of a talk."""
        people: dict[str, Participant] = {}
        talks: dict[str, list[RemindedOf]] = {}
        for id, timeline in self._timelines.items():
            for person, of in self._reminded(id, timeline.now):
                people.setdefault(person.person_id, person)
                talks.setdefault(person.person_id, []).append(of)
        offers = (ReminderOffer(person, talks[id]) for id, person in people.items())
        return sorted(offers, key=lambda one: key(one.person.name))

    def reminders(self, offer: ReminderOffer) -> bytes:
        """Return the file of an owner who said yes, with alarms."""
        return _file(self._entries_of(offer)) or b""

    def write(self, folder: Path, t: Translator, agreed: Sequence[ReminderOffer] = ()) -> WrittenCalendars:
        """Write the evaluations to come, and the reminders of each owner who `agreed`, to files without a name in them.

        Raises Trouble `cannot_write` or `disk_full`.
        """
        stem = f"{t.context('file name', 'agenda')}-{self._today.isoformat()}"
        content = self.evaluations()
        made = [self.reminders(offer) for offer in agreed]
        whole = write(folder, stem, ENDING, content) if content else None
        names = (t.context("file name", "reminder-{number}", number=number) for number in range(1, len(made) + 1))
        own = [write(folder, f"{stem}-{name}", ENDING, one) for name, one in zip(names, made, strict=True)]
        return WrittenCalendars(whole, own)

    def complaint(self, t: Translator) -> str:
        """Return a sentence on the sessions that could not be read, empty if there are none."""
        codes = ", ".join(self.unreadable)
        return t("The data of these could not be read: {codes}.", codes=codes) if codes else ""

    @cached_property
    def _timelines(self) -> dict[str, Timeline]:
        found = {}
        for id in {**self._planned, **dict.fromkeys(self._dated)}:
            try:
                found[id] = self._read(id)
            except Trouble:
                self.unreadable.append(short_code(id))
        return found

    def _is_planned(self, id: str, state: State) -> bool:
        # The index may be behind a log that another window writes.
        return id in self._planned and state.evaluation is not None

    def _reminded(self, id: str, state: State) -> Iterator[tuple[Participant, RemindedOf]]:
        receive = {one.person for one in state.recipients}
        owners = {owner for line in state.of(Kind.ACTION) if line.stands for owner in line.owners}
        planned = self._is_planned(id, state)
        invited = state.evaluation.people if state.evaluation else ()
        for person in state.people:
            if person.id not in receive or person.id not in owners:
                continue
            dated = (one for one in self._dated.get(id, ()) if one.day >= self._today and person.id in one.owners)
            of = RemindedOf(id, tuple(dated), planned and (not invited or person.id in invited))
            if of.actions or of.meets:
                yield person, of

    def _entries_of(self, offer: ReminderOffer) -> "Iterator[Event]":
        # It takes long to load.
        from cop_session.documents import calendar_file

        for talk in offer.talks:
            id, state = talk.session_id, self._timelines[talk.session_id].now
            if talk.meets:
                yield self._meeting(id, reminds=True)
            for action in talk.actions:
                yield calendar_file.action_reminder(
                    state,
                    language_of(state),
                    action.line,
                    action.day,
                    uid=calendar_file.uid_of_action(id, action.line),
                    now=self._now,
                    code=short_code(id),
                )

    def _meeting(self, id: str, *, reminds: bool = False) -> "Event":
        from cop_session.documents import calendar_file

        timeline = self._timelines[id]
        return calendar_file.meeting(
            timeline.now,
            language_of(timeline.now),
            uid=calendar_file.uid_of(id),
            sequence=calendar_file.sequence_of(timeline),
            now=self._now,
            code=short_code(id),
            reminds=reminds,
        )


def _file(events: "Iterable[Event]") -> bytes | None:
    from cop_session.documents import calendar_file

    entries = list(events)
    return calendar_file.calendar(entries) if entries else None
