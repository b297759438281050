"""The section that lists the participants."""

from collections.abc import Sequence
from datetime import time
from uuid import uuid4

from cop_session.coaching.saying import shortened
from cop_session.documents.plan import code_wording as wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Role
from cop_session.domain.primitives.text_rules import bare, one_line
from cop_session.domain.state import Attendance, Participant
from cop_session.i18n import Translator, msgid
from cop_session.reading.people.known_people import recognised, rest_of
from cop_session.reading.people.people_readers import (
    Asked,
    ParticipantReading,
    read_attendance,
    read_participant,
    read_participants,
)
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Row, Section, Unfinished, Values

PRESENT = "present"
HOME = "home"


class PeopleSection(Section):
    """The participants: name and role on one line, as spoken; their presence; a parent's household."""

    @property
    def name(self) -> str:
        return "people"

    def title(self, moment: Moment) -> str:
        return moment.t("At the table")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return (
            Field(TEXT, msgid("Name, role: Fatma Yıldız, mum")),
            Field(PRESENT, msgid("Present"), msgid("until 16:10, 10 min late, by telephone, absent")),
            Field(HOME, msgid("Home"), msgid("only where parents live apart")),
        )

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        state, t = moment.state, moment.t
        return tuple(
            Row(
                one.id,
                wording.introduced(t, one),
                detail=" · ".join(filter(None, [_shown(moment, state.attendance(one.id)), one.home])),
                faded=not state.attendance(one.id).present,
            )
            for one in state.people
        )

    def values(self, moment: Moment, row: int) -> Values:
        one = moment.state.person(row)
        if one is None:
            return {}
        present = _shown(moment, moment.state.attendance(row))
        return {TEXT: wording.introduced(moment.t, one), PRESENT: present, HOME: one.home}

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        return self._seated(moment, values, self._read(moment, values))

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[ev.Event, ...]:
        one = moment.state.person(row)
        if one is None:
            return ()
        unchanged = values.get(TEXT) == self.values(moment, row)[TEXT]
        # The words of a known participant may be ones that a new entry would need a question about.
        known = (ParticipantReading(one.name, one.role, one.relation),)
        said, *others = known if unchanged else self._read(moment, values, row)
        edited = ev.PersonEdited(row, said.name, said.role, said.relation, self._home(said, values))
        same = edited == ev.PersonEdited(row, one.name, one.role, one.relation, one.home)
        now = self._attendance(moment, said, values)
        events = (*(() if same else (edited,)), *_presence(row, moment.state.attendance(row), now))
        return (*events, *self._seated(moment, values, others, len(events)))

    def _seated(
        self, moment: Moment, values: Values, said: Sequence[ParticipantReading], before: int = 0
    ) -> tuple[ev.Event, ...]:
        """Return the events that add the participants of an entry, after `before` events of the same gesture."""
        events: list[ev.Event] = []
        for one in said:
            # Names are labels: a person known from an earlier session has the same id here.
            known = recognised(one.name, one.role, moment.known)
            person_id = known.person_id if known else uuid4().hex
            person = moment.next_id + before + len(events)
            events.append(ev.PersonSeated(person_id, one.name, one.role, one.relation, self._home(one, values)))
            events.extend(_presence(person, Attendance(), self._attendance(moment, one, values)))
        return tuple(events)

    def ahead(self, moment: Moment, said: str) -> str:
        typed = bare(said)
        # An introduction is parsed back to check it, which is too slow for every person at each key.
        alike = (one for one in moment.known if typed.startswith(bare(one.name)) or bare(one.name).startswith(typed))
        return rest_of(said, (*(self._introduced(moment, one) for one in alike), *self._named_before(moment)))

    def _named_before(self, moment: Moment) -> tuple[str, ...]:
        """Return the typed form of the pupil and of the school's contact, unless they are participants already."""
        state = moment.state
        pupil = state.detail(Detail.PUPIL)
        expected = {
            pupil: f"{pupil}, {wording.role(moment.t, Role.PUPIL)}",
            state.detail(Detail.CONTACT): state.detail(Detail.CONTACT),
        }
        seated = {bare(one.name) for one in state.people}
        return tuple(words for name, words in expected.items() if name and bare(name) not in seated)

    def _introduced(self, moment: Moment, one: Participant) -> str:
        """Return the shortest typed form of a participant that is parsed correctly."""
        short = f"{one.name}, {wording.briefly(moment.t, one)}"
        read = read_participant(short, moment.t.locale)
        same = (read.name, read.role, read.relation) == (one.name, one.role, one.relation)
        return short if same else wording.introduced(moment.t, one)

    def understood(self, moment: Moment, values: Values) -> str:
        if not values.get(TEXT, "").strip():
            return ""
        # While the role is missing, the entry is not wrong yet.
        readings = self._readings(moment, values)
        asks = any(one.asked is Asked.ROLE for one in readings)
        try:
            readings = readings if asks else self._read(moment, values)
            return " + ".join(self._shown(moment, one, values) for one in readings)
        except NotUnderstood as trouble:
            return str(trouble)

    def _shown(self, moment: Moment, said: ParticipantReading, values: Values) -> str:
        who = wording.who_is(moment.t, Participant(0, "", "", said.role, said.relation))
        role = moment.t("which role?") if said.asked is Asked.ROLE else who
        attendance = _shown(moment, self._attendance(moment, said, values))
        return " · ".join(filter(None, [said.name, role, attendance, self._home(said, values)]))

    def _readings(self, moment: Moment, values: Values, row: int | None = None) -> tuple[ParticipantReading, ...]:
        state = moment.state
        taken = state.pupil is not None and state.pupil.id != row
        pupil = "" if taken else state.detail(Detail.PUPIL)
        return read_participants(values.get(TEXT, ""), moment.t.locale, pupil, _begins(moment))

    def _read(self, moment: Moment, values: Values, row: int | None = None) -> tuple[ParticipantReading, ...]:
        t = moment.t
        readings = self._readings(moment, values, row)
        for said in readings:
            if not said.name:
                raise NotUnderstood(t("Type a name, a comma and the role: Fatma Yıldız, mum."))
            if said.unknown:
                words = shortened(", ".join(said.unknown))
                raise NotUnderstood(
                    t("“{words}” does not fit here: type name, role and how they are present.", words=words)
                )
            if said.asked and not self._known(moment, said):
                raise Unfinished(_question(t, said))
        return readings

    def _known(self, moment: Moment, said: ParticipantReading) -> bool:
        """Whether a known person has exactly this name, role and relation."""
        return any(
            (one.name, one.role, one.relation) == (said.name, said.role, said.relation)
            for one in (*moment.state.people, *moment.known)
        )

    def _home(self, said: ParticipantReading, values: Values) -> str:
        return one_line(values.get(HOME, "")) or said.home

    def _attendance(self, moment: Moment, said: ParticipantReading, values: Values) -> Attendance:
        text = one_line(values.get(PRESENT, ""))
        if not text:
            return said.attendance
        read = read_attendance(text, moment.t.locale, _begins(moment))
        if read is None:
            words = moment.t("Type how they are present: until 16:10, from 15:55, by telephone or absent.")
            raise NotUnderstood(words, PRESENT)
        return read


def _begins(moment: Moment) -> time | None:
    starts = moment.state.starts
    return starts.time() if starts else None


def _question(t: Translator, said: ParticipantReading) -> str:
    """Return the question about a participant that must be answered before they are recorded."""
    name, words = shortened(said.name), shortened(said.relation)
    if said.asked is Asked.WHOSE:
        question = t("Is {name} there for home or for the school? Type “parent ({words})” or “{words} at school”.")
    elif said.asked is Asked.ROLE_OR_NAME:
        question = t("Is “{words}” a role? Then type “other ({words})”. A second person: “{name} & {words}, parents”.")
    else:
        question = t("As what is {name} here? Type it after a comma: {name}, parent.")
    return question.format(name=name, words=words)


def _shown(moment: Moment, attendance: Attendance) -> str:
    return "" if attendance == Attendance() else wording.presence(moment.t, attendance)


def _presence(person: int, was: Attendance, now: Attendance) -> tuple[ev.Event, ...]:
    return () if was == now else (ev.PresenceSet(person, now.presence, now.arrives, now.leaves),)
