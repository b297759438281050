"""Steps that were made before they are opened: they take nothing away, and show what is so by then."""

import time
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Standing
from cop_session.domain.schedule import Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.tui.steps.board import prebuild_steps
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough
from tests.tui.round_tables.key_script import Type, rest
from tests.tui.support.table_driver import PATIENCE, Table, table


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prebuild_steps, "QUIET", 0.05)


async def all_made(t: Table) -> None:
    """Wait until every step is there, as after a second in which nobody types."""
    end = time.monotonic() + PATIENCE
    while len(t.shown.stage.children) < len(ROUNDTABLE.order) or not all(
        one.is_mounted for one in t.shown.stage.children
    ):
        assert time.monotonic() < end, t.seen
        await t.pilot.pause(0.01)
    await rest(t.pilot)


async def test_they_are_made_unseen_and_take_no_key_and_no_word(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as t:
        await t.keys(Type("half een "))
        await t.on_disk()
        focused, seen = t.pilot.app.focused, t.seen
        await all_made(t)
        assert [one.display for one in t.shown.stage.children].count(True) == 1
        assert (t.pilot.app.focused, t.seen) == (focused, seen)
        await t.keys(Type("zin"), "enter")
        assert t.texts(Kind.NEED)[-1] == "half een zin"


async def test_one_that_was_made_before_shows_what_was_noted_since(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as t:
        await all_made(t)
        await t.keys(Type("een stille plek"), "enter")
        await t.keys("f3", Type("mama belt de logopedist"), "enter")
        first, *_ = t.state.of(Kind.ACTION)
        t.live.record(ev.StandingSet(first.id, Standing.LATER))
        await t.keys("f3")
        assert isinstance(t.shown.stage.here, Walkthrough)
        assert t.shown.stage.here.line == t.state.of(Kind.ACTION)[1]
        assert "van 2" in t.seen
        await t.keys("l pagedown")
        assert "mama belt de logopedist" in t.seen


async def test_what_was_left_half_written_in_another_step_is_in_its_field(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        t.live.draft("need", "rust in de")
        await all_made(t)
        await t.keys("f2", Type(" klas"), "enter")
        assert t.texts(Kind.NEED)[-1] == "rust in de klas"
