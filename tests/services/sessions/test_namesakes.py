"""Two sessions whose ids begin alike: what is made of one is never taken for what is made of the other."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cop_session.paths import Workspace, samples
from cop_session.services import Library, Outcome
from cop_session.store.bundles import bundle
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.log import related_logs
from tests.services.delivery.school_plan import export_plan
from tests.support.clock import HandClock

KEY = Key(bytes(range(32)), b"sleutel1")
TODAY = date(2026, 11, 24)
LENA = samples() / "lena.cop.json"
TWIN = "1e4a0000-ffff-4fff-8fff-ffffffffffff"


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    """A file of another session whose id begins as that of Lena's does."""
    path = tmp_path / "tweeling.cop.json"
    path.write_bytes(bundle.dump(TWIN, bundle.read(samples() / "milan.cop.json").stored))
    return path


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_namesake_goes_by_another_id_and_is_found_again(tmp_path: Path, twin: Path, key: Key | None) -> None:
    with closing(Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock(), key=key)) as library:
        lena = library.import_bundle(LENA).session_id
        taken = library.import_bundle(twin)
        assert taken.outcome is Outcome.NEW
        assert taken.session_id[:8] != TWIN[:8]
        again = library.import_bundle(twin)
        assert (again.outcome, again.session_id) == (Outcome.UNCHANGED, taken.session_id)
        made = [library.export_bundle(one)[0] for one in (lena, taken.session_id)]
        library.custody.erase(taken.session_id)
        assert [path.exists() for path in made] == [True, False]
        assert [one.id for one in library.sessions()] == [lena]


def test_it_keeps_its_other_id_once_the_first_is_gone(library: Library, lena: str, twin: Path) -> None:
    taken = library.import_bundle(twin)
    library.custody.erase(lena)
    assert library.import_bundle(twin).session_id == taken.session_id


def test_of_two_that_were_here_before_documents_stay_and_files_go_by_their_whole_id(
    library: Library, lena: str, twin: Path, monkeypatch: pytest.MonkeyPatch, clock: HandClock
) -> None:
    with monkeypatch.context() as before:
        before.setattr("cop_session.store.bundles.import_destination.has_namesake", lambda *_: False)
        assert library.import_bundle(twin).session_id == TWIN
    secret, reports = secret_of(library._engine), library.workspace.reports
    rescues = [reports / f"1e4a0000-{number}.cop.json" for number in (1, 2)]
    for path, session in zip(rescues, (lena, TWIN), strict=True):
        path.write_bytes(bundle.dump(session, library._log.stored(session), {}, clock.now(), secret))
    with closing(library.open_session(lena)) as live:
        plan = export_plan(library, live, form="text", today=TODAY)
    bundles = [library.export_bundle(one)[0] for one in (lena, TWIN)]
    erasure = library.custody.erasure(TWIN)
    assert (list(erasure.documents), list(erasure.unsure)) == ([bundles[1]], [plan])
    library.custody.erase(TWIN)
    assert [path.exists() for path in (plan, *bundles, *rescues)] == [True, True, False, True, False]


@pytest.mark.usefixtures("lena")
def test_a_new_session_draws_until_its_code_is_free(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([TWIN, "0badcafe-0000-4000-8000-000000000001"])
    monkeypatch.setattr("uuid.uuid4", lambda: next(drawn))
    assert related_logs.free_id(library._engine).startswith("0badcafe")
