"""Dates in words, from catalogue strings; the first frame therefore needs no date library."""

from datetime import date

from cop_session.i18n.catalogue import Translator

# There numbers would have hyphens between them, at which a word processor breaks the line.
_SPELLED = frozenset({"nl_NL"})


def day(t: Translator, when: date) -> str:
    """A day nearby, as in "ma 30/11"."""
    return t.context("date", "{weekday} {day}/{month}", weekday=short_weekday(t, when), day=when.day, month=when.month)


def date_in(t: Translator, when: date, year: int) -> str:
    """A day in documents without its weekday, as in "8/12"; outside `year` as in "29/01/2027"."""
    if t.locale in _SPELLED:
        return short_day(t, when) if when.year == year else f"{short_day(t, when)} {when.year}"
    if when.year == year:
        return t.context("date", "{day}/{month}", day=when.day, month=when.month)
    return t.context("date", "{day}/{month}/{year}", day=when.day, month=f"{when.month:02}", year=when.year)


def day_in(t: Translator, when: date, year: int) -> str:
    """A day in documents, as in "ma 30/11"; outside `year` as in "vr 29/01/2027"."""
    return f"{short_weekday(t, when)} {date_in(t, when, year)}"


def short_day(t: Translator, when: date) -> str:
    """A day of this year in few columns, as in "12 jan"."""
    return f"{when.day} {short_month(t, when)}"


def full_day(t: Translator, when: date) -> str:
    """A day that may be far off, as in "za 21 nov 2026"."""
    return f"{short_weekday(t, when)} {when.day} {short_month(t, when)} {when.year}"


def long_day(t: Translator, when: date) -> str:
    """A day for reading aloud and for documents, as in "dinsdag 12 januari 2027"."""
    return f"{weekday(t, when)} {when.day} {month(t, when)} {when.year}"


def date_of(t: Translator, when: date) -> str:
    """A day without its weekday, as in "12 januari 2027"."""
    return f"{when.day} {month(t, when)} {when.year}"


def weekday(t: Translator, when: date) -> str:
    """The name of the day of the week, as in "dinsdag"."""
    return (
        t.context("weekday", "Monday"),
        t.context("weekday", "Tuesday"),
        t.context("weekday", "Wednesday"),
        t.context("weekday", "Thursday"),
        t.context("weekday", "Friday"),
        t.context("weekday", "Saturday"),
        t.context("weekday", "Sunday"),
    )[when.weekday()]


def short_weekday(t: Translator, when: date) -> str:
    """The day of the week in few letters, as in "di"."""
    return (
        t.context("short weekday", "Mon"),
        t.context("short weekday", "Tue"),
        t.context("short weekday", "Wed"),
        t.context("short weekday", "Thu"),
        t.context("short weekday", "Fri"),
        t.context("short weekday", "Sat"),
        t.context("short weekday", "Sun"),
    )[when.weekday()]


def month(t: Translator, when: date) -> str:
    """The name of the month, as in "januari"."""
    return (
        t.context("month", "January"),
        t.context("month", "February"),
        t.context("month", "March"),
        t.context("month", "April"),
        t.context("month", "May"),
        t.context("month", "June"),
        t.context("month", "July"),
        t.context("month", "August"),
        t.context("month", "September"),
        t.context("month", "October"),
        t.context("month", "November"),
        t.context("month", "December"),
    )[when.month - 1]


def short_month(t: Translator, when: date) -> str:
    """The month in three letters, as in "jan"."""
    return (
        t.context("short month", "Jan"),
        t.context("short month", "Feb"),
        t.context("short month", "Mar"),
        t.context("short month", "Apr"),
        t.context("short month", "May"),
        t.context("short month", "Jun"),
        t.context("short month", "Jul"),
        t.context("short month", "Aug"),
        t.context("short month", "Sep"),
        t.context("short month", "Oct"),
        t.context("short month", "Nov"),
        t.context("short month", "Dec"),
    )[when.month - 1]
