"""Building patterns that watch for what somebody's words say of the pupil."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb and what follows it, as patterns: with the child as its subject, they say what the child is or has."""

    verb: str
    rest: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is watched for in one language."""

    child: str
    """Words for the child besides its name, as a pattern."""
    between: str
    """What may stand between subject and verb, or verb and rest: adverbs, *in de klas*."""
    sayings: tuple[Saying, ...]
    joining: str
    """What goes on with the same subject, as a pattern."""
    describing: re.Pattern[str]
    """At the end of what stands before: what follows is a moment or a question, no statement."""
    verb_first: bool
    """Whether the verb may stand before the subject."""
    reason: str
    """What begins a clause with its verb at the end, as a pattern; empty where there is no such clause."""
    enough: re.Pattern[str]
    """What makes a sentence a need, so that its reasons may be told."""
    diagnosis: re.Pattern[str]
    family: re.Pattern[str]
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
    """Return a compiled pattern for one of the alternatives as whole words, in whatever case."""
    return re.compile(rf"(?<!\w){choice(*rows)}(?!\w)", re.IGNORECASE)


def statements(tongue: Tongue, name: str) -> Iterator[re.Pattern[str]]:
    """Give the patterns of a statement about the child called `name`; what says it is their group `said`."""
    child = rf"(?<!\w)(?:{_called(name)}{tongue.child})(?!\w)"
    for one in tongue.sayings:
        yield _pattern(rf"{child}\s+{tongue.between}(?P<said>{one.verb}\s+{tongue.between}{one.rest})")
        if tongue.verb_first:
            yield _pattern(rf"(?<=\w)[\s,]+(?P<said>{one.verb}\s+{child}\s+{tongue.between}{one.rest})")
        if tongue.reason:
            yield _pattern(rf"{tongue.reason}\s+{child}\s+(?P<said>{tongue.between}{one.rest}\s+{one.verb})")


def without_subject(tongue: Tongue, goes_on: bool) -> Iterator[re.Pattern[str]]:
    """Give the patterns of a statement that begins a sentence, or `goes_on` with one, and leaves its subject out."""
    before = rf"(?:\A\W*|(?<!\w){tongue.joining}\s+)" if goes_on else r"\A\W*"
    for one in tongue.sayings:
        yield _pattern(rf"{before}(?P<said>{one.verb}\s+{tongue.between}{one.rest})")


def beginning(tongue: Tongue, name: str) -> re.Pattern[str]:
    """Return the pattern of a sentence that begins with the child called `name`."""
    return _pattern(rf"\A\W*(?:{_called(name)}{tongue.child})")


def _called(name: str) -> str:
    ways = dict.fromkeys([name, *name.split()[:1]])
    return "".join(re.escape(way) + "|" for way in ways if way)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text + r"(?!\w)", re.IGNORECASE)
