"""Whatever goes wrong is one clear sentence and an exit code, and nothing is lost."""

import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cop_session.cli.commands import session_commands
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.bundles import bundle
from tests.cli.conftest import Prompt, Ran


def assert_one_sentence(done: Ran, code: int = 1) -> str:
    """The only line that went wrong says what, without a traceback; returns it."""
    assert done.code == code, done
    assert done.out == ""
    assert done.err.count("\n") == 1, done.err
    assert "Traceback" not in done.err
    return done.err.strip()


@pytest.mark.parametrize(
    "argv",
    [
        ["bestaat-niet"],
        ["show"],
        ["show", "a", "b"],
        ["import"],
        ["list", "--onzin"],
        ["--workspace"],
    ],
)
def test_what_cannot_be_understood_is_said_back(cop: Prompt, home: Path, argv: list[str]) -> None:
    sentence = assert_one_sentence(cop(*argv), code=2)
    assert "cop-session --help" in sentence
    assert " ".join(argv) in sentence
    assert not home.exists()


def test_an_unknown_session_and_an_ambiguous_one(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    cop("import", lena)
    twin = tmp_path / "twin.cop.json"
    twin.write_bytes(bundle.dump("1e4a0001-0000-4000-8000-000000000001", bundle.read(lena).stored))
    assert cop("import", twin).code == 0
    assert "“ffff”" in assert_one_sentence(cop("show", "ffff"))
    assert "“1e4a”" in assert_one_sentence(cop("export", "1e4a"))
    assert cop("show", "1e4a0000").code == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("hoorspel", "toneelstuk"), "beschadigd"),
        (lambda text: text[: len(text) // 2], "beschadigd"),
        (lambda text: "{}", "geen"),
        (lambda text: "", "geen"),
    ],
    ids=["edited", "cut off", "something else", "empty"],
)
def test_a_damaged_bundle_is_not_taken_in(
    cop: Prompt, lena: Path, tmp_path: Path, change: Callable[[str], str], says: str
) -> None:
    broken = tmp_path / "lena.cop.json"
    broken.write_text(change(lena.read_text("utf-8")), "utf-8")
    for argv in (["import", broken], ["show", broken], ["export", broken, "--out", tmp_path]):
        sentence = assert_one_sentence(cop(*argv))
        assert says in sentence
        assert "lena.cop.json" in sentence
    assert json.loads(cop("list", "--json").out) == []
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["lena.cop.json"]


def test_a_bundle_of_a_newer_program(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    newer = tmp_path / "nieuw.cop.json"
    newer.write_text(lena.read_text("utf-8").replace('"version":1,"session"', '"version":9,"session"'), "utf-8")
    assert "nieuwere" in assert_one_sentence(cop("import", newer))


def test_a_store_of_a_newer_program_is_left_as_it_is(cop: Prompt, home: Path, lena: Path) -> None:
    import sqlcipher3.dbapi2 as sqlite

    cop("import", lena)
    connection = sqlite.connect(str(home / "sessions" / "cop-session.db"))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    assert "nieuwere" in assert_one_sentence(cop("list"))
    assert "nieuwere" in assert_one_sentence(cop("import", lena))


def test_a_file_that_is_no_store_is_left_as_it_is(cop: Prompt, home: Path) -> None:
    (home / "sessions").mkdir(parents=True)
    database = home / "sessions" / "cop-session.db"
    database.write_text("boodschappen: melk, brood")
    assert str(database) in assert_one_sentence(cop("list"))
    assert database.read_text() == "boodschappen: melk, brood"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not permission bits")
def test_a_read_only_folder_says_so_and_loses_nothing(cop: Prompt, lena: Path, readable_temporary_folder: Path) -> None:
    home = readable_temporary_folder / "werkmap"
    cop("import", lena, home=home)
    with nobody_may_write(home):
        for argv in (["import", lena], ["export", "1e4a"], ["list", "--workspace", home / "nieuw"]):
            assert str(home) in assert_one_sentence(cop(*argv, home=home))
        seen = cop("list", home=home)
        assert (seen.code, seen.out[:8], len(seen.err.splitlines())) == (0, "1e4a0000", 1)
    assert "1e4a0000" in cop("list", home=home).out


@pytest.fixture
def readable_temporary_folder() -> Iterator[Path]:
    """A folder that every user can look into, unlike those of the test runner."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """Take away everybody's permission to write in `folder`, and from the administrator being one."""
    paths = [folder, *folder.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_administrator = os.geteuid() == 0
    if is_administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_administrator:
            os.seteuid(0)
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def test_a_workspace_that_cannot_be_made(cop: Prompt, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    blocked = tmp_path / "bestand" / "werkmap"
    assert str(blocked) in assert_one_sentence(cop("list", home=blocked))


def test_exports_that_cannot_be_written_are_not_recorded(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    cop("import", lena)
    (tmp_path / "bestand").touch()
    assert_one_sentence(cop("export", "1e4a", "--out", tmp_path / "bestand"))
    assert "plan v" not in cop("list").out
    assert cop("export", "1e4a", "--out", tmp_path / "map").code == 0
    assert "plan v1" in cop("list").out


def test_exporting_what_another_window_has_open(cop: Prompt, home: Path, lena: Path) -> None:
    cop("import", lena)
    library = Library.open(Workspace(home))
    live = library.open_session(library.resolve("1e4a"))
    try:
        assert "ander venster" in assert_one_sentence(cop("export", "1e4a"))
        assert cop("show", "1e4a").code == 0
    finally:
        live.close()
        library.close()
    assert cop("export", "1e4a").code == 0


@pytest.mark.parametrize("setting", ['locale = "fr"', "minutes = 5", "locale =", 'theme = "\\u001b[2J"'])
def test_settings_that_cannot_be_used_are_named_and_the_command_goes_on(cop: Prompt, home: Path, setting: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(setting)
    done = cop("list")
    assert (done.code, done.out) == (0, "Er zijn nog geen rondetafelgesprekken.\n")
    assert "instellingen" in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert cop("--help").err == ""


def test_nothing_that_is_typed_or_stored_steers_the_terminal(cop: Prompt, home: Path, tmp_path: Path) -> None:
    library = Library.open(Workspace(home))
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.close()
    library.close()
    for argv, code in (
        (["show", "\x1b]0;kanarie\x07"], 1),
        (["import", "\x1b[31m\nweg.cop.json"], 1),
        (["\x9b2J"], 2),
    ):
        done = cop(*argv)
        assert done.code == code
        assert not {"\x1b", "\x07", "\x9b"} & set(done.err)
        assert done.err.count("\n") == 1


def test_an_unexpected_error_is_one_sentence_and_a_report_without_content(
    cop: Prompt, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> int:
        pupil = "kanarie Lokaal"
        raise RuntimeError(f"kanarie Melding {pupil}")

    monkeypatch.setattr(session_commands, "list_sessions", breaks)
    first, second = assert_one_sentence(cop("list")), assert_one_sentence(cop("list"))
    assert first == second
    reports = list((home / "reports").iterdir())
    text = reports[0].read_text("utf-8")
    code = reports[0].stem.rpartition("-")[2]
    assert code in first
    assert "RuntimeError" in text
    assert "test_refusals.py" in text
    assert "kanarie" not in text + first
    if sys.platform != "win32":
        assert stat.S_IMODE(reports[0].stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that somebody is in")
def test_even_where_there_is_no_folder_any_more_there_is_one_sentence(
    cop: Prompt, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "tijdelijk"))
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "code" in assert_one_sentence(cop("list", cwd=None))
    assert len(list((tmp_path / "tijdelijk").iterdir())) == 1
