"""A disk that refuses, met by each command: one sentence that fits, and nothing lost or half erased."""

import errno
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.paths import samples
from tests.support.figures import Figures
from tests.torture.faults.crash_points import Command, Outcome, Runner
from tests.torture.faults.shim import Op, needs_shim
from tests.torture.kills.test_killed_erasure import CODE, filled, with_words

pytestmark = needs_shim

COMMANDS = {
    "list": Command(("list",)),
    "import": Command(("import", str(samples() / "opleiding" / "vlot.cop.json"))),
    "export": Command(("export", CODE, "--format", "bundle")),
    "about": Command(("about", CODE)),
    "erase": Command(("erase", CODE), (), "wissen\n"),
    "restore": Command(("restore", "1")),
    "restore --list": Command(("restore", "--list")),
    "doctor": Command(("doctor",)),
}
_FULL, _REFUSED, _FAILS = "schijf is vol", ("niets bewaard worden", "niet geschreven worden"), "schijf meldt een fout"
_HALF = "nog niet gewist worden"
SENTENCES = {
    (Op.WRITE, errno.ENOSPC): (_FULL, _HALF),
    (Op.OPEN, errno.EACCES): (*_REFUSED, _HALF),
    (Op.OPEN, errno.EROFS): (*_REFUSED, _HALF),
    (Op.SYNC, errno.EIO): (_FAILS, _HALF),
    (Op.WRITE, errno.EIO): (_FAILS, _HALF),
    (Op.UNLINK, errno.EACCES): (*_REFUSED, _HALF),
}
"""By what fails, and how: what is said then."""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def runner() -> Iterator[Runner]:
    with Runner() as opened:
        yield opened


@pytest.mark.parametrize(
    ("names", "positions"),
    [
        pytest.param(("erase", "restore"), (2,), id="short"),
        pytest.param(
            tuple(COMMANDS),
            (1, 2, 4, 8, 14, 22, 40),
            id="long",
            marks=[pytest.mark.torture, pytest.mark.timeout(1800)],
        ),
    ],
)
def test_each_command_says_what_the_disk_refused(
    runner: Runner, figures: Figures, names: tuple[str, ...], positions: tuple[int, ...]
) -> None:
    model = filled(runner, ())
    met = {"refused in a sentence": 0, "done all the same": 0}
    for name in names:
        for (op, error), sentences in SENTENCES.items():
            for at in positions:
                home = Path(shutil.copytree(model, runner.root / "now", symlinks=True))
                came = runner.run(home, COMMANDS[name], fault=(op, at, error))
                why = f"{name}, {op.name} {at} fails with {errno.errorcode[error]}: {came}"
                said = came.err.strip().removeprefix("Typ wissen om dit voorgoed te wissen:").strip()
                met["refused in a sentence" if said else "done all the same"] += 1
                assert len(said.splitlines()) <= 1, why
                assert not said or any(one in said for one in sentences), why
                assert (not said) == (came.code == 0) or name in ("list", "restore --list"), why
                assert came.code in (0, 1), why
                _nothing_is_lost(runner, home, came, name, why)
                shutil.rmtree(home)
    figures("disks that refused a command", sum(met.values()), met)


def _nothing_is_lost(runner: Runner, home: Path, came: Outcome, name: str, why: str) -> None:
    listed = runner.run(home, Command(("list",)))
    assert listed.code == 0, why
    assert "3171a000" in listed.out, why
    if CODE not in listed.out:
        assert name == "erase", why
        assert came.code == 0 or _HALF in came.err, why
        assert with_words(home) == [], why
