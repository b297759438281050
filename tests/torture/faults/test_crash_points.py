"""Killed before any change of a file, or stood still there while another one runs: nothing that was kept is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.paths import samples
from tests.torture.faults.crash_points import Command, Outcome, Runner, at_each_point
from tests.torture.faults.shim import needs_shim

pytestmark = needs_shim


@pytest.fixture
def runner() -> Iterator[Runner]:
    with Runner() as opened:
        yield opened


def test_an_import_is_wholly_there_or_not_at_all(runner: Runner) -> None:
    model = runner.root / "model"
    first = runner.run(model, Command(("import", str(samples() / "lena.cop.json"))))
    assert first.code == 0, first

    def check(home: Path, outcome: Outcome) -> None:
        listed = runner.run(home, Command(("list",)))
        assert listed.code == 0
        assert "1e4a0000" in listed.out
        assert outcome.killed or "3171a000" in listed.out

    assert at_each_point(runner, model, Command(("import", str(samples() / "milan.cop.json"))), check, most=4) == 4


def test_what_happens_at_a_point_meanwhile_is_seen(runner: Runner) -> None:
    model = runner.root / "model"
    runner.run(model, Command(("import", str(samples() / "lena.cop.json"))))
    seen = []

    def check(home: Path, outcome: Outcome) -> None:
        seen.append(outcome.err)

    other = Command(("list",))
    importing = Command(("import", str(samples() / "milan.cop.json")))
    assert at_each_point(runner, model, importing, check, most=1, meanwhile=other) == 1
    assert ["meanwhile" in one for one in seen] == [False, True]
