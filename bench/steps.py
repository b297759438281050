"""From the key to the step on the screen, in a session that is longer than any."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Final

from bench.echo import table
from bench.sessions import session
from bench.table import Row
from bench.terminal import Terminal
from cop_session.domain.schedule import Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE

TURNS: Final = 5
LIMIT: Final = 100.0
"""Milliseconds, for the slowest of the steps."""

BETWEEN_KEYS: Final = 0.3
"""Seconds; what a step sets in motion is over by then."""

LOOKS: Final = {
    Step.WELCOME: ("❯ Welkom", "“Welkom.", "Naam, rol"),
    Step.NEED: ("❯ Behoefte", "heeft vooraf verwoord", "Om …, heeft"),
    Step.ACTIONS: ("❯ Acties", "We denken nu luidop", "Nieuwe actie"),
    Step.WALKTHROUGH: ("❯ Overlopen", "Ik overloop elke actie", "van 30"),
    Step.EVALUATION: ("❯ Evaluatie", "Wanneer zitten we", "Dag en uur"),
    Step.CLOSING: ("❯ Afronding", "Staat er iets in", "schoolplatform"),
}
"""What stands at the top of each step, above its list, and beneath it or in the middle."""

_REMARKS = "Wat geen ja krijgt"
"""What stands beneath the remarks."""
_BACK, _ON = "\x1bOQ", "\x1bOR"


def rows() -> Iterator[Row]:
    """Measure each of the six steps, opened for the first time in a process of its own and opened again."""
    first, again = defaultdict[Step, list[float]](list), defaultdict[Step, list[float]](list)
    events = session(2_000)
    for _ in range(TURNS):
        with TemporaryDirectory() as name, table(Path(name), events) as terminal:
            _walk(terminal, first, again)
    yield _slowest("a step opens again in 2,000 events, 30 actions, 10 people", again)
    yield _slowest("… for the first time", first)


def _slowest(what: str, times: Mapping[Step, list[float]]) -> Row:
    slowest = max(times, key=lambda step: median(times[step]))
    return Row(f"{what}: {slowest}", median(times[slowest]), len(times[slowest]), limit=LIMIT)


def _walk(terminal: Terminal, first: dict[Step, list[float]], again: dict[Step, list[float]]) -> None:
    """Go from the actions, with which the session opens, back to the first step, on to the last, and both once more."""
    here = ROUNDTABLE.order.index(Step.ACTIONS)
    seen = {Step.ACTIONS}
    for way, end in ((_BACK, 0), (_ON, len(ROUNDTABLE.order) - 1)) * 2:
        while here != end:
            here += -1 if way == _BACK else 1
            step, key = ROUNDTABLE.order[here], way
            if step is Step.EVALUATION and step not in seen:
                key = _leave_remarks(terminal)
            (again if step in seen else first)[step].append(_opened(terminal, key, step))
            seen.add(step)


def _leave_remarks(terminal: Terminal) -> str:
    """Go on behind the walkthrough, where remarks are asked about once; return the key that leaves them."""
    terminal.settle()
    terminal.press(_ON)
    terminal.until_shown(_REMARKS)
    return "\r"


def _opened(terminal: Terminal, key: str, step: Step) -> float:
    sleep(BETWEEN_KEYS)
    terminal.settle(0)
    pressed = perf_counter()
    terminal.press(key)
    return terminal.until_shown(*LOOKS[step], since=pressed)
