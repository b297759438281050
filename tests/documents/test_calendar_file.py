"""The appointment in other people's calendars: the same instant, one entry, and nothing on whom it is about."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents import calendar_file
from cop_session.domain import events as ev
from cop_session.domain.events import Event, Recorded
from cop_session.domain.state import Appointment, State
from cop_session.domain.timeline import Timeline
from cop_session.i18n import catalogue
from cop_session.troubles import Trouble
from tests.scenarios import lena

NOW = datetime(2026, 11, 24, 17, 2, 3, 999, UTC)
READER = Path(__file__).parent / "icaljs"
NODE = shutil.which("node")
MOMENTS = [
    ("Europe/Brussels", datetime(2027, 1, 12, 15, 45)),
    ("Europe/Brussels", datetime(2026, 3, 27, 15, 45)),
    ("Europe/Brussels", datetime(2026, 3, 30, 15, 45)),
    ("Europe/Amsterdam", datetime(2026, 10, 24, 8, 30)),
    ("Europe/Amsterdam", datetime(2026, 10, 26, 8, 30)),
    ("Europe/Brussels", datetime(2026, 3, 29, 3, 15)),
    ("Europe/Brussels", datetime(2026, 12, 31, 23, 30)),
    ("America/Paramaribo", datetime(2027, 6, 1, 9, 0)),
    ("Africa/Casablanca", datetime(2026, 3, 30, 9, 0)),
]


def made(zone: str, starts: datetime, *, minutes: int = 45, place: str = "zorglokaal", sequence: int = 0) -> bytes:
    state = State(evaluation=Appointment(starts, zone, minutes, place))
    uid = calendar_file.uid_of("5f0e")
    return calendar_file.appointment(state, catalogue("nl_BE"), uid=uid, sequence=sequence, now=NOW)


def lines(file: bytes) -> list[str]:
    return file.decode().replace("\r\n ", "").split("\r\n")


@cache
def read_by_ical_js(zone: str, starts: datetime) -> dict[str, object]:
    assert NODE is not None
    command = [NODE, "read.mjs"]
    said = subprocess.run(command, cwd=READER, input=made(zone, starts), capture_output=True, check=True, timeout=60)
    (one,) = json.loads(said.stdout)
    assert isinstance(one, dict)
    return one


@pytest.mark.parametrize(("zone", "starts"), MOMENTS)
def test_dateutil_finds_the_same_instant_by_the_zone_in_the_file(zone: str, starts: datetime) -> None:
    described = tzical(StringIO(made(zone, starts).decode())).get(zone)
    assert starts.replace(tzinfo=described).astimezone(UTC) == starts.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.skipif(NODE is None or not (READER / "node_modules").exists(), reason="ical.js is not installed here")
@pytest.mark.parametrize(("zone", "starts"), MOMENTS[:6])
def test_ical_js_finds_the_same_instant_on_both_sides_of_a_change_of_clocks(zone: str, starts: datetime) -> None:
    said = read_by_ical_js(zone, starts)
    instant = starts.replace(tzinfo=ZoneInfo(zone)).timestamp()
    assert (said["start"], said["end"]) == (instant, instant + 45 * 60)
    assert (said["wall"], said["zone"]) == (starts.isoformat(), zone)
    assert (said["summary"], said["location"], said["attendees"]) == ("Overleg", "zorglokaal", 0)


@settings(max_examples=40)
@given(st.sampled_from(["Europe/Brussels", "Europe/Dublin", "America/New_York"]), st.integers(0, 366 * 48))
def test_the_zone_in_the_file_holds_all_year(zone: str, half_hours: int) -> None:
    starts = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hours)).astimezone(ZoneInfo(zone))
    wall = starts.replace(tzinfo=None)
    if starts.fold:
        return
    described = tzical(StringIO(made(zone, wall).decode())).get(zone)
    assert wall.replace(tzinfo=described).astimezone(UTC) == starts.astimezone(UTC)


def test_the_file_says_when_and_where_and_nothing_on_whom() -> None:
    state = lena.state()
    file = calendar_file.appointment(
        state, catalogue("nl_BE"), uid=calendar_file.uid_of("5f0e-lena"), sequence=0, now=NOW
    )
    found = lines(file)
    assert {one.partition(":")[0].partition(";")[0] for one in found[found.index("BEGIN:VEVENT") :]} == {
        *("BEGIN", "END", ""),
        *("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DURATION", "LOCATION", "CLASS"),
    }
    assert "METHOD:PUBLISH" in found
    assert "DTSTAMP:20261124T170203Z" in found
    names = [one.name.split()[0] for one in state.people]
    assert not [name for name in (*names, "5f0e", "lena") if name.lower() in file.decode().lower()]


def test_a_place_is_words_however_hostile() -> None:
    place = "lokaal\r\nATTENDEE:mailto:spy@example.org; a, b\\ \u202e" + "é" * 500
    file = made("Europe/Brussels", datetime(2027, 1, 12, 15, 45), place=place)
    (told,) = (one for one in lines(file) if "ATTENDEE" in one)
    assert told.startswith("LOCATION:lokaal ATTENDEE:mailto:spy@example.org\\; a\\, b")
    assert max(map(len, file.split(b"\r\n"))) <= 75
    for place, times in (("zorglokaal", 1), (" \n", 0)):
        assert made("Europe/Brussels", datetime(2027, 1, 12, 15, 45), place=place).count(b"LOCATION") == times


def test_the_same_session_keeps_its_appointment_and_another_has_another() -> None:
    assert calendar_file.uid_of("one") == calendar_file.uid_of("one") != calendar_file.uid_of("two")


def test_without_an_evaluation_there_is_no_appointment() -> None:
    with pytest.raises(Trouble, match="no_evaluation"):
        calendar_file.appointment(State(), catalogue("nl_BE"), uid="u", sequence=0, now=NOW)


def test_each_change_counts_undo_and_redo_too_and_what_does_not_change_does_not() -> None:
    def planned(hour: int) -> Event:
        return ev.EvaluationPlanned(datetime(2027, 1, 12, hour), "Europe/Brussels", 45)

    told: list[tuple[int, Event]] = [
        (1, ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels")),
        (2, planned(15)),
        (3, planned(15)),
        (4, planned(16)),
        (5, ev.Retracted(4)),
        (6, ev.Restored(4)),
        (7, ev.Retracted(4)),
    ]
    timeline, counted = Timeline(), []
    for seq, (gesture, event) in enumerate(told, 1):
        timeline.append(Recorded(seq, gesture, NOW, seq, event))
        counted.append(calendar_file.sequence_of(timeline))
    assert counted == [0, 0, 0, 1, 2, 3, 4]
