"""How a name stands in its clause: as who does it, or aside."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cop_session.capture.spoken import Spoken
from cop_session.roundtable.text import bare

# The full stop of *mevr.* ends no sentence.
_TOKEN = re.compile(
    r"@?(?i:dhr|hr|mevr|mw|mej|mrs|mr|ms|drs|dr|prof|ir|ing|lic|ds)\.(?=\s)"
    r"|@?[^\W_]+(?:[.'’\-]+[^\W_]+)*|[^\s\w]|_"
)
CLAUSE = frozenset({",", ";", ":", ".", "(", ")", "-", "–", "—", "!", "?", "·", "…", '"', "“", "”"})
"""Marks between clauses."""
_LONG_CLAUSE = 60
"""In words and marks; further back nothing tells how a name stands."""
_VERB_SECOND = 2
"""What stands before a name after the verb: *zaterdag luistert papa*, *thuis vertelt Milan*."""


class Place(IntEnum):
    """How a group of names stands in the sentence, the surest last."""

    ASIDE = 0
    """After *met*, *aan*, *zodat*: not who does it."""
    UNCLEAR = 1
    AFTER_WORD = 2
    """After some word and what may be the verb."""
    AFTER_VERB = 3
    """After a moment and the verb."""
    SUBJECT = 4
    """At the beginning of a clause."""
    ALONE = 5
    """A clause of nothing but names, at the end: *…, Koen*."""
    MARKED = 6
    """With `@`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at `start:end` of a text; a moment is one token without text."""

    text: str
    start: int
    end: int
    bare: str = ""
    """The word as it is compared."""


def tokens_of(text: str, moments: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the words and marks of `text`, each of the stretches in `moments`, in their order, as one token."""
    tokens: list[Token] = []
    ahead = deque(moments)
    for one in _TOKEN.finditer(text):
        while ahead and ahead[0][1] <= one.start():
            ahead.popleft()
        if not ahead or one.start() < ahead[0][0]:
            tokens.append(Token(one[0], one.start(), one.end(), bare(one[0])))
        elif not tokens or tokens[-1].end != ahead[0][1]:
            tokens.append(Token("", *ahead[0]))
    return tokens


def place(tokens: Sequence[Token], at: int, end: int, small: Spoken) -> Place:
    """Return how the names in `tokens[at:end]` stand in their sentence."""
    if tokens[at].text.startswith("@"):
        return Place.MARKED
    furthest = max(at - _LONG_CLAUSE, 0)
    begin = next((index + 1 for index in range(at - 1, furthest - 1, -1) if tokens[index].text in CLAUSE), furthest)
    before = [one.bare for one in tokens[begin:at]]
    said = [word for word in before if word]
    if said and (said[-1] in small.not_doing or set(said) & small.subordinate):
        return Place.ASIDE
    if not said:
        over = all(not one.text or one.text in CLAUSE for one in tokens[end : end + _LONG_CLAUSE])
        return Place.ALONE if begin and over else Place.SUBJECT
    if begin == 0 and len(before) == _VERB_SECOND and end < len(tokens):
        return Place.AFTER_VERB if not before[0] else Place.AFTER_WORD
    return Place.UNCLEAR
