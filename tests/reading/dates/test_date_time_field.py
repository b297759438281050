"""Hours, and days with an hour."""

from datetime import date, datetime, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.i18n import catalogue
from cop_session.i18n import date_wording as dates
from cop_session.reading.dates.date_time_field import read_moment, read_time
from cop_session.reading.words.reading_result import Unsure

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("16:10", time(16, 10)),
        ("16u10", time(16, 10)),
        ("16.10", time(16, 10)),
        ("16h10", time(16, 10)),
        ("9:05", time(9, 5)),
        ("16u", time(16)),
        ("16 u", time(16)),
        ("16 uur", time(16)),
        ("om 16u10", time(16, 10)),
        ("4:10 pm", time(16, 10)),
        ("4pm", time(16)),
        ("12 am", time(0)),
        ("00:00", time(0)),
        ("24:00", None),
        ("16:60", None),
        ("16", None),
        ("16:1", None),
        ("16:100", None),
        ("13 pm", None),
        ("kwart voor vier", None),
        ("٣:٣٠", None),
        ("", None),
    ],
)
def test_hours(said: str, hour: time | None) -> None:
    assert read_time(said) == hour


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("dinsdag 12 januari 2027 15:45", "2027-01-12T15:45"),
        ("dinsdag 12 januari 2027 om 15u45", "2027-01-12T15:45"),
        ("dinsdag 12 januari 2027, 15:45", "2027-01-12T15:45"),
        ("di 12/1 15:45", "2027-01-12T15:45"),
        ("12/1 om 15u45", "2027-01-12T15:45"),
        ("12 jan 15.45", "2027-01-12T15:45"),
        ("9 februari 14:30", "2027-02-09T14:30"),
        ("9 februari 2027 om 14 uur", "2027-02-09T14:00"),
        ("om 15u45 op 12/1", "2027-01-12T15:45"),
        ("volgende week dinsdag om 15u", "2026-12-01T15:00"),
        ("over zes weken om 16 u", "2027-01-05T16:00"),
        ("12.1.2027 15.45", "2027-01-12T15:45"),
    ],
)
def test_moments(said: str, moment: str) -> None:
    reading = read_moment(said, TODAY, "nl_BE")
    assert reading.at == datetime.fromisoformat(moment)
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("said", "day", "hour", "unsure"),
    [
        ("12/1", date(2027, 1, 12), None, Unsure.NO_TIME),
        ("15:45", None, time(15, 45), Unsure.NO_DAY),
        ("12/1 25:10", date(2027, 1, 12), None, Unsure.NO_SUCH_TIME),
        ("12/1 3u45", date(2027, 1, 12), time(3, 45), Unsure.ODD_HOUR),
        ("20/11 15:45", date(2026, 11, 20), time(15, 45), Unsure.PAST),
        ("maandag 12 januari 15:45", None, time(15, 45), Unsure.OTHER_WEEKDAY),
        ("31/11 15:45", None, time(15, 45), Unsure.NO_SUCH_DATE),
        ("vanaf 12/1 15:45", None, time(15, 45), Unsure.NO_DAY),
        ("januari", None, None, Unsure.NO_DAY),
        ("binnenkort", None, None, Unsure.NOT_UNDERSTOOD),
        ("", None, None, Unsure.NOT_UNDERSTOOD),
    ],
)
def test_moments_that_are_not_whole(said: str, day: date | None, hour: time | None, unsure: Unsure) -> None:
    reading = read_moment(said, TODAY, "nl_BE")
    assert (reading.day, reading.time) == (day, hour)
    assert [doubt.unsure for doubt in reading.doubts] == [unsure]


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
@settings(deadline=None)
@given(st.datetimes(datetime(2026, 12, 1, 7), datetime(2027, 8, 1, 21)))
def test_a_moment_as_shown_on_screen_is_read_back(locale: str, moment: datetime) -> None:
    if moment.hour not in range(7, 22):
        moment = moment.replace(hour=15)
    shown = f"{dates.long_day(catalogue(locale), moment.date())} {moment:%H:%M}"
    reading = read_moment(shown, TODAY, locale)
    assert reading.at == moment.replace(second=0, microsecond=0)
    assert reading.doubts == ()


PIECES = st.sampled_from(["morgen", "di", "12/1", "31/11", "volgende week", "om", "15:45", "16u", "24:00", "januari"])


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=3).map(" ".join)), st.dates())
@example("morgen 15:45", TODAY)
def test_reading_a_moment_never_raises_and_is_whole_or_doubted(said: str, today: date) -> None:
    reading = read_moment(said, today, "nl_BE")
    # An hour such as 0:00 is understood and doubted all the same.
    assert reading.at is not None or reading.doubts


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("donderdagavond 14 januari om 8 uur", "2027-01-14T20:00"),
        ("donderdag 14 januari om 20 uur", "2027-01-14T20:00"),
        ("vanavond om 8", "2026-11-24T20:00"),
        ("morgen om half vier", "2026-11-25T15:30"),
        ("12 januari kwart voor 4", "2027-01-12T15:45"),
        ("dinsdagnamiddag 12 januari om 3 uur", "2027-01-12T15:00"),
        ("dinsdagvoormiddag 12 januari om 9 uur", "2027-01-12T09:00"),
        ("12 januari om half negen", "2027-01-12T08:30"),
    ],
)
def test_an_evening_an_afternoon_and_half_past(said: str, moment: str) -> None:
    reading = read_moment(said, date(2026, 11, 24), "nl_BE")
    assert reading.at == datetime.fromisoformat(moment)
    assert reading.doubts == ()
