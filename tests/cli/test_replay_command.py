"""A session seen again from the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.training.stop_points.class_answers import ClassAnswer, SchoolClass
from tests.cli.conftest import Prompt
from tests.support.clock import HandClock


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A session that is not made up, in a file."""
    library = Library.open(Workspace(tmp_path / "echt"), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.LineNoted(Kind.NEED, "rust in de klas"))
    live.flush()
    (file,) = library.export_bundle(live.id)
    live.close()
    library.close()
    return file


def test_a_transcript_tells_what_happened_and_keeps_nothing(cop: Prompt, lena: Path, home: Path) -> None:
    from_file = cop("replay", lena, "--text")
    assert from_file.code == 0
    assert "15:45:00     0:00  Het gesprek begint" in from_file.out.splitlines()
    assert not list(home.rglob("*.db"))
    cop("import", lena)
    assert cop("replay", "1e4a", "--text").out == from_file.out


def test_a_recording_is_an_asciicast_that_goes_on_until_the_end(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    made = cop("replay", lena, "--cast", tmp_path / "lena.cast")
    assert made.out == f"{tmp_path / 'lena.cast'}\n"
    head, *pictures = [json.loads(line) for line in (tmp_path / "lena.cast").read_text("utf-8").splitlines()]
    assert (head["version"], head["width"], head["height"]) == (2, 120, 36)
    times = [at for at, _, _ in pictures]
    assert times == sorted(times)
    assert 60 < times[-1] < 180
    assert {kind for _, kind, _ in pictures} == {"o", "m"}
    chapters = [(at, words) for at, kind, words in pictures if kind == "m"]
    assert [words for _, words in chapters][:2] == [
        "Lena heeft iets gezegd. Wat vraag je haar nu?",
        "Lena gaat om tien over vier weg. Wat doe je eerst?",
    ]
    assert len(chapters) == 7
    # Each question is read in peace, and no key is named that does nothing in a recording.
    shown = [(at, words) for at, kind, words in pictures if kind == "o"]
    for at, _ in chapters:
        following = next(later for later, _ in shown if later > at)
        assert round(following - at, 3) == 5
    drawn = "".join(words for _, words in shown)
    assert "Stop 1 van 7" in drawn
    assert "afspelen" not in drawn
    assert "een tip" not in drawn
    assert "Het gesprek is afgesloten" in shown[-1][1]
    assert "hoorspel" in drawn


def test_a_real_child_is_not_recorded_for_the_web(cop: Prompt, real: Path, tmp_path: Path) -> None:
    refused = cop("replay", real, "--cast", tmp_path / "x.cast")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Dit gesprek gaat over een echt kind; het wordt niet opgenomen voor het web.")
    assert not (tmp_path / "x.cast").exists()


@pytest.mark.parametrize("more", [(), ("--text", "--cast", "x")])
def test_without_a_terminal_or_with_too_much_asked_it_says_so(cop: Prompt, lena: Path, more: tuple[str, ...]) -> None:
    refused = cop("replay", lena, *more)
    assert refused.code == (2 if more else 1)
    assert refused.err.count("\n") == 1


def test_the_stop_points_are_listed_for_the_trainer_alone(cop: Prompt, lena: Path) -> None:
    made = cop("replay", lena, "--stops")
    assert made.code == 0
    rows = made.out.splitlines()
    assert rows[0].startswith("Uit dit gesprek te leren: ")
    assert "Stop 1 van 7  15:53  Behoefte" in rows
    assert "  Voor jou: Laat de klas eerst zwijgen" in made.out
    assert "  Modelantwoord: Lena, mag deze zin zo in het plan?" in made.out


def test_a_real_child_has_no_stop_points(cop: Prompt, real: Path) -> None:
    real.with_name(real.name.replace(".cop.json", ".stops.json")).write_text("{}")
    assert cop("replay", real, "--text").code == 0
    refused = cop("replay", real, "--stops")
    assert refused.code == 1
    real.with_name(real.name.replace(".cop.json", ".stops.json")).unlink()
    assert cop("replay", real, "--stops").out == "Dit gesprek heeft geen stoppunten.\n"


def test_answers_of_a_class_leave_only_with_a_bundle_and_where_they_are_asked_for(
    cop: Prompt, lena: Path, home: Path, tmp_path: Path
) -> None:
    cop("import", lena)
    place = Workspace(home)
    library = Library.open(place, clock=HandClock())
    stops = library.stops(library.resolve("1e4a"))
    stops.keep(replace(stops.read(), classes=(SchoolClass(None, "7A", (ClassAnswer(32, "aan mama vragen"),)),)))
    library.close()
    for asked in (False, True):
        more = ("--answers",) if asked else ()
        made = cop("export", "1e4a", "--format", "bundle", "--out", tmp_path / f"{asked}", *more)
        _, beside = map(Path, made.out.split())
        assert ("aan mama vragen" in beside.read_text("utf-8")) is asked
    refused = cop("export", "1e4a", "--format", "docx", "--answers")
    assert (refused.code, refused.out) == (2, "")
    assert "--answers" in refused.err
