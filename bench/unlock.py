"""What encryption costs: from the start to the question for the passphrase, from there home, and each event on disk."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench.sessions import SESSION_ID, session
from bench.startup import DATA, HELLO, shown
from bench.table import Row, compared, printed, timed
from bench.terminal import Terminal
from cop_session.clock import SystemClock
from cop_session.domain.codes import Kind
from cop_session.domain.events import PlaceSet
from cop_session.live import LiveSession
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.store.database.database_key import Key
from cop_session.store.database.open_database import open_engine
from cop_session.vault import Vault

N_EVENTS: Final = 300
N_STARTS: Final = 9
WORDS: Final = "vier gewone woorden samen"
LOCKED: Final = ("Vergrendeld", "╭", "Wachtwoordzin", "openen", "alles")
"""What stands in the border of the question, above its field and at both ends of the key line."""


def rows() -> Iterator[Row]:
    """Measure with the passphrase that is set on this machine, as hard to try as it is made here."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with _live(folder / "plain", None) as plain, _live(folder / "sealed", Key(bytes(32), bytes(8))) as sealed:
            yield compared("one encrypted event / a plain one", sealed, plain, n=N_EVENTS, limit=1.35)
        root = folder / "workspace"
        _protected(Workspace(root))
        ours = [sys.executable, "-m", "cop_session", "--workspace", str(root)]
        hello = shown([sys.executable, "-c", HELLO], ("hello",), folder)
        yield compared("locked first frame / hello", shown(ours, LOCKED, folder), hello, n=N_STARTS, limit=1.4)
        times = [_unlocked(ours, folder) for _ in range(N_STARTS)]
        yield Row("Enter behind the passphrase → the sessions", median(times), len(times), limit=1500)


@contextmanager
def _live(folder: Path, key: Key | None) -> Iterator[Callable[[], float]]:
    engine = open_engine(folder / "cop.db", key)
    live = LiveSession(engine, SESSION_ID, clock=SystemClock(), rescue_folder=folder, key=key)
    for recorded in session(100):
        live.record(recorded.event)
    (action, *_) = live.state.of(Kind.ACTION)
    turns = count()

    def record() -> float:
        place = PlaceSet(action.id, f"lokaal {next(turns)}")

        def gesture() -> None:
            live.record(place)
            live.flush()

        return timed(gesture)

    yield record
    live.close()


def _protected(workspace: Workspace) -> None:
    workspace.create()
    vault = Vault(workspace)
    vault.protect(WORDS)
    library = Library.open(workspace, key=vault.key)
    for sample in sorted(samples().glob("*.cop.json")):
        library.import_bundle(sample)
    library.close()


def _unlocked(command: list[str], cwd: Path) -> float:
    with Terminal(command, {}, cwd) as terminal:
        terminal.until_shown(*LOCKED)
        terminal.press(WORDS)
        terminal.settle()
        pressed = time.perf_counter()
        terminal.press("\r")
        return terminal.until_shown(*DATA, since=pressed)


if __name__ == "__main__":
    print(printed(rows()))
