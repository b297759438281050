"""Hours next to a day: the reader skips them and reads *maandag om 10u* as Monday; the words keep them."""

from cop_session.reading.words.phrase_grammar import Cursor
from cop_session.reading.words.time_words import Tag


def skip_hours(c: Cursor) -> bool:
    """Step over *nm*, *om 8 uur*, *om half vier*, *van 15u45 tot 16u45*, *15u45-16u30*; tell whether there was any."""
    start = c.at
    if not c.hours:
        return False
    c.skip(Tag.DAYPART)
    here = c.at
    c.skip_comma()
    if not (_between(c) or _at(c)):
        c.at = here
    return c.at > start


def _between(c: Cursor) -> bool:
    start = c.at
    c.skip(Tag.OF, Tag.FROM)
    if _hour(c) and c.take(Tag.UNTIL, Tag.THROUGH, Tag.DASH) and _hour(c):
        return True
    c.at = start
    return False


def _at(c: Cursor) -> bool:
    start = c.at
    said = c.take(Tag.AT) is not None
    quarter = c.take(Tag.QUARTER) is not None or _half(c)
    if _hour(c) or (said and (c.take(Tag.NUMBER) or _dotted(c))) or (quarter and c.take(Tag.NUMBER)):
        c.skip(Tag.HOUR)
        return True
    c.at = start
    return False


def _half(c: Cursor) -> bool:
    """Step over *half* if the number of an hour follows."""
    if c.sees_in_turn(Tag.EARLY, Tag.NUMBER):
        c.at += 1
        return True
    return False


def _dotted(c: Cursor) -> bool:
    """Step over *15.30*, which without a word before it is a date."""
    found = c.next
    if found is None or found.sort is not Tag.DATE or found.name != "." or found.parts[2] is not None:
        return False
    c.at += 1
    return True


def _hour(c: Cursor) -> bool:
    if c.take(Tag.CLOCK):
        return True
    if c.sees_in_turn(Tag.NUMBER, Tag.HOUR):
        c.at += 2
        return True
    return False
