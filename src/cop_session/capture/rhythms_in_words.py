"""Rhythms that no agreement keeps as dates: every first Monday of the month, every three weeks, twice a week."""

from cop_session.capture.endings import ending
from cop_session.capture.grammar import Cursor, Phrase
from cop_session.capture.lexing import Lexeme
from cop_session.capture.points import point
from cop_session.capture.recurrence import weekday_list
from cop_session.capture.vocabulary import Sort
from cop_session.roundtable.when import Words


def rhythm_in_words(c: Cursor) -> Phrase | None:
    """Read one, with where it begins and ends: it stays what it says."""
    if c.first_of(_nth_of_month, _counted, _so_often) is None:
        return None
    c.first_of(_weekdays)
    c.first_of(_beginning)
    ending(c, c.today)
    return Phrase(Words(""))


def _nth_of_month(c: Cursor) -> bool | None:
    """Read *elke eerste maandag van de maand*, *de laatste vrijdag van elke maand*, *elke derde week*."""
    c.skip(Sort.ARTICLE)
    each = c.take(Sort.EACH) is not None
    nth = c.take(Sort.NTH) or c.take(Sort.NUMBER)
    named = c.take(Sort.WEEKDAY, Sort.WEEKDAYS, Sort.UNIT) if nth else None
    if named is None:
        return None
    here = c.at
    if c.take(Sort.OF, Sort.INSIDE):
        c.skip(Sort.ARTICLE)
        each_month = c.take(Sort.EACH) is not None
        if c.take(Sort.UNIT) and (each or each_month):
            return True
    c.at = here
    # *Elke 3 maandag* may be a slip of the hand.
    return True if each and nth and nth.sort is Sort.NTH else None


def _counted(c: Cursor) -> bool | None:
    """Read *om de drie weken*, *elke zes weken*, *om de andere dag*."""
    if c.take(Sort.EVERY_OTHER, Sort.EACH) is None:
        return None
    return True if c.take(Sort.NUMBER, Sort.OTHER_ONE) and c.take(Sort.UNIT) else None


def _so_often(c: Cursor) -> bool | None:
    """Read *2x per week*, *3x/week*, *drie keer in de maand*, *een paar keer per week*."""
    times = c.take(Sort.TIMES if c.take(Sort.NUMBER) else Sort.SO_OFTEN)
    if times is None or not (times.name or c.take(Sort.PER, Sort.INSIDE) or _slash(c)):
        return None
    c.skip(Sort.ARTICLE)
    c.take(Sort.NUMBER)
    return True if c.take(Sort.UNIT) else None


def _slash(c: Cursor) -> Lexeme | None:
    found = c.next
    return c.take(Sort.AND) if found and c.text[found.start : found.end] == "/" else None


def _weekdays(c: Cursor) -> bool | None:
    return True if c.take(Sort.ON) and weekday_list(c) else None


def _beginning(c: Cursor) -> bool | None:
    return True if c.take(Sort.FROM) and point(c) else None
