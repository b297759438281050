"""The possible readings of a doubtful line or field, among which a user decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from cop_session.domain.when import By, Every, From, On, When, Words
from cop_session.reading.words.reading_result import Doubt, Unsure

MOST_READINGS: Final = 6
"""More would be no real choice; the typed words are always one of them."""
_STAYS: Final = frozenset({Unsure.NOT_UNDERSTOOD, Unsure.ROUGH, Unsure.UNKNOWN_HOLIDAY, Unsure.REST})
"""Words left as words for one of these reasons mean what they say; nothing is in doubt."""
_WEEK: Final = timedelta(weeks=1)


def possible_whens(when: When | None, doubts: Sequence[Doubt], others: Iterable[When] = ()) -> tuple[When, ...]:
    """Return the possible readings of doubtful words about time, the reading first and the bare words last.

    Of *2 of 3 december* each day comes before both. `others` are other moments in the same text. Nothing is returned if
    nothing is in doubt.
    """
    dated = when is not None and not isinstance(when, Words)
    if not doubts or (not dated and {one.unsure for one in doubts} <= _STAYS):
        return ()
    said = when.said if when is not None else doubts[0].words
    found = [one for doubt in doubts if doubt.unsure is Unsure.EITHER for one in _meant(when, doubt, said)]
    if when is not None:
        found.append(when)
    for doubt in doubts:
        found.extend(_meant(when, doubt, said))
    found.extend(others)
    distinct = dict.fromkeys(one for one in found if not isinstance(one, Words))
    return (*list(distinct)[: MOST_READINGS - 1], Words(said))


def _meant(when: When | None, doubt: Doubt, said: str) -> Iterator[When]:
    """Yield the other readings that `doubt` allows."""
    if doubt.other is not None:
        yield _moved(when, doubt.other, said)
    match doubt.unsure, when:
        case Unsure.ONCE_OR_WEEKLY, On(dates=dates):
            yield From(min(dates), said, Every.WEEK, tuple(sorted({day.weekday() for day in dates})))
        case Unsure.ONCE_OR_WEEKLY, From(day=day, until=until) if until is not None and until - day < _WEEK:
            weekdays = tuple(sorted((day + timedelta(days=ahead)).weekday() for ahead in range((until - day).days + 1)))
            yield From(day, said, Every.WEEK, weekdays)
        case Unsure.HOW_OFTEN, From():
            yield replace(when, every=Every.WEEK)
        case Unsure.EITHER, On(dates=dates):
            yield from (On((day,), said) for day in dates)
        case _:
            pass


def _moved(when: When | None, day: date, said: str) -> When:
    """Return the same way of saying when, about another day."""
    match when:
        case By():
            return replace(when, day=day)
        case From():
            return replace(when, day=day)
        case _:
            return On((day,), said)
