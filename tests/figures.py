"""The table of figures that `make torture` prints at its end: what each test saw, in its own words."""

from collections.abc import Callable

import pytest

Figures = Callable[[str, str], None]

_MARK = "figure"


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Call it with what was done how often, and what came of it."""

    def seen(what: str, came: str) -> None:
        record_property(_MARK, [what, came])

    return seen


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, where there is one; workers of a parallel run hand their rows over with their reports."""
    rows = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == _MARK
    ]
    if not rows:
        return
    terminalreporter.section("figures")
    width = max(len(what) for what, _ in rows)
    for what, came in rows:
        terminalreporter.write_line(f"{what:<{width}}  {came}")
