"""A round table in the middle of a talk, on the screen, to be driven by keys."""

import time
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from cop_session.config import Settings
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role, Scale
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Stroke, play, rest
from tests.tui.support.house import TODAY, house, screen, workspace

SMALL = (100, 30)
PATIENCE = 10.0
"""Seconds within which the writer has to be done; the machine may be busy."""


@dataclass
class Table:
    """The screen, its session, and hands for the keyboard."""

    pilot: Pilot[Any]
    live: LiveSession
    today: list[date]
    """The day it is, which a test may change."""
    clock: HandClock

    @property
    def state(self) -> State:
        return self.live.state

    @property
    def phase(self) -> str:
        return self.state.phase.value

    @property
    def shown(self) -> RoundTableScreen:
        return next(one for one in self.pilot.app.screen_stack if isinstance(one, RoundTableScreen))

    @property
    def seen(self) -> str:
        """What stands on the screen."""
        return screen(self.pilot)

    @property
    def told(self) -> list[str]:
        """The sentences that were said since they were last asked for."""
        said = [one.message for one in self.pilot.app._notifications]
        self.pilot.app.clear_notifications()
        return said

    @property
    def fields(self) -> list[str]:
        """What stands in the fields that are on the screen, the words first."""
        inside = self.shown.stage.here
        assert inside is not None
        found = [*inside.query(TextArea), *inside.query(Input)]
        return [
            one.text if isinstance(one, TextArea) else one.value for one in found if one.focusable and _on_screen(one)
        ]

    def texts(self, kind: Kind) -> list[str]:
        """The words of the lines of a kind."""
        return [line.text for line in self.state.of(kind)]

    async def on_disk(self) -> None:
        """Wait until the mark at the top says that what was typed is on disk; nobody asks the writer to hurry."""
        await saved(self.pilot, self.shown)

    async def on_reading_along(self) -> None:
        """Wait until the screen offers to go on noting here."""
        end = time.monotonic() + PATIENCE
        while "hier noteren" not in self.seen:
            assert time.monotonic() < end, self.seen
            await self.pilot.pause(0.005)
        await rest(self.pilot)

    async def keys(self, *strokes: Stroke | str | Iterable[Stroke | str]) -> None:
        """Play strokes; a bare string is a row of keys."""
        await play(self.pilot, *strokes)


async def saved(pilot: Pilot[Any], shown: RoundTableScreen) -> None:
    """Wait until the mark at the top of a round table says that everything is on disk."""
    end = time.monotonic() + PATIENCE
    while not (shown.live.saved and "✓" in str(shown.top.query_one("#saved", Static).visual)):
        assert time.monotonic() < end, screen(pilot)
        await pilot.pause(0.005)
    await rest(pilot)


def _on_screen(widget: Any) -> bool:
    return all(one.display for one in widget.ancestors_with_self)


def seeded(
    library: Library,
    *,
    at: Step = Step.NEED,
    scale: Scale = Scale.CONDITIONS,
    begun: bool = True,
    locale: str = "nl_BE",
) -> LiveSession:
    """Prepare a talk of four people that began, unless not `begun`, with two needs and two actions."""
    live = library.prepare(locale=locale, zone="Europe/Brussels", scale=scale)
    people = (
        ("Annelies Vandamme", Role.TEACHER, ""),
        ("Fatma Yıldız", Role.PARENT, "mama"),
        ("Serkan Yıldız", Role.PARENT, "papa"),
        ("Lena", Role.PUPIL, ""),
    )
    for name, role, relation in people:
        live.record(ev.PersonSeated(name, name, role, relation))
    annelies, fatma = (one.id for one in live.state.people[:2])
    live.record(*([ev.SessionStarted(TODAY)] if begun else []), ev.StepEntered(at))
    for kind, text in ((Kind.NEED, "rust"), (Kind.NEED, "tijd"), (Kind.QUOTE, "Ik lees graag.")):
        live.record(ev.LineNoted(kind, text))
    for text, owner in (("kaart leggen", annelies), ("voorlezen", fatma)):
        live.record(ev.LineNoted(Kind.ACTION, text), ev.OwnersSet(live.next_seq, (owner,)))
    return live


@asynccontextmanager
async def table(
    folder: Path,
    *,
    session: str | None = None,
    at: Step = Step.NEED,
    scale: Scale = Scale.CONDITIONS,
    locale: str = "nl_BE",
    later_ms: int = 0,
    close: bool = True,
    begun: bool = True,
    hints_live: bool = False,
    size: tuple[int, int] = SMALL,
    settings: Settings | None = None,
) -> AsyncIterator[Table]:
    """Show a seeded talk, or else one that is there already, `later_ms` after the others; `close` it in the end."""
    today = [TODAY]
    clock = HandClock()
    clock.pass_ms(later_ms)
    app = house(folder, settings=settings, opens=lambda: Library.open(workspace(folder), clock=clock))
    async with AsyncExitStack() as running:
        pilot = await running.enter_async_context(app.run_test(size=size, notifications=True))
        await rest(pilot)
        library = app.library
        assert library is not None
        live = (
            library.open_session(session)
            if session
            else seeded(library, at=at, scale=scale, begun=begun, locale=locale)
        )
        live.flush()
        app.push_screen(RoundTableScreen(live, library, lambda: today[0], hints_live=hints_live))
        await rest(pilot)
        yield Table(pilot, live, today, clock)
        if close:
            live.close()
