"""What is handed over is whole there before anything goes here."""

import tempfile
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services import Library, Outcome
from cop_session.store.bundles import bundle
from cop_session.training.stop_points.stop_points import Layer, Stop
from cop_session.troubles import Trouble
from tests.support.clock import HandClock


def refused(library: Library, session_id: str, folder: Path) -> str:
    with pytest.raises(Trouble) as caught:
        library.custody.hand_over(session_id, folder)
    return caught.value.code


def test_a_colleague_takes_in_what_was_here_with_a_trainer_s_stops(
    library: Library, lena: str, milan: str, tmp_path: Path, clock: HandClock
) -> None:
    library.stops(lena).keep(Layer(lena, (Stop(3, "need", "Wat nu?", ""),)))
    before = library.read(lena).events
    file, gone = library.custody.hand_over(lena, tmp_path / "stick")
    assert gone.forgotten
    assert [one.id for one in library.sessions()] == [milan]
    assert {path.name for path in file.parent.iterdir()} == {"1e4a0000.cop.json", "1e4a0000.stops.json"}
    other = Library.open(Workspace(tmp_path / "collega"), clock=clock)
    assert other.import_bundle(file).outcome is Outcome.NEW
    assert other.read(lena).events == before
    other.close()


def test_it_stays_while_anything_of_it_would_be_lost(library: Library, lena: str, tmp_path: Path) -> None:
    live = library.open_session(lena)
    assert refused(library, lena, tmp_path) == "session_in_use"
    live.draft("need", "Om te")
    live.close()
    assert refused(library, lena, tmp_path) == "still_typed"
    live = library.open_session(lena)
    live.record(ev.LineNoted(Kind.NOTE, "Om te durven"), drafts_done=("need",))
    live.close()
    for folder, code in (
        (library.workspace.exports / "diep", "handed_over_here"),
        (Path(tempfile.gettempdir()), "temporary_folder"),
    ):
        assert refused(library, lena, folder) == code
    assert not list(tmp_path.glob("*.cop.json"))
    assert library.read(lena)


def test_it_stays_where_the_file_reads_otherwise(
    library: Library, lena: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = bundle.dump
    monkeypatch.setattr(bundle, "dump", lambda session, events: dump(session, events[:-1]))
    assert refused(library, lena, tmp_path / "stick") == "not_handed_over"
    assert list((tmp_path / "stick").iterdir()) == []
    assert library.read(lena)


def test_the_file_stays_where_something_here_cannot_go(
    library: Library, lena: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.export_bundle(lena)

    def held(path: Path) -> None:
        raise PermissionError(path)

    with monkeypatch.context() as patched:
        patched.setattr("cop_session.services.privacy.erasure_scope.wipe", held)
        assert refused(library, lena, tmp_path / "stick") == "half_handed_over"
    assert bundle.read(tmp_path / "stick" / "1e4a0000.cop.json").session_id == lena
    assert library.sessions() == []
    Library.open(library.workspace).close()
    assert list(library.workspace.exports.iterdir()) == []
