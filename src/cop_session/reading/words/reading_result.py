"""The result of reading: a meaning and every doubt about it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from cop_session.domain.when import When


class Unsure(StrEnum):
    """Why a reading may not be the intended meaning. Those marked *unread* leave the words as they are."""

    NOT_UNDERSTOOD = "not_understood"
    """Unread: these words say nothing about time that is known here."""
    NO_SUCH_DATE = "no_such_date"
    """Unread: 31/11, or 29/2 in a common year."""
    OTHER_WEEKDAY = "other_weekday"
    """Unread: the weekday and the date (`other`) do not go together."""
    ENDS_BEFORE_START = "ends_before_start"
    """Unread: it would end, on `other`, before it starts."""
    WHICH_YEAR = "which_year"
    """Unread: some of the dates have a year that the others cannot have."""
    UNKNOWN_HOLIDAY = "unknown_holiday"
    """Unread: it is not known when this holiday is."""
    TODAY_OR_LATER = "today_or_later"
    """Today is that weekday; read as a week from now, `other` is today."""
    WHICH_WEEK = "which_week"
    """*Next Tuesday*: read as the one of next week, `other` is the coming one."""
    ONCE_OR_WEEKLY = "once_or_weekly"
    """*Tuesday and Thursday*, *on Monday*: read as once, may be meant every week."""
    HOW_OFTEN = "how_often"
    """*Om de week*: read as every two weeks."""
    ROUGH = "rough"
    """The words name a stretch of time; the reading takes an edge of it (`other`, if it could take none).
    """
    EITHER = "either"
    """*On 2 or 3 December*: only one of the days read is meant."""
    ASIDE = "aside"
    """It stands in a clause about a question or a report: *vraagt of ze donderdag kan komen*."""
    LIMITED = "limited"
    """Words exclude an unknown part of a recurrence: *tot de evaluatie*."""
    PAST = "past"
    """The date has been."""
    FAR = "far"
    """The year was left out and the date is more than nine months ahead; `other` is a year earlier."""
    NO_TIME = "no_time"
    """A day without an hour."""
    NO_DAY = "no_day"
    """No single day: an hour alone, or a month."""
    NO_SUCH_TIME = "no_such_time"
    """25:10, or 16:75."""
    ODD_HOUR = "odd_hour"
    """An hour at which no meeting takes place; `15:45` may have been meant by 3:45."""
    SEVERAL = "several"
    """More than one moment, or people in more than one place: the reading may take too few or too many."""
    WHICH_PERSON = "which_person"
    """Several people may be meant: two are called Tom."""
    UNKNOWN_OWNER = "unknown_owner"
    """Next to the owner stands a person who is not known here."""
    WHO = "who"
    """A person is named, but perhaps not as the owner."""
    REST = "rest"
    """The text is long: the part after these words was not read."""
    GUESSED = "guessed"
    """Words that name no person were read as one: *de klas* as its teacher."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about the `words` that gave rise to it, with another date that may be meant."""

    unsure: Unsure
    words: str
    other: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a date. `when.said` is the typed text, letter for letter; a reading without doubts is certain."""

    when: When
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class MomentReading:
    """A day and an hour, each None if it was not understood: local wall time, without a zone."""

    day: datetime.date | None
    time: datetime.time | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def at(self) -> datetime.datetime | None:
        """The moment, if both day and hour are known."""
        return (
            datetime.datetime.combine(self.day, self.time) if self.day is not None and self.time is not None else None
        )


class Misread(Exception):
    """The text is impossible; carries the doubt that explains why."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.unsure)
        self.doubt = doubt
