"""Until when a round table is kept, and that it is said when that day is past."""

from datetime import date, timedelta

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail
from cop_session.services import Library
from cop_session.services.privacy.retention import a_year_longer, past_before, proposed
from cop_session.troubles import Trouble


@pytest.mark.parametrize(
    ("day", "locale", "until"),
    [
        (date(2026, 11, 24), "nl_BE", date(2028, 8, 31)),
        (date(2027, 2, 1), "nl_BE", date(2028, 8, 31)),
        (date(2027, 8, 31), "nl_BE", date(2028, 8, 31)),
        (date(2027, 9, 1), "nl_BE", date(2029, 8, 31)),
        (date(2027, 7, 31), "nl_NL", date(2028, 7, 31)),
        (date(2027, 8, 1), "nl_NL", date(2029, 7, 31)),
        (date(2028, 2, 29), "xx", date(2029, 8, 31)),
    ],
)
def test_it_is_kept_to_the_end_of_the_next_school_year(day: date, locale: str, until: date) -> None:
    assert proposed(day, locale) == until


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL"])
def test_what_is_past_its_day_is_what_was_proposed_before(locale: str) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(900)]
    for today in (date(2027, 12, 31), date(2028, 7, 31), date(2028, 8, 1), date(2028, 8, 31), date(2028, 9, 1)):
        past = [day for day in days if proposed(day, locale) < today]
        assert 0 < len(past) < len(days)
        assert past == [day for day in days if day <= past_before(today, locale)]


def test_a_year_longer_is_a_year_from_now_at_least() -> None:
    assert a_year_longer(date(2028, 8, 31), date(2028, 9, 5)) == date(2029, 9, 5)
    assert a_year_longer(date(2030, 8, 31), date(2028, 9, 5)) == date(2031, 8, 31)
    assert a_year_longer(date(2028, 2, 29), date(2028, 1, 1)) == date(2029, 2, 28)


def real(library: Library, *events: ev.Event) -> str:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.SessionStarted(date(2026, 11, 24)), *events)
    live.close()
    return live.id


def test_what_is_past_its_day_is_told_once_a_year(library: Library, lena: str) -> None:
    with pytest.raises(Trouble) as caught:
        library.custody.keep_longer(lena, date(2026, 11, 24))
    assert caught.value.code == "made_up"
    session = real(library)
    (one,) = library.custody.kept()
    assert (one.session_id, one.held_on, one.until) == (session, date(2026, 11, 24), date(2028, 8, 31))
    assert library.custody.due(date(2028, 8, 31)) == (0, None)
    today = date(2028, 9, 1)
    assert library.custody.due(today) == (1, date(2026, 11, 24))
    assert library.custody.keep_longer(session, today) == date(2029, 9, 1)
    assert library.custody.due(date(2029, 9, 1)) == (0, None)
    assert library.custody.due(date(2029, 9, 2)) == (1, date(2026, 11, 24))


def test_a_day_may_be_sooner_and_goes_to_no_other_session(library: Library) -> None:
    session = real(library, ev.DetailSet(Detail.KEPT_UNTIL, "2027-01-01"))
    follows = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=session)
    follows.close()
    assert library.custody.due(date(2027, 1, 2)) == (1, date(2026, 11, 24))
    assert follows.state.detail(Detail.KEPT_UNTIL) == ""


def test_words_that_are_no_day_count_for_nothing(library: Library) -> None:
    real(library, ev.DetailSet(Detail.KEPT_UNTIL, "altijd"))
    assert [one.until for one in library.custody.kept()] == [date(2028, 8, 31)]


def test_what_is_open_elsewhere_is_not_changed(library: Library) -> None:
    session = real(library)
    live = library.open_session(session)
    with pytest.raises(Trouble) as caught:
        library.custody.keep(session, date(2040, 1, 1))
    live.close()
    assert caught.value.code == "open_elsewhere"
    assert library.read(session).now.detail(Detail.KEPT_UNTIL) == ""
