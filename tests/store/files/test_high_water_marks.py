"""High-water marks: one file that tells what is gone from the end of a log, and keeps nothing of what was erased."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.paths import samples
from cop_session.store.files.high_water_marks import EARLIER, MARKS, HighWaterMarks
from tests.torture.faults.crash_points import Command, Outcome, Runner, at_each_point
from tests.torture.faults.shim import needs_shim

LENA, MILAN = "1e4a0000-0000-4000-8000-000000000001", "3171a000-0000-4000-8000-000000000001"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


def earlier(database: Path, session_id: str, content: bytes) -> None:
    """Note it as an earlier program did: a file for each session."""
    folder = database.with_name(EARLIER)
    folder.mkdir(exist_ok=True)
    (folder / sha256(session_id.encode()).hexdigest()[:32]).write_bytes(content)


def test_the_last_mark_of_a_session_counts_and_takes_no_more_room(database: Path) -> None:
    marks = HighWaterMarks(database)
    assert marks.seq(LENA) == 0
    for seq in (1, 7, 3):
        marks.note(LENA, seq)
        marks.note(MILAN, 10 * seq)
        assert (marks.seq(LENA), HighWaterMarks(database).seq(MILAN)) == (seq, 10 * seq)
    assert database.with_name(MARKS).stat().st_size == 64


def test_a_session_that_ends_earlier_is_told_and_so_is_one_that_is_gone(database: Path) -> None:
    marks = HighWaterMarks(database)
    marks.note(LENA, 7)
    marks.note(MILAN, 3)
    assert marks.cut({LENA: 6, MILAN: 3}) == (LENA,)
    assert (marks.gone([LENA, MILAN]), marks.gone([LENA])) == (0, 1)


def test_windows_that_note_new_sessions_at_once_all_have_their_marks_in_the_end(database: Path) -> None:
    one, other = HighWaterMarks(database), HighWaterMarks(database)
    one.note(LENA, 1)
    # As if the other one had found the same end of the file.
    database.with_name(MARKS).unlink()
    other.note(MILAN, 1)
    one.note(LENA, 2)
    assert (other.seq(LENA), one.seq(MILAN)) == (2, 1)


def test_what_is_erased_leaves_no_byte(database: Path) -> None:
    marks, window = HighWaterMarks(database), HighWaterMarks(database)
    for one in (LENA, MILAN):
        window.note(one, 7)
    marks.forget(LENA)
    content = database.with_name(MARKS).read_bytes()
    assert content[:32] == bytes(32)
    assert (marks.seq(LENA), marks.seq(MILAN), marks.gone([MILAN])) == (0, 7, 0)
    # Nobody writes where it stood.
    window.note(LENA, 1)
    assert (window.seq(LENA), window.seq(MILAN)) == (1, 7)
    marks.clear()
    assert not database.with_name(MARKS).exists()


@given(st.data())
def test_a_file_that_was_cut_or_damaged_tells_of_no_session_more_than_was_noted(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    database = tmp_path_factory.mktemp("a") / "a.db"
    marks = HighWaterMarks(database)
    for one in (LENA, MILAN):
        marks.note(one, 7)
    content = bytearray(database.with_name(MARKS).read_bytes())
    del content[data.draw(st.integers(0, 64)) :]
    for place in data.draw(st.lists(st.integers(0, 63), max_size=3)):
        content[place : place + 1] = data.draw(st.binary(min_size=1, max_size=1))[: len(content[place : place + 1])]
    database.with_name(MARKS).write_bytes(content)
    assert {marks.seq(LENA), HighWaterMarks(database).seq(MILAN)} <= {0, 7}
    marks.note(LENA, 8)
    marks.note(MILAN, 9)
    assert (marks.seq(LENA), HighWaterMarks(database).seq(MILAN)) == (8, 9)


def test_the_files_of_an_earlier_program_are_taken_over_once(database: Path) -> None:
    marks = HighWaterMarks(database)
    marks.note(MILAN, 5)
    earlier(database, LENA, (7).to_bytes(8))
    earlier(database, MILAN, (6).to_bytes(8))
    earlier(database, "half", b"\0")
    (database.with_name(EARLIER) / "iets anders").write_text("geen merk")
    marks.take_over_earlier()
    assert (marks.seq(LENA), marks.seq(MILAN), marks.gone([])) == (7, 6, 2)
    assert not database.with_name(EARLIER).exists()
    marks.take_over_earlier()
    assert marks.seq(LENA) == 7


def test_what_was_not_taken_over_yet_is_erased_too(database: Path) -> None:
    marks = HighWaterMarks(database)
    for one in (LENA, MILAN):
        earlier(database, one, (7).to_bytes(8))
    marks.forget(LENA)
    marks.take_over_earlier()
    assert (marks.seq(LENA), marks.seq(MILAN)) == (0, 7)


@needs_shim
@pytest.mark.parametrize("command", [("list",), ("import", str(samples() / "milan.cop.json"))], ids=["list", "import"])
def test_killed_at_any_point_of_taking_over_it_has_no_mark_less(command: tuple[str, ...]) -> None:
    with Runner() as runner:
        model = runner.root / "model"
        assert runner.run(model, Command(("import", str(samples() / "lena.cop.json")))).code == 0
        database = model / "sessions" / "cop-session.db"
        database.with_name(MARKS).unlink()
        for one in (LENA, MILAN, "weg"):
            earlier(database, one, (900).to_bytes(8))

        def check(home: Path, outcome: Outcome) -> None:
            assert runner.run(home, Command(("list",))).code == 0
            marks = HighWaterMarks(home / "sessions" / "cop-session.db")
            assert (marks.seq(LENA), marks.gone([])) == (900, 3)
            assert not (home / "sessions" / EARLIER).exists()

        assert at_each_point(runner, model, Command(command), check, most=12) > 1
