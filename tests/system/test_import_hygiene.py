"""What each room may load, seen from a fresh interpreter, and the contracts between rooms."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "src"
HEAVY: Final = {
    "textual",
    "rich",
    "pydantic",
    "sqlalchemy",
    "sqlmodel",
    "sqlcipher3",
    "alembic",
    "docx",
    "lxml",
    "pendulum",
    "holidays",
    "dateutil",
    "babel",
    "platformdirs",
}


def modules(package: str) -> list[str]:
    """The importable names under `package`, found without importing any of them."""
    folder = SOURCE.joinpath(*package.split("."))
    found = folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
    dotted = (path.relative_to(SOURCE).with_suffix("").as_posix().replace("/", ".") for path in found)
    return sorted(name.removesuffix(".__init__") for name in dotted)


def loaded_by(module: str) -> set[str]:
    """The top-level modules in memory after a fresh interpreter imported `module`."""
    return {name.partition(".")[0] for name in all_loaded_by(module)}


def all_loaded_by(module: str) -> set[str]:
    """The modules in memory after a fresh interpreter imported `module`."""
    program = f"import sys, json, {module}; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60)
    return set(json.loads(done.stdout))


def test_what_a_module_loads_is_seen() -> None:
    assert loaded_by("cop_session.documents.word.word_document") & HEAVY == {"docx", "lxml"}


@pytest.mark.parametrize(
    "module",
    [
        "cop_session",
        *modules("cop_session.domain"),
        *modules("cop_session.i18n"),
        *modules("cop_session.paths"),
        *modules("cop_session.config"),
        *modules("cop_session.troubles"),
        *modules("cop_session.faults"),
    ],
)
def test_the_lower_rooms_load_nothing_heavy(module: str) -> None:
    assert loaded_by(module) & HEAVY == set()


def test_the_contracts_between_rooms_hold() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_frame_loads_no_format_and_no_state() -> None:
    first = "cop_session.tui.app, cop_session.tui.home.home_screen"
    later = {"cop_session.formats", "cop_session.domain.state"}
    assert all_loaded_by(first) & later == set()
    assert all_loaded_by("cop_session.formats") & later == later
