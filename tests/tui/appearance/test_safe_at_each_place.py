"""Safe to be seen, place by place: what is private changes nothing of what stands there, and is one key away."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cop_session.coaching.hints import About, advice, hints_on
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Scale
from cop_session.domain.schedule import Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.i18n import catalogue
from cop_session.tui.app import CopSession
from tests.tui.appearance.test_safe_to_be_seen import (
    MINUTE,
    OTHER_SCORES,
    OTHERS,
    PRIVATE,
    elsewhere,
    tallies,
    timeless,
)
from tests.tui.support.table_driver import Table, table

SIZE = (120, 36)
LATE = 85
LABEL = "Lena is lui."
"""A need that says what the child is, and gets a hint wherever hints may be seen."""
SCORES = ((4, 1), (5, 3))
"""What the teacher and the mother answered about the first action and about the second."""
PLACES = {
    **{step.value: (step, "") for step in ROUNDTABLE.order},
    "grid": (Step.WALKTHROUGH, "tab"),
    "history": (Step.WALKTHROUGH, "e"),
    "actions, large": (Step.ACTIONS, "f4"),
    "walkthrough, large": (Step.WALKTHROUGH, "f4"),
}
"""The places, each with its step and the keys that lead there and back."""
STRIP = (
    "volgende: Serkan",
    "❯ Serkan · nog niet aan het woord",
    "Annelies · één actie",
    "nog 0 minuten",
    "De afgesproken tijd is om.",
    PRIVATE,
    "Kwam nog niet aan het woord",
    "Bij deze behoefte hoort nog geen actie",
)
"""What the strip alone says: who is next, who was not heard, tallies, lateness, private notes, loose ends."""
NEVER = (*OTHERS, *(catalogue("nl_BE")(advice(about)) for about in About))
"""What not even the strip says: other sessions, and hints while others look along."""


def told(t: Table, scores: tuple[tuple[int, int], ...] = SCORES) -> None:
    """Answer whether both actions will work, in numbers; a second time, other numbers that mean the same."""
    for action, given in zip(t.state.of(Kind.ACTION), scores, strict=True):
        people = tuple(one.id for one in t.state.people[:2])
        poll = action.poll.id if action.poll else t.live.next_seq
        opened = ev.PollOpened(action.id, t.state.scale, tuple("012345"), people)
        answers = [ev.Answered(poll, one, score) for one, score in zip(people, given, strict=True)]
        assert t.shown.record(*([] if action.poll else [opened]), *answers)


async def in_private(t: Table) -> None:
    """Let happen what is for nobody's eyes at the table: it gets late, notes, other scores, another session."""
    app = t.pilot.app
    assert isinstance(app, CopSession)
    assert app.library is not None
    elsewhere(app.library)
    t.shown.record(ev.LineNoted(Kind.NOTE, PRIVATE))
    told(t, tuple((OTHER_SCORES[one], OTHER_SCORES[other]) for one, other in SCORES))
    t.clock.pass_ms(LATE * MINUTE)
    t.shown.look()
    await t.on_disk()


async def shown_in_the_strip(t: Table) -> str:
    """Ask for the strip, read it from its first row to its last, and put it away."""
    await t.keys("f9")
    beneath = t.seen
    await t.keys("escape home")
    above = t.seen
    await t.keys("escape f9")
    return above + beneath


@pytest.mark.parametrize("place", PLACES)
async def test_nothing_private_is_on_it(tmp_path: Path, place: str, snapshot: SnapshotAssertion) -> None:
    step, keys = PLACES[place]
    async with table(tmp_path, at=step, scale=Scale.FIVE, size=SIZE) as t:
        for kind, text in ((Kind.NEED, LABEL), (Kind.OBSERVER, "Mieke, stagiaire")):
            t.shown.record(ev.LineNoted(kind, text))
        told(t)
        await t.keys(keys)
        await t.on_disk()
        before = t.seen
        assert hints_on(t.state, Kind.NEED, LABEL)
        await in_private(t)
        seen = t.seen
        assert timeless(seen) == timeless(before)
        assert [words for words in (*STRIP, *NEVER) if words in seen] == []
        assert tallies(seen) == []
        top, below = timeless(seen)
        assert "\n".join([" ".join(top), *(line.rstrip() for line in below)]) == snapshot
        await t.keys(keys)
        strip = await shown_in_the_strip(t)
        assert [words for words in STRIP if words not in strip] == []
        assert [words for words in NEVER if words in strip] == []
        await t.keys(keys)
        assert timeless(t.seen) == timeless(before)
