"""Crash points: a command line of cop-session is killed, or stood still, before its n-th change of a file.

A `Runner` starts `python -m tests.torture.crash_points` behind the shim, a process that has the program loaded and
forks for each command line, which makes an attempt take a tenth of a second. `at_each_point` is what a test calls.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from cop_session.store.keyfile import Cost
from tests.torture.shim import Shim, behind, made

ROOT: Final = Path(__file__).parents[2]
CHEAP: Final = Cost(8, 1, 1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command line: its exit code, below 0 the signal that ended it, and how many changes it made."""

    code: int
    out: str
    err: str
    changes: int

    @property
    def killed(self) -> bool:
        """Whether it was killed on the way."""
        return self.code == -signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Command:
    """A command line without `cop-session`, and the lines that it reads from --passphrase-fd, if any."""

    argv: tuple[str, ...]
    lines: tuple[str, ...] = ()


class Runner:
    """Runs command lines in workspaces below `root`; `with` ends its process."""

    def __init__(self, folder: Path) -> None:
        self.root: Final = folder / "below"
        self.root.mkdir()
        self._process: Final = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.crash_points", str(folder)],
            cwd=ROOT,
            env=behind(made(folder), self.root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, home: Path, command: Command, *, kill_at: int = 0, meanwhile: Command | None = None) -> Outcome:
        """Run a command line in the workspace `home`; it is killed before the change `kill_at`, from 1.

        With `meanwhile` it stands still there, until that other command line has run to its end.
        """
        asked: dict[str, Any] = {"home": str(home), "argv": command.argv, "lines": command.lines, "at": kill_at}
        if meanwhile:
            asked["meanwhile"] = {"argv": meanwhile.argv, "lines": meanwhile.lines}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))


def at_each_point(
    runner: Runner,
    model: Path,
    command: Command,
    check: Callable[[Path, Outcome], None],
    *,
    most: int | None = None,
    meanwhile: Command | None = None,
) -> int:
    """Run `command` in a copy of the workspace `model`, killed before each of its changes; return how often.

    `check` gets each copy, and the outcome. `most` takes as many points, evenly spread; None takes all. The last run
    goes through to its end. With `meanwhile` nothing is killed: that command line runs at each point.
    """
    whole = _in_copy(runner, model, command, 0, None, check)
    points = range(1, whole.changes + 1)
    for at in _spread(points, most):
        _in_copy(runner, model, command, at, meanwhile, check)
    return len(_spread(points, most))


def _in_copy(
    runner: Runner,
    model: Path,
    command: Command,
    at: int,
    meanwhile: Command | None,
    check: Callable[[Path, Outcome], None],
) -> Outcome:
    home = Path(shutil.copytree(model, runner.root / "now", symlinks=True))
    outcome = runner.run(home, command, kill_at=at, meanwhile=meanwhile)
    try:
        check(home, outcome)
    except Exception as error:
        error.add_note(f"{' '.join(command.argv)}, before change {at}: {outcome}")
        raise
    shutil.rmtree(home)
    return outcome


def _spread(points: Sequence[int], most: int | None) -> Sequence[int]:
    if most is None or most >= len(points):
        return points
    return sorted({points[round(at * (len(points) - 1) / max(most - 1, 1))] for at in range(most)})


def _requests() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


class _Child:
    """A fork that carries out one command line."""

    def __init__(self, folder: Path, name: str, home: str, asked: dict[str, Any], at: int, with_: int) -> None:
        self._shown: Final = [folder / f"{name}.{end}" for end in ("out", "err", "changes")]
        sys.stdout.flush()
        self.pid: Final = os.fork()
        if not self.pid:
            self._live(home, asked, at, with_)

    def _live(self, home: str, asked: dict[str, Any], at: int, with_: int) -> None:
        from cop_session.cli import run

        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        for descriptor, path in enumerate(self._shown[:2], 1):
            os.dup2(os.open(path, flags, 0o600), descriptor)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        argv = list(asked["argv"])
        if asked["lines"]:
            read, write = os.pipe()
            os.write(write, "".join(f"{line}\n" for line in asked["lines"]).encode())
            os.close(write)
            argv += ["--passphrase-fd", str(read)]
        shim = Shim()
        shim.halt(at, with_)
        code = run(argv, {"COP_SESSION_HOME": home}, Path(home))
        sys.stdout.flush()
        sys.stderr.flush()
        self._shown[2].write_text(str(shim.changes()))
        os._exit(code)

    def ended(self) -> dict[str, Any]:
        """Wait for its end."""
        _, status = os.waitpid(self.pid, 0)
        out, err, changes = (path.read_text() if path.exists() else "" for path in self._shown)
        self._shown[2].unlink(missing_ok=True)
        return {"code": os.waitstatus_to_exitcode(status), "out": out, "err": err, "changes": int(changes or 0)}


def _answer(folder: Path, asked: dict[str, Any]) -> dict[str, Any]:
    home, other = asked["home"], asked.get("meanwhile")
    child = _Child(folder, "child", home, asked, asked["at"], signal.SIGSTOP if other else signal.SIGKILL)
    if other:
        _, status = os.waitpid(child.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            raise RuntimeError("it came to its end without standing still")
        beside = _Child(folder, "beside", home, other, 0, 0).ended()
        os.kill(child.pid, signal.SIGCONT)
        ended = child.ended()
        return {**ended, "err": f"{ended['err']}\nmeanwhile {beside['code']}: {beside['out']}{beside['err']}"}
    return child.ended()


def main(folder: Path) -> None:
    """Answer one request a line; what takes a second because it has to is cheap here."""
    from cop_session import cli, library
    from cop_session.cli import commands, doctor, erase, passphrase, restore
    from cop_session.store import convert, keyfile, reach

    assert all((cli, library, commands, doctor, erase, passphrase, restore, convert, reach))
    keyfile.fitting_cost = lambda: CHEAP
    for asked in _requests():
        print(json.dumps(_answer(folder, asked)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
