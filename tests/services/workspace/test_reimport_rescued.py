"""What could not be saved comes back by itself at the next start, once, and its file goes."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.services import Check, Library, Outcome
from cop_session.store.bundles.recovery_bundle import rescued
from cop_session.store.log.event_log import Log
from tests.support.clock import HandClock

SAID = "Een zin over wat helpt."

Start = Callable[[], Library]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, where a rescue goes that finds no place in the workspace."""
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def start(library: Library, clock: HandClock) -> Iterator[Start]:
    """Opens the workspace once more, closed after the test."""
    with ExitStack() as started:
        yield lambda: started.enter_context(closing(Library.open(library.workspace, clock=clock)))


def needs(library: Library, session_id: str) -> list[str]:
    return [line.text for line in library.read(session_id).now.of(Kind.NEED)]


def drafts(library: Library, session_id: str) -> dict[str, str]:
    with closing(library.open_session(session_id)) as live:
        return dict(live.drafts)


def cut_off(library: Library, session_id: str) -> Path:
    """Go on with a session on a disk that is full, until the lid closes; return what was rescued."""

    def refuses(*_: object) -> None:
        raise OperationalError("INSERT", None, Exception("database or disk is full"))

    live = library.open_session(session_id)
    live.record(ev.SessionReopened())
    live.draft("need", "Een zi")
    live.flush()
    with pytest.MonkeyPatch.context() as full:
        full.setattr(Log, "append", refuses)
        live.record(ev.LineNoted(Kind.NEED, SAID), drafts_done=["need"])
        live.flush()
        live.draft("action", "en een halve")
        library.close()
    (path,) = rescued(library.workspace.reports)
    return path


def test_it_is_back_at_the_next_start(library: Library, lena: str, start: Start) -> None:
    before = needs(library, lena)
    path = cut_off(library, lena)
    again = start()
    assert [(one.session_id, one.outcome, one.added) for one in again.returned] == [(lena, Outcome.EXTENDED, 1)]
    assert needs(again, lena) == [*before, SAID]
    assert drafts(again, lena) == {"action": "en een halve"}
    assert not path.exists()
    again.close()
    assert not start().returned


def test_it_is_found_in_the_temporary_folder(library: Library, lena: str, start: Start, elsewhere: Path) -> None:
    path = cut_off(library, lena)
    strangers = elsewhere / "0000dead-00000000.cop.json"
    strangers.write_bytes(path.read_bytes())
    path.rename(elsewhere / path.name)
    assert needs(start(), lena)[-1] == SAID
    assert list(elsewhere.iterdir()) == [strangers]


def test_it_stands_beside_what_went_on_without_it(library: Library, lena: str, start: Start) -> None:
    path = cut_off(library, lena)
    kept = path.read_bytes()
    path.unlink()
    later = start()
    with closing(later.open_session(lena)) as live:
        live.record(ev.LineNoted(Kind.NEED, "intussen genoteerd"))
    later.close()
    path.write_bytes(kept)
    again = start()
    (one,) = again.returned
    assert one.outcome is Outcome.BRANCHED
    assert needs(again, lena)[-1] == "intussen genoteerd"
    assert needs(again, one.session_id)[-1] == SAID


def test_it_waits_while_a_window_has_the_session_open(
    library: Library, lena: str, start: Start, clock: HandClock
) -> None:
    path = cut_off(library, lena)
    kept = path.read_bytes()
    path.unlink()
    with closing(start().open_session(lena)):
        path.write_bytes(kept)
        assert not start().returned
        assert path.exists()
    clock.pass_ms(60_000)
    assert start().returned


@pytest.mark.usefixtures("lena")
def test_what_cannot_be_read_stays_and_is_named(library: Library, start: Start) -> None:
    path = library.workspace.reports / "1e4a0000-abc.cop.json"
    path.write_bytes(b"half")
    again = start()
    assert not again.returned
    assert path.read_bytes() == b"half"
    assert [one.found for one in again.check_up() if one.check is Check.RESCUED] == [(str(path),)]
