"""The agenda at a prompt: by code, with names if asked for, for other programs and for calendars."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Self

import pytest
from icalendar import Calendar

from cop_session.cli.commands import agenda_command
from cop_session.domain.codes import Kind
from tests.cli.conftest import Prompt
from tests.cli.test_refusals import assert_one_sentence
from tests.scenarios import lena as scenario

LATE = date(2027, 3, 1)
"""After the evaluations of both samples."""
NAMES = {name for one in scenario.state().people for name in one.name.split()}
SCHOOL = "Wegwijzer"


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    class Then(date):
        @classmethod
        def today(cls) -> Self:
            return cls(day.year, day.month, day.day)

    monkeypatch.setattr(agenda_command, "date", Then)


@pytest.fixture
def both(cop: Prompt, lena: Path, milan: Path, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """The program on a day long after both samples."""
    cop("import", lena, milan)
    on(monkeypatch, LATE)
    return cop


def words_of(text: str) -> set[str]:
    return set(text.replace(",", " ").split())


def test_an_empty_agenda_says_so(cop: Prompt) -> None:
    assert cop("agenda").out == "Er staat niets op de agenda.\n"
    found = json.loads(cop("agenda", "--json").out)
    assert (found["actions"], found["more_talks_with_actions"]) == ([], 0)
    assert {group: one["total"] for group, one in found["evaluations"].items()} == {
        "overdue": 0,
        "this_week": 0,
        "later": 0,
    }


def test_it_prints_codes_and_days_and_nobody(both: Prompt) -> None:
    done = both("agenda")
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0] == "Evaluaties voorbij hun datum (2)"
    assert "  1e4a0000  di 12 jan 2027 15:45" in lines
    assert "Acties voorbij hun datum, per leerling" in lines
    assert "Acties voorbij hun datum, per persoon" in lines
    assert words_of(done.out) & NAMES == set()
    assert SCHOOL not in done.out
    assert "hoorspel" in both("show", "1e4a").out
    assert "hoorspel" not in done.out


def test_with_names_it_tells_who_does_what(both: Prompt) -> None:
    done = both("agenda", "--names")
    assert "1e4a0000  di 12 jan 2027 15:45  Lena" in done.out
    state = scenario.state()
    late = [line for line in state.of(Kind.ACTION) if line.stands and line.when and line.when.form in ("on", "by")]
    assert late
    for line in late:
        assert f"{state.number(line.id)}. {line.text}" in done.out
        for owner in map(state.person, line.owners):
            assert owner
            assert f"  {owner.name}\n" in done.out


@pytest.mark.parametrize(
    ("day", "group"), [("2026-12-01", "later"), ("2027-01-11", "this_week"), ("2027-02-01", "overdue")]
)
def test_json_is_for_other_programs(
    cop: Prompt, lena: Path, monkeypatch: pytest.MonkeyPatch, day: str, group: str
) -> None:
    cop("import", lena)
    on(monkeypatch, date.fromisoformat(day))
    done = cop("agenda", "--json")
    found = json.loads(done.out)
    (one,) = found["evaluations"][group]["first"]
    assert one == {"id": scenario.SESSION_ID, "code": "1e4a0000", "starts": "2027-01-12 15:45:00"}
    assert found["today"] == day
    assert all(action["day"] < day for action in found["actions"])
    assert words_of(done.out.replace('"', " ")) & NAMES == set()
    named = json.loads(cop("agenda", "--json", "--names").out)
    assert named["evaluations"][group]["first"][0]["pupil"] == "Lena"
    assert len(named["actions"]) == len(found["actions"])
    assert all(action["text"] and action["number"] for action in named["actions"])


def test_no_more_of_each_than_asked_for(both: Prompt) -> None:
    lines = both("agenda", "--first", 1).out.splitlines()
    assert lines.count("  nog één …") == 2
    assert lines[0] == "Evaluaties voorbij hun datum (2)"
    assert len(json.loads(both("agenda", "--json", "--first", 1).out)["evaluations"]["overdue"]["first"]) == 1


def test_the_calendar_has_one_entry_for_each_evaluation(
    cop: Prompt, home: Path, lena: Path, milan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cop("import", lena, milan)
    on(monkeypatch, date(2026, 11, 30))
    done = cop("agenda", "--ics")
    path = Path(done.out.strip())
    assert (done.code, done.err, path) == (0, "", home / "exports" / "agenda-2026-11-30.ics")
    entries = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    titles = sorted(str(one["summary"]) for one in entries)
    assert titles == ["Overleg 1e4a0000 – fictief voorbeeld", "Overleg 3171a000 – fictief voorbeeld"]
    assert b"VALARM" not in path.read_bytes()


def test_where_nothing_is_to_come_there_is_no_calendar(both: Prompt, home: Path) -> None:
    done = both("agenda", "--ics")
    assert (done.code, done.out, done.err) == (0, "", "Er komt geen evaluatie aan.\n")
    assert list((home / "exports").iterdir()) == []


@pytest.mark.parametrize("typed", ["", "\n" * 9, "ja\n", "nee\nJa\nj\n"])
def test_only_who_said_yes_gets_reminders(
    cop: Prompt, lena: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    cop("import", lena)
    on(monkeypatch, date(2026, 11, 25))
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    done = cop("agenda", "--ics", "--remind", "--out", tmp_path / "uit")
    assert done.code == 0
    paths = list(map(Path, done.out.splitlines()))
    assert paths[0].name == "agenda-2026-11-25.ics"
    assert len(paths) == 1 + typed.lower().split("\n").count("ja")
    assert done.err.count("Mag een agenda") > 3
    for number, path in enumerate(paths[1:], 1):
        assert path == tmp_path / "uit" / f"agenda-2026-11-25-herinnering-{number}.ics"
        told = path.read_text("utf-8")
        assert told.count("BEGIN:VALARM") == told.count("BEGIN:VEVENT") > 0
        assert f": {path.name}\n" in done.err
    assert sorted(one.name for one in (tmp_path / "uit").iterdir()) == sorted(path.name for path in paths)


@pytest.mark.parametrize("wrong", [("--remind",), ("--out", "x"), ("--json", "--ics"), ("--first", "0"), ("--name",)])
def test_what_does_not_go_together_is_one_sentence(cop: Prompt, wrong: tuple[str, ...]) -> None:
    done = cop("agenda", *wrong)
    assert done.code == 2
    assert_one_sentence(done, 2)
