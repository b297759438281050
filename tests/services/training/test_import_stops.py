"""Stop-points that lie beside a session's file come along with it, and never take the place of others."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cop_session.cli.commands.session_line import line
from cop_session.i18n import catalogue
from cop_session.paths import Workspace, samples
from cop_session.services import Library, Outcome
from cop_session.services.training.import_stops import ImportedStops
from cop_session.services.training.stop_point_files import beside, in_workspace, place_beside
from cop_session.store.database.database_key import Key
from cop_session.training.stop_points.class_answers import ClassAnswer, Practice, SchoolClass
from cop_session.training.stop_points.practice_label import practised
from cop_session.training.stop_points.stop_points import Layer, Stop
from cop_session.troubles import Trouble
from tests.support.clock import HandClock

KEY = Key(bytes(range(32)), b"sleutel1")
LENA = "1e4a0000-0000-4000-8000-000000000001"
STOP = Stop(30, "LineNoted", "Wat zou jij nu vragen?", notes="laat stiltes toe", model="eerst aan de ouders")
CLASS_A = SchoolClass(date(2026, 11, 24), "7A", (ClassAnswer(30, "aan mama", "groep 1"),))
OTHER = Stop(32, "LineNoted", "En nu?")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Lena's round table as a colleague hands it on, a stop-point beside it."""
    copied = Path(shutil.copy(samples() / "lena.cop.json", tmp_path / "les 1.cop.json"))
    lay(copied, Layer(LENA, (STOP,)))
    return copied


def lay(file: Path, layer: Layer) -> None:
    """Lay stop-points beside a file."""
    beside(file, layer.session_id).keep(layer)


def kept(library: Library) -> Layer:
    return library.stops(LENA).read()


def test_they_come_along_once(library: Library, file: Path) -> None:
    first, again = library.import_bundle(file), library.import_bundle(file)
    assert (first.outcome, first.along) == (Outcome.NEW, ImportedStops.TAKEN)
    assert (again.outcome, again.along) == (Outcome.UNCHANGED, ImportedStops.NONE)
    assert kept(library) == Layer(LENA, (STOP,))


def test_they_come_along_with_a_session_that_is_here_already(library: Library, lena: str, file: Path) -> None:
    assert library.import_bundle(file).along is ImportedStops.TAKEN
    assert kept(library).stops == (STOP,)
    assert library.import_bundle(samples() / "lena.cop.json").along is ImportedStops.NONE


@pytest.mark.parametrize("own", [Layer(LENA, (OTHER,)), Layer(LENA)], ids=["others", "all taken away"])
def test_own_ones_are_kept(library: Library, file: Path, own: Layer) -> None:
    library.stops(LENA).keep(own)
    assert library.import_bundle(file).along is ImportedStops.OWN_KEPT
    assert kept(library) == own


@pytest.mark.parametrize(
    "layer",
    [Layer("2b000000-0000-4000-8000-000000000002", (STOP,)), Layer(LENA, (replace(STOP, event=29, kind="Moved"),))],
    ids=["of another session", "of nothing that happened"],
)
def test_those_that_do_not_fit_stay_out(library: Library, file: Path, layer: Layer) -> None:
    lay(file, layer)
    before = kept(library)
    assert library.import_bundle(file).along is ImportedStops.OTHERS
    assert kept(library) == before


def test_a_session_comes_in_without_those_that_cannot_be_read(library: Library, file: Path) -> None:
    file.with_name("les 1.stops.json").write_text('{"format": "cop-session stops"')
    done = library.import_bundle(file)
    assert (done.outcome, done.along) == (Outcome.NEW, ImportedStops.UNUSABLE)


def test_a_file_that_is_refused_leaves_its_stop_points_outside(library: Library, file: Path) -> None:
    file.write_text("{}")
    with pytest.raises(Trouble):
        library.import_bundle(file)
    assert not in_workspace(library.workspace, LENA).exists


def test_a_session_about_a_real_child_gets_none(library: Library, tmp_path: Path) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.close()
    (file,) = library.export_bundle(live.id, tmp_path)
    lay(file, Layer(live.id, (Stop(1, "SessionPrepared", "Wat nu?"),)))
    assert library.import_bundle(file).along is ImportedStops.OTHERS
    assert not library.stops(live.id).exists


def test_what_a_class_answered_stays_unless_it_is_asked_for(library: Library, lena: str, tmp_path: Path) -> None:
    library.stops(lena).keep(Layer(lena, (STOP,), classes=(CLASS_A,)))
    for asked in (False, True):
        exported, beside_it = library.export_bundle(lena, tmp_path / f"{asked}", classes=asked)
        assert ("aan mama" in beside_it.read_text("utf-8")) is asked
        assert ("7A" in beside_it.read_text("utf-8")) is asked
        colleague = Library.open(Workspace(tmp_path / f"collega {asked}"), clock=HandClock())
        assert colleague.import_bundle(exported).along is ImportedStops.TAKEN
        assert kept(colleague) == Layer(lena, (STOP,), classes=(CLASS_A,) if asked else ())
        colleague.close()
        # What comes back without the answers takes nothing from them.
        assert library.import_bundle(exported).along is ImportedStops.NONE
    assert kept(library).classes == (CLASS_A,)


@pytest.mark.parametrize("newer", [True, False], ids=["newer", "damaged"])
def test_a_file_that_is_not_understood_is_told_and_left_as_it_is(library: Library, file: Path, newer: bool) -> None:
    library.import_bundle(file)
    own = library.workspace.stops / f"{LENA}.stops.json"
    content = '{"format": "cop-session stops", "version": 3, "session": "x"}' if newer else "niets"
    own.write_text(content)
    with pytest.raises(Trouble) as trouble:
        kept(library)
    assert trouble.value.code == ("newer_layer" if newer else "not_a_layer")
    assert library.import_bundle(file).along is ImportedStops.OWN_KEPT
    assert [one.teaches for one in library.sessions() if one.id == LENA] != []
    assert own.read_text() == content
    place_beside(file).write_text(content)
    own.unlink()
    assert library.import_bundle(file).along is (ImportedStops.NEWER if newer else ImportedStops.UNUSABLE)


def test_they_go_along_with_a_session_that_is_exported(library: Library, lena: str, file: Path, tmp_path: Path) -> None:
    assert library.export_bundle(lena, tmp_path / "zonder") == list((tmp_path / "zonder").iterdir())
    library.import_bundle(file)
    exported, beside_it = library.export_bundle(lena)
    assert beside_it == place_beside(exported)
    colleague = Library.open(Workspace(tmp_path / "collega"), clock=HandClock())
    assert colleague.import_bundle(exported).along is ImportedStops.TAKEN
    assert kept(colleague) == kept(library)
    colleague.close()
    library.custody.erase(lena)
    assert list(library.workspace.exports.glob("*.json")) == []


@pytest.mark.parametrize(
    ("group", "listed"),
    [("groep 2", "oefening (groep 2)"), ("B", "oefening (B)"), ("", "oefening"), ("Els en\nJan [/x]", "oefening")],
)
def test_practice_is_told_apart_in_a_list(library: Library, lena: str, group: str, listed: str) -> None:
    live = library.practise(lena, 20)
    live.close()
    before = SchoolClass(date(2026, 11, 24), practices=(Practice(live.id, 20, group),))
    library.stops(lena).keep(Layer(lena, (STOP,), classes=(before,)))
    told = {one.id: one for one in library.sessions()}
    assert (told[lena].practice, told[live.id].practice) == (None, group)
    assert library.practice_of(live.id) == group
    t = catalogue("nl_BE")
    assert line(told[live.id], t).endswith(f"  {listed}, in voorbereiding")
    assert "oefening" not in line(told[lena], t)
    assert told[lena].teaches.startswith("een heel gesprek")
    assert "\n" not in practised(group, t)


def test_a_protected_workspace_tells_practice_and_lessons_too_and_notices_what_changed(
    tmp_path: Path, clock: HandClock
) -> None:
    library = Library.open(Workspace(tmp_path / "werkmap"), clock=clock, key=KEY)
    lena = library.import_bundle(samples() / "lena.cop.json").session_id
    live = library.practise(lena, 20)
    live.close()
    (shipped,) = (one.teaches for one in library.sessions() if one.id == lena)
    assert shipped
    for group, teaches in (("groep 1", "wachten"), ("groep 2", "vragen")):
        seen = SchoolClass(None, practices=(Practice(live.id, 20, group),))
        library.stops(lena).keep(Layer(lena, (STOP,), teaches, classes=(seen,)))
        told = {one.id: one for one in library.sessions()}
        assert (told[live.id].practice, told[lena].teaches) == (group, teaches)
        # Somebody here typed it, so it hides with the names.
        assert not told[lena].teaching_is_ours
    assert not list(library.workspace.stops.glob("*.json"))
    library.close()
