"""Every write, sync, opening and renaming fails in turn: it is done all the same, or said, and what was there stays."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.figures import Figures
from tests.torture.faults.faults import SCENARIOS
from tests.torture.faults.shim import behind, made, needs_shim

ROOT = Path(__file__).parents[3]
LONG = [pytest.param(1_000_000, (one,), id=one, marks=pytest.mark.torture) for one in SCENARIOS]

pytestmark = needs_shim


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("most", "names"), [pytest.param(3, tuple(SCENARIOS), id="short"), *LONG])
def test_each_fault_is_survived_or_said(tmp_path: Path, figures: Figures, most: int, names: Sequence[str]) -> None:
    root = tmp_path / "werk"
    root.mkdir()
    command = [sys.executable, "-m", "tests.torture.faults.faults", str(root), str(most), *names]
    ran = subprocess.run(
        command, env=behind(made(tmp_path), root), cwd=ROOT, check=False, text=True, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["scenario"] for one in told] == list(names)
    for one in told:
        came = {"completed": one["completed"], "said": one["refused"], "amiss": len(one["violations"])}
        figures(f"faults put in, {one['scenario']}", one["attempts"], came)
    assert [each for one in told for each in one["violations"]] == []
