"""When the program breaks, nothing of a child is in the report."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cop_session.faults import report
from cop_session.tui.home.home_screen import HomeScreen
from tests.tui.support.house import house, settled

CANARY = "kanarievogel"


async def test_the_report_holds_no_local_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: HomeScreen) -> None:
        said = CANARY
        raise ValueError(said)

    monkeypatch.setattr(HomeScreen, "action_search", breaks)
    app = house(tmp_path)

    async def broken() -> None:
        async with app.run_test() as pilot:
            await settled(pilot)
            await pilot.press("slash")

    with pytest.raises(ValueError, match=CANARY):
        await broken()
    assert isinstance(app.crash, ValueError)
    code = report(app.crash, tmp_path / "reports", datetime(2026, 11, 24, tzinfo=UTC))
    (written,) = (tmp_path / "reports").iterdir()
    assert code in written.read_text()
    assert CANARY not in written.read_text()
