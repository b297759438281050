"""In which section a session stands, in which words, and in which order."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from cop_session.domain.codes import Phase
from cop_session.domain.schedule import Step
from cop_session.i18n import catalogue
from cop_session.tui.widgets.session_agenda import GRACE, AgendaSection, agenda, ahead

T = catalogue("nl_BE")
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Session:
    id: str
    phase: Phase = Phase.PREPARING
    starts: datetime | None = None
    evaluation: datetime | None = None
    step: Step = Step.WALKTHROUGH
    version: int = 0
    pupil: str = "Noor"
    school: str = "De Regenboog"
    practice: str | None = None

    @property
    def held_on(self) -> date | None:
        return self.starts.date() if self.starts else None


def at(days: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, 24, hour) + timedelta(days=days)


def sections(*sessions: Session) -> dict[AgendaSection, list[tuple[str, str, str]]]:
    found = agenda(sessions, TODAY, T)
    return {section: [(entry.session.id, entry.lead, entry.status) for entry in entries] for section, entries in found}


@pytest.mark.parametrize(
    ("session", "section", "lead", "status"),
    [
        (Session("a", starts=at(0)), AgendaSection.TODAY, "10:00", "voorbereid"),
        (Session("a", starts=at(0, hour=0)), AgendaSection.TODAY, "", "voorbereid"),
        (Session("a", Phase.LIVE, at(0)), AgendaSection.TODAY, "10:00", "stap 4 van 6"),
        (Session("a", Phase.CLOSED, at(-42), at(0)), AgendaSection.TODAY, "10:00", "tussentijdse evaluatie"),
        (Session("a", Phase.CLOSED, at(0), at(42), version=1), AgendaSection.TODAY, "10:00", "plan v1"),
        (Session("a", Phase.CLOSED, at(-1), at(49)), AgendaSection.FOLLOW_UP, "12 jan", "over 7 weken"),
        (Session("a", Phase.CLOSED, at(-60), at(-3)), AgendaSection.FOLLOW_UP, "21 nov", "3 dagen geleden"),
        (Session("a", Phase.PAUSED, at(-2)), AgendaSection.FOLLOW_UP, "22 nov", "stap 4 van 6"),
        (Session("a", starts=at(1)), AgendaSection.PREPARING, "25 nov", "morgen"),
        (Session("a"), AgendaSection.PREPARING, "", "nog geen datum"),
        (Session("a", starts=at(-1)), AgendaSection.PREPARING, "23 nov", "nog niet gehouden"),
        (Session("a", Phase.CLOSED, at(-90)), AgendaSection.EARLIER, "26 aug", "afgerond"),
        (Session("a", Phase.CLOSED, at(-400), version=2), AgendaSection.EARLIER, "20/10/25", "plan v2"),
    ],
)
def test_a_session_stands_where_it_asks_for_attention(
    session: Session, section: AgendaSection, lead: str, status: str
) -> None:
    assert sections(session) == {section: [("a", lead, status)]}


def test_sittings_that_look_the_same_are_told_apart_by_their_day() -> None:
    first, second = Session("a", Phase.CLOSED, at(-42), at(7)), Session("b", Phase.CLOSED, at(-7), at(21))
    other = Session("c", Phase.CLOSED, at(-1), at(21), pupil="Milan")
    assert sections(first, second, other)[AgendaSection.FOLLOW_UP] == [
        ("a", "1 dec", "van 13 okt, over 7 dagen"),
        ("b", "15 dec", "van 17 nov, over 3 weken"),
        ("c", "15 dec", "over 3 weken"),
    ]


def test_an_evaluation_long_past_asks_for_nothing_any_more() -> None:
    past = datetime.combine(TODAY - GRACE - timedelta(days=1), datetime.min.time())
    assert list(sections(Session("a", Phase.CLOSED, at(-90), past))) == [AgendaSection.EARLIER]


def test_what_comes_first_stands_first_and_what_is_past_the_other_way_round() -> None:
    found = sections(
        Session("late", starts=at(0, 15)),
        Session("early", starts=at(0, 9)),
        Session("old", Phase.CLOSED, at(-90)),
        Session("recent", Phase.CLOSED, at(-30)),
        Session("undated"),
        Session("soon", starts=at(2)),
    )
    assert {section: [one[0] for one in rows] for section, rows in found.items()} == {
        AgendaSection.TODAY: ["early", "late"],
        AgendaSection.PREPARING: ["soon", "undated"],
        AgendaSection.EARLIER: ["recent", "old"],
    }


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (-1, "gisteren"),
        (13, "over 13 dagen"),
        (14, "over 2 weken"),
        (-14, "2 weken geleden"),
    ],
)
def test_how_far_off_a_day_is(days: int, said: str) -> None:
    assert ahead(TODAY + timedelta(days=days), TODAY, T) == said
