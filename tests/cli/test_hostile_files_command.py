"""Six hostile files from the command line, each over the session that it is about, plain and encrypted."""

import io
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest

from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.encryption.key_file import Cost
from tests.cli.conftest import Prompt, Ran
from tests.store.backups.backup_workspaces import WORDS, vault_of
from tests.support.hostile_bundle_files import FILES, TYPED, Here, put_here

SECONDS = 10.0
"""Of the processor, for a command over five thousand events."""


@pytest.fixture(params=["plain", "encrypted"])
def here(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    """A session in a workspace of either form."""
    monkeypatch.setattr("cop_session.store.encryption.key_file.fitting_cost", lambda: Cost(8, 1, 1))
    place = Workspace(home)
    place.create()
    vault = vault_of(place)
    if request.param == "encrypted":
        vault.protect(WORDS)
    return put_here(place, vault.key)


@pytest.fixture
def told(cop: Prompt, here: Here, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command line, with the passphrase where there is one, and what somebody types."""

    def run(*argv: object, typed: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        if here.key is None:
            return cop(*argv)
        read, write = os.pipe()
        os.write(write, f"{WORDS}\n".encode())
        os.close(write)
        try:
            return cop(*argv, "--passphrase-fd", read)
        finally:
            os.close(read)

    return run


def file(folder: Path, here: Here, name: str) -> Path:
    path = folder / f"{name}.cop.json"
    path.write_bytes(FILES[name](here))
    return path


def drafts(here: Here) -> dict[str, str]:
    with closing(Library.open(here.place, key=here.key)) as library:
        return library._log.drafts(here.id)


def test_a_file_without_words_changes_nothing(told: Callable[..., Ran], here: Here, tmp_path: Path) -> None:
    done = told("import", file(tmp_path, here, "blank-all"))
    assert (done.code, "stond er al" in done.out) == (0, True), done
    here.assert_all_there()
    assert told("doctor").code == 0


def test_drafts_from_outside_stay_outside(told: Callable[..., Ran], here: Here, tmp_path: Path) -> None:
    done = told("import", file(tmp_path, here, "drafts-over"))
    assert (done.code, "Halve zinnen uit dit bestand kwamen niet mee" in done.out) == (0, True), done
    here.assert_all_there()
    assert drafts(here) == TYPED


def test_strikes_are_asked_declined_and_agreed_to(told: Callable[..., Ran], here: Here, tmp_path: Path) -> None:
    path = file(tmp_path, here, "strikes")
    for typed in ("", "\n", "ja\n"):
        done = told("import", path, typed=typed)
        assert (done.code, f"schrapt {len(here.lines)} regels" in done.out) == (1, True), done
        here.assert_all_there()
        assert drafts(here) == TYPED
    assert told("import", path, typed="schrappen\n").code == 0
    here.assert_struck(*here.lines)
    assert told("doctor").code == 0


def test_a_namesake_is_erased_and_the_files_of_the_other_stay(
    told: Callable[..., Ran], here: Here, tmp_path: Path
) -> None:
    made = [Path(told("export", here.id[:8], "--format", form).out.strip()) for form in ("text", "docx")]
    assert told("import", file(tmp_path, here, "collide")).code == 0
    with closing(Library.open(here.place, key=here.key)) as library:
        (came,) = (one.id for one in library.sessions() if one.id != here.id)
    assert came[:8] != here.id[:8]
    other = Path(told("export", came[:8], "--format", "text").out.strip())
    done = told("erase", came[:8], typed="wissen\n")
    assert done.code == 0, done
    assert [path.exists() for path in (*made, other)] == [True, True, False]
    here.assert_all_there()
    assert drafts(here) == TYPED


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("plain", "undo-hang"),
        ("encrypted", "walk-crash"),
        pytest.param("plain", "walk-crash", marks=pytest.mark.torture),
        pytest.param("encrypted", "undo-hang", marks=pytest.mark.torture),
    ],
    indirect=["here"],
)
def test_it_is_taken_in_shown_and_exported(told: Callable[..., Ran], here: Here, tmp_path: Path, name: str) -> None:
    path = file(tmp_path, here, name)
    for argv in (
        ("import", path),
        ("show", here.id[:8]),
        ("list",),
        ("export", here.id[:8], "--format", "docx"),
        ("doctor",),
        ("import", path),
    ):
        began = process_time()
        done = told(*argv)
        assert (done.code, process_time() - began < SECONDS) == (0, True), (argv, done)
    here.assert_all_there()
    assert drafts(here) == TYPED
