"""The section that lists who takes part."""

from uuid import uuid4

from cop_session.capture.acquaintances import recognised, rest_of
from cop_session.capture.participants import ParticipantReading, read_attendance, read_participant
from cop_session.coaching.saying import shortened
from cop_session.documents import wording
from cop_session.i18n import msgid
from cop_session.roundtable import events as ev
from cop_session.roundtable.state import Attendance, Participant
from cop_session.roundtable.text import bare, one_line
from cop_session.roundtable.words import Detail, Role
from cop_session.tui.steps.section import TEXT, Field, Moment, NotUnderstood, Row, Section, Values

PRESENT = "present"
HOME = "home"


class PeopleSection(Section):
    """Who takes part: name and role on one line, as it is said; how they are present; which home a parent is of."""

    @property
    def name(self) -> str:
        return "people"

    def title(self, moment: Moment) -> str:
        return moment.t("At the table")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return (
            Field(TEXT, msgid("Name, role: Fatma Yıldız, mum")),
            Field(PRESENT, msgid("Present"), msgid("until 16:10, from 15:55, by telephone, absent")),
            Field(HOME, msgid("Home"), msgid("only where parents live apart")),
        )

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        state, t = moment.state, moment.t
        return tuple(
            Row(
                one.id,
                f"{one.name}, {wording.who_is(t, one)}",
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
        return {TEXT: f"{one.name}, {wording.who_is(moment.t, one)}", PRESENT: present, HOME: one.home}

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        said = self._read(moment, values)
        # Names are labels: who is known from an earlier session goes by the same id here.
        known = recognised(said.name, said.role, moment.known)
        person_id = known.person_id if known else uuid4().hex
        seated = ev.PersonSeated(person_id, said.name, said.role, said.relation, self._home(said, values))
        return (seated, *_presence(moment.next_id, Attendance(), self._attendance(moment, said, values)))

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[ev.Event, ...]:
        one = moment.state.person(row)
        if one is None:
            return ()
        said = self._read(moment, values)
        edited = ev.PersonEdited(row, said.name, said.role, said.relation, self._home(said, values))
        same = edited == ev.PersonEdited(row, one.name, one.role, one.relation, one.home)
        now = self._attendance(moment, said, values)
        return (*(() if same else (edited,)), *_presence(row, moment.state.attendance(row), now))

    def ahead(self, moment: Moment, said: str) -> str:
        typed = bare(said)
        # Introducing somebody takes reading them back, which is too slow to do for everybody at each key.
        alike = (one for one in moment.known if typed.startswith(bare(one.name)) or bare(one.name).startswith(typed))
        return rest_of(said, (*(self._introduced(moment, one) for one in alike), *self._named_before(moment)))

    def _named_before(self, moment: Moment) -> tuple[str, ...]:
        """Return how the pupil and whom the school named are typed in, unless they sit there already."""
        state = moment.state
        pupil = state.detail(Detail.PUPIL)
        expected = {
            pupil: f"{pupil}, {wording.role(moment.t, Role.PUPIL)}",
            state.detail(Detail.CONTACT): state.detail(Detail.CONTACT),
        }
        seated = {bare(one.name) for one in state.people}
        return tuple(words for name, words in expected.items() if name and bare(name) not in seated)

    def _introduced(self, moment: Moment, one: Participant) -> str:
        """Return how somebody is typed in, as short as it is understood."""
        short = f"{one.name}, {wording.briefly(moment.t, one)}"
        read = read_participant(short, moment.t.locale)
        same = (read.name, read.role, read.relation) == (one.name, one.role, one.relation)
        return short if same else f"{one.name}, {wording.who_is(moment.t, one)}"

    def understood(self, moment: Moment, values: Values) -> str:
        if not values.get(TEXT, "").strip():
            return ""
        try:
            said = self._read(moment, values)
            attendance = self._attendance(moment, said, values)
        except NotUnderstood as trouble:
            return str(trouble)
        t = moment.t
        known = said.role is not Role.OTHER or said.relation
        role = wording.who_is(t, Participant(0, "", "", said.role, said.relation)) if known else t("which role?")
        return " · ".join(filter(None, [said.name, role, _shown(moment, attendance), self._home(said, values)]))

    def _read(self, moment: Moment, values: Values) -> ParticipantReading:
        said = read_participant(values.get(TEXT, ""), moment.t.locale)
        if not said.name:
            raise NotUnderstood(moment.t("Type a name, a comma and the role: Fatma Yıldız, mum."))
        if said.unknown:
            words = shortened(", ".join(said.unknown))
            raise NotUnderstood(
                moment.t("“{words}” does not fit here: type name, role and how they are present.", words=words)
            )
        return said

    def _home(self, said: ParticipantReading, values: Values) -> str:
        return one_line(values.get(HOME, "")) or said.home

    def _attendance(self, moment: Moment, said: ParticipantReading, values: Values) -> Attendance:
        text = one_line(values.get(PRESENT, ""))
        if not text:
            return said.attendance
        read = read_attendance(text, moment.t.locale)
        if read is None:
            words = moment.t("Type how they are present: until 16:10, from 15:55, by telephone or absent.")
            raise NotUnderstood(words, PRESENT)
        return read


def _shown(moment: Moment, attendance: Attendance) -> str:
    return "" if attendance == Attendance() else wording.presence(moment.t, attendance)


def _presence(person: int, was: Attendance, now: Attendance) -> tuple[ev.Event, ...]:
    return () if was == now else (ev.PresenceSet(person, now.presence, now.arrives, now.leaves),)
