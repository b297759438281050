"""Crash points: a command line of cop-session is killed, fails or stands still before its n-th change of a file.

The first `Runner` starts `python -m tests.torture.faults.crash_points` behind the shim, a process that has the program
loaded and forks for each command line, which makes an attempt take a tenth of a second. A test calls `at_each_point`.
"""

import atexit
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

from cop_session.store.encryption.key_file import Cost
from tests.torture.faults.shim import Op, Shim, behind, made

ROOT: Final = Path(__file__).parents[3]
_OF_MANY_WRITES: Final = 25
CHEAP: Final = Cost(8, 1, 1)
_TEMPORARY: Final = tempfile.gettempdir()
"""Where this process puts what is its own; a test may say that its program does so elsewhere."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command line: its exit code, below 0 the signal that ended it, and the kinds of its changes."""

    code: int
    out: str
    err: str
    changes: str

    @property
    def killed(self) -> bool:
        """Whether it was killed on the way."""
        return self.code == -signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Command:
    """A command line without `cop-session`, the lines that it reads from --passphrase-fd, and what is typed, if any."""

    argv: tuple[str, ...]
    lines: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a change fails with, and whether those after it do too."""

    error: int = errno.EIO
    lasting: bool = False


class _Program:
    """The process behind the shim, and the folder below which the shim sees what is done."""

    def __init__(self) -> None:
        folder = Path(tempfile.mkdtemp(dir=_TEMPORARY))
        atexit.register(self._end, folder)
        self.root: Final = folder / "below"
        self.root.mkdir()
        self._process: Final = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.faults.crash_points", str(folder)],
            cwd=ROOT,
            env=behind(made(folder), self.root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def answer(self, asked: Mapping[str, Any]) -> Outcome:
        """Run what is asked for."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))

    def _end(self, folder: Path) -> None:
        self._process.communicate()
        shutil.rmtree(folder)


@cache
def _program() -> _Program:
    """Return the one of this process: it takes a second to start."""
    return _Program()


class Runner:
    """Runs command lines in workspaces below `root`, which is there for as long as `with` lasts."""

    def __init__(self) -> None:
        self._program: Final = _program()
        self.root: Final = Path(tempfile.mkdtemp(dir=self._program.root))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.root)

    def run(
        self,
        home: Path,
        command: Command,
        *,
        at: int = 0,
        fails: Fault | None = None,
        meanwhile: Command | None = None,
        fault: tuple[Op, int, int] | None = None,
    ) -> Outcome:
        """Run a command line in the workspace `home`; it is killed before the change `at`, from 1.

        With `fails` that change fails instead. With `meanwhile` the command line stands still there, until that other
        one has run to its end. With a `fault`, an operation, its number and an error, that fails from then on.
        """
        how = signal.SIGSTOP if meanwhile else -fails.error if fails else signal.SIGKILL
        asked: dict[str, Any] = {"home": str(home), "argv": command.argv, "lines": command.lines, "at": at, "how": how}
        asked |= {"typed": command.typed, "fault": fault, "lasting": bool(fails and fails.lasting)}
        asked["temporary"] = tempfile.gettempdir()
        if meanwhile:
            asked["meanwhile"] = {"argv": meanwhile.argv, "lines": meanwhile.lines, "typed": meanwhile.typed}
        return self._program.answer(asked)


def at_each_point(
    runner: Runner,
    model: Path,
    command: Command,
    check: Callable[[Path, Outcome], None],
    *,
    most: int | None = None,
    fails: Fault | None = None,
    meanwhile: Command | None = None,
) -> int:
    """Run `command` in a copy of the workspace `model`, killed before each of its changes; return how often.

    `check` gets each copy, and the outcome. `most` takes as many points, evenly spread; None takes all that differ.
    The first run goes through to its end. With `fails` or `meanwhile` nothing is killed: the change fails, or that
    other command line runs at each point.
    """

    def attempt(at: int) -> Outcome:
        shutil.rmtree(runner.root / "now", ignore_errors=True)
        home = Path(shutil.copytree(model, runner.root / "now", symlinks=True))
        outcome = runner.run(home, command, at=at, fails=fails, meanwhile=meanwhile if at else None)
        try:
            check(home, outcome)
        except Exception as error:
            error.add_note(f"{' '.join(command.argv)}, before change {at}: {outcome}")
            raise
        return outcome

    points = _points(attempt(0).changes)
    for at in _spread(points, most):
        attempt(at)
    return len(_spread(points, most))


def _points(changes: str) -> Sequence[int]:
    """Return the points that differ: of the many pages of a database that are written on end, not each."""
    write = str(int(Op.WRITE))
    return [
        at
        for at, kind in enumerate(changes, 1)
        if kind != write or changes[at - 2 : at - 1] != write or at % _OF_MANY_WRITES == 0
    ]


def _spread(points: Sequence[int], most: int | None) -> Sequence[int]:
    if most is None or most >= len(points):
        return points
    # One alone is in the middle, two are at the ends.
    places = (at / (most - 1) for at in range(most)) if most > 1 else (0.5,)
    return sorted({points[round(place * (len(points) - 1))] for place in places})


def _requests() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _pipe_with(text: str) -> int:
    read, write = os.pipe()
    os.write(write, text.encode())
    os.close(write)
    return read


class _Child:
    """A fork that carries out one command line."""

    def __init__(self, folder: Path, name: str, home: str, asked: dict[str, Any], at: int, how: int) -> None:
        self._shown: Final = [folder / f"{name}.{end}" for end in ("out", "err", "changes")]
        self._status: int | None = None
        sys.stdout.flush()
        self.pid: Final = os.fork()
        if not self.pid:
            self._live(home, asked, at, how)

    def _live(self, home: str, asked: dict[str, Any], at: int, how: int) -> None:
        from cop_session.cli import run

        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        for descriptor, path in enumerate(self._shown[:2], 1):
            os.dup2(os.open(path, flags, 0o600), descriptor)
        os.dup2(_pipe_with(asked["typed"]), 0)
        argv = list(asked["argv"])
        if asked["lines"]:
            argv += ["--passphrase-fd", str(_pipe_with("".join(f"{line}\n" for line in asked["lines"])))]
        shim, lasting = Shim(), at > 0 and how < 0 and bool(asked["lasting"])
        shim.halt(at, how, lasting=lasting)
        if asked.get("fault"):
            op, number, error = asked["fault"]
            shim.arm(Op(op), number, error, lasting=True)
        code = run(argv, {"COP_SESSION_HOME": home}, Path(home))
        sys.stdout.flush()
        sys.stderr.flush()
        self._shown[2].write_text(shim.changes())
        os._exit(code)

    def stands_still(self) -> bool:
        """Wait until it stands still, or has come to its end."""
        _, self._status = os.waitpid(self.pid, os.WUNTRACED)
        return os.WIFSTOPPED(self._status)

    def ended(self) -> dict[str, Any]:
        """Wait for its end."""
        if self._status is None or os.WIFSTOPPED(self._status):
            _, self._status = os.waitpid(self.pid, 0)
        out, err, changes = (path.read_text() if path.exists() else "" for path in self._shown)
        self._shown[2].unlink(missing_ok=True)
        return {"code": os.waitstatus_to_exitcode(self._status), "out": out, "err": err, "changes": changes}


def _answer(folder: Path, asked: dict[str, Any]) -> dict[str, Any]:
    home, other = asked["home"], asked.get("meanwhile")
    os.environ["TMPDIR"] = tempfile.tempdir = asked["temporary"]
    child = _Child(folder, "child", home, asked, asked["at"], asked["how"])
    if not other:
        return child.ended()
    stands = child.stands_still()
    beside = _Child(folder, "beside", home, other, 0, 0).ended()
    if stands:
        os.kill(child.pid, signal.SIGCONT)
    ended = child.ended()
    return {**ended, "err": f"{ended['err']}\nmeanwhile {beside['code']}: {beside['out']}{beside['err']}"}


def main(folder: Path) -> None:
    """Answer one request a line; what takes a second because it has to is cheap here."""
    from cop_session import cli, services
    from cop_session.cli.commands import (
        doctor_command,
        erase_command,
        passphrase_command,
        restore_command,
        session_commands,
    )
    from cop_session.store.database import engine
    from cop_session.store.encryption import encrypt_database, key_file, rekeyed_copy
    from cop_session.store.erasure import purge_backups
    from cop_session.store.files import file_lock

    assert all(
        (
            cli,
            services,
            session_commands,
            doctor_command,
            erase_command,
            passphrase_command,
            restore_command,
            encrypt_database,
            purge_backups,
        )
    )
    key_file.fitting_cost = lambda: CHEAP
    # A command line that stands still keeps the other one waiting for as long as that has patience.
    file_lock.PATIENCE = 0.1  # type: ignore[misc]  # see above
    engine._PATIENTLY_MS = rekeyed_copy.PATIENTLY_MS = 100  # type: ignore[misc]  # see above
    for asked in _requests():
        print(json.dumps(_answer(folder, asked)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
