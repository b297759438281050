"""Commands that erase, killed before any change of a file: after the next start all is there, or nothing."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.paths import Workspace, samples
from tests.figures import Figures
from tests.torture.crash_points import Command, Outcome, Runner, at_each_point
from tests.torture.shim import needs_shim

pytestmark = needs_shim

PASSPHRASE = "een goede lange zin"
CANARIES = (b"hoorspel", b"Wegwijzer", b"1e4a0000-")
CODE = "1e4a0000"
WAYS = pytest.mark.parametrize("lines", [(), (PASSPHRASE,)], ids=["plain", "encrypted"])


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of the program under test; nobody else's files are in it."""
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def runner(tmp_path: Path, temporary: Path) -> Iterator[Runner]:
    with Runner(tmp_path) as opened:
        yield opened


def filled(runner: Runner, lines: tuple[str, ...]) -> Path:
    """Return a workspace with two round tables, documents and bundles of one of them, and a backup."""
    model = runner.root / "model"
    if lines:
        assert runner.run(model, Command(("passphrase", "set"), (PASSPHRASE, PASSPHRASE))).code == 0
    for argv in (
        ("import", str(samples() / "lena.cop.json")),
        ("import", str(samples() / "milan.cop.json")),
        ("export", CODE, "--format", "text"),
        ("export", CODE, "--format", "bundle"),
    ):
        made = runner.run(model, Command(argv, lines))
        assert made.code == 0, made
    assert list(Workspace(model).backups.glob("*.db"))
    return model


def with_words(*folders: Path) -> list[str]:
    return [
        f"{path.name}: {word!r}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in CANARIES
        if word in path.read_bytes() or word in os.fsencode(path.name)
    ]


def unfinished(home: Path) -> list[str]:
    """Return what a killed program left half written."""
    half = re.compile(
        r"\..+\.[0-9a-f]{8}(-wal|-shm|-journal)?|.*\.tmp|erasing-.*|cop-session-pdf-.*|.*\.db-(wal|shm|journal)"
    )
    return [str(path.relative_to(home)) for path in home.rglob("*") if half.fullmatch(path.name)]


@WAYS
@pytest.mark.parametrize("most", [6, pytest.param(None, marks=pytest.mark.torture)])
def test_after_an_erasure_that_was_killed_all_is_there_or_nothing(
    runner: Runner, temporary: Path, figures: Figures, lines: tuple[str, ...], most: int | None
) -> None:
    model = filled(runner, lines)
    kept = len(list(Workspace(model).backups.glob("*.db")))
    came = {"there still": 0, "gone, to the last byte": 0}

    def check(home: Path, outcome: Outcome) -> None:
        listed = runner.run(home, Command(("list",), lines))
        assert listed.code == 0, listed
        assert "3171a000" in listed.out
        assert unfinished(home) == []
        assert len(list(Workspace(home).backups.glob("*.db"))) >= kept
        if CODE in listed.out:
            came["there still"] += 1
            assert outcome.killed
            assert len(list(Workspace(home).exports.iterdir())) == 2
            assert runner.run(home, Command(("doctor",), lines)).code == 0
        else:
            came["gone, to the last byte"] += 1
            assert with_words(home, temporary) == []

    done = at_each_point(runner, model, Command(("erase", CODE), lines, "wissen\n"), check, most=most)
    figures(f"kills of an erasure, {'encrypted' if lines else 'plain'}", done, dict(came))
    assert all(came.values())
