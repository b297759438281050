"""From the start of the process to what is on the screen, beside the smallest program that Textual can be."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.table import Row, compared
from bench.terminal import Terminal
from cop_session.paths import Workspace, samples
from cop_session.services import Library

N: Final = 15
HELLO: Final = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("hello")

Hello().run()
"""
FIRST_FRAME: Final = ("Zoeken", "╭", "fictieve", "nieuw", "alles")
"""What stands in the search field's border, in the preview's, in the top line and at both ends of the key line."""

DATA: Final = ("Gesprek", "openen")
"""The preview of a session, and the key that only a list with sessions has; names are hidden, that of a school too."""


def rows() -> Iterator[Row]:
    """Measure until the first frame and until the sessions are in it."""
    with TemporaryDirectory() as name:
        root = Path(name)
        workspace(root)
        ours = [sys.executable, "-m", "cop_session", "--workspace", str(root)]
        hello = shown([sys.executable, "-c", HELLO], ("hello",), root)
        yield compared("first frame / hello", shown(ours, FIRST_FRAME, root), hello, n=N, limit=1.4)
        yield compared("home with data / hello", shown(ours, (*FIRST_FRAME, *DATA), root), hello, n=N, limit=2.6)


def workspace(root: Path) -> None:
    """Make a workspace with the samples in it."""
    library = Library.open(Workspace(root))
    for sample in sorted(samples().glob("*.cop.json")):
        library.import_bundle(sample)
    library.close()


def shown(command: Sequence[str], texts: Sequence[str], cwd: Path) -> Callable[[], float]:
    """Return what starts a fresh process and measures until it shows `texts`, in milliseconds."""

    def start() -> float:
        with Terminal(command, {}, cwd) as terminal:
            return terminal.until_shown(*texts)

    return start
