"""Whether a possible moment is meant as one in its sentence."""

from collections.abc import Sequence

from cop_session.reading.words.function_words import Spoken
from cop_session.reading.words.lexing import Lexeme
from cop_session.reading.words.non_date_context import MARKING, word
from cop_session.reading.words.phrase_grammar import Cursor
from cop_session.reading.words.time_words import Tag, Unit

_LEANING = MARKING | {Tag.ON, Tag.EACH, Tag.THIS, Tag.COMING, Tag.NEXT, Tag.RECURS}
_EDGES = frozenset({Tag.EARLY, Tag.LATE})
_COMING_BACK = frozenset({Tag.EACH, Tag.RECURS, Tag.ONCE_PER, Tag.EVERY_OTHER, Tag.WEEKDAYS})
_WHICH = frozenset({Tag.THIS, Tag.NEXT, Tag.COMING})
_MAY = 5
_MONTHS = 12
_TENTHS = 10
_MINUTES = frozenset({5, 10})
"""Months that are minutes of an hour, too."""
_MOST = frozenset({"max", "maximum", "maximaal"})
_COMMON = frozenset({"zo", "sat", "sun", "mon", "wed"})
"""Short weekdays that are words like any other."""
_LISTED = frozenset({Tag.WEEKDAY, Tag.WEEKDAYS, Tag.CLOCK, Tag.AT, Tag.AND, Tag.OF, Tag.DAYPART})
"""Words allowed next to a short weekday at the beginning of a line, where *Do* and *Wo* are other words."""


def meant(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the lexemes from `at` up to the cursor are a moment here rather than something else."""
    part = c.lexemes[at : c.at]
    sorts = {one.sort for one in part}
    if word(c, at) in small.not_first or (len(part) == 1 and word(c, at) in small.too_common):
        return False
    return (
        _clear_date(c, at, part, sorts)
        or _clear_weekday(c, at, part, sorts)
        or _clear_month(c, part, sorts)
        or _clear_nth(c, part, sorts, small)
        or _clear_shift(c, at, part, sorts, small)
        or _clear_other(c, at, part, sorts, small)
    )


def _clear_date(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Tag]) -> bool:
    """A day with its month; 3/4, 9/10, 2-3, 3.5 and 12.10 are other things unless a word says so."""
    if {Tag.NUMBER, Tag.MONTH} <= sorts:
        return True
    dates = [one for one in part if one.sort is Tag.DATE]
    if not dates:
        return False
    day, month, year = dates[0].parts
    if year is not None or Tag.WEEKDAY in sorts:
        return True
    if dates[0].name != "/":
        # *13.10* is an hour; *17-12* and *18.12* are none.
        sure = day > _MONTHS >= month and not c.sees(Tag.HOUR) and (dates[0].name == "-" or month not in _MINUTES)
        return sure and (bool(sorts & _LEANING) or at == 0 or c.lexemes[at - 1].sort is Tag.OTHER)
    fraction = month > _MONTHS or day < month <= _TENTHS or (month == _TENTHS and day <= _TENTHS)
    if not fraction:
        return at == 0 or c.lexemes[at - 1].sort is not Tag.NUMBER
    amount = c.sees(Tag.OF, Tag.HOUR) or word(c, at) in _MOST
    return month <= _MONTHS and bool(sorts & _LEANING) and not amount


def _clear_weekday(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Tag]) -> bool:
    """A weekday in full, or a short one in small letters; *zo* and *do re mi* are other words unless a word says so."""
    days = [one for one in part if one.sort in (Tag.WEEKDAY, Tag.WEEKDAYS)]
    if not days:
        return False
    if any(one.full for one in days) or sorts & _LEANING:
        return True
    said = [c.text[one.start : one.end] for one in days]
    if any(one.isupper() for one in said) or all(one.casefold().rstrip(".") in _COMMON for one in said):
        return False
    # *Ma belt* may be about a mother, *Wo* and *Do* about a lesson; *do belt Koen* is a day.
    small = c.text[days[0].start].islower() and said[0] != "ma"
    if at == 0 and small and c.next is not None and word(c, c.at).endswith("t"):
        return True
    return at > 0 or len(days) > 1 or bool({one.sort for one in part[1:]} & _LISTED)


def _clear_month(c: Cursor, part: Sequence[Lexeme], sorts: set[Tag]) -> bool:
    """A month with a word before it or a year after it; *Jan* and *mar* are other words."""
    months = [one for one in part if one.sort is Tag.MONTH]
    if not months or not sorts & (MARKING | _EDGES | {Tag.INSIDE, Tag.NUMBER, Tag.NTH}):
        return False
    small = c.text[months[0].start].islower()
    return months[0].full or months[0].number == _MAY or small or bool(sorts & (_EDGES | {Tag.NUMBER, Tag.NTH}))


def _clear_nth(c: Cursor, part: Sequence[Lexeme], sorts: set[Tag], small: Spoken) -> bool:
    """A day by its number alone, *de 15de*, if no thing with that number follows."""
    if not {one.sort for one in part} <= {Tag.ON, Tag.ARTICLE, Tag.NUMBER, *MARKING}:
        return False
    if Tag.ARTICLE not in sorts or part[-1].sort is not Tag.NUMBER:
        return False
    return c.next is None or c.next.sort is not Tag.OTHER or word(c, c.at) in small.after_day


def _clear_shift(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Tag], small: Spoken) -> bool:
    """Today and tomorrow; *de morgen*, *goede morgen* are a part of the day."""
    if Tag.SHIFT not in sorts:
        return False
    place = at + next(index for index, one in enumerate(part) if one.sort is Tag.SHIFT)
    if word(c, place) in small.too_common:
        # *Vanaf nu*, but not *tot nu toe*.
        return bool(sorts & {Tag.FROM, Tag.START})
    return place == 0 or (
        c.lexemes[place - 1].sort not in {Tag.ARTICLE, Tag.EACH, *_WHICH}
        and word(c, place - 1) not in small.describing | {"in", "tegen"}
    )


def _clear_other(c: Cursor, at: int, part: Sequence[Lexeme], sorts: set[Tag], small: Spoken) -> bool:
    """A recurrence, a time ahead, this or next week, a holiday with a word before it."""
    if sorts & {Tag.TIMES, Tag.SO_OFTEN}:
        # *Drie keer per week hardop lezen* is what has to be done.
        return at > 0
    if sorts & _COMING_BACK:
        return at == 0 or word(c, at - 1) not in small.articles
    if Tag.LASTING in sorts:
        return True
    if Tag.FEAST in sorts:
        return bool(sorts & MARKING)
    if Tag.HOLIDAY in sorts:
        return bool(sorts & (MARKING | {Tag.INSIDE, Tag.NTH}))
    if Tag.VAGUE in sorts:
        return len(part) == 1
    units = [one for one in part if one.sort is Tag.UNIT]
    if not units or Tag.DATE in sorts:
        return False
    if sorts & _WHICH:
        return True
    if sorts & {Tag.AHEAD, Tag.INSIDE, Tag.WITHIN}:
        number = next((one.number for one in part if one.sort is Tag.NUMBER), 0)
        return number > 1 or units[0].number != Unit.DAY
    return bool(sorts & _EDGES)
