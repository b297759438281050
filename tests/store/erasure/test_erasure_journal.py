"""What an erasure journal tells a start after a crash."""

import json
from pathlib import Path

import pytest

from cop_session.store.erasure import erasure_journal

ID = "1e4a0000-0000-4000-8000-000000000001"


@pytest.mark.parametrize("copies_stay", [False, True])
def test_what_was_begun_is_there_until_it_is_closed(tmp_path: Path, copies_stay: bool) -> None:
    database = tmp_path / "a.db"
    entry = erasure_journal.begin(database, [ID], copies_stay=copies_stay)
    assert entry.copies_stay is copies_stay
    assert erasure_journal.unfinished(database) == [entry]
    entry.close()
    assert erasure_journal.unfinished(database) == []


@pytest.mark.parametrize("ids", [["../../other"], ["*"], [""], [ID.upper()], [7], [None], {"a": 1}, "1e4a0000", 3])
def test_what_is_no_id_names_no_session(tmp_path: Path, ids: object) -> None:
    path = tmp_path / "erasing-0a1b2c3d.json"
    path.write_text(json.dumps({"sessions": ids}))
    (entry,) = erasure_journal.unfinished(tmp_path / "a.db")
    assert (entry.path, entry.sessions) == (path, ())
