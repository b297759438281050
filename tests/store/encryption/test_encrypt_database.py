"""Plain becomes encrypted and back with every row; whatever breaks off, one of the two is whole and no word stays."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.bundles import bundle
from cop_session.store.database.database_key import Key, is_plain
from cop_session.store.database.engine import forget
from cop_session.store.database.open_database import open_engine
from cop_session.store.encryption.encrypt_database import decrypt, encrypt, sweep
from cop_session.store.encryption.key_file import Cost, KeyFile
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.private_files import write_private
from cop_session.store.index.session_index import Index
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.scenarios import lena
from tests.scenarios.script import recorded
from tests.store.index.index_entries import all_entries
from tests.support.strategies import recorded_from

CANARY: Final = "kanarievogel"
SESSION: Final = "00000000-1111-2222-3333-444444444444"
WORDS: Final = "vier gewone woorden samen"


def place_in(folder: Path) -> DatabaseLocation:
    return DatabaseLocation(folder / "sessions" / "cop.db", folder / "sessions" / "cop.key", (folder / "reports",))


def filled(folder: Path) -> DatabaseLocation:
    """Make a plain database that holds a word to be looked for, and a rescued bundle with it."""
    place = place_in(folder)
    engine = open_engine(place.database)
    log = Log(engine)
    log.append(lena.SESSION_ID, recorded(lena.script()), 0)
    noted = recorded_from([(ev.LineNoted(Kind.NEED, f"Een {CANARY} in de klas"), 0)])
    log.append(SESSION, noted, 0)
    log.append(SESSION, (), 0, typed=Typed({"veld": f"half een {CANARY}"}, noted[0].at))
    Index(engine).catch_up_all()
    write_private(place.beside[0] / "0000-1111.cop.json", bundle.dump(SESSION, log.stored(SESSION), {"veld": CANARY}))
    engine.dispose()
    return place


@pytest.fixture
def place(tmp_path: Path) -> DatabaseLocation:
    return filled(tmp_path)


def found(place: DatabaseLocation) -> list[str]:
    """The names of the files in which the word can be read."""
    files = sorted(path for path in place.database.parents[1].rglob("*") if path.is_file())
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


def everything(engine: Engine) -> object:
    """What a database holds and finds; it is closed afterwards."""
    log, index = Log(engine), Index(engine)
    entries = all_entries(index)
    logs = {one.id: (log.stored(one.id), log.verify(one.id), log.drafts(one.id)) for one in entries}
    seen = entries, index.search(CANARY), logs
    engine.dispose()
    return seen


def names(place: DatabaseLocation) -> set[str]:
    return {path.name for path in place.database.parent.iterdir()}


def test_there_and_back_with_every_row(place: DatabaseLocation) -> None:
    before = everything(open_engine(place.database))
    assert found(place) == ["0000-1111.cop.json", "cop.db"]
    file, key, _ = KeyFile.made(WORDS, Cost(8, 1, 1))
    encrypt(place, file, key)
    assert found(place) == []
    assert names(place) == {"cop.db", "cop.key"}
    assert KeyFile.read(place.key_file).opened(WORDS) == key
    assert everything(open_engine(place.database, key)) == before
    (sealed,) = place.beside[0].iterdir()
    assert bundle.read(sealed, key).drafts == {"veld": CANARY}
    for other in (None, Key(key.raw, bytes(8))):
        with pytest.raises(Trouble) as caught:
            bundle.read(sealed, other)
        assert caught.value.code == "sealed_elsewhere"
    decrypt(place, key)
    assert names(place) == {"cop.db"}
    assert everything(open_engine(place.database)) == before
    (plain,) = place.beside[0].iterdir()
    assert bundle.read(plain).drafts == {"veld": CANARY}


def test_an_encrypted_store_never_writes_a_word_in_the_open(place: DatabaseLocation) -> None:
    file, key, _ = KeyFile.made(WORDS, Cost(8, 1, 1))
    encrypt(place, file, key)
    engine = open_engine(place.database, key)
    Log(engine).append(SESSION, (), 0, typed=Typed({"ander": f"nog een {CANARY}"}, recorded(lena.script())[0].at))
    Index(engine).rebuild()
    assert names(place) == {"cop.db", "cop.db-wal", "cop.db-shm", "cop.key"}
    assert place.database.with_name("cop.db-wal").stat().st_size > 0
    assert found(place) == []
    assert forget(engine)
    assert found(place) == []
    engine.dispose()


@pytest.mark.parametrize("writes", [False, True], ids=["looks", "writes"])
def test_what_another_window_has_open_is_left_alone(place: DatabaseLocation, writes: bool) -> None:
    engine = open_engine(place.database)
    if writes:
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO branch (session_id, origin) VALUES ('een', 'ander')")
    else:
        all_entries(Index(engine))
    file, key, _ = KeyFile.made(WORDS, Cost(8, 1, 1))
    with pytest.raises(Trouble) as caught:
        encrypt(place, file, key)
    assert caught.value.code == "in_use"
    assert is_plain(place.database)
    assert not place.key_file.exists()
    assert Log(engine).verify(SESSION) is None
    engine.dispose()


BREAKS: Final = """
import json, os, shutil, sys
from pathlib import Path
from cop_session.store.encryption.encrypt_database import decrypt, encrypt
from cop_session.store.encryption.key_file import Cost, KeyFile
from tests.store.encryption.test_encrypt_database import WORDS, everything, filled, found, names, place_in
from cop_session.store.encryption.encrypt_database import sweep
from cop_session.store.database.open_database import open_engine
from cop_session.store.database.database_key import is_plain

CHANGES = {"os.rename", "os.remove", "shutil.rmtree"}
left = None

def count(event, arguments):
    global left
    if left is None:
        return
    opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_CREAT | os.O_RDWR)
    if event in CHANGES or opens:
        left -= 1
        if left < 0:
            os._exit(9)

sys.addaudithook(count)
folder, there = Path(sys.argv[1]), sys.argv[2] == "encrypt"
first = filled(folder / "first")
before = everything(open_engine(first.database))
file, key, _ = KeyFile.made(WORDS, Cost(8, 1, 1))
if not there:
    encrypt(first, file, key)
outcomes = []
for step in range(0, 1000, int(sys.argv[3])):
    shutil.copytree(folder / "first", folder / str(step))
    place = place_in(folder / str(step))
    child = os.fork()
    if not child:
        left = step
        try:
            encrypt(place, file, key) if there else decrypt(place, key)
        finally:
            os._exit(5 if sys.exc_info()[0] else 0)
    _, status = os.waitpid(child, 0)
    sweep(place)
    sweep(place)
    plain = is_plain(place.database)
    opened = None if plain else KeyFile.read(place.key_file).opened(WORDS)
    assert everything(open_engine(place.database, opened)) == before, step
    assert names(place) == ({"cop.db"} if plain else {"cop.db", "cop.key"}), (step, names(place))
    assert bool(found(place)) == plain, (step, found(place))
    assert len(list(place.beside[0].iterdir())) == 1, step
    outcomes.append(plain)
    if os.waitstatus_to_exitcode(status) == 0:
        break
print(json.dumps(outcomes))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.parametrize("way", ["encrypt", "decrypt"])
@pytest.mark.parametrize("every", [pytest.param(13, id="short"), pytest.param(1, id="all", marks=pytest.mark.torture)])
def test_broken_off_at_every_step_it_is_the_old_or_the_new_one(tmp_path: Path, way: str, every: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BREAKS, str(tmp_path), way, str(every)],
        capture_output=True,
        text=True,
        timeout=100,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcomes = json.loads(done.stdout)
    before = way == "encrypt"
    assert outcomes[0] is before
    assert outcomes[-1] is not before
    # Once it is the new one it stays so.
    assert outcomes == sorted(outcomes, reverse=before)
    assert len(outcomes) > 28 // every


def test_a_sweep_leaves_alone_what_another_process_is_at(place: DatabaseLocation) -> None:
    place.database.replace(place.going)
    program = (
        "import sys, pathlib; from cop_session.store.files.file_lock import alone\n"
        "with alone(pathlib.Path(sys.argv[1])) as free: print(free, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(place.database.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        sweep(place)
        assert place.going.exists()
    sweep(place)
    assert names(place) == {"cop.db"}
    assert os.listdir(place.beside[0]) == ["0000-1111.cop.json"]
