"""What was struck or erased is in no file of the workspace any more: database, its logs, backups, what was rescued."""

import shutil
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace, samples
from cop_session.services import Library, StrikesUnconfirmed
from cop_session.store.backups.backups import Backups
from cop_session.store.database.database_key import Key
from tests.live.windows import fill_up
from tests.support.clock import HandClock
from tests.support.figures import Figures

CANARY = "kanarievogel"
HALF = "kanariev"


def hits(folder: Path, word: str) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "werkmap")


@pytest.mark.figure
@pytest.mark.parametrize(
    ("way", "row"), [("strike", "a strike"), ("erase", "an erasure"), ("import", "a strike that was imported")]
)
def test_no_byte_of_it_is_left_in_any_file(place: Workspace, figures: Figures, way: str, row: str) -> None:
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
    files = [path for path in place.root.rglob("*") if path.is_file()]
    figures(f"canaries after {row}", 1, {"files looked at, backups too": len(files), "with the words": 0})


def test_a_strike_that_was_killed_leaves_no_byte_after_the_next_start(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(place, clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    line = live.next_seq
    live.record(ev.LineNoted(Kind.NEED, f"de {CANARY} zingt"))
    live.flush()

    def killed(_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("cop_session.store.erasure.line_strike.forget", killed)
        with pytest.raises(KeyboardInterrupt):
            live.strike(line)
    # As the disk was at that moment: an ordinary end would tidy up.
    found = Workspace(shutil.copytree(place.root, tmp_path / "gevonden"))
    live.close()
    library.close()
    assert [Path(one).name for one in hits(found.root, CANARY)] == ["cop-session.db-wal"]
    library = Library.open(found, clock=HandClock())
    assert library.unfinished is None
    assert hits(found.root, CANARY) == []
    assert not list(found.sessions.glob("erasing-*"))
    library.close()


@pytest.mark.torture
def test_an_encrypted_workspace_has_no_word_in_any_file(
    place: Workspace, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(place.root.parent / "tmp"))
    key = Key(bytes(range(32)), b"sleutel1")
    library = Library.open(place, clock=HandClock(), key=key)
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.LineNoted(Kind.NEED, f"de {CANARY} zingt"))
    live.draft("action", f"half een {CANARY}")
    live.flush()
    made = Backups(place.database, key).make(HandClock().now())
    fill_up(library._engine)
    live.record(ev.LineNoted(Kind.NEED, f"de {CANARY} fluit " * 20_000))
    live.flush()
    assert live.read_only is not None
    rescued = live.read_only.names["rescue"]
    wal = place.database.with_name(f"{place.database.name}-wal")
    files = {path for path in place.root.parent.rglob("*") if path.is_file()}
    assert made
    assert files >= {place.database, wal, made.path, rescued}
    found = hits(place.root.parent, CANARY)
    live.close()
    library.close()
    found += hits(place.root.parent, CANARY)
    came = {"files looked at, log, rescue and backup too": len(files), "with the words": len(found)}
    figures("canaries in an encrypted workspace", 1, came)
    assert found == []


def _strike_elsewhere(library: Library, session_id: str, folder: Path, line: int) -> None:
    for one in tuple(library._open):
        one.close()
    taken, *_ = library.export_bundle(session_id, folder / "mee")
    other = Library.open(Workspace(folder / "elders"), clock=HandClock())
    other.import_bundle(taken)
    live = other.open_session(session_id)
    assert live.strike(line) is None
    live.close()
    back, *_ = other.export_bundle(session_id, folder / "terug")
    other.close()
    with pytest.raises(StrikesUnconfirmed) as caught:
        library.import_bundle(back)
    library.import_bundle(back, caught.value.lines)
