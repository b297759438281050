"""What can be erased is erased everywhere, and what somebody has a right to see can be copied whole."""

import os
import tempfile
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NoReturn

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.i18n import catalogue
from cop_session.paths import Workspace, samples
from cop_session.services import Library, Outcome
from cop_session.services.delivery import document_formats
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.recipients import Audience
from cop_session.services.workspace.progress_report import Stopped
from cop_session.store.database.database_key import Key
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.session_removal import erase
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import put
from cop_session.training.stop_points.stop_points import Layer, Stop
from cop_session.troubles import Trouble
from tests.support.clock import HandClock
from tests.support.strategies import recorded_from

TODAY = date(2026, 11, 25)
CANARY = "kanarie"
T = catalogue("nl_BE")
KEY = Key(bytes(range(32)), b"sleutel1")


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_formats, "printed", lambda document, private: b"%PDF " + CANARY.encode())


def files_with(folder: Path, *words: str) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(word.lower().encode() in path.read_bytes().lower() for word in words)
    ]


def filled(library: Library, session_id: str) -> None:
    """Leave something about a session wherever the program leaves anything."""
    live = library.open_session(session_id)
    live.record(ev.LineNoted(Kind.NOTE, f"{CANARY} notitie"))
    live.record(ev.LineNoted(Kind.AGREEMENT, f"{CANARY} afspraak"))
    live.draft("need", f"{CANARY} ontwerp")
    for order in (
        Order(form=Form.TEXT),
        Order(Audience.PARENTS, Form.HTML),
        Order(Audience.EVERYONE),
        Order(Audience.OWNERS, Form.TEXT),
    ):
        library.deliver(live, order, today=TODAY)
    live.close()
    library.export_bundle(session_id)
    library.export_bundle(session_id)
    library.custody.copy_about(session_id, folder=None, today=TODAY, t=T)
    library.stops(session_id).keep(Layer(session_id, (Stop(3, "need", f"{CANARY} vraag", ""),)))
    for folder in (library.workspace.reports, Path(tempfile.gettempdir())):
        (folder / f"{session_id[:8]}-0a1b2c3d.cop.json").write_text(CANARY)
    half = library.workspace.exports / f".zorgplan-2026-11-24-{session_id[:8]}-v1.0a1b2c.tmp"
    half.write_text(CANARY)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_erasing_reaches_every_file(tmp_path: Path, clock: HandClock, key: Key | None) -> None:
    place = Workspace(tmp_path / "werkmap")
    for _ in range(2):
        # The second time there are backups of the first.
        library = Library.open(place, clock=clock, key=key)
        lena, _ = (library.import_bundle(samples() / f"{name}.cop.json").session_id for name in ("lena", "milan"))
        filled(library, lena)
        library.close()
        clock.pass_ms(60_000)
    kept = place.exports / "bijlage-1e4a0000.docx"
    kept.write_text("van iemand anders")
    library = Library.open(place, clock=clock, key=key)
    erasure = library.custody.erasure(lena)
    assert len(erasure.documents) > 20
    assert erasure.left > 10
    words = (CANARY, "hoorspel", "Wegwijzer", lena)
    assert [word for word in words if not files_with(tmp_path, word)] == []
    assert library.custody.erase(lena).forgotten
    assert files_with(tmp_path, *words) == []
    library.close()
    assert files_with(tmp_path, *words) == []
    assert sorted(path.name for path in place.exports.iterdir()) == [kept.name]
    assert bool(files_with(place.sessions, "Horizon")) is (key is None)
    library = Library.open(place, clock=clock, key=key)
    assert [one.pupil for one in library.sessions()] == ["Milan"]
    library.close()


def test_an_encrypted_workspace_holds_no_word_in_the_clear_but_what_was_exported(
    tmp_path: Path, clock: HandClock
) -> None:
    place = Workspace(tmp_path / "werkmap")
    library = Library.open(place, clock=clock, key=KEY)
    live = library.open_session(library.import_bundle(samples() / "lena.cop.json").session_id)
    live.record(ev.LineNoted(Kind.NOTE, CANARY))
    live.draft("need", CANARY)
    live.flush()
    library.stops(live.id).keep(Layer(live.id, (Stop(3, "need", CANARY, ""),)))
    words = (CANARY, "hoorspel", "Wegwijzer", "Yıldız")
    assert files_with(tmp_path, *words) == []
    exported = library.deliver(live, Order(form=Form.TEXT), today=TODAY).place
    live.close()
    library.close()
    assert any(place.backups.iterdir())
    assert files_with(tmp_path, *words) == [str(exported.relative_to(tmp_path))]


def test_everything_about_a_pupil_goes_at_once(library: Library, lena: str, milan: str) -> None:
    follows = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=lena)
    follows.close()
    assert library.custody.erasure(lena).others == 1
    erasure = library.custody.erasure(follows.id, pupil=True)
    assert {one.id for one in erasure.sessions} == {lena, follows.id}
    library.custody.erase(*(one.id for one in erasure.sessions))
    assert [one.id for one in library.sessions()] == [milan]


def test_nothing_goes_where_one_of_them_is_open(library: Library, lena: str, milan: str) -> None:
    library.export_bundle(milan)
    live = library.open_session(lena)
    with pytest.raises(Trouble) as caught:
        library.custody.erase(milan, lena)
    live.close()
    assert caught.value.code == "session_in_use"
    assert len(library.sessions()) == 2
    assert list(library.workspace.exports.iterdir())


def test_what_a_link_leads_to_is_left_alone(library: Library, lena: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "brief.txt").write_text("van de school")
    for name, target in (("v1.txt", elsewhere / "brief.txt"), ("v2", elsewhere)):
        os.symlink(target, library.workspace.exports / f"zorgplan-2026-11-24-1e4a0000-{name}")
    library.custody.erase(lena)
    assert (elsewhere / "brief.txt").read_text() == "van de school"
    assert list(library.workspace.exports.iterdir()) == []


def interrupted(*_: object, **__: object) -> NoReturn:
    raise KeyboardInterrupt


def test_interrupted_before_it_is_gone_everything_stays(
    library: Library, lena: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(library, lena)
    before = files_with(library.workspace.root, CANARY)
    with monkeypatch.context() as patched:
        patched.setattr("cop_session.services.privacy.session_erasure.erase", interrupted)
        with pytest.raises(KeyboardInterrupt):
            library.custody.erase(lena)
    assert [one.id for one in library.sessions()] == [lena]
    assert files_with(library.workspace.root, CANARY) == before
    library.custody.erase(lena)
    assert files_with(library.workspace.root, CANARY) == []


@pytest.mark.parametrize("where", ["purge_backups._changed", "purge_backups._wipe"])
def test_interrupted_after_that_the_next_start_finishes_it(
    library: Library, lena: str, clock: HandClock, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    filled(library, lena)
    with monkeypatch.context() as patched:
        patched.setattr(f"cop_session.store.erasure.{where}", interrupted)
        with pytest.raises(KeyboardInterrupt):
            library.custody.erase(lena)
    assert library.sessions() == []
    assert files_with(library.workspace.root, CANARY) != []
    again = Library.open(library.workspace, clock=clock)
    assert again.unfinished is None
    assert files_with(library.workspace.root, CANARY, lena) == []
    again.close()


def test_interrupted_just_as_it_was_erased_the_next_start_finishes_it(
    library: Library, lena: str, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(library, lena)

    def erased(*arguments: Any, **options: Any) -> NoReturn:
        erase(*arguments, **options)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("cop_session.services.privacy.session_erasure.erase", erased)
        with pytest.raises(KeyboardInterrupt):
            library.custody.erase(lena)
    again = Library.open(library.workspace, clock=clock)
    assert files_with(library.workspace.root, CANARY, lena) == []
    again.close()


def test_nothing_is_left_where_rows_moved_to_make_room(library: Library, clock: HandClock) -> None:
    ids = [str(uuid.UUID(bytes=Random(number).randbytes(16), version=4)) for number in range(160)]
    engine = open_engine(library.workspace.database)
    for number, one in enumerate(ids):
        chance = Random(f"woorden {number}")
        prepared = ev.SessionPrepared(f"p{number % 2}", "s", "nl_BE", "Europe/Brussels", session_id=one)
        whose = CANARY if number % 2 else "anders"
        noted = [(ev.LineNoted(Kind.NEED, f"{'lang ' * chance.randrange(20)}{whose}"), 0) for _ in range(20)]
        with engine.begin() as connection:
            put(connection, one, encode(recorded_from([(prepared, 0), *noted])))
    engine.dispose()
    again = Library.open(library.workspace, clock=clock)
    again.custody.erase(*again.custody.erasure(ids[1], pupil=True).ids)
    assert len(again.sessions()) == 80
    assert files_with(library.workspace.root, CANARY) == []
    again.close()


def about_one_pupil(library: Library, first: str, count: int) -> list[str]:
    """Make `count` sessions that follow the first one, and return their ids behind its own."""
    made = [library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=first) for _ in range(count)]
    for live in made:
        live.record(ev.LineNoted(Kind.NOTE, CANARY))
        live.close()
    return [first, *(live.id for live in made)]


def stops_at(place: int, heard: list[tuple[int, int]]) -> Callable[[int, int], None]:
    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == place:
            raise Stopped

    return told


def test_an_erasure_that_is_stopped_is_taken_up_by_the_same_command(
    library: Library, lena: str, milan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop_session.services.privacy.privacy_service._ERASED_AT_ONCE", 2)
    ids = about_one_pupil(library, lena, 4)
    going = library.custody.erasure(lena, pupil=True).ids
    heard: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        library.custody.erase(*going, told=stops_at(2, heard))
    assert heard == [(0, 5), (2, 5)]
    left = {one.id for one in library.sessions()}
    assert left == {*ids, milan} - set(going[:2])
    assert files_with(library.workspace.root, *going[:2]) == []
    # What was asked for is there still, and leads to the others.
    library.custody.erase(*library.custody.erasure(lena, pupil=True).ids)
    assert [one.id for one in library.sessions()] == [milan]
    assert files_with(library.workspace.root, CANARY, *ids) == []


def test_a_copy_that_is_stopped_leaves_nothing(library: Library, lena: str, tmp_path: Path) -> None:
    about_one_pupil(library, lena, 2)
    heard: list[tuple[int, int]] = []
    with pytest.raises(Stopped):
        library.custody.copy_about(lena, folder=tmp_path / "inzage", today=TODAY, t=T, told=stops_at(3, heard))
    assert heard == [(0, 3), (1, 3), (2, 3)]
    assert list((tmp_path / "inzage").iterdir()) == []
    assert library.custody.copy_about(lena, folder=tmp_path / "inzage", today=TODAY, t=T).is_dir()


def test_a_copy_of_everything_holds_all_sessions_notes_and_what_is_being_typed(
    library: Library, lena: str, milan: str, tmp_path: Path, clock: HandClock
) -> None:
    live = library.open_session(lena)
    live.record(ev.LineNoted(Kind.NOTE, f"{CANARY} notitie"))
    live.draft("need", f"{CANARY} ontwerp")
    live.close()
    follows = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=lena)
    follows.close()
    folder = library.custody.copy_about(lena, folder=tmp_path, today=TODAY, t=T)
    assert folder == tmp_path / "inzage-2026-11-25-1e4a0000"
    names = {path.name for path in folder.iterdir()}
    assert "lees-eerst.txt" in names
    for code in ("1e4a0000", follows.id[:8]):
        assert {f"{code}.cop.json", f"{code}-zorgplan.docx", f"{code}-zorgplan.txt", f"{code}-verloop.txt"} <= names
    assert not any(milan[:8] in name or "lena" in name.lower() for name in names)
    private = (folder / "1e4a0000-eigen-notities.txt").read_text()
    assert f"{CANARY} notitie" in private
    assert f"{CANARY} ontwerp" in private
    assert "Eigen notities" in (folder / "lees-eerst.txt").read_text()
    assert CANARY not in (folder / "1e4a0000-zorgplan.txt").read_text()
    # It is a copy: nothing left the room, and elsewhere it comes back as it was.
    assert library.read(lena).now.exports == ()
    other = Library.open(Workspace(tmp_path / "elders"), clock=clock)
    assert other.import_bundle(folder / "1e4a0000.cop.json").outcome is Outcome.NEW
    assert other.read(lena).events == library.read(lena).events
    other.close()


def test_a_session_that_is_not_there_has_no_copy_and_no_erasure(library: Library) -> None:
    for attempt in (
        lambda: library.custody.copy_about("ffff", folder=None, today=TODAY, t=T),
        lambda: library.custody.erasure("ffff"),
        lambda: library.custody.erase("ffff"),
    ):
        with pytest.raises(Trouble) as caught:
            attempt()
        assert caught.value.code == "no_such_session"
