"""Whether the words around a moment in a sentence make it another one, or a thing."""

from typing import Final

from cop_session.capture.grammar import Cursor
from cop_session.capture.spoken import Spoken
from cop_session.capture.vocabulary import Sort
from cop_session.roundtable.text import bare

MARKING: Final = frozenset({Sort.FROM, Sort.START, Sort.BY, Sort.BEFORE, Sort.UNTIL, Sort.THROUGH, Sort.AFTER})
"""Words that say how a moment is meant."""
_DAYS = frozenset({Sort.WEEKDAY, Sort.SHIFT, Sort.DATE, Sort.NUMBER, Sort.MONTH, Sort.ARTICLE})
_RELATIVE = frozenset({Sort.AFTER, Sort.BEFORE})


def set_aside(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the moment from `at` up to the cursor is not when it is done.

    *Niet op maandag*, *vorige week*, *de tekst van*, *elke eerste*, *oefening 1/12*, *twee weken na*.
    """
    first = c.lexemes[at].sort
    after = word(c, c.at) if c.next is not None else ""
    if after in small.refusing or (at > 0 and first in _DAYS and after in small.being):
        return True
    article = first is Sort.ARTICLE and word(c, at) in small.describing
    if at == 0:
        return article
    before = word(c, at - 1)
    unit = c.lexemes[at - 1].sort is Sort.UNIT
    earlier = word(c, at - 2) if at > 1 else ""
    if before in small.denying or earlier in small.refusing or (unit and earlier in small.denying):
        return True
    if (before in small.of and first not in MARKING) or (unit and first in _RELATIVE):
        return True
    return first in _DAYS and (article or before in small.describing or before in small.numbering)


def excepted(c: Cursor, small: Spoken) -> str:
    """Return the word after the cursor that takes a part away, as in *elke dag behalve woensdag*; empty for none."""
    here = c.at
    c.skip_comma()
    following = word(c, c.at) if c.next is not None else ""
    c.at = here
    return following if following in small.excepting else ""


def roughly(c: Cursor, at: int, small: Spoken) -> bool:
    """Tell whether the word before `at` makes a moment rough: *rond 18/12*."""
    return at > 0 and word(c, at - 1) in small.about


def word(c: Cursor, index: int) -> str:
    """Return the words of a lexeme as they are compared."""
    lexeme = c.lexemes[index]
    return bare(c.text[lexeme.start : lexeme.end]).strip("'’.")
