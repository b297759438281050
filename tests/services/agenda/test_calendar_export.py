"""The agenda in calendars: an entry for each evaluation, neutral and told apart, and alarms for who said yes alone."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from dateutil.tz import tzical
from icalendar import Calendar
from sqlalchemy import text

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role, Route
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.when import By
from cop_session.i18n import catalogue
from cop_session.services import Library
from cop_session.services.agenda.calendar_export import AgendaCalendar
from cop_session.services.delivery.document_set import Edition
from tests.scenarios import lena as scenario

TODAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
PUPIL, WORDS, OWNER = "Zwaantje", "leest voor aan de kleuters", "Koen Lippens"


def calendar(library: Library, today: date = TODAY) -> AgendaCalendar:
    return AgendaCalendar(library.coming(today), library.read, today, NOW)


def events(content: bytes | None) -> list[Any]:
    assert content
    return list(Calendar.from_ical(content).walk("VEVENT"))


def titles(content: bytes | None) -> list[str]:
    return [str(one["summary"]) for one in events(content)]


def prepared(library: Library, days: int, *, receives: bool = True, alone: bool = False) -> str:
    """A closed talk whose evaluation is so many days ahead, and an action of Koen before it.

    He `receives` the plan; if somebody else comes back `alone`, the evaluation is not his.
    """
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    day = TODAY + timedelta(days=days)
    live.record(ev.DetailSet(Detail.PUPIL, PUPIL), ev.SessionStarted(TODAY - timedelta(days=9)))
    live.record(ev.PersonSeated("els", "Els", Role.TEACHER))
    live.record(ev.PersonSeated("koen", OWNER, Role.CARE_COORDINATOR))
    els, koen = (one.id for one in live.state.people)
    live.record(ev.LineNoted(Kind.ACTION, WORDS))
    line = live.state.of(Kind.ACTION)[-1].id
    live.record(ev.OwnersSet(line, (koen,)), ev.WhenSet(line, By(day - timedelta(days=1), "de dag ervoor")))
    at = datetime(day.year, day.month, day.day, 15, 45)
    live.record(ev.EvaluationPlanned(at, "Europe/Brussels", 45, people=(els,) if alone else ()))
    if receives:
        live.record(ev.RecipientAdded(Route.PROTECTED, koen))
    live.record(ev.SessionClosed())
    live.close()
    return live.id


def test_twenty_pupils_are_told_apart_without_naming_one(library: Library) -> None:
    ids = [prepared(library, days) for days in range(1, 21)]
    content = calendar(library).evaluations()
    assert sorted(titles(content)) == sorted(f"Overleg {short_code(one)}" for one in ids)
    assert content is not None
    told = content.decode()
    assert not [
        word for word in (PUPIL, WORDS.split()[-1], OWNER.split()[0], *ids) if word in told.replace("\r\n ", "")
    ]
    assert told.count("BEGIN:VTIMEZONE") == 1
    assert "VALARM" not in told


def test_an_entry_is_that_of_the_invitation(library: Library, lena: str) -> None:
    (own,) = events(calendar(library).evaluations())
    timeline = library.read(lena)
    (sent,) = events(Edition(timeline, lena, number=1, today=TODAY).appointment(NOW))
    assert own.to_ical() == sent.to_ical()


def test_what_is_over_is_in_no_calendar(library: Library, lena: str) -> None:
    assert len(events(calendar(library, date(2027, 1, 12)).evaluations())) == 1
    assert calendar(library, date(2027, 1, 13)).evaluations() is None


def test_years_apart_have_their_own_changes_of_clocks(library: Library) -> None:
    for days in (10, 150, 900):
        prepared(library, days)
    content = calendar(library).evaluations()
    assert content is not None
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    described = tzical(StringIO(content.decode())).get("Europe/Brussels")
    for one in events(content):
        wall = one.start.replace(tzinfo=None)
        assert wall.replace(tzinfo=described).utcoffset() == one.start.utcoffset()


def test_only_owners_who_receive_the_plan_are_asked(library: Library) -> None:
    prepared(library, 5, receives=False)
    assert calendar(library).offers() == []
    first, second = prepared(library, 7), prepared(library, 6)
    (offer,) = calendar(library).offers()
    assert offer.person.name == OWNER
    assert {one.session_id for one in offer.talks} == {first, second}


def test_who_said_yes_is_reminded_of_own_days_alone(library: Library) -> None:
    id = prepared(library, 7)
    made = calendar(library)
    (offer,) = made.offers()
    content = made.reminders(offer)
    code = short_code(id)
    assert titles(content) == [f"Overleg {code}", f"Afspraak 1 van {code}"]
    meeting, action = events(content)
    assert [str(one["trigger"].dt) for entry in (meeting, action) for one in entry.walk("VALARM")] == [
        "-1 day, 0:00:00",
        "-1 day, 9:00:00",
    ]
    assert action.start == TODAY + timedelta(days=6)
    assert (action["transp"], action["class"]) == ("TRANSPARENT", "PRIVATE")
    assert not [word for word in (PUPIL, WORDS.split()[-1], OWNER.split()[0]) if word in content.decode()]


def test_whom_the_evaluation_does_not_concern_is_not_reminded_of_it(library: Library) -> None:
    id = prepared(library, 7, alone=True)
    made = calendar(library)
    (offer,) = made.offers()
    assert titles(made.reminders(offer)) == [f"Afspraak 1 van {short_code(id)}"]


def test_of_lena_the_owners_are_asked_once_each(library: Library, lena: str) -> None:
    offers = calendar(library).offers()
    state = scenario.state()
    receive = {one.person for one in state.recipients}
    owners = {owner for line in state.of(Kind.ACTION) if line.stands for owner in line.owners}
    assert [one.person.name for one in offers] == sorted(
        person.name for person in state.people if person.id in receive & owners
    )
    assert offers


def test_a_damaged_talk_is_named_and_the_others_are_there(library: Library, lena: str, milan: str) -> None:
    with library._engine.begin() as connection:
        connection.execute(text("UPDATE event SET digest = x'00' WHERE seq = 5 AND session_id = :id"), {"id": milan})
    made = calendar(library)
    assert len(events(made.evaluations())) == 1
    assert made.unreadable == [short_code(milan)]


@pytest.mark.parametrize("changes", [0, 2])
def test_a_changed_appointment_replaces_the_one_before(library: Library, changes: int) -> None:
    id = prepared(library, 7)
    before = events(calendar(library).evaluations())[0]
    live = library.open_session(id)
    planned = live.state.evaluation
    assert planned is not None
    for hours in range(changes):
        live.record(ev.EvaluationPlanned(planned.starts + timedelta(hours=hours + 1), planned.zone, planned.minutes))
    live.close()
    after = events(calendar(library).evaluations())[0]
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + changes


def test_an_erased_talk_is_in_no_agenda_in_the_exports_either(library: Library) -> None:
    first, second = prepared(library, 5), prepared(library, 9)
    made = calendar(library)
    written = made.write(library.workspace.exports, catalogue("nl_BE"), made.offers())
    assert written.evaluations
    other = library.workspace.exports / "verjaardagen.ics"
    other.write_bytes(b"BEGIN:VCALENDAR\r\nDESCRIPTION:" + short_code(first).encode() + b"\r\nEND:VCALENDAR\r\n")
    erasure = library.custody.erasure(first)
    assert set(erasure.documents) == {written.evaluations, *written.reminders}
    library.custody.erase(first)
    assert list(library.workspace.exports.iterdir()) == [other]
    again = calendar(library).write(library.workspace.exports, catalogue("nl_BE"))
    assert again.evaluations
    assert titles(again.evaluations.read_bytes()) == [f"Overleg {short_code(second)}"]


def test_files_have_a_day_in_their_names_and_nobody(library: Library, tmp_path: Path) -> None:
    prepared(library, 5)
    made = calendar(library)
    written = made.write(tmp_path / "uit", catalogue("nl_BE"), made.offers())
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == [
        "agenda-2026-12-01-herinnering-1.ics",
        "agenda-2026-12-01.ics",
    ]
    assert [path.name for path in written.reminders] == ["agenda-2026-12-01-herinnering-1.ics"]
    assert made.complaint(catalogue("nl_BE")) == ""
