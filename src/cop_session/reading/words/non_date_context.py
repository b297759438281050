"""Whether the words around a moment in a sentence make it another one, or a thing."""

import re
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.words.function_words import Spoken
from cop_session.reading.words.phrase_grammar import Cursor
from cop_session.reading.words.time_words import Tag

MARKING: Final = frozenset({Tag.FROM, Tag.START, Tag.BY, Tag.BEFORE, Tag.UNTIL, Tag.THROUGH, Tag.AFTER})
"""Words that say how a moment is meant."""
_DAYS = frozenset({Tag.WEEKDAY, Tag.SHIFT, Tag.DATE, Tag.NUMBER, Tag.MONTH, Tag.ARTICLE})
_PREPARING: Final = re.compile(r"\b(?i:bereidt?|bereiden|prepares?|prepare)\b")
_FAR: Final = 80
"""How many characters before *voor* its verb is looked for."""
_CLAUSE: Final = 6
"""The number of words before a moment that determine the kind of its clause."""
_QUESTION: Final = re.compile(r"[^.!?\n]*\?")
_RELATIVE = frozenset({Tag.AFTER, Tag.BEFORE})


def set_aside(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the moment from `at` up to the cursor is not when it is done.

    *Niet op maandag*, *vorige week*, *de tekst van*, *elke eerste*, *oefening 1/12*, *twee weken na*.
    """
    first = c.lexemes[at].sort
    after = word(c, c.at) if c.next is not None else ""
    if after in small.refusing or (at > 0 and first in _DAYS and after in small.being):
        return True
    article = first is Tag.ARTICLE and word(c, at) in small.describing
    if at == 0:
        return article
    before = word(c, at - 1)
    if c.lexemes[at - 1].sort in _RELATIVE and first in (Tag.ON, Tag.AHEAD):
        # *Bereidt voor op woensdag*, *denkt na over twee weken*: what it is about. *Leest voor op woensdag* is not.
        end = c.lexemes[at - 1].start
        return first is Tag.AHEAD or _PREPARING.search(c.text, max(end - _FAR, 0), end) is not None
    unit = c.lexemes[at - 1].sort is Tag.UNIT
    earlier = word(c, at - 2) if at > 1 else ""
    if before in small.denying or earlier in small.refusing or (unit and earlier in small.denying):
        return True
    if (before in small.of and first not in MARKING) or (unit and first in _RELATIVE):
        return True
    return first in _DAYS and (article or before in small.describing or before in small.numbering)


def subordinate(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the moment at `at` stands in a question or a report: *of ze donderdag komt*, *kan Ine ma?*"""
    if _QUESTION.match(c.text, c.lexemes[at].start):
        return True
    for index in range(at - 1, max(at - _CLAUSE, 0) - 1, -1):
        said = word(c, index)
        before = word(c, index - 1) if index else ""
        if before in small.asking and (said in small.pronouns | small.articles or index == at - 1):
            return True
        if c.lexemes[index].sort in (Tag.STOP, Tag.AND):
            return False
    return False


def roughly(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the word before `at` makes a moment rough: *rond 18/12*."""
    return at > 0 and word(c, at - 1) in small.about


def word(c: Cursor, index: int) -> str:
    """Return the words of a lexeme as they are compared."""
    lexeme = c.lexemes[index]
    return bare(c.text[lexeme.start : lexeme.end]).strip("'’.")
