"""Split an entry that introduces a participant: the name, and the description behind it."""

import re

from cop_session.domain.display_names import without_signs
from cop_session.domain.primitives.text_rules import one_line

LONGEST = 1_000
"""In characters; a longer text is not a name with a role."""
_MARK = re.compile(r"[,;]|:(?=\s)")
_DASH = re.compile(r"\s[-–—]\s")
_BRACKETS = re.compile(r"(?:(?<=\s)|(?=\([^\W\d_A-Z]))\(([^()]*)\)")
"""Behind a blank, or else with small letters in them: *=SUM(A1)* is one word."""
_NAME_BEHIND = re.compile(r"\s+[^\W\d_a-z][^\W\d_]*(?=[\s,;]|\Z)(?:\s+[^\W\d_]+){0,3}(?=\s*(?:[,;]|\Z))")
_AFTER_BRACKETS = re.compile(r"(?<=\))\s*(?:[&+/,;]|en\b|and\b)\s*(?=\w)")


def entries(line: str) -> list[str]:
    """Split *Kris Maes (papa) en Kris Claes (mama)*, in which each person has their own brackets."""
    found = _AFTER_BRACKETS.split(line)
    return found if all("(" in one for one in found) else [line]


def name_and_rest(line: str) -> tuple[str, list[str]]:
    """Split *Fatma, mama*, *Fatma (mama)* and *Fatma – mama*; brackets after a role stay with it, emoji go."""
    line = without_signs(line)
    bracket, mark = _BRACKETS.search(line), _MARK.search(line)
    if bracket and (mark is None or bracket.start() < mark.start()):
        before, behind = line[: bracket.start()], line[bracket.end() :]
        more = _NAME_BEHIND.match(behind)
        # *Emine (moeder) Kaya*
        line = f"{before}{more[0] if more else ''}, {bracket[1]}, {behind[more.end() :] if more else behind}"
    first, *others = _MARK.split(line)
    name, *rest = _DASH.split(f"{first} ", maxsplit=1)
    return one_line(name), [part for part in map(one_line, (*rest, *others)) if part]


def pieces(said: str) -> list[str]:
    """Return the text between the marks."""
    return [part for part in map(one_line, _MARK.split(said)) if part]
