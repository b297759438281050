"""A page of anything, pasted in any field: the next key is on the screen at once, and no word is lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import thread_time
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.primitives.text_rules import clean
from cop_session.domain.schedule import Step
from cop_session.tui.widgets.fields.entry_limit import MOST_CHARACTERS
from tests.support.figures import Figures
from tests.support.hostile_text import TOKENS, hostile
from tests.tui.round_tables.key_script import Paste, Stroke, Type, play, rest
from tests.tui.support.house import SIZE, house, settled, with_samples
from tests.tui.support.table_driver import table
from tests.tui.support.vaults import locked_house

PAGE = 20_000
AT_ONCE = 0.2
"""Seconds from a key until it is on the screen."""
SOON_ENOUGH = 3 * AT_ONCE
"""Seconds that the screen's thread may work at it in a test, whatever else the machine does."""

_Opened = Callable[[Path], Any]


def _step(step: Step, *strokes: Stroke | str) -> _Opened:
    @asynccontextmanager
    async def opened(folder: Path) -> AsyncIterator[Pilot[Any]]:
        async with table(folder, at=step) as at:
            await at.keys(*strokes)
            yield at.pilot

    return opened


@asynccontextmanager
async def _hidden_round(folder: Path) -> AsyncIterator[Pilot[Any]]:
    async with table(folder, at=Step.WALKTHROUGH) as at:
        both = tuple(one.id for one in at.state.people[:2])
        assert at.shown.record(ev.OwnersSet(at.state.of(Kind.ACTION)[0].id, both, both[0]))
        await at.keys("u enter n enter")
        yield at.pilot


def _home(*keys: str) -> _Opened:
    @asynccontextmanager
    async def opened(folder: Path) -> AsyncIterator[Pilot[Any]]:
        with_samples(folder)
        async with house(folder).run_test(size=SIZE) as pilot:
            await settled(pilot)
            await pilot.press(*keys)
            await settled(pilot)
            yield pilot

    return opened


@asynccontextmanager
async def _first_start(folder: Path) -> AsyncIterator[Pilot[Any]]:
    async with locked_house(folder).run_test(size=SIZE) as pilot:
        await pilot.pause()
        yield pilot


PLACES: dict[str, _Opened] = {
    **{step.name.lower(): _step(step) for step in Step if step is not Step.WALKTHROUGH},
    "an answer": _step(Step.WALKTHROUGH, "n"),
    "making it work": _step(Step.WALKTHROUGH, "m"),
    "a hidden round": _hidden_round,
    "search": _home("slash"),
    "a new session": _home("n"),
    "an export": _home("x"),
    "a file": _home("i"),
    "a passphrase": _first_start,
}
"""Where there are fields, and how to come there."""


def fields(pilot: Pilot[Any]) -> list[Input | TextArea]:
    """Return the fields that can be typed in, in their order."""
    every = [*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)]
    return [one for one in every if one.focusable and not one.disabled and _is_shown(one)]


def _is_shown(widget: Widget) -> bool:
    return all(one.display for one in widget.ancestors_with_self if isinstance(one, Widget))


def held(field: Input | TextArea) -> str:
    """Return the text of a field."""
    return field.text if isinstance(field, TextArea) else field.value


async def worked(pilot: Pilot[Any], *strokes: Stroke | str) -> float:
    """Return the seconds that the screen's thread worked at these strokes."""
    started = thread_time()
    await play(pilot, *strokes)
    return thread_time() - started


async def longest_wait(pilot: Pilot[Any], token: str) -> float:
    """Paste a page in each field, type behind it, and return the seconds that the slowest key took."""
    longest = 0.0
    for field in fields(pilot):
        pilot.app.screen.set_focus(field)
        field.clear()
        text = hostile(token, PAGE)
        await play(pilot, Paste(text))
        took = min([await worked(pilot, Type("q")) for _ in range(2)])
        # A field of one line has single spaces in the place of others.
        assert "".join(held(field).split()) == "".join(clean(f"{text}qq").split()), field.id
        longest = max(longest, took)
        field.clear()
    await rest(pilot)
    return longest


@pytest.mark.parametrize(
    ("place", "token"),
    [
        ("welcome", "names with no-break spaces"),
        ("making it work", "short words"),
        ("a new session", "expanding letters"),
        ("an export", "slashes"),
        ("a passphrase", "combining marks out of order"),
    ],
)
async def test_the_key_behind_a_pasted_page_is_there_at_once(tmp_path: Path, place: str, token: str) -> None:
    async with PLACES[place](tmp_path) as pilot:
        assert fields(pilot)
        assert await longest_wait(pilot, token) < SOON_ENOUGH


@pytest.mark.torture
@pytest.mark.timeout(900)
@pytest.mark.parametrize("place", PLACES)
async def test_the_key_behind_any_page_is_there_at_once(tmp_path: Path, place: str, figures: Figures) -> None:
    async with PLACES[place](tmp_path) as pilot:
        count = len(fields(pilot))
        took = {token: await longest_wait(pilot, token) for token in TOKENS}
    late = [token for token, seconds in took.items() if seconds > AT_ONCE]
    figures("pages pasted in a field", count * len(took), {"slow texts": len(late)}, {"s": max(took.values())})
    assert max(took.values()) < SOON_ENOUGH, max(took, key=lambda token: took[token])


async def test_what_is_too_long_for_a_field_is_refused_as_a_whole_and_what_stood_there_stays(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as at:
        for field in fields(at.pilot):
            at.pilot.app.screen.set_focus(field)
            await at.keys(Type("ab"), Paste("x" * (MOST_CHARACTERS - 1)))
            assert held(field) == "ab"
            assert any("te lang voor één veld" in told for told in at.told)
            await at.keys(Paste("x" * (MOST_CHARACTERS - 2)))
            assert len(held(field)) == MOST_CHARACTERS
            assert not at.told
            await at.keys(Type("c"))
            assert len(held(field)) == MOST_CHARACTERS
            assert any("te lang voor één veld" in told for told in at.told)
            await at.keys("backspace", Type("c"))
            assert held(field).endswith("xc")


async def test_a_page_that_is_noted_is_noted_whole(tmp_path: Path) -> None:
    text = "papa luistert zaterdag mee. " + hostile("digits with a slash", PAGE)
    async with table(tmp_path, at=Step.ACTIONS) as at:
        await at.keys(Paste(text))
        assert "alleen het begin is gelezen" in at.seen
        await at.keys("enter")
        assert at.texts(Kind.ACTION)[-1] == text
        assert at.state.of(Kind.ACTION)[-1].when is not None


async def test_a_number_of_a_thousand_digits_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as at:
        before = at.texts(Kind.ACTION)
        await at.keys(Type("lezen"), "tab " * 4, Paste("1" * PAGE), "enter")
        assert any("Typ het nummer" in told for told in at.told)
        assert at.texts(Kind.ACTION) == before
