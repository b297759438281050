"""The program, run as somebody at a prompt would."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cop_session.cli import run
from cop_session.paths import samples


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command line."""

    code: int
    out: str
    err: str


Prompt = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the workspace is."""
    return tmp_path / "werkmap"


@pytest.fixture
def cop(home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Prompt:
    """Run a command line in this process."""

    def prompt(*argv: object, home: Path = home, cwd: Path | None = tmp_path) -> Ran:
        capfd.readouterr()
        code = run([str(one) for one in argv], {"COP_SESSION_HOME": str(home)}, cwd)
        return Ran(code, *capfd.readouterr())

    return prompt


@pytest.fixture
def process(home: Path) -> Prompt:
    """Run a command line in a process of its own."""

    def prompt(*argv: object, env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "cop_session", *(str(one) for one in argv)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "COP_SESSION_HOME": str(home), **(env or {})},
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return prompt


@pytest.fixture
def lena() -> Path:
    return samples() / "lena.cop.json"


@pytest.fixture
def milan() -> Path:
    return samples() / "milan.cop.json"
