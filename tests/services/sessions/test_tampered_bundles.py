"""Files made by hand over a session that is here: no word goes unasked, and all of it opens."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path
from time import process_time

import pytest

from cop_session.documents import transcript
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Presence, Role, Route, Scale
from cop_session.paths import Workspace, samples
from cop_session.services import Check, Library, StrikesUnconfirmed
from cop_session.services.delivery.document_formats import Form
from cop_session.services.sessions.plan_versions import language_of
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles.bundle import dump
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import in_form, named
from cop_session.troubles import Trouble
from tests.services.delivery.school_plan import export_plan
from tests.store.bundles.import_over_session import words_in
from tests.store.bundles.tampered_bundles import KINDS, RESCUES, Target, about, note, on
from tests.support.clock import HandClock
from tests.support.figures import Figures

KEY = Key(bytes(range(32)), b"sleutel1")
TODAY = date(2026, 11, 24)
TYPED = {"need": "een half", "line:6": "half"}
_REFUSED = ("damaged_bundle", "sealed_elsewhere", "not_a_bundle")
SECONDS = 4.0
"""Of the processor, for taking in what was made as large as may be."""
SAID: list[ev.Event] = [
    ev.DetailSet(Detail.PUPIL, "Kind Een"),
    ev.PersonSeated("p1", "Juf An", Role.TEACHER),
    ev.PersonSeated("p2", "Papa Bo", Role.PARENT, "papa"),
    ev.SessionStarted(TODAY),
    ev.LineNoted(Kind.NEED, "schrikt van lawaai"),
    ev.LineNoted(Kind.ACTION, "oefent met een klok"),
    ev.LineNoted(Kind.QUOTE, "ik wil buiten lezen"),
    ev.OwnersSet(7, (3,), 3),
    ev.NeedsLinked(7, (6,)),
    ev.PollOpened(7, Scale.CONDITIONS, ("a", "b", "c"), (3,)),
    ev.Answered(11, 3, 1, "als er tijd is"),
    ev.Objected(7, 4, "liever thuis", True),
    ev.PresenceSet(4, Presence.AT_TABLE, time(16), None),
    ev.RecipientAdded(Route.PAPER, 4),
    ev.LineNoted(Kind.NEED, "rust na de middag"),
]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[Key | None, tuple[Path, Target]]:
    """A workspace of each form with a session, one beside it, a branch and a backup, made once."""
    return {key: made(tmp_path_factory.mktemp("model"), key) for key in (None, KEY)}


def made(folder: Path, key: Key | None) -> tuple[Path, Target]:
    clock, place = HandClock(), Workspace(folder / "werkmap")
    with closing(Library.open(place, clock=clock, key=key)) as library:
        with closing(library.prepare(locale="nl_BE", zone="Europe/Brussels")) as live:
            for event in SAID:
                assert live.record(event) is None, event
            for field, text in TYPED.items():
                live.draft(field, text)
        other = folder / "elders.cop.json"
        other.write_bytes(dump(live.id, on(library._log.stored(live.id)[:-1], "LineNoted", note("elders verder"))))
        branch = library.import_bundle(other).session_id
        beside = library.import_bundle(samples() / "milan.cop.json").session_id
        Backups(place.database, key).make(clock.now())
        rows = [list(library._log.stored(one)) for one in (live.id, beside, branch)]
        secret = secret_of(library._engine)
        assert secret
        target = Target(live.id, rows[0], beside, rows[1], branch, rows[2], secret)
    return folder, target


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture
def here(models: dict[Key | None, tuple[Path, Target]], key: Key | None) -> Target:
    return models[key][1]


@pytest.fixture
def library(
    models: dict[Key | None, tuple[Path, Target]], key: Key | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Library]:
    shutil.copytree(models[key][0], tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock(), key=key)
    yield opened
    opened.close()


# By turns in a workspace of either form; the slow test below takes each in both.
@pytest.mark.parametrize(
    ("key", "name"),
    [((None, KEY)[number % 2], name) for number, name in enumerate([*KINDS, *RESCUES][::9])],
    indirect=["key"],
)
def test_some_take_no_word_unasked_and_all_of_it_opens(
    library: Library, here: Target, tmp_path: Path, name: str
) -> None:
    brought(library, here, tmp_path, name)


@pytest.mark.torture
@pytest.mark.parametrize("name", [*KINDS, *RESCUES])
def test_none_takes_a_word_unasked_and_all_of_it_opens(
    library: Library, here: Target, tmp_path: Path, figures: Figures, name: str
) -> None:
    figures("hand-made files over a session that is here", 1, {brought(library, here, tmp_path, name): 1})


def brought(library: Library, here: Target, folder: Path, name: str) -> str:
    """Bring a file twice, look at everything, and agree to what it asks; tell what came of it."""
    path, came, agreed = folder / "gekregen.cop.json", "taken in", list[bytes]()
    path.write_bytes((KINDS | RESCUES)[name](here))
    began = process_time()
    for _ in range(2):
        try:
            library.import_bundle(path)
        except StrikesUnconfirmed as unconfirmed:
            came, agreed = "asked about", list(unconfirmed.lines)
        except Trouble as trouble:
            if trouble.code not in _REFUSED:
                raise
            came = "refused"
    assert process_time() - began < 2 * SECONDS
    assert_all_there(library, here)
    assert_opens(library, folder)
    if agreed:
        taken = library.import_bundle(path, agreed).session_id
        assert_only_gone(library, here, taken, agreed)
        assert_opens(library, folder)
    return came


def test_no_file_makes_a_session_go_with_another_pupil(library: Library, here: Target, tmp_path: Path) -> None:
    path = tmp_path / "gekregen.cop.json"
    path.write_bytes(KINDS["prepared once more, as the pupil of another session"](here))
    with pytest.raises(Trouble, match="damaged_bundle"):
        library.import_bundle(path)
    library.custody.erase(*(one.id for one in library.custody.about(here.beside)))
    assert here.id in [one.id for one in library.sessions()]


def test_what_was_taken_in_can_still_be_given_away(library: Library, here: Target, tmp_path: Path) -> None:
    path = tmp_path / "gekregen.cop.json"
    path.write_bytes(KINDS["a clock at its largest number"](here))
    with pytest.raises(Trouble, match="damaged_bundle"):
        library.import_bundle(path)


@pytest.mark.torture
@pytest.mark.parametrize("name", list(RESCUES))
def test_a_rescue_like_that_found_at_a_start_harms_nothing(
    library: Library, here: Target, key: Key | None, tmp_path: Path, name: str
) -> None:
    path = named(library.workspace.reports / f"{here.id[:8]}-0badcafe.cop.json", key)
    path.write_bytes(in_form(RESCUES[name](here), path, key))
    library.close()
    with closing(Library.open(library.workspace, clock=HandClock(), key=key)) as again:
        assert_all_there(again, here)
        assert_opens(again, tmp_path)


def assert_only_gone(library: Library, here: Target, taken: str, agreed: list[bytes]) -> None:
    """Look whether only words went that hang on lines to which somebody agreed, in the session that was named."""
    for session, rows in ((here.id, here.rows), (here.beside, here.rows_beside), (here.branch, here.rows_of_branch)):
        lines = [one.seq for one in rows if one.digest in agreed] if session == taken else []
        now = library._log.stored(session)
        gone = {one.seq for one, other in zip(rows, now, strict=False) if one.payload != other.payload}
        assert gone <= about(rows, *lines), session
        assert bool(gone) is (session == taken)


def assert_all_there(library: Library, here: Target) -> None:
    """Look whether every word that was here still is: in the database, in the backup, and in what is being typed."""
    assert_no_words_gone(library, here)
    drafts = library._log.drafts(here.id)
    assert {field: drafts.get(field) for field in TYPED} == TYPED


def assert_no_words_gone(library: Library, here: Target) -> None:
    """Look whether every word that was noted here still is, in the database and in the backup."""
    (backup, *_) = Backups(library.workspace.database, library._key).generations()[-1:]
    for session, rows in ((here.id, here.rows), (here.beside, here.rows_beside), (here.branch, here.rows_of_branch)):
        for place in (library.workspace.database, backup.path):
            words = words_in(place, library._key, session)
            assert [one.seq for one in rows if words.get(one.seq) != one.payload] == [], place


def assert_opens(library: Library, folder: Path) -> None:
    """Do with every session what can be done with it: nothing crashes, and the doctor is content."""
    assert [one for one in library.check_up() if not one.well and one.check in (Check.MISSING, Check.SESSIONS)] == []
    for one in library.sessions():
        timeline = library.read(one.id)
        transcript.render(timeline, language_of(timeline.now))
        with closing(library.open_session(one.id)) as live:
            for form in (Form.TEXT, Form.WORD, Form.LVS):
                export_plan(library, live, form=form, folder=folder / "uit", today=TODAY)
            if live.read_only is None:
                library._clock.pass_ms(60_000)  # type: ignore[attr-defined]  # the clock of this test
                live.record(ev.LineNoted(Kind.NEED, "van hier"))
        library.export_bundle(one.id, folder / "uit")
