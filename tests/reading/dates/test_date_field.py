"""Every way in which people say when, and what must never be read into it."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.domain.when import By, Every, From, Month, On, When, Words
from cop_session.reading.dates.date_field import read_when
from cop_session.reading.words.reading_result import Unsure

TODAY = date(2026, 11, 24)
"""A Tuesday; the round table of Lena."""


def d(text: str) -> date:
    return date.fromisoformat(text)


def on(*days: str) -> When:
    return On(tuple(d(day) for day in days), "")


def by(day: str) -> When:
    return By(d(day), "")


def since(day: str, every: Every | None = None, *weekdays: int, until: str | None = None) -> When:
    return From(d(day), "", every, weekdays, d(until) if until else None)


def month(year: int, number: int) -> When:
    return Month(year, number, "")


RHYTHMS_IN_WORDS = (
    "twee keer per week",
    "2x per week",
    "3x/week",
    "tweemaal in de week",
    "een paar keer per week",
    "drie keer per week op dinsdag en vrijdag",
    "elke drie weken",
    "om de 3 weken op vrijdag",
    "om de 10 dagen",
    "om de andere dag",
    "elke zes weken vanaf januari",
    "elke eerste maandag van de maand",
    "iedere tweede zaterdag van de maand tot kerst",
    "de laatste vrijdag van elke maand",
    "elke derde week",
)
"""No agreement keeps them as dates: they stay what they say."""

CERTAIN_DUTCH: list[tuple[str, When]] = [
    ("ma", on("2026-11-30")),
    ("maandag", on("2026-11-30")),
    ("Maandag.", on("2026-11-30")),
    ("wo", on("2026-11-25")),
    ("do", on("2026-11-26")),
    ("vr.", on("2026-11-27")),
    ("zaterdag", on("2026-11-28")),
    ("zo", on("2026-11-29")),
    ("30/11", on("2026-11-30")),
    ("30-11", on("2026-11-30")),
    ("30.11", on("2026-11-30")),
    ("30.11.", on("2026-11-30")),
    ("30/11/2026", on("2026-11-30")),
    ("30.11.2026", on("2026-11-30")),
    ("30-11-26", on("2026-11-30")),
    ("2026-11-30", on("2026-11-30")),
    ("1/1", on("2027-01-01")),
    ("01/12", on("2026-12-01")),
    ("18 dec", on("2026-12-18")),
    ("18 dec.", on("2026-12-18")),
    ("18 december", on("2026-12-18")),
    ("18 december 2026", on("2026-12-18")),
    ("18-dec-2026", on("2026-12-18")),
    ("op 18 december", on("2026-12-18")),
    ("1ste december", on("2026-12-01")),
    ("2de december", on("2026-12-02")),
    ("3e dec", on("2026-12-03")),
    ("15 december", on("2026-12-15")),
    ("maandag 30/11", on("2026-11-30")),
    ("ma 30/11", on("2026-11-30")),
    ("ma. 30/11", on("2026-11-30")),
    ("maandag 30 november", on("2026-11-30")),
    ("maandag, 30 november", on("2026-11-30")),
    ("dinsdag 1 december", on("2026-12-01")),
    ("dinsdag 12 januari 2027", on("2027-01-12")),
    ("24/11", on("2026-11-24")),
    ("vandaag", on("2026-11-24")),
    ("morgen", on("2026-11-25")),
    ("overmorgen", on("2026-11-26")),
    ("deze vrijdag", on("2026-11-27")),
    ("komende vrijdag", on("2026-11-27")),
    ("komende dinsdag", on("2026-12-01")),
    ("volgende week dinsdag", on("2026-12-01")),
    ("volgende week op dinsdag", on("2026-12-01")),
    ("dinsdag volgende week", on("2026-12-01")),
    ("volgende maandag", on("2026-11-30")),
    ("deze week vrijdag", on("2026-11-27")),
    ("over 2 weken", on("2026-12-08")),
    ("over twee weken", on("2026-12-08")),
    ("over een week", on("2026-12-01")),
    ("over één week", on("2026-12-01")),
    ("over 6 weken", on("2027-01-05")),
    ("over 14 dagen", on("2026-12-08")),
    ("over veertien dagen", on("2026-12-08")),
    ("over drie dagen", on("2026-11-27")),
    ("over een maand", on("2026-12-24")),
    ("over drie maanden", on("2027-02-24")),
    ("1/12, 8/12, 15/12", on("2026-12-01", "2026-12-08", "2026-12-15")),
    ("1/12, 8/12 en 15/12", on("2026-12-01", "2026-12-08", "2026-12-15")),
    ("maandag en 1/12", on("2026-11-30", "2026-12-01")),
    ("1/12; 8/12; 15/12", on("2026-12-01", "2026-12-08", "2026-12-15")),
    ("1/12 + 8/12", on("2026-12-01", "2026-12-08")),
    ("op 1/12 en op 8/12", on("2026-12-01", "2026-12-08")),
    ("1, 8 en 15 december", on("2026-12-01", "2026-12-08", "2026-12-15")),
    ("1, 8 en 15/12", on("2026-12-01", "2026-12-08", "2026-12-15")),
    ("1 en 8 december 2027", on("2027-12-01", "2027-12-08")),
    ("1 december en 12 januari", on("2026-12-01", "2027-01-12")),
    ("18/12, 8/1", on("2026-12-18", "2027-01-08")),
    ("8/12, 1/12", on("2026-12-01", "2026-12-08")),
    ("1/12, 1/12", on("2026-12-01")),
    ("morgen en overmorgen", on("2026-11-25", "2026-11-26")),
    ("woensdag 2, 9 en 16 december", on("2026-12-02", "2026-12-09", "2026-12-16")),
    ("maandag na de kerstvakantie", on("2027-01-04")),
    ("woensdagnamiddag", on("2026-11-25")),
    ("18/12 uiterlijk", by("2026-12-18")),
    ("maandag 30/11 ten laatste", by("2026-11-30")),
    ("tegen 18/12", by("2026-12-18")),
    ("tegen 29 januari", by("2027-01-29")),
    ("tegen 29/01/2027", by("2027-01-29")),
    ("tegen maandag", by("2026-11-30")),
    ("tegen ma", by("2026-11-30")),
    ("tegen morgen", by("2026-11-25")),
    ("uiterlijk 18/12", by("2026-12-18")),
    ("uiterlijk op vrijdag", by("2026-11-27")),
    ("uiterlijk tegen 18 december", by("2026-12-18")),
    ("ten laatste op 18 december", by("2026-12-18")),
    ("klaar op 22 januari 2027", by("2027-01-22")),
    ("klaar tegen vrijdag", by("2026-11-27")),
    ("binnen twee weken", by("2026-12-08")),
    ("binnen de 2 weken", by("2026-12-08")),
    ("tegen de kerstvakantie", by("2026-12-18")),
    ("vanaf maandag", since("2026-11-30")),
    ("vanaf ma", since("2026-11-30")),
    ("vanaf 30/11", since("2026-11-30")),
    ("vanaf maandag 30/11", since("2026-11-30")),
    ("Vanaf 24/11", since("2026-11-24")),
    ("vanaf vandaag", since("2026-11-24")),
    ("vanaf nu", since("2026-11-24")),
    ("vanaf morgen", since("2026-11-25")),
    ("vanaf 1 december 2026", since("2026-12-01")),
    ("vanaf januari", since("2027-01-01")),
    ("vanaf november", since("2026-11-24")),
    ("vanaf volgende week", since("2026-11-30")),
    ("vanaf de week van 30/11", since("2026-11-30")),
    ("met ingang van 1 december", since("2026-12-01")),
    ("start op 30/11", since("2026-11-30")),
    ("start 30/11", since("2026-11-30")),
    ("van 30/11 tot 18/12", since("2026-11-30", until="2026-12-18")),
    ("van 30/11 tot en met 18/12", since("2026-11-30", until="2026-12-18")),
    ("30/11 t/m 18/12", since("2026-11-30", until="2026-12-18")),
    ("30/11 - 18/12", since("2026-11-30", until="2026-12-18")),
    ("30/11–18/12", since("2026-11-30", until="2026-12-18")),
    ("vanaf 4/1 tot 29/1", since("2027-01-04", until="2027-01-29")),
    ("vanaf 14/12 tot 8/1", since("2026-12-14", until="2027-01-08")),
    ("1 tot 15 december", since("2026-12-01", until="2026-12-15")),
    ("van 1 t.e.m. 15 december", since("2026-12-01", until="2026-12-15")),
    ("1-15 december", since("2026-12-01", until="2026-12-15")),
    ("tot 18/12", since("2026-11-24", until="2026-12-18")),
    ("t.e.m. 18 december", since("2026-11-24", until="2026-12-18")),
    ("tot de kerstvakantie", since("2026-11-24", until="2026-12-18")),
    ("tot en met januari", since("2026-11-24", until="2027-01-31")),
    ("na de kerstvakantie", since("2027-01-04")),
    ("na de krokusvakantie", since("2027-02-15")),
    ("na de vakantie", since("2027-01-04")),
    ("na 18 december", since("2026-12-19")),
    ("elke woensdag", since("2026-11-25", Every.WEEK, 2)),
    ("iedere woensdag", since("2026-11-25", Every.WEEK, 2)),
    ("elke maandag en donderdag", since("2026-11-26", Every.WEEK, 0, 3)),
    ("elke ma, wo en vr", since("2026-11-25", Every.WEEK, 0, 2, 4)),
    ("elke maandag en elke donderdag", since("2026-11-26", Every.WEEK, 0, 3)),
    ("elke maandag vanaf 14 december", since("2026-12-14", Every.WEEK, 0)),
    ("vanaf 2/12 elke woensdag", since("2026-12-02", Every.WEEK, 2)),
    ("vanaf 2/12, elke woensdag", since("2026-12-02", Every.WEEK, 2)),
    ("elke woensdag tot 16/12", since("2026-11-25", Every.WEEK, 2, until="2026-12-16")),
    ("elke ma/wo", since("2026-11-25", Every.WEEK, 0, 2)),
    ("elke woensdag van 2 december tot 27 januari", since("2026-12-02", Every.WEEK, 2, until="2027-01-27")),
    ("elke woensdag in januari", since("2027-01-01", Every.WEEK, 2, until="2027-01-31")),
    ("1 keer per week", since("2026-11-24", Every.WEEK)),
    ("één keer in de twee weken", since("2026-11-24", Every.FORTNIGHT)),
    ("elke werkdag", since("2026-11-24", Every.WEEK, 0, 1, 2, 3, 4)),
    ("1x per week", since("2026-11-24", Every.WEEK)),
    ("op schooldagen", since("2026-11-24", Every.SCHOOL_DAY)),
    ("start na de kerstvakantie", since("2027-01-04")),
    ("op maandagen", since("2026-11-30", Every.WEEK, 0)),
    ("'s maandags", since("2026-11-30", Every.WEEK, 0)),
    ("’s woensdags", since("2026-11-25", Every.WEEK, 2)),
    ("woensdag wekelijks", since("2026-11-25", Every.WEEK, 2)),
    ("dinsdag en donderdag vanaf 1/12", since("2026-12-01", Every.WEEK, 1, 3)),
    ("wekelijks", since("2026-11-24", Every.WEEK)),
    ("elke week", since("2026-11-24", Every.WEEK)),
    ("één keer per week", since("2026-11-24", Every.WEEK)),
    ("wekelijks vanaf 2/12", since("2026-12-02", Every.WEEK, 2)),
    ("wekelijks, vanaf 2/12", since("2026-12-02", Every.WEEK, 2)),
    ("wekelijks op woensdag", since("2026-11-25", Every.WEEK, 2)),
    ("elke week op woensdag vanaf 2/12", since("2026-12-02", Every.WEEK, 2)),
    ("wekelijks vanaf januari", since("2027-01-01", Every.WEEK)),
    ("om de twee weken", since("2026-11-24", Every.FORTNIGHT)),
    ("om de 2 weken", since("2026-11-24", Every.FORTNIGHT)),
    ("om de 14 dagen", since("2026-11-24", Every.FORTNIGHT)),
    ("elke twee weken", since("2026-11-24", Every.FORTNIGHT)),
    ("tweewekelijks", since("2026-11-24", Every.FORTNIGHT)),
    ("2-wekelijks", since("2026-11-24", Every.FORTNIGHT)),
    ("om de twee weken vanaf 28/11", since("2026-11-28", Every.FORTNIGHT, 5)),
    ("om de twee weken op vrijdag", since("2026-11-27", Every.FORTNIGHT, 4)),
    ("maandelijks", since("2026-11-24", Every.MONTH)),
    ("elke maand", since("2026-11-24", Every.MONTH)),
    ("maandelijks vanaf 1/12", since("2026-12-01", Every.MONTH)),
    ("dagelijks", since("2026-11-24", Every.DAY)),
    ("elke dag", since("2026-11-24", Every.DAY)),
    ("elke avond", since("2026-11-24", Every.DAY)),
    ("iedere ochtend vanaf 30/11", since("2026-11-30", Every.DAY)),
    ("alle dagen", since("2026-11-24", Every.DAY)),
    ("dagelijks vanaf 30/11", since("2026-11-30", Every.DAY)),
    ("elke dag tot 18/12", since("2026-11-24", Every.DAY, until="2026-12-18")),
    ("vanaf maandag elke dag", since("2026-11-30", Every.DAY)),
    ("elke schooldag", since("2026-11-24", Every.SCHOOL_DAY)),
    ("iedere schooldag vanaf 30/11", since("2026-11-30", Every.SCHOOL_DAY)),
    ("in maart", month(2027, 3)),
    ("maart", month(2027, 3)),
    ("in maart 2027", month(2027, 3)),
    ("november", month(2026, 11)),
    ("deze maand", month(2026, 11)),
    ("volgende maand", month(2026, 12)),
    ("begin februari", Words("")),
    ("half januari", Words("")),
    ("eind januari", Words("")),
    ("tegen eind januari", Words("")),
    ("eind van de maand", Words("")),
    ("tegen januari", Words("")),
    ("de tweede helft van januari", Words("")),
    ("2de week jan", Words("")),
    ("over een week of drie", Words("")),
    ("voor vrijdag", by("2026-11-27")),
    ("maandag om 10u", on("2026-11-30")),
    ("woensdag over een week", on("2026-12-02")),
    ("vrijdag de 18de", on("2026-12-18")),
    ("de 15de", on("2026-12-15")),
    ("15dec", on("2026-12-15")),
    ("15/12/'26", on("2026-12-15")),
    ("elke dag behalve woensdag", since("2026-11-24", Every.WEEK, 0, 1, 3, 4, 5, 6)),
    ("elke schooldag (niet op vrijdag)", since("2026-11-24", Every.WEEK, 0, 1, 2, 3)),
    ("tegen Sinterklaas", by("2026-12-06")),
    ("na Pasen", since("2027-04-12")),
    ("niet eerder dan 1 januari", since("2027-01-01")),
    ("v.a. 1 dec", since("2026-12-01")),
    ("2 weken vanaf 7 december", since("2026-12-07", until="2026-12-20")),
    ("elke dag tot kerst", since("2026-11-24", Every.DAY, until="2026-12-25")),
    ("vier weken lang elke woensdag", since("2026-11-25", Every.WEEK, 2, until="2026-12-22")),
    ("drie donderdagen na elkaar", on("2026-11-26", "2026-12-03", "2026-12-10")),
    ("start februari 2027", month(2027, 2)),
    ("zo snel mogelijk", Words("")),
    ("z.s.m.", Words("")),
    ("zsm", Words("")),
    *((said, Words("")) for said in RHYTHMS_IN_WORDS),
    ("meteen", Words("")),
]

CERTAIN_ENGLISH: list[tuple[str, When]] = [
    ("Monday", on("2026-11-30")),
    ("30/11", on("2026-11-30")),
    ("18 December", on("2026-12-18")),
    ("18th of December 2026", on("2026-12-18")),
    ("the 18th of December", on("2026-12-18")),
    ("December 18", on("2026-12-18")),
    ("January 29th, 2027", on("2027-01-29")),
    ("Tuesday 12 January 2027", on("2027-01-12")),
    ("tomorrow", on("2026-11-25")),
    ("the day after tomorrow", on("2026-11-26")),
    ("in two weeks", on("2026-12-08")),
    ("in a month", on("2026-12-24")),
    ("in a fortnight", on("2026-12-08")),
    ("this Friday", on("2026-11-27")),
    ("next week Tuesday", on("2026-12-01")),
    ("Tuesday next week", on("2026-12-01")),
    ("1/12, 8/12 and 15/12", on("2026-12-01", "2026-12-08", "2026-12-15")),
    ("by 29 January", by("2027-01-29")),
    ("no later than Friday", by("2026-11-27")),
    ("ready by 22 January 2027", by("2027-01-22")),
    ("within two weeks", by("2026-12-08")),
    ("from Monday", since("2026-11-30")),
    ("from 30/11 to 18/12", since("2026-11-30", until="2026-12-18")),
    ("until 18 December", since("2026-11-24", until="2026-12-18")),
    ("every Wednesday", since("2026-11-25", Every.WEEK, 2)),
    ("every Monday from 14 December", since("2026-12-14", Every.WEEK, 0)),
    ("on Mondays", since("2026-11-30", Every.WEEK, 0)),
    ("weekly from 2/12", since("2026-12-02", Every.WEEK, 2)),
    ("every two weeks", since("2026-11-24", Every.FORTNIGHT)),
    ("every other week", since("2026-11-24", Every.FORTNIGHT)),
    ("fortnightly", since("2026-11-24", Every.FORTNIGHT)),
    ("once every two weeks", since("2026-11-24", Every.FORTNIGHT)),
    ("from now on", since("2026-11-24")),
    ("from 1 to 15 December", since("2026-12-01", until="2026-12-15")),
    ("18/12 at the latest", by("2026-12-18")),
    ("Monday morning", on("2026-11-30")),
    ("once a week", since("2026-11-24", Every.WEEK)),
    ("monthly", since("2026-11-24", Every.MONTH)),
    ("daily", since("2026-11-24", Every.DAY)),
    ("every evening", since("2026-11-24", Every.DAY)),
    ("every school day", since("2026-11-24", Every.SCHOOL_DAY)),
    ("in March", month(2027, 3)),
    ("early February", Words("")),
    ("start of February 2027", Words("")),
    ("as soon as possible", Words("")),
]


@pytest.mark.parametrize(("said", "meant"), CERTAIN_DUTCH)
def test_dutch_that_is_certain(said: str, meant: When) -> None:
    reading = read_when(said, TODAY, "nl_BE")
    assert unsaid(reading.when) == meant
    assert reading.doubts == ()


@pytest.mark.parametrize(("said", "meant"), CERTAIN_ENGLISH)
def test_english_that_is_certain(said: str, meant: When) -> None:
    reading = read_when(said, TODAY, "en")
    assert unsaid(reading.when) == meant
    assert reading.doubts == ()


def unsaid(when: When) -> When:
    match when:
        case On(dates=dates):
            return On(dates, "")
        case By(day=day):
            return By(day, "")
        case From():
            return From(when.day, "", when.every, when.weekdays, when.until)
        case Month(year=year, month=number):
            return Month(year, number, "")
        case Words():
            return Words("")


DOUBTFUL: list[tuple[str, When, Unsure, str | None]] = [
    ("dinsdag", on("2026-12-01"), Unsure.TODAY_OR_LATER, "2026-11-24"),
    ("vanaf dinsdag", since("2026-12-01"), Unsure.TODAY_OR_LATER, "2026-11-24"),
    ("elke dinsdag", since("2026-12-01", Every.WEEK, 1), Unsure.TODAY_OR_LATER, "2026-11-24"),
    ("deze dinsdag", on("2026-12-01"), Unsure.TODAY_OR_LATER, "2026-11-24"),
    ("volgende vrijdag", on("2026-12-04"), Unsure.WHICH_WEEK, "2026-11-27"),
    ("woensdag en vrijdag", on("2026-11-25", "2026-11-27"), Unsure.ONCE_OR_WEEKLY, None),
    ("op maandag", on("2026-11-30"), Unsure.ONCE_OR_WEEKLY, None),
    ("van maandag tot vrijdag", since("2026-11-30", until="2026-12-04"), Unsure.ONCE_OR_WEEKLY, None),
    ("maandag - vrijdag", since("2026-11-30", until="2026-12-04"), Unsure.ONCE_OR_WEEKLY, None),
    ("om de week", since("2026-11-24", Every.FORTNIGHT), Unsure.HOW_OFTEN, None),
    ("elk weekend", since("2026-11-28", Every.WEEK, 5, 6), Unsure.ROUGH, None),
    ("tot eind januari", since("2026-11-24", until="2027-01-31"), Unsure.ROUGH, None),
    ("tot januari", since("2026-11-24", until="2026-12-31"), Unsure.ROUGH, None),
    ("vanaf begin februari", since("2027-02-01"), Unsure.ROUGH, None),
    ("volgende week", Words(""), Unsure.ROUGH, "2026-11-30"),
    ("in de week van 30 november", Words(""), Unsure.ROUGH, "2026-11-30"),
    ("in de kerstvakantie", Words(""), Unsure.ROUGH, "2026-12-21"),
    ("elke maandag vanaf 2/12", since("2026-12-02", Every.WEEK, 0), Unsure.ROUGH, "2026-12-07"),
    ("ma/wo/vr", on("2026-11-25", "2026-11-27", "2026-11-30"), Unsure.ONCE_OR_WEEKLY, None),
    ("dit weekend", Words(""), Unsure.ROUGH, "2026-11-28"),
    ("na de herfstvakantie", since("2027-11-08"), Unsure.FAR, None),
    ("29/2", on("2028-02-29"), Unsure.FAR, None),
    ("2/12 of 9/12", on("2026-12-02", "2026-12-09"), Unsure.EITHER, None),
    ("2 of 3 december", on("2026-12-02", "2026-12-03"), Unsure.EITHER, None),
    ("januari of februari", month(2027, 1), Unsure.EITHER, None),
    ("12/1/2072", on("2072-01-12"), Unsure.FAR, None),
    ("23/11", on("2026-11-23"), Unsure.PAST, None),
    ("vanaf 17/11", since("2026-11-17"), Unsure.PAST, None),
    ("18 december 2025", on("2025-12-18"), Unsure.PAST, None),
    ("16/11", on("2027-11-16"), Unsure.FAR, "2026-11-16"),
    ("20 oktober", on("2027-10-20"), Unsure.FAR, "2026-10-20"),
]


@pytest.mark.parametrize(("said", "meant", "unsure", "other"), DOUBTFUL)
def test_what_is_read_with_a_doubt(said: str, meant: When, unsure: Unsure, other: str | None) -> None:
    reading = read_when(said, TODAY, "nl_BE")
    assert unsaid(reading.when) == meant
    assert [(doubt.unsure, doubt.other) for doubt in reading.doubts] == [(unsure, d(other) if other else None)]
    assert reading.doubts[0].words in said


UNREAD: list[tuple[str, Unsure]] = [
    ("31/11", Unsure.NO_SUCH_DATE),
    ("31 november", Unsure.NO_SUCH_DATE),
    ("tegen 31/11", Unsure.NO_SUCH_DATE),
    ("29 februari 2027", Unsure.NO_SUCH_DATE),
    ("30 februari", Unsure.NO_SUCH_DATE),
    ("11/30", Unsure.NO_SUCH_DATE),
    ("5 maart 3027", Unsure.WHICH_YEAR),
    ("0/12", Unsure.NO_SUCH_DATE),
    ("32/1, 8/1", Unsure.NO_SUCH_DATE),
    ("1, 8 en 35 december", Unsure.NO_SUCH_DATE),
    ("over 999999 weken", Unsure.NO_SUCH_DATE),
    ("maandag 1 december", Unsure.OTHER_WEEKDAY),
    ("vanaf maandag 1/12", Unsure.OTHER_WEEKDAY),
    ("vrijdag 18/12/2027", Unsure.OTHER_WEEKDAY),
    ("van 18/12/2026 tot 30/11/2026", Unsure.ENDS_BEFORE_START),
    ("1/12 en 8/12/2027", Unsure.WHICH_YEAR),
    ("na de meivakantie", Unsure.UNKNOWN_HOLIDAY),
    ("", Unsure.NOT_UNDERSTOOD),
    ("   ", Unsure.NOT_UNDERSTOOD),
    ("woensdag 2 en 10 december", Unsure.OTHER_WEEKDAY),
    ("over 0 weken", Unsure.NOT_UNDERSTOOD),
    ("15 tot 1 december", Unsure.NOT_UNDERSTOOD),
    ("elke dag behalve na school", Unsure.NOT_UNDERSTOOD),
    ("na school", Unsure.NOT_UNDERSTOOD),
    ("elke dag na het eten", Unsure.NOT_UNDERSTOOD),
    ("maandag in de klas", Unsure.NOT_UNDERSTOOD),
    ("om de beurt", Unsure.NOT_UNDERSTOOD),
    ("als Lena het wil", Unsure.NOT_UNDERSTOOD),
    ("niet op maandag", Unsure.NOT_UNDERSTOOD),
    ("30/11/2026/1", Unsure.NOT_UNDERSTOOD),
    ("5", Unsure.NOT_UNDERSTOOD),
    ("vanaf", Unsure.NOT_UNDERSTOOD),
    ("3.5.7.9", Unsure.NOT_UNDERSTOOD),
]


@pytest.mark.parametrize(("said", "unsure"), UNREAD)
def test_what_cannot_be_or_is_not_understood_stays_words(said: str, unsure: Unsure) -> None:
    reading = read_when(said, TODAY, "nl_BE")
    assert reading.when == Words(said)
    assert [doubt.unsure for doubt in reading.doubts] == [unsure]


def test_the_part_that_is_not_understood_is_pointed_out() -> None:
    assert read_when("elke dag na het eten", TODAY, "nl_BE").doubts[0].words == "na het eten"


def test_the_date_of_another_weekday_is_given() -> None:
    assert read_when("maandag 1 december", TODAY, "nl_BE").doubts[0].other == date(2026, 12, 1)


AT_THE_EDGE: list[tuple[str, str, When]] = [
    ("2026-12-31", "1/1", on("2027-01-01")),
    ("2026-12-31", "morgen", on("2027-01-01")),
    ("2026-12-31", "vrijdag", on("2027-01-01")),
    ("2026-12-31", "31/12", on("2026-12-31")),
    ("2027-01-02", "30/12", on("2026-12-30")),
    ("2026-12-28", "volgende maand", month(2027, 1)),
    ("2026-12-29", "volgende week vrijdag", on("2027-01-08")),
    ("2028-02-28", "29/2", on("2028-02-29")),
    ("2028-02-28", "morgen", on("2028-02-29")),
    ("2027-11-24", "29 februari", on("2028-02-29")),
    ("2028-02-29", "over 12 maanden", on("2029-02-28")),
    ("2027-01-31", "over een maand", on("2027-02-28")),
    ("2027-03-27", "morgen", on("2027-03-28")),  # the clocks go forward
    ("2027-03-27", "over een week", on("2027-04-03")),
    ("2026-10-24", "overmorgen", on("2026-10-26")),  # the clocks go back
    ("2026-12-18", "elke schooldag", since("2026-12-18", Every.SCHOOL_DAY)),
    ("2026-12-19", "elke schooldag", since("2027-01-04", Every.SCHOOL_DAY)),
    ("2026-12-30", "na de kerstvakantie", since("2027-01-04")),
    ("2027-01-04", "tegen de kerstvakantie", by("2027-12-24")),
    ("2026-11-30", "over een week", on("2026-12-07")),
]


@pytest.mark.parametrize(("today", "said", "meant"), AT_THE_EDGE)
def test_at_the_edges_of_years_months_and_summer_time(today: str, said: str, meant: When) -> None:
    assert unsaid(read_when(said, d(today), "nl_BE").when) == meant


def test_a_year_left_out_is_never_long_ago() -> None:
    for month_number in range(1, 13):
        for day in (1, 9, 17, 28):
            when = read_when(f"{day}/{month_number}", TODAY, "nl_BE").when
            assert isinstance(when, On)
            assert -7 <= (when.dates[0] - TODAY).days < 366


def test_monday_said_on_a_monday_is_a_week_from_now_and_doubtful() -> None:
    monday = date(2026, 11, 30)
    reading = read_when("maandag", monday, "nl_BE")
    assert reading.when == On((date(2026, 12, 7),), "maandag")
    assert [(one.unsure, one.other) for one in reading.doubts] == [(Unsure.TODAY_OR_LATER, monday)]


def test_dutch_regions_that_differ_make_a_holiday_doubtful() -> None:
    autumn = read_when("na de herfstvakantie", date(2026, 9, 15), "nl_NL")
    assert autumn.when == From(date(2026, 10, 26), "na de herfstvakantie")
    assert [doubt.unsure for doubt in autumn.doubts] == [Unsure.ROUGH]
    assert read_when("na de kerstvakantie", TODAY, "nl_NL").doubts == ()


def test_without_a_country_no_holiday_is_known() -> None:
    reading = read_when("after the Christmas holidays", TODAY, "en")
    assert [doubt.unsure for doubt in reading.doubts] == [Unsure.UNKNOWN_HOLIDAY]


_CONNECTORS = ("vanaf", "tot", "elke", "en", ",", "-", ".", "/", "op", "de", "van", "over", "31", "2/2", "week", "eind")
PIECES = st.sampled_from([*(phrase for phrase, _ in CERTAIN_DUTCH), *_CONNECTORS])


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=6).map(" ".join)), st.dates(), st.sampled_from(["nl_BE", "en"]))
@example("tot en met", date.max, "nl_BE")
@example("volgende week maandag", date.min, "nl_BE")
@example("elke schooldag", date.max, "nl_BE")
@example("٣/١٢ ²/³", date(2026, 11, 24), "nl_BE")
@example("9" * 10_000, date(2026, 11, 24), "nl_BE")
def test_reading_never_raises_and_keeps_what_was_said(said: str, today: date, language: str) -> None:
    reading = read_when(said, today, language)
    assert reading.when.said == said
    if isinstance(reading.when, Words) and not reading.doubts:
        assert said.strip()
