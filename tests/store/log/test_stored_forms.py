"""What is stored stays what it is: for the programs to come, and for the one of 22 November 2026."""

import io
import json
import os
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from cop_session.domain.events import Unknown
from cop_session.store.bundles import bundle
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_codec import encode
from tests.store.log.november import golden, samples, words
from tests.store.log.stored_forms import GOLDEN, stored_forms

EVERY_KIND = GOLDEN.with_name("every-kind.cop.json")
EVERY_ADDED_CODE = GOLDEN.with_name("every-added-code.cop.json")
"""Of 1 December 2026: a talk of another format, with codes that the round table does not have."""
NOVEMBER = "aa3ca5ebaa04549bb381b13e21031f55c2fecbdb"
"""The commit of 22 November 2026."""
REPOSITORY = Path(__file__).parents[3]


def test_kinds_fields_codes_and_names_of_drafts_are_as_they_were_written_down() -> None:
    assert stored_forms() == json.loads(GOLDEN.read_text("utf-8")), "see the docstring of tests.store.log.stored_forms"


@pytest.mark.parametrize("file", [EVERY_KIND, EVERY_ADDED_CODE], ids=["of November", "of formats"])
def test_an_event_of_every_kind_reads_as_it_did_when_it_was_new(file: Path) -> None:
    there = bundle.read(file)
    written = file.with_suffix("").with_suffix(".txt").read_text("utf-8").splitlines()
    assert [repr(one) for one in there.events()] == written


def test_the_pinned_events_are_of_every_kind_and_version() -> None:
    stored = [one for file in (EVERY_KIND, EVERY_ADDED_CODE) for one in bundle.read(file).stored]
    kinds = json.loads(GOLDEN.read_text("utf-8"))["kinds"]
    assert {one.kind for one in stored} > set(kinds) - {"Blanked"}
    added = {(kind, one["with added codes"]) for kind, one in kinds.items() if "with added codes" in one}
    assert added <= {(one.kind, one.version) for one in stored}


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.name.partition(".")[0])
def test_a_sample_of_november_makes_the_same_documents_and_leaves_as_it_came(sample: Path) -> None:
    there = bundle.read(sample)
    assert bundle.portable(there.session_id, there.stored) == sample.read_bytes()
    assert words(sample) == golden(sample).read_text("utf-8"), "see the docstring of tests.store.log.november"


@pytest.fixture(scope="module")
def november(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of November, as it stood in the history."""
    there = subprocess.run(["git", "archive", NOVEMBER, "src"], cwd=REPOSITORY, capture_output=True, check=False)
    if there.returncode:
        pytest.skip("the program of November is in the history, and this is a copy without it")
    folder = tmp_path_factory.mktemp("november")
    with tarfile.open(fileobj=io.BytesIO(there.stdout)) as packed:
        packed.extractall(folder, filter="data")
    return folder / "src"


def _in_november(source: Path, workspace: Path, *argv: object) -> tuple[int, str]:
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from cop_session.__main__ import main; sys.exit(main())"
    environment = {**os.environ, "COP_SESSION_HOME": str(workspace), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(source), *map(str, argv)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_program_of_november_calls_a_database_of_today_newer(november: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "werkmap"
    open_engine(workspace / "sessions" / "cop-session.db").dispose()
    code, said = _in_november(november, workspace, "list")
    assert (code, said.count("\n")) == (1, 1)
    assert "nieuwere cop-session" in said


def test_the_program_of_november_calls_an_event_of_a_newer_version_newer(november: Path, tmp_path: Path) -> None:
    there = bundle.read(EVERY_KIND)
    last = there.events()[-1]
    newer = Unknown("LineNoted", 9, '{"kind": "action", "text": "van later", "said_by": null, "heard": "x"}')
    added = encode([replace(last, seq=last.seq + 1, gesture=last.seq + 1, event=newer)], there.stored[-1].digest)
    file = tmp_path / "later.cop.json"
    file.write_bytes(bundle.dump(there.session_id, [*there.stored, *added]))
    workspace = tmp_path / "werkmap"
    assert _in_november(november, workspace, "import", file)[0] == 0
    _, said = _in_november(november, workspace, "doctor")
    assert "Een nieuwere cop-session schreef" in said
    assert "beschadigd" not in said


def test_the_program_of_november_calls_a_talk_of_another_format_newer(november: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "werkmap"
    assert _in_november(november, workspace, "import", EVERY_ADDED_CODE)[0] == 0
    _, said = _in_november(november, workspace, "doctor")
    assert "Een nieuwere cop-session schreef" in said
    assert "beschadigd" not in said


def test_the_program_of_november_calls_a_session_of_today_newer_and_not_damaged(november: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "werkmap"
    assert (
        _in_november(november, workspace, "import", REPOSITORY / "sessions" / "voorbeelden" / "lena.cop.json")[0] == 0
    )
    code, said = _in_november(november, workspace, "doctor")
    assert code == 1
    assert "Een nieuwere cop-session schreef" in said
    assert "beschadigd" not in said
    assert _in_november(november, workspace, "show", "1e4a")[0] == 0
