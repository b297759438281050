"""A replay as an asciicast (version 2), a terminal recording that web pages can play."""

import json
from collections.abc import AsyncIterator, Sequence
from typing import Final

from rich.color import ColorSystem
from textual.strip import Strip

from cop_session.config import Settings
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.timeline import Timeline
from cop_session.services.training.stop_point_files import LayerFile
from cop_session.tui.replay.class_screen import ClassScreen
from cop_session.tui.replay_app import Watching
from cop_session.tui.textual_adapter.drawn_screen import drawn_rows

_CLEARED: Final = "\x1b[?25l\x1b[2J"
_SHORTEST: Final = 0.4
"""Minimum display time of each frame in seconds, at any speed."""
_AT_A_STOP: Final = 5.0
"""Minimum display time of a question in seconds."""


async def asciicast(
    timeline: Timeline, settings: Settings, size: tuple[int, int], speed: int, stops: LayerFile | None = None
) -> AsyncIterator[str]:
    """Yield the lines of the recording of a session on a screen of `size` cells, `speed` times as fast as it was.

    Each stop-point in `stops` is a chapter of it: a marker with its question. Raises Trouble as Watching does.
    """
    width, height = size
    yield json.dumps({"version": 2, "width": width, "height": height, "env": {"TERM": "xterm-256color"}})
    app = Watching(timeline, settings, stops=stops, recorded=True)
    async with app.run_test(size=size) as pilot:
        screen = app.replay
        await pilot.pause()
        was: Sequence[Strip] = ()
        at, least = 0.0, _SHORTEST
        begin = screen.player.played_ms
        while True:
            await pilot.pause()
            now = drawn_rows(screen)
            if drawn := _drawn(was, now):
                at = max(at + least if was else 0.0, (screen.player.played_ms - begin) / 1000 / speed)
                least = _SHORTEST
                yield json.dumps([round(at, 3), "o", drawn if was else _CLEARED + drawn], ensure_ascii=False)
            if isinstance(screen, ClassScreen) and screen.stop:
                least = _AT_A_STOP
                yield json.dumps([round(at, 3), "m", visible(one_line(screen.stop.question))], ensure_ascii=False)
            was = now
            if screen.replay.position == screen.replay.last:
                return
            screen.action_gesture(1)


def _drawn(was: Sequence[Strip], now: Sequence[Strip]) -> str:
    """Return the escape codes that redraw the changed rows."""
    rows = (row for row, strip in enumerate(now) if row >= len(was) or list(strip) != list(was[row]))
    return "".join(f"\x1b[{row + 1};1H{_coloured(now[row])}" for row in rows)


def _coloured(strip: Strip) -> str:
    colours = ColorSystem.TRUECOLOR
    return "".join(
        segment.style.render(segment.text, color_system=colours) if segment.style else segment.text for segment in strip
    )
