"""A workspace with one session that is going on, and the program in front of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.schedule import Step
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.database.database_key import Key
from cop_session.store.database.open_database import open_engine
from tests.terminal.driver import Terminal

SCHOOL = "De Vuurtoren"
LISTED = "toont namen"
"""What home says beside a session in its list, of which it shows neither name nor school."""
PUPIL = "Zofia"
ACTIONS = ("Samen voorlezen", "Een plaats vooraan")

Starts = Callable[..., Terminal]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one session in it."""
    made = Workspace(tmp_path / "werkmap")
    prepare(made)
    return made


@pytest.fixture
def start(workspace: Workspace) -> Iterator[Starts]:
    """Starts the program, ended after the test."""
    with ExitStack() as running:
        yield lambda *arguments, **options: running.enter_context(
            Terminal(*arguments, **{"workspace": workspace.root, **options})
        )


@pytest.fixture
def start_at_table(start: Starts) -> Starts:
    """Starts the program and opens the session."""

    def started(*arguments: str, **options: Any) -> Terminal:
        return sit_down(start(*arguments, **options))

    return started


@contextmanager
def no_more_room(workspace: Workspace, key: Key | None = None) -> Iterator[None]:
    """Hold on to what the database is now, so that what is written to its log stays there and takes room."""
    engine = open_engine(workspace.database, key)
    with closing(engine.raw_connection()) as reader:
        cursor = reader.cursor()
        cursor.execute("BEGIN")
        cursor.execute("SELECT count(*) FROM event").fetchone()
        yield
        cursor.execute("ROLLBACK")
    engine.dispose()


def sit_down(terminal: Terminal) -> Terminal:
    """Open the only session from home."""
    terminal.wait_for(LISTED)
    terminal.type("\r")
    terminal.wait_for(PUPIL, "❯")
    # The key line of a field, or of the walkthrough: now keys go where they should.
    terminal.wait_until(lambda: "noteer" in terminal.text or "haalbaar maken" in terminal.text, "the keys of a step")
    return terminal


def prepare(workspace: Workspace, locale: str = "nl_BE") -> str:
    """Make the session that the tests type into, begun and at the step of the needs; return its id."""
    library = Library.open(workspace)
    live = library.prepare(locale=locale, zone="Europe/Brussels", fictional=True)
    live.record(ev.DetailSet(Detail.PUPIL, PUPIL), ev.DetailSet(Detail.SCHOOL, SCHOOL))
    seats = []
    for name, role in ((PUPIL, Role.PUPIL), ("Bert Maes", Role.TEACHER), ("Chaima Aziz", Role.PARENT)):
        seats.append(live.next_seq)
        live.record(ev.PersonSeated(name, name, role))
    for text, owner in zip(ACTIONS, seats[1:], strict=True):
        live.record(ev.LineNoted(Kind.ACTION, text), ev.OwnersSet(live.next_seq, (owner,)))
    live.record(ev.SessionStarted(date.today()))
    live.record(ev.StepEntered(Step.NEED))
    live.close()
    library.close()
    return live.id
