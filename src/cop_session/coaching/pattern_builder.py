"""Building patterns for statements about the pupil."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MARK: Final = "\ue000"
"""Stands for each letter of the child's name, which lets one pattern serve for every child; no word has it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb and the words after it, as patterns: with the child as subject, they say what the child is or has."""

    verb: str
    rest: str


@dataclass(frozen=True, slots=True, eq=False)
class WatchedLanguage:
    """The patterns and words of one language."""

    child: str
    """Words for the child besides its name, as a pattern."""
    between: str
    """Words allowed between subject and verb, or verb and rest: adverbs, *in de klas*."""
    sayings: tuple[Saying, ...]
    joining: str
    """Words that continue with the same subject, as a pattern."""
    describing: re.Pattern[str]
    """At the end of the text before: the text after it is a moment or a question, no statement."""
    verb_first: bool
    """Whether the verb may stand before the subject."""
    reason: str
    """The beginning of a clause with its verb at the end, as a pattern; empty for a language without such clauses."""
    enough: re.Pattern[str]
    """Marks a sentence as a need, which may state its reasons."""
    diagnosis: re.Pattern[str]
    health: re.Pattern[str]
    """Health matters other than a diagnosis; they are pointed out before a plan leaves, not hinted at."""
    family: re.Pattern[str]
    blame: re.Pattern[str]
    """Blame: shortcomings of the parents or of the child."""
    cue: re.Pattern[str]
    """Words after which a name is another child's."""
    joined_names: re.Pattern[str]
    adult: re.Pattern[str]
    """Words before a name that make it a grown-up's."""
    works_for: re.Pattern[str]
    """Words after a name that make it a grown-up's."""


def choice(*rows: str) -> str:
    """Return a pattern for one of the alternatives, between commas; a space is any white space."""
    # The comma of a count, as in {0,3}, is none between alternatives.
    parts = (part.strip() for row in rows for part in re.split(r",(?![0-9])", row))
    return "(?:" + "|".join(part.replace(" ", r"\s+") for part in parts if part) + ")"


def words(*rows: str) -> re.Pattern[str]:
    """Return a compiled pattern for one of the alternatives as whole words, in any case."""
    return re.compile(rf"(?<!\w){choice(*rows)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=2)
def statements(tongue: WatchedLanguage) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a statement about the child, in a sentence that `child_marked` made ready.

    The group `said` is the statement; the group `goes_on` matches if its subject is that of the text before.
    """
    child = _child(tongue)
    found: list[str] = []
    for one in tongue.sayings:
        asked = rf"{one.verb}\s+{child}"
        before = rf"{child}\s+{tongue.between}|\A\W*(?!{asked})|(?P<goes_on>(?<!\w){tongue.joining})\s+(?!{asked})"
        if tongue.verb_first:
            before += rf"|(?<=[\w{MARK}])[\s,]+(?={asked})"
        found.append(rf"(?:{before})(?P<said>{one.verb}\s+(?:{child}\s+)?{tongue.between}{one.rest})")
        if tongue.reason:
            found.append(rf"(?<!\w){tongue.reason}\s+{child}\s+(?P<said>{tongue.between}{one.rest}\s+{one.verb})")
    return tuple(re.compile(rf"{pattern}(?!\w)", re.IGNORECASE) for pattern in found)


@lru_cache(maxsize=2)
def beginning(tongue: WatchedLanguage) -> re.Pattern[str]:
    """Return the pattern of a sentence that begins with the child, made ready by `child_marked`."""
    return re.compile(rf"\A[^\w{MARK}]*{_child(tongue)}", re.IGNORECASE)


def child_marked(text: str, name: str) -> str:
    """Return `text`, as long as it was, with marks for the child's name, first or whole; the case does not matter."""
    ways = [re.escape(way) for way in dict.fromkeys([name, *name.split()[:1]]) if way]
    if not ways:
        return text
    return re.sub(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", lambda way: MARK * len(way[0]), text, flags=re.IGNORECASE)


def _child(tongue: WatchedLanguage) -> str:
    return rf"(?<!\w)(?:{MARK}+|{tongue.child})(?!\w)"
