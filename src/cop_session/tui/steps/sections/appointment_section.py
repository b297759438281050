"""The section for the appointment of the interim evaluation."""

from datetime import datetime, time

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Role
from cop_session.domain.display_names import called
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Appointment, State
from cop_session.i18n import date_wording as dates
from cop_session.i18n import msgid
from cop_session.reading.dates.date_time_field import read_moment
from cop_session.reading.holidays.evaluation_date import propose_evaluation
from cop_session.reading.words.reading_result import Unsure
from cop_session.tui.steps.core.aspects import must_not_interpret, people_in
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Row, Section, Values, filled_in
from cop_session.tui.steps.sections.evaluation_holidays import country_of, no_school, school_holidays

MINUTES = "minutes"
PLACE = "place"
PEOPLE = "people"
FOLLOW_UP = "follow_up"
STANDARD_MINUTES = 45
_MOST_DIGITS = 4


class AppointmentSection(Section):
    """Date and place of the evaluation; there is one appointment, so a second entry edits it."""

    @property
    def name(self) -> str:
        return "evaluation"

    @property
    def grows_afterwards(self) -> bool:
        return True

    def title(self, moment: Moment) -> str:
        return moment.t("Interim evaluation")

    def aside(self, moment: Moment) -> str:
        return school_holidays(moment, moment.state.held_on or moment.today)

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return (
            Field(TEXT, msgid("Day and hour: Tuesday 12 January, 15:45"), day=True),
            Field(PLACE, msgid("Where"), msgid("room")),
            Field(MINUTES, msgid("Minutes"), msgid("45")),
            Field(PEOPLE, msgid("With whom"), msgid("everybody"), people=True),
            Field(FOLLOW_UP, msgid("Follows up"), msgid("name or role"), people=True),
        )

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        state, t = moment.state, moment.t
        if state.evaluation is None:
            return ()
        follower = called(state.people, [state.follow_up] if state.follow_up else [])
        detail = t("{name} follows up", name=follower) if follower else ""
        return (Row(0, _words(moment, state.evaluation), detail=detail),)

    def values(self, moment: Moment, row: int) -> Values:
        state, t = moment.state, moment.t
        planned = state.evaluation
        if planned is None:
            return {}
        return {
            TEXT: f"{dates.long_day(t, planned.starts.date())} {planned.starts:%H:%M}",
            PLACE: planned.place,
            MINUTES: str(planned.minutes),
            PEOPLE: called(state.people, planned.people),
            FOLLOW_UP: called(state.people, [state.follow_up] if state.follow_up else []),
        }

    def initial(self, moment: Moment) -> Values:
        state, t = moment.state, moment.t
        if state.evaluation or not state.starts:
            return {}
        day = dates.long_day(t, propose_evaluation(state.held_on or moment.today, country_of(moment)))
        hour = _hour_of_the_talk(state)
        coordinator = [one.id for one in state.people if one.role is Role.CARE_COORDINATOR][:1]
        return {
            TEXT: f"{day} {hour:%H:%M}" if hour else day,
            PLACE: state.detail(Detail.ROOM),
            FOLLOW_UP: called(state.people, coordinator),
        }

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        """Edit the appointment; an empty field leaves its agreed value unchanged."""
        if moment.state.evaluation is None:
            return self.changed(moment, 0, values)
        agreed = self.values(moment, 0)
        return self.changed(moment, 0, {**agreed, **{name: text for name, text in values.items() if text.strip()}})

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[ev.Event, ...]:
        state, now = moment.state, self._read(moment, values)
        planned = ev.EvaluationPlanned(now.starts, now.zone, now.minutes, now.place, now.people)
        said = values.get(FOLLOW_UP, "")
        with filled_in(FOLLOW_UP):
            follower = people_in(moment, said)[0] if said.strip() else None
            must_not_interpret(moment, [follower] if follower else [])
        follow_up = () if follower == state.follow_up else (ev.FollowUpGiven(follower),)
        return (*(() if now == state.evaluation else (planned,)), *follow_up)

    def understood(self, moment: Moment, values: Values) -> str:
        if not values.get(TEXT, "").strip():
            return ""
        try:
            now = self._read(moment, values)
        except NotUnderstood as trouble:
            return str(trouble)
        return _words(moment, now)

    def _read(self, moment: Moment, values: Values) -> Appointment:
        t, state = moment.t, moment.state
        reading = read_moment(values.get(TEXT, ""), moment.today, t.locale)
        starts = reading.at
        unsaid = any(doubt.unsure is Unsure.NO_TIME for doubt in reading.doubts)
        if unsaid and reading.day and (hour := _hour_of_the_talk(state)):
            starts = datetime.combine(reading.day, hour)
        if starts is None:
            raise NotUnderstood(t("Type a day and an hour, for example Tuesday 12 January 15:45."))
        minutes = one_line(values.get(MINUTES, "")) or str(STANDARD_MINUTES)
        if not (minutes.isdecimal() and len(minutes) <= _MOST_DIGITS) or not 0 < int(minutes) <= 24 * 60:
            raise NotUnderstood(t("Type the minutes as a number, for example 45."), MINUTES)
        people = values.get(PEOPLE, "")
        with filled_in(PEOPLE):
            who = people_in(moment, people) if people.strip() else ()
        everybody = {one.id for one in state.people if not one.interprets}
        place = one_line(values.get(PLACE, ""))
        return Appointment(starts, state.zone, int(minutes), place, () if everybody <= set(who) else who)


def _hour_of_the_talk(state: State) -> time | None:
    """Return the planned time of the talk; None if only its day was planned, stored as midnight."""
    hour = state.starts.time() if state.starts else time()
    return None if hour == time() else hour


def _words(moment: Moment, planned: Appointment) -> str:
    t = moment.t
    day = dates.long_day(t, planned.starts.date())
    if closed := no_school(moment, planned.starts.date()):
        # Directly after the day: the text after it may not fit.
        day = f"{day} ({closed})"
    when = t("{day} at {time}, {minutes} minutes", day=day, time=f"{planned.starts:%H:%M}", minutes=planned.minutes)
    who = called(moment.state.people, planned.people) or t("everybody")
    return " · ".join(filter(None, [when, planned.place, who]))
