"""A walk past every screen, dialog and step, in any language and look; somebody looks at each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.segment import Segment
from textual.pilot import Pilot

from cop_session.config import Settings
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role, Route, Scale, Standing
from cop_session.domain.schedule import Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.i18n import catalogue
from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Type, play, rest
from tests.tui.support.house import TODAY, house, typed, workspace
from tests.tui.support.vaults import WORDS, by_name, locked_house

_MORE = {
    Step.NEED: (("ctrl+n", "beginnings"), ("escape f4", "large"), ("f4", "again")),
    Step.ACTIONS: (("ctrl+b", "a question"), ("escape y", "another talk"), ("escape escape", "again")),
    Step.EVALUATION: (("ctrl+t", "month"), ("escape", "again")),
    Step.WALKTHROUGH: (
        ("a", "a condition"),
        ("escape n", "no"),
        ("escape m", "make it work"),
        ("escape e", "history"),
        ("escape r", "remark"),
        ("u", "hidden round"),
        ("enter", "hidden round, choosing"),
        ("a enter", "hidden round, wording"),
        ("enter escape escape enter", "no hidden round"),
        ("tab", "grid"),
        ("tab", "one action"),
    ),
}
"""Keys that lead further within a step."""

Look = Callable[[str, Pilot[Any]], None]

SIZE = (118, 36)
WORD = "Xylqz"
"""What is said at this table, in no language."""
NAMES = ("Qanna Vzz", "Qbert Vzz", "Qcara Wzz", "Qdina")


def segments(pilot: Pilot[Any]) -> Iterator[tuple[int, int, Segment]]:
    """Yield row, column and what stands there, for what is in front: not what a dialog covers."""
    screen = pilot.app.screen
    for y, strip in enumerate(screen._compositor.render_strips(pilot.app.size)):
        x = 0
        for segment in strip:
            if segment.text.strip() and not (screen.is_modal and screen.get_widget_at(x, y)[0] is screen):
                yield y, x, segment
            x += segment.cell_length


def in_front(pilot: Pilot[Any]) -> str:
    """Return the words in front, one line a row."""
    rows: dict[int, list[str]] = {}
    for y, _, segment in segments(pilot):
        rows.setdefault(y, []).append(segment.text)
    return "\n".join(" ".join(parts) if len(parts) > 1 else parts[0] for parts in rows.values())


def talk(library: Library, locale: str, scale: Scale = Scale.CONDITIONS) -> LiveSession:
    """Prepare a talk that holds something of everything."""
    live = library.prepare(locale=locale, zone="Europe/Brussels", scale=scale)
    roles = ((Role.TEACHER, ""), (Role.CARE_COORDINATOR, ""), (Role.PARENT, WORD), (Role.PUPIL, ""))
    for name, (role, relation) in zip(NAMES, roles, strict=True):
        live.record(ev.PersonSeated(name, name, role, relation))
    first, second, third, _ = (one.id for one in live.state.people)
    live.record(ev.SessionStarted(TODAY))
    for kind in Kind:
        live.record(ev.LineNoted(kind, WORD))
    action = live.state.of(Kind.ACTION)[0]
    live.record(ev.OwnersSet(action.id, (first, second)))
    live.record(ev.LineNoted(Kind.ACTION, WORD), ev.StandingSet(live.next_seq, Standing.LATER))
    live.record(ev.LineNoted(Kind.ACTION, WORD), ev.OwnersSet(live.next_seq, (third,)))
    live.record(ev.RecipientAdded(Route.PAPER, second))
    return live


async def walk(folder: Path, settings: Settings, look: Look) -> None:
    """Go past everything with those settings and let `look` look at each place, by its name."""
    await _past_an_empty_home(folder / "1", settings, look)
    # A passphrase is of Dutch words in every language.
    with patch("cop_session.services.delivery.document_formats.new_passphrase", lambda: " ".join([WORD] * 6)):
        await _past_the_table(folder / "2", settings, look)
    await _past_the_passphrase(folder / "3", settings, look)


async def _past_an_empty_home(folder: Path, settings: Settings, look: Look) -> None:
    app = house(folder, settings=settings)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await rest(pilot)
        look("home, empty", pilot)
        for keys, name in (
            ("i", "which file"),
            ("escape n", "form, new"),
            ("f1", "form, help"),
            ("escape escape question_mark", "home, help"),
            ("escape ctrl+p", "palette"),
            ("escape v", "home, samples"),
            ("d", "form, same team"),
            ("escape e", "form, follow-up"),
            ("escape n", "form, another"),
            ("escape", "home, all"),
            ("t", "home, names"),
            ("a", "agenda"),
            ("f1", "agenda, help"),
            ("escape x", "agenda, reminders"),
            ("enter", "agenda, written"),
            ("escape", "home, again"),
            ("l", "thread"),
            ("f1", "thread, help"),
            ("escape t", "thread, without names"),
            ("r", "thread, replay"),
            ("escape escape", "home, after the thread"),
        ):
            await _press(pilot, keys, look, name)
        await pilot.press("slash")
        await typed(pilot, WORD)
        await rest(pilot)
        await pilot.pause(0.2)
        await rest(pilot)
        look("home, nothing found", pilot)


async def _past_the_passphrase(folder: Path, settings: Settings, look: Look) -> None:
    t = catalogue(settings.locale)
    app = locked_house(folder, settings)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await rest(pilot)
        look("the first start", pilot)
        await _press(pilot, "escape", look, "without passphrase?")
        await play(pilot, "escape", Type(WORDS), "enter", Type(WORDS[:-1]), "enter")
        look("the first start, not the same", pilot)
        await play(pilot, Type(WORDS), "enter", Type(WORDS), "enter")
        look("recovery key", pilot)
        await play(pilot, "f5")
        for name in ("Change the passphrase", "New recovery key", "Remove the passphrase"):
            await by_name(pilot, t(name))
            look(name, pilot)
            await play(pilot, "escape")
        await play(pilot, "ctrl+l", Type(WORDS[:-1]), "enter")
        look("locked, wrong", pilot)


async def _past_the_table(folder: Path, settings: Settings, look: Look) -> None:
    app = house(folder, settings=settings, opens=lambda: Library.open(workspace(folder), clock=HandClock()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await rest(pilot)
        assert app.library is not None
        live = talk(app.library, settings.locale, Scale.FIVE if settings.scale == "0-5" else Scale.CONDITIONS)
        app.push_screen(RoundTableScreen(live, app.library, lambda: TODAY))
        await rest(pilot)
        for step in ROUNDTABLE.order:
            app.screen.run_worker(app.screen.run_action(f"go('{step}')"))
            await rest(pilot)
            await _past_a_step(pilot, step, look)
        for keys, name in (
            ("f9", "for me"),
            ("f1", "for me, help"),
            ("escape f9 f6", "plan"),
            ("escape escape x", "export"),
            ("right", "export, parents"),
            ("right right right", "export, everybody"),
            ("right", "export, session file"),
            ("left left left left left down right enter", "export, password"),
            ("escape escape g", "details"),
            ("escape f8 f8 shift+f8", "undone"),
            ("f7", "pause"),
            ("enter f5", "close?"),
            ("enter", "closed"),
        ):
            await _press(pilot, keys, look, name)
        live.close()


async def _past_a_step(pilot: Pilot[Any], step: Step, look: Look) -> None:
    look(step, pilot)
    for keys, name in (("f1", "help"), ("escape escape", "list")):
        await _press(pilot, keys, look, f"{step}, {name}")
    await pilot.press("escape")
    for keys, name in _MORE.get(step, ()):
        await _press(pilot, keys, look, f"{step}, {name}")


async def _press(pilot: Pilot[Any], keys: str, look: Look, name: str) -> None:
    await pilot.press(*keys.split())
    await rest(pilot)
    look(name, pilot)
