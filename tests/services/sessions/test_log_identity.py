"""The digests of a session cover its id: a history under another session's id is known for what it is."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from cop_session.domain.codes import Detail
from cop_session.domain.events import DetailSet
from cop_session.paths import Workspace, samples
from cop_session.services import Check, Library, Outcome
from cop_session.store.bundles import bundle
from cop_session.store.database.database_key import Key
from cop_session.store.log.log_identity import named_session
from tests.support.clock import HandClock

KEY = Key(bytes(range(32)), b"sleutel1")
OTHER = "0badcafe-0000-4000-8000-000000000001"
LENA = samples() / "lena.cop.json"


def test_a_new_session_says_which_one_it_is(library: Library) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.close()
    assert named_session(library._log.stored(live.id)) == live.id


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_file_under_another_id_is_taken_in_as_a_branch_of_what_it_is(tmp_path: Path, key: Key | None) -> None:
    lena, relabelled = bundle.read(LENA), tmp_path / "ander.cop.json"
    relabelled.write_bytes(bundle.dump(OTHER, lena.stored))
    with closing(Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock(), key=key)) as library:
        taken = library.import_bundle(relabelled)
        assert (taken.session_id, taken.outcome) == (OTHER, Outcome.NEW)
        assert [one.branch_of for one in library.sessions()] == [lena.session_id]
        with closing(library.open_session(OTHER)) as live:
            assert live.read_only is None
        assert [one.well for one in library.check_up() if one.check is Check.SESSIONS] == [True]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_log_that_was_moved_to_another_id_by_hand_is_told(tmp_path: Path, key: Key | None) -> None:
    with closing(Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock(), key=key)) as library:
        library.import_bundle(LENA)
        with library._engine.begin() as connection:
            connection.execute(text("UPDATE event SET session_id = :other"), {"other": OTHER})
        with closing(library.open_session(OTHER)) as live:
            assert live.read_only is not None
            assert live.read_only.code == "damaged_session"
        (found,) = (one.found for one in library.check_up() if one.check is Check.SESSIONS)
        assert found == (OTHER,)


def test_what_branched_off_here_goes_elsewhere_as_the_branch_that_it_is(tmp_path: Path, library: Library) -> None:
    lena = library.import_bundle(LENA).session_id
    practice = library.practise(lena, 20)
    practice.record(DetailSet(Detail.ROOM, "lokaal 3"))
    practice.close()
    (file,) = library.export_bundle(practice.id, tmp_path / "uit")
    with closing(Library.open(Workspace(tmp_path / "elders"), clock=HandClock())) as elsewhere:
        taken = elsewhere.import_bundle(file)
        assert (taken.session_id, taken.outcome) == (practice.id, Outcome.NEW)
        assert [one.branch_of for one in elsewhere.sessions()] == [lena]


def test_a_history_from_before_says_nothing_and_is_as_welcome(library: Library) -> None:
    before = Path(__file__).parents[2] / "store" / "log" / "stored" / "every-kind.cop.json"
    taken = library.import_bundle(before)
    assert len(library._log.stored(taken.session_id)) == taken.added
    assert named_session(library._log.stored(taken.session_id)) is None
    with closing(library.open_session(taken.session_id)) as live:
        assert live.read_only is None
