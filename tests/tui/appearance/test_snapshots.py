"""How the screens around the round table look, small and wide, dark and light."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cop_session.config import Settings
from tests.tui.support.house import house, settled, with_samples

SMALL, WIDE = (80, 24), (120, 36)
Compare = Callable[..., bool]


def after(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Return what brings the program to the screen that these keys lead to."""

    async def run(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settled(pilot)

    return run


@pytest.mark.parametrize(
    ("keys", "size", "theme", "samples"),
    [
        pytest.param((), WIDE, "dark", True, id="home-wide-dark"),
        pytest.param((), SMALL, "light", True, id="home-small-light"),
        pytest.param((), SMALL, "dark", False, id="empty-small-dark"),
        pytest.param((), WIDE, "light", False, id="empty-wide-light"),
        pytest.param(("n",), SMALL, "light", True, id="form-small-light"),
        pytest.param(("n",), WIDE, "dark", True, id="form-wide-dark"),
        pytest.param(("question_mark",), SMALL, "dark", True, id="help-small-dark"),
        pytest.param(("p",), WIDE, "light", True, id="plan-wide-light"),
        pytest.param(("p",), SMALL, "dark", True, id="plan-small-dark"),
    ],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int], theme: str, samples: bool
) -> None:
    if samples:
        with_samples(tmp_path)
    app = house(tmp_path, settings=Settings(theme=theme))
    assert snap_compare(app, run_before=after(*keys), terminal_size=size)
