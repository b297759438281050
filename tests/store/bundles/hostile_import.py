"""Takes hostile bundles in, in a process of its own with limits, and prints as JSON what did not go as it should.

python -m tests.store.bundles.hostile_import FOLDER fuzz FIRST NUMBER
python -m tests.store.bundles.hostile_import FOLDER bomb NAME…
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.documents import transcript
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.services.sessions.plan_versions import language_of, planned
from cop_session.troubles import Trouble
from tests.store.bundles.hostile_bundles import BOMBS, fuzzed

SECONDS: Final = 2.0
"""Of the processor: the machine may be busy with something else."""
MEGABYTES: Final = 200
_HARD: Final = 2 << 30
"""Bytes of address space after which nothing more is given."""
_REFUSED: Final = ("not_a_bundle", "damaged_bundle", "newer_store", "sealed_elsewhere")


class Target:
    """A workspace with the samples in it, that bundles are brought to."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "gekregen.cop.json"
        self.library = Library.open(Workspace(folder / "werkmap"))
        for sample in sorted(samples().glob("*.cop.json")):
            self.library.import_bundle(sample)
        self._other = sqlcipher3.dbapi2.connect(self.library.workspace.database)
        self.refused = self.seconds = 0.0

    def bring(self, data: bytes, *, read: bool = True) -> str:
        """Take a bundle in and take it away again; return what went wrong, empty for nothing."""
        self._file.write_bytes(data)
        before, began = self._version(), time.process_time()
        try:
            taken = self.library.import_bundle(self._file)
        except Trouble as trouble:
            self._took(began)
            self.refused += 1
            if self._version() != before:
                return "partly taken in"
            return "" if trouble.code in _REFUSED else trouble.code
        self._took(began)
        if not taken.added:
            return "" if self._version() == before else "changed something that was there"
        if not read:
            return ""
        return self._sound(taken.session_id, taken.added)

    def _sound(self, session_id: str, added: int) -> str:
        """Do with a session what would be done with it, and take it away again."""
        timeline = self.library.read(session_id)
        state = timeline.now
        transcript.render(timeline, language_of(state))
        planned(timeline, session_id, 0, date(2026, 11, 24))
        head = self.library.head(session_id)
        (found,) = [one for one in self.library.custody.histories(head) if one.session_id == session_id]
        if not found.whole or added > len(timeline.events):
            return "taken in and not whole"
        self.library.custody.erase(session_id)
        return ""

    def _took(self, began: float) -> None:
        self.seconds = max(self.seconds, time.process_time() - began)

    def _version(self) -> int:
        """Return a number that changes with every transaction."""
        return int(self._other.execute("PRAGMA data_version").fetchone()[0])


def _megabytes() -> int:
    """Return the most memory that this program ever held; getrusage counts what held the process before it as well."""
    (most,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(most.split()[1]) >> 10


def _tried(target: Target, name: object, data: bytes, *, read: bool) -> dict[str, Any] | None:
    target.seconds = 0.0
    try:
        wrong = target.bring(data, read=read)
    except BaseException as error:
        wrong = f"crash: {error!r:.300}"
    if target.seconds > SECONDS:
        wrong += f" {target.seconds:.1f} s"
    return {"name": name, "wrong": wrong} if wrong else None


def _bombed(folder: Path, name: str) -> dict[str, Any]:
    """Bring one bomb, its making not counted."""
    if (maker := os.fork()) == 0:
        (folder / "bom").write_bytes(BOMBS[name]())
        os._exit(0)
    os.waitpid(maker, 0)
    data = (folder / "bom").read_bytes()
    target = Target(folder)
    wrong = _tried(target, name, data, read=False)
    target.library.close()
    return {"name": name, "wrong": wrong["wrong"] if wrong else "", "seconds": target.seconds, "mb": _megabytes()}


def _fuzz(folder: Path, first: int, number: int) -> Iterator[dict[str, Any]]:
    target, slowest = Target(folder), 0.0
    for seed, data in fuzzed(first, number):
        wrong = _tried(target, seed, data, read=True)
        slowest = max(slowest, target.seconds)
        if wrong:
            yield wrong
    yield {"name": "all", "wrong": "", "seconds": slowest, "mb": _megabytes(), "refused": int(target.refused)}
    target.library.close()


def main() -> None:
    """Do what the command line says."""
    resource.setrlimit(resource.RLIMIT_AS, (_HARD, _HARD))
    folder, what, *rest = sys.argv[1:]
    place = Path(folder)
    for one in _fuzz(place, *map(int, rest)) if what == "fuzz" else (_bombed(place, name) for name in rest):
        print(json.dumps(one), flush=True)


if __name__ == "__main__":
    main()
