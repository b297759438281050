"""Commands that erase, killed before any change of a file: after the next start all is there, or nothing."""

import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest

from bench.workspaces import workspace
from cop_session.domain.codes import Kind
from cop_session.formats import EVALUATION
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.store.backups.backups import SMALL, Backups
from cop_session.store.bundles.bundle import read
from tests.support.figures import Figures
from tests.torture.faults.crash_points import Command, Outcome, Runner, at_each_point
from tests.torture.faults.shim import needs_shim

pytestmark = needs_shim

PASSPHRASE = "een goede lange zin"
CANARIES = (b"hoorspel", b"Wegwijzer", b"1e4a0000-")
CODE = "1e4a0000"
SIGN = b"drie keer per week hardop"
LATER = "e7a10000"
LATER_ID = f"{LATER}-0000-4000-8000-000000000000"
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
def runner() -> Iterator[Runner]:
    with Runner() as opened:
        yield opened


def filled(runner: Runner, lines: tuple[str, ...]) -> Path:
    """Return a workspace with two round tables, documents and bundles of one of them, and a backup."""
    return Path(shutil.copytree(_model(lines), runner.root / "model", symlinks=True))


@cache
def _model(lines: tuple[str, ...]) -> Path:
    """Fill one for all tests of this process."""
    runner = Runner()
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
@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
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


@WAYS
@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
def test_after_an_erasure_that_was_killed_no_word_of_it_is_in_a_later_talk(
    runner: Runner, temporary: Path, tmp_path: Path, figures: Figures, lines: tuple[str, ...], most: int | None
) -> None:
    model = filled(runner, lines)
    assert runner.run(model, Command(("import", str(evaluation(tmp_path / "elders"))), lines)).code == 0
    came = {"there still": 0, "gone, to the last byte": 0}

    def check(home: Path, outcome: Outcome) -> None:
        listed = runner.run(home, Command(("list",), lines))
        assert listed.code == 0, listed
        assert unfinished(home) == []
        assert runner.run(home, Command(("doctor",), lines)).code == 0
        told = runner.run(home, Command(("show", LATER), lines))
        assert told.code == 0, told
        came["there still" if CODE in listed.out else "gone, to the last byte"] += 1
        assert (CODE in listed.out) is ("hoorspel" in told.out)
        if CODE not in listed.out:
            assert [one for one in with_words(home, temporary) if "hoorspel" in one] == []

    done = at_each_point(runner, model, Command(("erase", CODE), lines, "wissen\n"), check, most=most)
    figures(f"kills of an erasure before a later talk, {'encrypted' if lines else 'plain'}", done, dict(came))
    assert all(came.values())


@WAYS
@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
def test_after_an_import_that_was_killed_a_line_is_struck_in_all_talks_or_in_none(
    runner: Runner, temporary: Path, tmp_path: Path, figures: Figures, lines: tuple[str, ...], most: int | None
) -> None:
    model = filled(runner, lines)
    assert runner.run(model, Command(("erase", CODE), lines, "wissen\n")).code == 0
    for file in (samples() / "lena.cop.json", evaluation(tmp_path / "elders")):
        assert runner.run(model, Command(("import", str(file)), lines)).code == 0
    striking = struck(tmp_path / "ginds")
    came = {"there still": 0, "gone, to the last byte": 0}

    def check(home: Path, outcome: Outcome) -> None:
        told = [runner.run(home, Command(("show", one), lines)).out for one in (CODE, LATER)]
        there = [SIGN.decode() in one for one in told]
        assert there[0] is there[1]
        assert unfinished(home) == []
        found = runner.run(home, Command(("doctor",), lines)).out.splitlines()[1:]
        # The backups say so first that a line was struck: until it is struck here too, they hold one event more.
        ahead = "staat er meer in een reservekopie dan hier"
        assert [one for one in found if one.split()[0] not in "✓·" and not (all(there) and ahead in one)] == []
        came["there still" if all(there) else "gone, to the last byte"] += 1
        if not any(there):
            assert [one for one in home.rglob("*") if one.is_file() and SIGN in one.read_bytes()] == []

    done = at_each_point(runner, model, Command(("import", str(striking)), lines, "schrappen\n"), check, most=most)
    figures(f"kills of an import that strikes, {'encrypted' if lines else 'plain'}", done, dict(came))
    assert all(came.values())


def struck(folder: Path) -> Path:
    """Return a file with Lena's round table in which a line was struck that came along into her evaluation."""
    library = Library.open(Workspace(folder))
    live = library.open_session(library.import_bundle(samples() / "lena.cop.json").session_id)
    (sign,) = live.state.of(Kind.SIGN)
    assert SIGN.decode() in sign.text
    assert live.strike(sign.id) is None
    live.close()
    file, *_ = library.export_bundle(live.id)
    library.close(backs_up=False)
    return file


def evaluation(folder: Path) -> Path:
    """Return a file with an evaluation of Lena, into which the lines of her round table came along."""
    library = Library.open(Workspace(folder))
    lena = library.import_bundle(samples() / "lena.cop.json").session_id
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("uuid.uuid4", lambda: UUID(LATER_ID))
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=lena, talk=EVALUATION)
    live.close()
    file, *_ = library.export_bundle(live.id)
    library.close(backs_up=False)
    return file


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
def test_handing_over_that_was_killed_leaves_it_here_or_there(
    runner: Runner, temporary: Path, figures: Figures, most: int | None
) -> None:
    model, stick = filled(runner, ()), runner.root / "stick"
    there = Command(("export", CODE, "--format", "bundle", "--out", str(stick), "--erase"), (), "wissen\n")
    came = {"here still": 0, "there and whole": 0}

    def check(home: Path, outcome: Outcome) -> None:
        listed = runner.run(home, Command(("list",)))
        assert unfinished(home) == []
        if CODE in listed.out:
            came["here still"] += 1
            assert runner.run(home, there).code == 0
        came["there and whole"] += 1
        assert with_words(home, temporary) == []
        assert len(read(sorted(stick.glob("*.cop.json"))[-1]).stored) > 100
        assert unfinished(stick) == []
        shutil.rmtree(stick)

    done = at_each_point(runner, model, there, check, most=most)
    figures("kills of handing over", done, dict(came))
    assert came["there and whole"] == done + 1


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
def test_a_restore_that_was_killed_loses_no_backup_and_can_be_done_once_more(
    runner: Runner, figures: Figures, most: int | None
) -> None:
    model = filled(runner, ())
    database = Workspace(model).database
    database.write_bytes(database.read_bytes()[:100] + b"\xff" * 50_000)
    backups = {path.name for path in Workspace(model).backups.glob("*.db")}
    came = {"restored": 0, "to be restored": 0}

    def check(home: Path, outcome: Outcome) -> None:
        listed = runner.run(home, Command(("list",)))
        if listed.code:
            came["to be restored"] += 1
            assert len(listed.err.splitlines()) == 1
            assert runner.run(home, Command(("restore", "1"))).code == 0
            listed = runner.run(home, Command(("list",)))
        else:
            came["restored"] += 1
        assert CODE in listed.out
        assert unfinished(home) == []
        assert backups <= {path.name for path in Workspace(home).backups.glob("*.db")}
        (kept,) = Workspace(home).backups.glob("damaged-*")
        assert (kept / database.name).stat().st_size == 50_100

    done = at_each_point(runner, model, Command(("restore", "1")), check, most=most)
    figures("kills of a restore", done, dict(came))
    assert came["restored"]


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
def test_an_import_that_was_killed_leaves_nothing_half_written(runner: Runner, figures: Figures, most: int) -> None:
    model = filled(runner, ())
    came = {"half written": 0}

    def check(home: Path, outcome: Outcome) -> None:
        listed = runner.run(home, Command(("list",)))
        assert CODE in listed.out
        assert unfinished(home) == []

    vlot = samples() / "opleiding" / "vlot.cop.json"
    done = at_each_point(runner, model, Command(("import", str(vlot))), check, most=most)
    figures("kills of an import", done, dict(came))


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
def test_a_backup_of_what_changed_that_was_killed_is_there_or_not(
    runner: Runner, tmp_path: Path, figures: Figures, most: int | None
) -> None:
    model = large(tmp_path)
    came = Counter[str]()

    def check(home: Path, outcome: Outcome) -> None:
        backups = Backups(Workspace(home).database)
        assert runner.run(home, Command(("list", "--first", "1"))).code == 0
        assert unfinished(home) == []
        there = backups.generations()
        whole = [one for one in there if one.base is None]
        assert len(whole) == 1
        assert len(backups.look_into(whole[0])) == LARGE
        for one in there:
            heads = backups.look_into(one)
            with backups.assembled(one) as path:
                came["additions" if one.base else "whole ones"] += len(heads) in (LARGE, LARGE + 1) and path.exists()
        # What was acknowledged is there, and in a backup once the command came to its end.
        if outcome.code == 0:
            assert len(backups.look_into(there[0])) == LARGE + 1

    vlot = samples() / "opleiding" / "vlot.cop.json"
    passed = at_each_point(runner, model, Command(("import", str(vlot))), check, most=most)
    figures("kills of a backup of what changed", passed, {**came, "half ones": 0})
    assert came["additions"]


LARGE = 1_000
"""So many sessions are a database of which only what changed is backed up."""


def large(folder: Path) -> Path:
    """Return a workspace with many sessions, and a whole backup of them."""
    made = Workspace(folder / "groot")
    workspace(made.root, LARGE)
    assert made.database.stat().st_size > SMALL
    assert Backups(made.database).make(datetime.now(UTC))
    return made.root


@pytest.mark.parametrize("most", [2, pytest.param(40, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
@pytest.mark.parametrize("other", [("list",), ("import", str(samples() / "opleiding" / "vlot.cop.json"))])
def test_an_erasure_beside_which_another_window_works_is_whole(
    runner: Runner, temporary: Path, figures: Figures, most: int | None, other: tuple[str, ...]
) -> None:
    model = filled(runner, ())
    came = {"gone, to the last byte": 0}

    def check(home: Path, outcome: Outcome) -> None:
        assert outcome.code == 0, outcome
        # The first one stands still for longer than SQLite waits.
        assert "meanwhile 1" not in outcome.err or "Probeer het zo meteen opnieuw" in outcome.err, outcome
        listed = runner.run(home, Command(("list",)))
        assert "3171a000" in listed.out
        assert CODE not in listed.out
        assert with_words(home, temporary) == []
        assert unfinished(home) == []
        came["gone, to the last byte"] += 1

    erase = Command(("erase", CODE), (), "wissen\n")
    done = at_each_point(runner, model, erase, check, most=most, meanwhile=Command(other))
    figures("races with an erasure", done, dict(came))
