"""A link, a pipe or a device where a file belongs: not followed, not waited for, and said in a sentence."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cop_session.paths import Workspace
from cop_session.store.files.high_water_marks import MARKS
from tests.cli.conftest import Prompt
from tests.cli.test_refusals import assert_one_sentence

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices"), pytest.mark.timeout(60)]

LENA = "1e4a0000-0000-4000-8000-000000000001"
WORDS = "van iemand anders, geen bestand van het programma"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A file of somebody else."""
    path = tmp_path / "brief.txt"
    path.write_text(WORDS)
    return path


@pytest.fixture(params=["link", "pipe", "device"])
def strange(request: pytest.FixtureRequest, other: Path) -> Callable[[Path], None]:
    """Puts something that is no regular file in the place of another one."""

    def put(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        if request.param == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to(other if request.param == "link" else "/dev/zero")

    return put


@pytest.fixture
def place(cop: Prompt, home: Path, lena: Path) -> Workspace:
    cop("import", lena)
    return Workspace(home)


@pytest.mark.parametrize("name", ["database", "key_file"])
def test_what_the_round_tables_are_in_is_not_opened(
    cop: Prompt, place: Workspace, strange: Callable[[Path], None], other: Path, name: str
) -> None:
    if name == "key_file":
        place.database.unlink()
    strange(getattr(place, name))
    for argv in (("list",), ("show", "1e4a"), ("erase", "1e4a")):
        assert_one_sentence(cop(*argv))
    assert other.read_text() == WORDS


def test_settings_are_not_waited_for(cop: Prompt, place: Workspace, strange: Callable[[Path], None]) -> None:
    strange(place.settings)
    done = cop("list")
    assert (done.code, "1e4a0000" in done.out) == (0, True)
    assert "settings.toml" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "argv",
    [("import",), ("export", "1e4a", "--template"), ("copy", "1e4a", "--training", "--decisions")],
    ids=["import", "template", "decisions"],
)
def test_what_somebody_names_is_read_only_where_it_is_a_file(
    cop: Prompt, place: Workspace, strange: Callable[[Path], None], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    named = tmp_path / "vreemd.cop.json"
    strange(named)
    assert_one_sentence(cop(*argv, named))


def test_an_erasure_removes_them_and_leaves_what_they_lead_to(
    cop: Prompt, place: Workspace, strange: Callable[[Path], None], other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [
        place.reports / "1e4a0000-0a1b2c3d.cop.json",
        place.stops / f"{LENA}.stops.json",
        place.stops / f"{LENA}.copy.json",
        place.exports / "1e4a0000.cop.json",
        place.exports / ".1e4a0000.0a1b2c3d4e5f.tmp",
        place.reports / ".a.cop.json.0a1b2c3d",
        place.sessions / "erasing-0a1b2c3d.json",
        place.database.with_name(MARKS),
    ]
    for path in left:
        strange(path)
    monkeypatch.setattr("sys.stdin", io.StringIO("wissen\n"))
    done = cop("erase", "1e4a")
    assert done.code == 0, done
    assert [path for path in left if os.path.lexists(path)] == []
    assert other.read_text() == WORDS


def test_open_permissions_of_a_folder_are_told(cop: Prompt, place: Workspace) -> None:
    assert cop("doctor").code == 0
    for folder in (place.sessions, place.backups, place.exports, place.reports):
        folder.chmod(0o755)
        told = cop("doctor")
        assert told.code == 1
        assert f"! Anderen op deze computer kunnen deze bestanden lezen: {folder}\n" in told.out
        folder.chmod(0o700)
    marks = place.database.with_name(MARKS)
    marks.chmod(0o644)
    assert str(marks) in cop("doctor").out
