"""A file in which events name nobody, or what a newer program wrote, is brought in and walked through by keys."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Role, Route, Scale
from cop_session.store.bundles import bundle
from cop_session.store.log.event_codec import encode
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.strategies import recorded_from
from tests.tui.round_tables.key_script import play
from tests.tui.support.house import SIZE, house, screen, settled, typed

SESSION = "000{}aaaa-0000-4000-8000-00000000d05a"
NOBODY = 999
BEGUN: list[ev.Event] = [
    ev.SessionPrepared("p", "s", "nl_BE", "Europe/Brussels"),
    ev.SessionStarted(date(2026, 11, 24)),
    ev.PersonSeated("p1", "Persoon Een", Role.TEACHER),
]
LABELS = ("a", "b", "c")


def nobody_does_it() -> list[ev.Event]:
    return [*BEGUN, ev.LineNoted(Kind.ACTION, "oefent"), ev.OwnersSet(4, (NOBODY,))]


def nobody_is_asked() -> list[ev.Event]:
    return [
        *BEGUN,
        ev.LineNoted(Kind.ACTION, "oefent", NOBODY),
        ev.OwnersSet(4, (NOBODY, 3), NOBODY),
        ev.PollOpened(4, Scale.CONDITIONS, LABELS, (NOBODY,)),
        ev.Answered(6, NOBODY, 0, "neen"),
        ev.Answered(NOBODY, 3, 1),
        ev.ActionAdapted(4, "omdat", (), ()),
        ev.LineReworded(4, "oefent thuis"),
        ev.Objected(4, NOBODY, "liever niet", True),
        ev.NeedsLinked(4, (NOBODY, 4)),
        ev.LineNoted(Kind.ACTION, "nog iets"),
        ev.OwnersSet(13, (13,), 4),
        ev.RecipientAdded(Route.PAPER, NOBODY),
        ev.ActionPartConsented(NOBODY, Consent.YES),
        ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 0), "Europe/Brussels", 30, "", (NOBODY,)),
        ev.FollowUpGiven(NOBODY),
        ev.PlanExported(7, "docx", "nl_BE"),
    ]


def nobody_is_there() -> list[ev.Event]:
    return [*BEGUN[:2], ev.LineNoted(Kind.ACTION, "oefent"), ev.OwnersSet(3, (1,)), ev.Moved(3, 3), ev.Removed(NOBODY)]


def newer() -> list[ev.Event]:
    kinds = ("LineNoted", "PersonSeated", "PollOpened", "Answered", "Retracted")
    return [*BEGUN, *(ev.Unknown(kind, 99, '{"line":4,"poll":2}') for kind in kinds)]


def undone_by_turns() -> list[ev.Event]:
    toggles = (ev.Retracted(4), ev.Restored(4))
    return [*BEGUN, ev.LineNoted(Kind.ACTION, "oefent"), *(toggle for _ in range(400) for toggle in toggles)]


ODD: list[Callable[[], list[ev.Event]]] = [nobody_does_it, nobody_is_asked, nobody_is_there, newer, undone_by_turns]
KEYS = (
    "f2 f2 f2 f2 f3 f3 f3 tab right n escape tab down l n escape m escape u escape "
    "e e r escape pagedown f3 f6 escape f8"
)
"""All steps, the grid, an answer and words beside it, other words, a hidden round, history, the plan, undo."""


async def test_each_is_walked_through(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for number, odd in enumerate(ODD):
            path, session = tmp_path / f"{odd.__name__}.cop.json", SESSION.format(number)
            path.write_bytes(bundle.dump(session, encode(recorded_from([(event, 0) for event in odd()]))))
            await pilot.press("i")
            await typed(pilot, str(path))
            await play(pilot, "enter")
            await settled(pilot)
            assert app.library is not None
            assert session in [one.id for one in app.library.sessions()], screen(pilot)
            assert app.home.list.highlighted_id == session
            await walked_through(pilot)
    assert app._exception is None


async def walked_through(pilot: Pilot[Any]) -> None:
    """Open the session that is chosen at home, press all keys and leave it again."""
    await play(pilot, "enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, RoundTableScreen), screen(pilot)
    for key in KEYS.split():
        await play(pilot, key)
    await play(pilot, "o")
    await settled(pilot)
    for key in ("p escape", "r", "end escape", "x escape"):
        await play(pilot, *key.split())
        await settled(pilot)
    assert isinstance(pilot.app.screen, RoundTableScreen), screen(pilot)
    await pilot.app.screen.run_action("home")
    await settled(pilot)
    assert pilot.app.return_code is None, screen(pilot)
