"""A database that somebody changed so that it acts by itself is refused before anything is read or written."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from cop_session.store.database.open_database import open_engine
from cop_session.troubles import Trouble

TAMPERED = {
    "a trigger": ("foreign_store", "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM draft; END"),
    "a view in the place of a table": ("foreign_store", "DROP TABLE lease; CREATE VIEW lease AS SELECT * FROM event"),
    "a view": ("foreign_store", "CREATE VIEW v AS SELECT hex(randomblob(1000000000))"),
    "a virtual table": ("foreign_store", "CREATE VIRTUAL TABLE other USING fts5(words)"),
    "a column that is computed": ("foreign_store", "CREATE TABLE more (a, b GENERATED ALWAYS AS (abs(a)))"),
    "another mark": ("foreign_store", "PRAGMA application_id = 7"),
    "a revision to come": ("newer_store", "UPDATE alembic_version SET version_num = '9999'"),
    "no revision": ("damaged_store", "DELETE FROM alembic_version"),
    "a revision that is no text": ("damaged_store", "UPDATE alembic_version SET version_num = x'00'"),
    "no events": ("damaged_store", "DROP TABLE event"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_it_is_refused_and_left_as_it_is(database: Path, what: str) -> None:
    code, script = TAMPERED[what]
    open_engine(database).dispose()
    raw = sqlcipher3.dbapi2.connect(database)
    raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    raw.executescript(script)
    raw.close()
    before = database.read_bytes()
    with pytest.raises(Trouble) as caught:
        open_engine(database).dispose()
    assert caught.value.code == code
    assert database.read_bytes() == before
