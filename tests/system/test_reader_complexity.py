"""Whatever is typed or pasted, reading it takes time for its length and not for the square of it."""

from collections.abc import Callable
from time import thread_time

import pytest

from tests.support.hostile_text import TOKENS, hostile
from tests.support.readers import READERS, TYPED, WRITTEN

LONG = 20_000
LENGTHS = (990, 1_990, LONG)
"""Readers that look at a beginning alone are slowest just before they stop doing so."""
_ENOUGH = 0.25
"""Seconds that nobody may wait for a key; on a machine that does nothing else, it is a fifth of that."""
_FLOOR = 0.05
"""Seconds below which the growth of a time says nothing."""
_FOUR_TIMES = 8
"""Most that four times the text may take, in times: a square takes sixteen."""
_SHARE = 40

SLOW_ONCE = [
    ("participant", "short words"),
    ("participant", "names with no-break spaces"),
    ("spoken line", "digits with a slash"),
    ("spoken line", "day numbers"),
    ("spoken line", "articles"),
    ("spoken line", "short weekdays"),
    ("spoken line", "dates in a list"),
    ("spoken line", "names that go together"),
    ("when", "digits with a slash"),
    ("when", "weekdays that go together"),
    ("people", "short words"),
    ("people", "names in a list"),
    ("completion", "names in a list"),
    ("bare text", "combining marks out of order"),
    ("hints", "he is"),
    ("hints", "strange names"),
    ("treatment", "letter"),
    ("treatment", "half a domain"),
    ("treatment", "capitals joined by hyphens"),
    ("treatment", "strange names"),
    ("names in a text", "dotted letters"),
    ("names in a text", "possessive names"),
    ("dates in a text", "day numbers"),
    ("strange names", "names with no-break spaces"),
    ("stretches", "right to left and digits"),
]
"""Readers that took seconds for a page of this, and days for a book."""

_SOME = [(reader, token) for at, reader in enumerate(READERS) for token in TOKENS[at % _SHARE :: _SHARE]]
"""Each reader with some of the texts, each text with some of the readers; the torture tests take all."""


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the seconds that the processor works at reading a text: the best of three, where it is not fast."""
    best = _once(read, text)
    for _ in range(2):
        best = min(best, _once(read, text)) if best > _FLOOR else best
    return best


def _once(read: Callable[[str], object], text: str) -> float:
    started = thread_time()
    read(text)
    return thread_time() - started


@pytest.mark.parametrize(("reader", "token"), [*SLOW_ONCE, *_SOME], ids=str)
def test_reading_takes_time_for_the_length_of_the_text(reader: str, token: str) -> None:
    read = READERS[reader]
    if reader in TYPED:
        assert max(seconds(read, hostile(token, length)) for length in LENGTHS) < _ENOUGH
    else:
        assert reader in WRITTEN
        quarter, whole = (seconds(read, hostile(token, length)) for length in (LONG // 20, LONG // 5))
        assert whole <= max(_FOUR_TIMES * quarter, _FLOOR)
