"""The values of the session form, and the events that record them: pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Phase, Scale
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import ROUND_TABLE, State
from cop_session.domain.when import On
from cop_session.i18n import Translator, date_wording
from cop_session.reading.dates.date_field import read_when
from cop_session.reading.dates.date_time_field import read_time

MIDNIGHT = time()
"""The hour of a session with a known day only."""


DAY = "day"
HOUR = "hour"


@dataclass(frozen=True, slots=True)
class FormValues:
    """The values of the form: `day` and `hour` as typed, the others as they will be recorded.

    `school_id` is the id of a recognised school, empty if it did not change.
    """

    details: Mapping[Detail, str] = field(default_factory=dict)
    day: str = ""
    hour: str = ""
    minutes: int = 60
    scale: Scale = Scale.CONDITIONS
    locale: str = "nl_BE"
    school_id: str = ""
    format: str = ROUND_TABLE

    def starts(self, today: date) -> datetime | None:
        """Return the start, at midnight if no hour was understood; None without a day."""
        day = read_day(self.day, today, self.locale)
        return datetime.combine(day, read_time(self.hour) or MIDNIGHT) if day else None


def values_of(state: State) -> FormValues:
    """Return the form of a session; after a sitting its day is the day of that sitting."""
    starts = state.starts
    day = _held_on(state) or (starts.date() if starts else None)
    return FormValues(
        details=dict(state.details),
        day=written(day) if day else "",
        hour=f"{starts:%H:%M}" if starts and starts.time() != MIDNIGHT else "",
        minutes=state.minutes,
        scale=state.scale,
        locale=state.locale,
        format=state.format,
    )


def events_of(values: FormValues, state: State, today: date) -> tuple[ev.Event, ...]:
    """Return the events for the changes from `state` to the form; an invalid day changes nothing."""
    was = values_of(state)
    changed: list[ev.Event] = [
        ev.detail_set(detail, one_line(text))
        for detail, text in values.details.items()
        if one_line(text) != one_line(state.detail(detail))
    ]
    if values.school_id not in ("", state.school_id):
        changed.append(ev.SchoolRecognised(values.school_id))
    starts = state.starts if _unread(values, today) else _starts(values, was, state, today)
    if (starts, values.minutes) != (state.starts, state.minutes):
        changed.append(ev.SessionPlanned(starts, values.minutes))
    if values.scale is not state.scale:
        changed.append(ev.ScaleChosen(values.scale))
    return *changed, *_held(values, was, state, today)


def _starts(values: FormValues, was: FormValues, state: State, today: date) -> datetime | None:
    """Return the planned start: after a sitting only its hour is still a plan."""
    if (values.day, values.hour) == (was.day, was.hour):
        return state.starts
    held = _held_on(state)
    if held is None:
        return values.starts(today)
    if values.hour == was.hour:
        return state.starts
    return datetime.combine(state.starts or held, read_time(values.hour) or MIDNIGHT)


def _held_on(state: State) -> date | None:
    """Return the day of the latest sitting.

    None while preparing, although such a session can know the day of the previous talk.
    """
    return None if state.phase is Phase.PREPARING else state.sittings[-1].on


def _held(values: FormValues, was: FormValues, state: State, today: date) -> tuple[ev.Event, ...]:
    """Return the events that correct the day of the latest sitting and leave the phase of the talk unchanged."""
    held, day = _held_on(state), read_day(values.day, today, values.locale)
    if held is None or day is None or day == held or values.day == was.day:
        return ()
    goes_on: dict[Phase, ev.Event] = {Phase.PAUSED: ev.SessionPaused(), Phase.CLOSED: ev.SessionClosed()}
    return (ev.SessionStarted(day), *([goes_on[state.phase]] if state.phase in goes_on else []))


def has_words(values: FormValues, blank: State) -> bool:
    """Whether the form has text that the form of `blank` does not have."""
    was = values_of(blank)
    typed = any(one_line(text) != blank.detail(detail) for detail, text in values.details.items())
    return typed or (values.day.strip(), values.hour.strip()) != (was.day, was.hour)


def written(day: date) -> str:
    """Return a day as it stands in the field."""
    return f"{day.day}/{day.month}/{day.year}"


def read_day(said: str, today: date, locale: str) -> date | None:
    """Return the single day that was typed, None for any other text."""
    when = read_when(said, today, locale).when if said.strip() else None
    return when.dates[0] if isinstance(when, On) and len(when.dates) == 1 else None


def understood(values: FormValues, today: date, t: Translator) -> str:
    """Describe how day and hour are parsed, or what to type instead; empty if both are empty."""
    day, hour = read_day(values.day, today, values.locale), read_time(values.hour)
    if values.day.strip() and day is None:
        return t("This day is not clear. Type it like 24/11, or “next Tuesday”.")
    if values.hour.strip() and hour is None:
        return t("This hour is not clear. Type it like 15:45.")
    if values.hour.strip() and day is None:
        return t("Type the day too.")
    if day is None:
        return ""
    said = date_wording.long_day(t, day) + (f", {hour:%H:%M}" if hour else "")
    return t("{day} (in the past)", day=said) if day < today else said


def is_clear(values: FormValues, today: date) -> bool:
    """Whether day and hour are valid or empty."""
    return not _unread(values, today) and not (values.hour.strip() and read_time(values.hour) is None)


def draft_name(name: str) -> str:
    """Return the name of the draft of a field of the form."""
    return f"form:{name}"


def drafts_done(values: FormValues, today: date) -> tuple[str, ...]:
    """Return the drafts that `events_of` replaces: all, except an unclear day and hour."""
    names = [detail.value for detail in values.details]
    return tuple(draft_name(name) for name in (*names, *((DAY, HOUR) if is_clear(values, today) else ())))


def _unread(values: FormValues, today: date) -> bool:
    return bool(values.day.strip()) and read_day(values.day, today, values.locale) is None
