"""Whether what could be a moment is meant as one in its sentence."""

from collections.abc import Sequence

from cop_session.capture.grammar import Cursor
from cop_session.capture.lexing import Lexeme
from cop_session.capture.spoken import Spoken
from cop_session.capture.vocabulary import Sort, Unit
from cop_session.roundtable.text import bare

_MARKING = frozenset({Sort.FROM, Sort.START, Sort.BY, Sort.BEFORE, Sort.UNTIL, Sort.THROUGH, Sort.AFTER})
_LEANING = _MARKING | {Sort.ON, Sort.EACH, Sort.THIS, Sort.COMING, Sort.NEXT, Sort.RECURS}
_EDGES = frozenset({Sort.EARLY, Sort.LATE})
_COMING_BACK = frozenset({Sort.EACH, Sort.RECURS, Sort.ONCE_PER, Sort.EVERY_OTHER, Sort.WEEKDAYS})
_WHICH = frozenset({Sort.THIS, Sort.NEXT, Sort.COMING})
_DAYS = frozenset({Sort.WEEKDAY, Sort.SHIFT, Sort.DATE, Sort.NUMBER, Sort.MONTH, Sort.ARTICLE})
_MAY = 5
_MONTHS = 12


def set_aside(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the words before make it another time, or a thing: *niet op*, *vorige week*, *de tekst van*."""
    first = c.lexemes[at].sort
    if first in _DAYS and c.at < len(c.lexemes) and _word(c, c.at) in small.being and at > 0:
        return True
    before = [_word(c, index) for index in (at - 1, at - 2) if index >= 0]
    if not before:
        return first is Sort.ARTICLE and _word(c, at) in small.describing
    if set(before) & small.denying or (before[0] in small.of and first not in _MARKING):
        return True
    described = before[0] in small.describing or (first is Sort.ARTICLE and _word(c, at) in small.describing)
    return described and first in _DAYS


def meant(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the lexemes from `at` up to the cursor are a moment here rather than something else."""
    part = c.lexemes[at : c.at]
    sorts = {one.sort for one in part}
    if _word(c, at) in small.not_first or (len(part) == 1 and _word(c, at) in small.too_common):
        return False
    return (
        _clear_date(c, at, part, sorts)
        or _clear_weekday(part, sorts)
        or _clear_month(part, sorts)
        or _clear_shift(c, at, part, sorts, small)
        or _clear_other(c, at, part, sorts, small)
    )


def _clear_date(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Sort]) -> bool:
    """A number of a day with a month; 3/4, 9/10, 2-3 and 3.5 are other things unless a word says so."""
    if {Sort.NUMBER, Sort.MONTH} <= sorts and not any(c.text[one.start - 1 : one.start] == "," for one in part[:1]):
        return True
    dates = [one for one in part if one.sort is Sort.DATE]
    if not dates:
        return False
    if sorts & (_LEANING | {Sort.WEEKDAY}):
        return True
    day, month, year = dates[0].parts
    if year is not None:
        return True
    fraction = month > _MONTHS or (day < month <= 10) or (month == 10 and day <= 10)
    return dates[0].name == "/" and not fraction and _stands_alone(c, at)


def _stands_alone(c: Cursor, at: int) -> bool:
    return at == 0 or c.lexemes[at - 1].sort is not Sort.NUMBER


def _clear_weekday(part: Sequence[Lexeme], sorts: set[Sort]) -> bool:
    """A weekday in full; *zo*, *do* and *sat* are other words unless a word says so."""
    days = [one for one in part if one.sort in (Sort.WEEKDAY, Sort.WEEKDAYS)]
    return bool(days) and (any(one.full for one in days) or bool(sorts & _LEANING))


def _clear_month(part: Sequence[Lexeme], sorts: set[Sort]) -> bool:
    """A month with a word before it or a year after it; *Jan* and *mar* are other words."""
    months = [one for one in part if one.sort is Sort.MONTH]
    if not months or not sorts & (_MARKING | _EDGES | {Sort.INSIDE, Sort.NUMBER}):
        return False
    return months[0].full or months[0].number == _MAY or bool(sorts & (_EDGES | {Sort.NUMBER}))


def _clear_shift(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Sort], small: Spoken) -> bool:
    """Today and tomorrow; *de morgen*, *goede morgen* are a part of the day."""
    if Sort.SHIFT not in sorts:
        return False
    place = at + next(index for index, one in enumerate(part) if one.sort is Sort.SHIFT)
    if _word(c, place) in small.too_common:
        return bool(sorts & _MARKING)
    return place == 0 or (
        c.lexemes[place - 1].sort not in {Sort.ARTICLE, Sort.EACH, *_WHICH}
        and _word(c, place - 1) not in small.describing | {"in", "tegen"}
    )


def _clear_other(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Sort], small: Spoken) -> bool:
    """What comes back, a time ahead, this or next week, a holiday with a word before it."""
    if sorts & _COMING_BACK:
        return at == 0 or _word(c, at - 1) not in small.articles
    if Sort.HOLIDAY in sorts:
        return bool(sorts & (_MARKING | {Sort.INSIDE}))
    if Sort.VAGUE in sorts:
        return len(part) == 1
    units = [one for one in part if one.sort is Sort.UNIT]
    if not units or Sort.DATE in sorts:
        return False
    if sorts & _WHICH:
        return True
    if sorts & {Sort.AHEAD, Sort.INSIDE, Sort.WITHIN}:
        number = next((one.number for one in part if one.sort is Sort.NUMBER), 0)
        return number > 1 or units[0].number != Unit.DAY
    return bool(sorts & _EDGES)


def _word(c: Cursor, index: int) -> str:
    lexeme = c.lexemes[index]
    return bare(c.text[lexeme.start : lexeme.end]).strip("'’.")
