"""Whatever somebody sends: it is refused or taken in whole, soon, in little memory, and never ends the program."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cop_session.store.bundles import bundle
from cop_session.troubles import Trouble
from tests.store.bundles.hostile_bundles import BOMBS
from tests.support.figures import Figures

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows can neither fork nor limit a process like this"
)

NO_BUNDLE = {
    *("nothing", "nought bytes", "a byte too many", "lists", "objects", "numbers", "fractions", "empty texts", "nulls"),
    *("utf-16", "a zip", "sealed by nobody"),
}
READ = {
    *("a payload 15 deep", "a million digits behind the comma", "an endless number", "a long word for the index"),
    *(name for name in BOMBS if name.startswith("a long text") or name.endswith("as may be")),
    *("400,000 words for the index", "undone and redone", "all struck", "all unknown"),
}

SECONDS = 2.0
MEGABYTES = 200
ROUNDS = 10


def intruded(folder: Path, *arguments: object, by: str = "hostile_import") -> list[dict[str, Any]]:
    """Run `hostile_import`, or `import_over_session`, in a process of its own and return what it tells."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.store.bundles.{by}", str(folder), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_harmless(told: list[dict[str, Any]]) -> None:
    assert [one for one in told if one["wrong"]] == []
    assert max(one["seconds"] for one in told) <= SECONDS
    assert max(one["mb"] for one in told) <= MEGABYTES


def test_mutations_of_the_samples_are_refused_or_taken_in_whole(tmp_path: Path, figures: Figures) -> None:
    told = fuzzed(tmp_path, figures, 0, 60)
    assert 10 < told[-1]["refused"] < 60, "some of them have to be taken in, or nothing was tried behind the door"


@pytest.mark.parametrize("name", list(BOMBS)[2::5])
def test_a_bomb_is_soon_refused_or_read(name: str) -> None:
    data, came = BOMBS[name](), "read"
    began = time.process_time()
    try:
        bundle.parse(data, name)
    except Trouble as trouble:
        came = trouble.code
    assert time.process_time() - began < SECONDS
    assert came == ("not_a_bundle" if name in NO_BUNDLE else "read" if name in READ else "damaged_bundle")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "map").mkdir()
    (tmp_path / "nul").symlink_to("/dev/zero")
    for name in ("pijp", "map", "nul"):
        with pytest.raises(Trouble) as caught:
            bundle.read(tmp_path / name)
        assert caught.value.code == "no_such_file"


@pytest.mark.torture
@pytest.mark.timeout(900)
@pytest.mark.parametrize("turn", range(ROUNDS))
def test_ten_thousand_mutations(tmp_path: Path, figures: Figures, turn: int) -> None:
    number = 10_000 // ROUNDS
    fuzzed(tmp_path, figures, turn * number, number)


def fuzzed(folder: Path, figures: Figures, first: int, number: int) -> list[dict[str, Any]]:
    """Bring so many mutations, harmless all; return what the intruder told."""
    told = intruded(folder, "fuzz", first, number)
    last = told[-1]
    came = {"crashes, partial imports or others amiss": len(told) - 1, "refused": last["refused"]}
    figures("fuzzed bundles", number, came, {"s at most": last["seconds"], "MB at most": last["mb"]})
    assert_harmless(told)
    return told


@pytest.mark.torture
@pytest.mark.timeout(900)
def test_every_bomb(tmp_path: Path, figures: Figures) -> None:
    told: list[dict[str, Any]] = []
    for number, name in enumerate(BOMBS):
        (tmp_path / str(number)).mkdir()
        told += intruded(tmp_path / str(number), "bomb", name)
    slowest, largest = max(one["seconds"] for one in told), max(one["mb"] for one in told)
    wrong = sum(bool(one["wrong"]) for one in told)
    came = {"crashes, partial imports or others amiss": wrong}
    figures("hand-made bombs", len(told), came, {"s at most": slowest, "MB at most": largest})
    assert_harmless(told)


@pytest.mark.parametrize("how", ["plain", "encrypted"])
def test_no_word_goes_from_a_session_that_is_here(tmp_path: Path, figures: Figures, how: str) -> None:
    told = brought_over(tmp_path, figures, how, 0, 12)
    assert told[-1]["refused"] < 12, "some of them have to be taken in, or nothing was tried behind the door"


@pytest.mark.torture
@pytest.mark.timeout(900)
@pytest.mark.parametrize("how", ["plain", "encrypted"])
@pytest.mark.parametrize("turn", range(ROUNDS))
def test_five_thousand_mutations_over_a_session(tmp_path: Path, figures: Figures, how: str, turn: int) -> None:
    number = 2_500 // ROUNDS
    first = turn * number + (2_500 if how == "encrypted" else 0)
    brought_over(tmp_path, figures, how, first, number)


def brought_over(folder: Path, figures: Figures, how: str, first: int, number: int) -> list[dict[str, Any]]:
    """Bring so many mutations over a session that is here, and let no word go unasked; return what the keeper told."""
    told = intruded(folder, how, first, number, by="import_over_session")
    *wrong, last = told
    came = {"that lost words unasked": len(wrong), "asked about": last["asked"], "agreed to": last["agreed"]}
    figures("files over a session that is here", number, came)
    assert wrong == []
    return told
