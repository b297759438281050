"""The position of a name in its clause: as the owner of the action, or aside."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.statement_filter import Telling, is_likely_told, is_report, is_state
from cop_session.reading.words.function_words import Spoken

# The full stop of *mevr.* ends no sentence.
_TOKEN = re.compile(
    r"@?(?i:dhr|hr|mevr|mw|mej|mrs|mr|ms|drs|dr|prof|ir|ing|lic|ds|leerond|leerkr|lkr|dir|zorgco|psych|log)\.(?=\s)"
    r"|@?[A-Z]\.(?=\s?[A-Z][^\W\d_])"
    r"|@?[^\W_]+(?:[.'’\-]+[^\W_]+)*|[^\s\w]|_"
)
CLAUSE = frozenset({",", ";", ":", ".", "(", ")", "-", "–", "—", "!", "?", "·", "…", '"', "“", "”"})
"""Marks between clauses."""
_LONG_CLAUSE = 60
"""In words and marks; text further back does not affect the position of a name."""
_VERB_SECOND = 2
"""The words before a name after the verb: *zaterdag luistert papa*, *thuis vertelt Milan*."""


class ClausePosition(IntEnum):
    """The position of a group of names in the sentence, the surest last."""

    ASIDE = 0
    """After *met*, *aan*, *zodat*: not who does it."""
    UNCLEAR = 1
    AFTER_WORD = 2
    """After some word and a possible verb."""
    AFTER_VERB = 3
    """After a moment or another phrase, and the verb."""
    SUBJECT = 4
    """At the beginning of a clause."""
    BY = 5
    """After *door*, in the passive."""
    ALONE = 6
    """A clause of nothing but names, at the end: *…, Koen*."""
    MARKED = 7
    """With `@`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at `start:end` of a text; a moment is one token without text."""

    text: str
    start: int
    end: int
    bare: str = ""
    """The word in the form used for comparison."""


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


@dataclass(frozen=True, slots=True)
class Clause:
    """The bare words of a clause before and behind a group of names; a moment is an empty word."""

    start: int
    """The beginning of the clause, among the tokens."""
    end: int
    before: list[str]
    after: list[str]


def clause_around(tokens: Sequence[Token], at: int, end: int) -> Clause:
    """Return the clause that contains the names in `tokens[at:end]`."""
    furthest = max(at - _LONG_CLAUSE, 0)
    begin = next((index + 1 for index in range(at - 1, furthest - 1, -1) if _parts(tokens, index)), furthest)
    last = min(end + _LONG_CLAUSE, len(tokens))
    over = next((index for index in range(end, last) if _parts(tokens, index)), last)
    return Clause(begin, over, [one.bare for one in tokens[begin:at]], [one.bare for one in tokens[end:over]])


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token separates clauses; a slash does with spaces around it: *juf belt / papa mailt*."""
    if tokens[at].text != "/":
        return tokens[at].text in CLAUSE
    return 0 < at < len(tokens) - 1 and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def place(tokens: Sequence[Token], at: int, end: int, clause: Clause, small: Spoken, verbs: Telling) -> ClausePosition:
    """Return the position of the names in `tokens[at:end]` in their sentence."""
    if tokens[at].text.startswith("@"):
        return ClausePosition.MARKED
    where = _place(tokens, at, end, clause, small, verbs)
    if where in (ClausePosition.ASIDE, ClausePosition.ALONE):
        return where
    if is_report(clause.before, clause.after, verbs):
        return ClausePosition.ASIDE
    if where > ClausePosition.UNCLEAR and is_state(clause.before, clause.after, verbs):
        return ClausePosition.ASIDE
    return ClausePosition.UNCLEAR if where is ClausePosition.SUBJECT and is_likely_told(clause.after, verbs) else where


def _place(tokens: Sequence[Token], at: int, end: int, clause: Clause, small: Spoken, verbs: Telling) -> ClausePosition:
    before = clause.before
    said = [word for word in before if word]
    if said and said[-1] in verbs.by:
        return _by_whom(before[:-1], clause.after, verbs)
    if clause.start == 0 and len(before) == _VERB_SECOND and before[0] in small.pointing and before[1].endswith("t"):
        # *Dat pakt Sjoerd op*
        return ClausePosition.AFTER_VERB
    if said and (said[-1] in small.not_doing or set(said) & small.subordinate or said[-1] in verbs.negating):
        return ClausePosition.ASIDE
    if clause.after[:1] and clause.after[0] in verbs.own and len(clause.after) > 1:
        # *Bas zn duo pakt het op*: the person or thing they own is the subject.
        return ClausePosition.UNCLEAR
    if len(before) > 1 and before[-1] in small.joining and _begins_clause(clause.after, small):
        return ClausePosition.SUBJECT
    if not said:
        over = all(not one.text or one.text in CLAUSE for one in tokens[end : end + _LONG_CLAUSE])
        return ClausePosition.ALONE if clause.start and over else ClausePosition.SUBJECT
    if _after_verb(before, clause.start == 0, small) and (end < len(tokens) or before[-1].endswith(("t", "en"))):
        return ClausePosition.AFTER_VERB
    if len(before) > _VERB_SECOND and before[-2] in small.then and before[-1].endswith("t"):
        # *…, dan controleert juf ze*
        return ClausePosition.AFTER_VERB
    if clause.start == 0 and len(before) == _VERB_SECOND and end < len(tokens):
        return ClausePosition.AFTER_WORD
    if end == len(tokens) and before[-1].endswith("en") and before[-1] not in small.either | small.articles:
        # *Dagelijks 5 minuten rekenen mama*: the action, and then its owner.
        return ClausePosition.AFTER_WORD
    return ClausePosition.UNCLEAR


def _begins_clause(after: Sequence[str], small: Spoken) -> bool:
    """Tell whether a verb for one comes right behind a name: *… & Nathalie kijkt het na*."""
    return bool(after) and len(after[0]) > 2 and after[0].endswith("t") and after[0] not in small.no_verb


def _by_whom(before: Sequence[str], after: Sequence[str], verbs: Telling) -> ClausePosition:
    """Place the people after *door*: *wordt getest door Ilse*, *kaart maken, door juf*; not *door te lezen*."""
    if "te" in after:
        return ClausePosition.ASIDE
    if not verbs.letting.isdisjoint(before):
        # *Laten maken door Lena*: another person sees to it.
        return ClausePosition.UNCLEAR
    # *Observatie door CLB*, but not *gepest door Lars*.
    suffered = bool(before) and verbs.participle.fullmatch(before[-1]) and not verbs.passive & {*before, *after}
    return ClausePosition.ASIDE if suffered else ClausePosition.BY


def _after_verb(before: Sequence[str], first: bool, small: Spoken) -> bool:
    """Tell whether the names come after the verb: *zaterdag luistert*, *met papa bespreekt*, *straks zet*."""
    *ahead, verb = before
    while ahead and ahead[0] in small.then:
        ahead = ["", *ahead[1:]] if len(ahead) == 1 else ahead[1:]
    if not ahead or not first:
        return False
    if len(ahead) == 1 and not ahead[0]:
        return True
    if not verb.endswith("t") or verb in small.no_verb:
        return False
    # What comes first is one phrase: it begins with a preposition and holds no other verb.
    return (ahead[0] in small.prepositions or not ahead[0]) and not any(
        len(word) > 2 and word.endswith("t") and word not in small.no_verb for word in ahead
    )
