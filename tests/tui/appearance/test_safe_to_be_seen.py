"""Safe to be seen: whoever looks at the screen of a round table learns nothing that is not theirs, at any step."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Scale
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.walkthrough.question import FEASIBILITY
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.scenarios import lena, milan
from tests.scenarios.script import Turn
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import play, rest
from tests.tui.support.house import house, screen, workspace
from tests.tui.support.table_driver import saved

SIZE = (120, 36)
MINUTE = 60_000
MOST_ACTIONS = 4
"""As many as it takes to come to one that was asked about twice."""
PRIVATE = "alleen voor de ogen van de begeleider"
OTHERS = ("Zwaantje", "Elders College", "oom Wiebrand")
NOT_ASKED = "Zijn zus wordt ook gepest"
"""A concern that nobody answered."""
OTHER_SCORES = {0: 1, 1: 2, 2: 0, 3: 5, 4: 3, 5: 4}
"""Each score of 0-5 and another one that says the same: no, or yes."""
_TALLY = re.compile(r"\b\d+ ?(×|x\b|acties|keer\b.*actie|antwoord|van de \d|losse|beurten)")
_CLOCK = re.compile(r"\d+:\d\d(?= +✓)")


@dataclass(frozen=True)
class Walked:
    """What stood on the screen at each place of a walk, and what the facilitator's own strip held in the end."""

    seen: Mapping[str, str]
    strip: Sequence[str]


def told(live: LiveSession, script: Sequence[Turn], scores: Mapping[int, int]) -> None:
    """Record a round table that goes on, with a private note and a concern that nobody answered."""
    for turn in script:
        if any(isinstance(one, ev.SessionPrepared | ev.SessionClosed) for one in turn.events):
            continue
        assert live.record(*(scored(one, scores) for one in turn.events)) is None
    live.record(ev.LineNoted(Kind.NOTE, PRIVATE))
    live.record(ev.LineNoted(Kind.CONCERN, NOT_ASKED))


def scored(event: ev.Event, scores: Mapping[int, int]) -> ev.Event:
    return replace(event, score=scores.get(event.score, event.score)) if isinstance(event, ev.Answered) else event


def elsewhere(library: Library) -> None:
    """Another session of another school."""
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.DetailSet(Detail.PUPIL, OTHERS[0]), ev.DetailSet(Detail.SCHOOL, OTHERS[1]))
    live.record(ev.LineNoted(Kind.NEED, f"{OTHERS[2]} leest voor"))
    live.close()


def walked(
    folder: Path, script: Sequence[Turn], *, locale: str = "nl_BE", late: int = 0, scores: Mapping[int, int] = {}
) -> Walked:
    """Walk through all steps of a round table, `late` minutes after it was told, on both kinds of screens."""
    clock = HandClock()

    async def run() -> Walked:
        app = house(folder, opens=lambda: Library.open(workspace(folder), clock=clock))
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await rest(pilot)
            library = app.library
            assert library is not None
            elsewhere(library)
            live = library.prepare(locale=locale, zone="Europe/Brussels")
            told(live, script, scores)
            clock.pass_ms(late * MINUTE)
            shown = RoundTableScreen(live, library)
            app.push_screen(shown)
            await rest(pilot)
            await play(pilot, *["f2"] * len(ROUNDTABLE.order))
            seen = {}
            for place, keys in places(len(FEASIBILITY.asked_about(live.state))):
                await play(pilot, *keys)
                await saved(pilot, shown)
                seen[place] = screen(pilot)
            await play(pilot, "f9")
            here = shown.stage.here
            assert isinstance(here, BoardStep)
            strip = list(strip_words(here))
            assert PRIVATE in screen(pilot)
            await play(pilot, "f9")
            await saved(pilot, shown)
            seen["after the strip"] = screen(pilot)
            live.close()
            return Walked(seen, strip)

    return asyncio.run(run())


def places(actions: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The places of a walk from the first step on, each with the keys that lead there from the one before."""
    for step in ROUNDTABLE.order:
        yield f"{step}", () if step is ROUNDTABLE.order[0] else ("f3",)
        if step.value == "walkthrough":
            yield "grid", ("tab",)
            yield "first", ("tab", *["left"] * actions)
            for number in range(1, MOST_ACTIONS):
                yield f"action {number}", ("right",)
                yield f"history {number}", ("e",)
                yield f"back at {number}", ("escape",)
        yield f"{step}, large", ("f4",)
        yield f"{step}, again", ("f4",)


def strip_words(strip: BoardStep) -> Iterator[str]:
    """What only the strip may say: titles, asides and rows, but not the words of lines that everybody saw."""
    for section in strip.sections:
        yield section.title(strip.moment)
        yield section.aside(strip.moment)
        for row in section.rows(strip.moment):
            yield row.text
            if section.name == "minutes":
                yield row.detail


def nothing_private(walk: Walked) -> None:
    """Check that none of the screens of a walk shows what is not for everybody."""
    assert len(walk.seen) > 3 * len(ROUNDTABLE.order)
    assert "lukt" in walk.seen["grid"]
    assert any(NOT_ASKED in text for text in walk.seen.values()), "what is said at the table is seen"
    own = {one for one in walk.strip if len(one) > 4}
    assert PRIVATE in own
    assert len(own) > 20
    assert {(place, one) for place, text in walk.seen.items() for one in own if one in text} == set()
    assert {one for text in walk.seen.values() for one in OTHERS if one in text} == set()
    assert [found for text in walk.seen.values() for found in tallies(text)] == []


def tallies(text: str) -> list[str]:
    """Return what on a screen counts what people did or will do."""
    return [found.group() for found in _TALLY.finditer(text)]


def test_milan(tmp_path: Path) -> None:
    nothing_private(walked(tmp_path, milan.script(), locale="nl_NL"))


def test_lena(tmp_path: Path) -> None:
    nothing_private(walked(tmp_path, lena.script()))


@pytest.mark.torture
def test_lena_whatever_the_scores_and_however_late(tmp_path: Path) -> None:
    walk = walked(tmp_path / "soon", lena.script())
    late = walked(tmp_path / "late", lena.script(), late=85, scores=OTHER_SCORES)
    assert "85:00" in late.seen["need"]
    assert {place: timeless(text) for place, text in late.seen.items()} == {
        place: timeless(text) for place, text in walk.seen.items()
    }
    large = [place for place in late.seen if place.endswith("large")]
    assert [place for place in large if late.seen[place] != walk.seen[place]] == []


def test_other_scores_say_the_same() -> None:
    state = lena.state()
    assert lena.SCALE is Scale.FIVE
    found = [verdict(line) for line in state.of(Kind.ACTION)]
    assert found.count(Verdict.FEASIBLE) > 5
    assert all((score < 3) == (other < 3) and score != other for score, other in OTHER_SCORES.items())


def timeless(text: str) -> tuple[list[str], list[str]]:
    """Return the words of the top line without the clock, and the lines beneath it."""
    top, *below = text.splitlines()
    return _CLOCK.sub("", top).split(), below
