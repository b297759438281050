"""Rhythms that no agreement keeps as dates: every first Monday of the month, every three weeks, twice a week."""

from cop_session.domain.when import Words
from cop_session.reading.dates.date_points import point
from cop_session.reading.dates.recurrence_phrases import weekday_list
from cop_session.reading.dates.until_clause import ending
from cop_session.reading.words.lexing import Lexeme
from cop_session.reading.words.phrase_grammar import Cursor, Phrase
from cop_session.reading.words.time_words import Tag


def rhythm_in_words(c: Cursor) -> Phrase | None:
    """Read an irregular recurrence with its beginning and end; the rhythm itself stays words."""
    if c.first_of(_nth_of_month, _counted, _so_often) is None:
        return None
    c.first_of(_weekdays)
    c.first_of(_beginning)
    ending(c, c.today)
    return Phrase(Words(""))


def _nth_of_month(c: Cursor) -> bool | None:
    """Read *elke eerste maandag van de maand*, *de laatste vrijdag van elke maand*, *elke derde week*."""
    c.skip(Tag.ARTICLE)
    each = c.take(Tag.EACH) is not None
    nth = c.take(Tag.NTH) or c.take(Tag.NUMBER)
    named = c.take(Tag.WEEKDAY, Tag.WEEKDAYS, Tag.UNIT) if nth else None
    if named is None:
        return None
    here = c.at
    if c.take(Tag.OF, Tag.INSIDE):
        c.skip(Tag.ARTICLE)
        each_month = c.take(Tag.EACH) is not None
        if c.take(Tag.UNIT) and (each or each_month):
            return True
    c.at = here
    # *Elke 3 maandag* may be a slip of the hand.
    return True if each and nth and nth.sort is Tag.NTH else None


def _counted(c: Cursor) -> bool | None:
    """Read *om de drie weken*, *elke zes weken*, *om de andere dag*."""
    if c.take(Tag.EVERY_OTHER, Tag.EACH) is None:
        return None
    return True if c.take(Tag.NUMBER, Tag.OTHER_ONE) and c.take(Tag.UNIT) else None


def _so_often(c: Cursor) -> bool | None:
    """Read *2x per week*, *3x/week*, *drie keer in de maand*, *een paar keer per week*."""
    times = c.take(Tag.TIMES if c.take(Tag.NUMBER) else Tag.SO_OFTEN)
    if times is None or not (times.name or c.take(Tag.PER, Tag.INSIDE) or _slash(c)):
        return None
    c.skip(Tag.ARTICLE)
    c.take(Tag.NUMBER)
    return True if c.take(Tag.UNIT) else None


def _slash(c: Cursor) -> Lexeme | None:
    found = c.next
    return c.take(Tag.AND) if found and c.text[found.start : found.end] == "/" else None


def _weekdays(c: Cursor) -> bool | None:
    return True if c.take(Tag.ON) and weekday_list(c) else None


def _beginning(c: Cursor) -> bool | None:
    return True if c.take(Tag.FROM) and point(c) else None
