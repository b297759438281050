"""Every reader of text with every hostile text there is."""

import pytest

from tests.support.figures import Figures
from tests.support.hostile_text import TOKENS, hostile
from tests.support.readers import READERS, TYPED
from tests.system.test_reader_complexity import LENGTHS, LONG, seconds

pytestmark = pytest.mark.torture

_GOAL = 0.05
"""Seconds for reading what is typed."""
_MOST = 5 * _GOAL
"""Seconds at which it fails, as the machine may have more to do."""


@pytest.mark.parametrize("reader", TYPED)
@pytest.mark.timeout(1200)
def test_what_is_typed_is_read_at_once(reader: str, figures: Figures) -> None:
    times = {token: max(seconds(READERS[reader], hostile(token, length)) for length in LENGTHS) for token in TOKENS}
    late = {token: took for token, took in times.items() if took > _GOAL}
    figures("hostile texts typed", len(times), {"later than 50 ms": len(late)}, {"ms": 1000 * max(times.values())})
    assert max(times.values()) < _MOST, max(times, key=lambda token: times[token])


@pytest.mark.parametrize("reader", [one for one in READERS if one not in TYPED])
@pytest.mark.timeout(1200)
def test_what_was_noted_is_read_in_time_for_its_length(reader: str, figures: Figures) -> None:
    slowest, steepest = 0.0, 0.0
    for token in TOKENS:
        quarter, whole = (seconds(READERS[reader], hostile(token, length)) for length in (LONG // 8, LONG // 2))
        slowest = max(slowest, whole)
        steepest = max(steepest, whole / quarter if whole > _GOAL else 0.0)
        assert whole <= max(8 * quarter, _GOAL), token
    figures("hostile texts noted", len(TOKENS), {}, {"ms": 1000 * slowest, "times for four times the text": steepest})
