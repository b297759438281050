"""What was struck or erased is in no file of the workspace any more: database, its logs, backups, what was rescued."""

from pathlib import Path

import pytest

from cop_session.library import Library
from cop_session.paths import Workspace, samples
from cop_session.roundtable import events as ev
from cop_session.roundtable.words import Kind
from cop_session.store.backups import Backups
from tests.clock import HandClock
from tests.figures import Figures

CANARY = "kanarievogel"
HALF = "kanariev"


def hits(folder: Path, word: str) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "werkmap")


@pytest.mark.parametrize("way", ["strike", "erase", "import"])
def test_no_byte_of_it_is_left_in_any_file(place: Workspace, figures: Figures, way: str) -> None:
    clock = HandClock()
    library = Library.open(place, clock=clock)
    library.import_bundle(samples() / "lena.cop.json")
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.draft("need", HALF)
    live.flush()
    backups = Backups(place.database)
    backups.make(clock.now())
    line = live.next_seq
    live.record(ev.LineNoted(Kind.NEED, f"de {CANARY} zingt"), drafts_done=["need"])
    live.flush()
    clock.pass_ms(300_000)
    backups.make(clock.now())
    live.record(ev.LineReworded(line, f"de {CANARY} zwijgt"))
    live.flush()
    assert len([one for one in hits(place.root, HALF) if "backups" in one]) == 2
    if way == "strike":
        assert live.strike(line) is None
    elif way == "erase":
        live.close()
        library.custody.erase(live.id)
    else:
        _strike_elsewhere(library, live.id, place.root.parent, line)
    assert hits(place.root, HALF) == []
    clock.pass_ms(300_000)
    live.close()
    library.close()
    assert hits(place.root, HALF) == []
    assert len(backups.generations()) == 3
    figures(f"files with the words after a {way}", "0, in backups too")


def _strike_elsewhere(library: Library, session_id: str, folder: Path, line: int) -> None:
    for one in tuple(library._open):
        one.close()
    taken = library.export_bundle(session_id, folder / "mee")
    other = Library.open(Workspace(folder / "elders"), clock=HandClock())
    other.import_bundle(taken)
    live = other.open_session(session_id)
    assert live.strike(line) is None
    live.close()
    back = other.export_bundle(session_id, folder / "terug")
    other.close()
    library.import_bundle(back)
