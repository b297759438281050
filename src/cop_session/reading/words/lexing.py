"""From text to lexemes: words with their sort and their position in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.words import dutch_time_words, english_time_words
from cop_session.reading.words.time_words import Tag, Term, Words, main_language

_LETTER: Final = "[^\\W\\d_\u0300-\u036f][\u0300-\u036f]*"
_MONTH: Final = "(?i:jan|febr?|mrt|mar|maart|apr|mei|may|jun|jul|aug|sept?|okt|oct|nov|dec)[a-z]{0,6}(?![a-z])"
"""Run on to a day, as in *15dec*."""
_RAW: Final = re.compile(
    r"(?<![\w/.-])(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![\w/-])"
    r"|(?<![\w/.-])(?P<date>[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?:(?P=mark)['’]?(?:[0-9]{4}|[0-9]{2}))?)(?![\w/]|[.-][0-9])"
    r"|(?P<clock>[0-9]{1,2}(?:\s?[uh]\s?[0-9]{2}|[uh]|:[0-9]{2})(?:\s?(?:uur|u|h))?)(?!\w)"
    rf"|(?P<number>[0-9]+)(?:(?:ste|de|e|st|nd|rd|th)(?!\w))?(?:(?!\w|-wekel|-daag)|(?={_MONTH}))"
    rf"|(?P<word>[tT]/[mM](?!\w)|[vV]/[aA](?!\w)|[1-9]x(?!\w)|['’]?(?:[0-9]+-(?=wekel|daag))?(?:{_LETTER})+(?:[.'’-](?:{_LETTER})+)*)"
    r"|(?P<other>\w+|\S)"
)
_MARKS: Final = {
    ",": Tag.AND,
    ";": Tag.AND,
    "+": Tag.AND,
    "&": Tag.AND,
    "/": Tag.AND,
    "-": Tag.DASH,
    "–": Tag.DASH,
    "—": Tag.DASH,
    ".": Tag.STOP,
}
_KNOWN: Final = {
    language: (words, frozenset(phrase[0] for phrase in words))
    for language, words in (("nl", dutch_time_words.WORDS), ("en", english_time_words.WORDS))
}
"""The words of each language, in addition to those with which a phrase can begin."""
_LONGEST_PHRASE: Final = 5
_ABBREVIATED: Final = (Tag.WEEKDAY, Tag.MONTH, Tag.THROUGH, Tag.VAGUE)
_SHORTENED: Final = frozenset(
    {"uiterl", "max", "tgn", "va", "v.a", "vnf", "wk", "wkn", "dgn", "d", "mnd", "a.s", "nm", "vm"}
    | {f"{season}vak" for season in ("herfst", "kerst", "krokus", "paas", "zomer")}
)
"""Before a full stop that is part of them, in addition to the sorts above."""
_LONGEST_NUMBER: Final = 6


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, number, date or mark at `start:end` of the text; `parts` of a date are day, month and year if given."""

    sort: Tag
    start: int
    end: int
    number: int = 0
    name: str = ""
    parts: tuple[int, int, int | None] = (0, 0, None)
    full: bool = True
    """False for an abbreviation of at most three letters, which in a sentence may be another word."""


def lexemes(text: str, language: str) -> tuple[Lexeme, ...]:
    """Return the lexemes of `text`; a phrase that the language knows as a whole is one lexeme."""
    words, first = _KNOWN[main_language(language)]
    return tuple(_phrased(list(_RAW.finditer(text)), words, first))


def _phrased(found: list[re.Match[str]], words: Words, first: frozenset[str]) -> Iterator[Lexeme]:
    plain = [_bare_word(match) for match in found]
    index = 0
    while index < len(found):
        length, term = _longest(plain, index, words) if plain[index] in first else (1, None)
        if term is None:
            yield _single(found[index])
            index += 1
            continue
        start, end = found[index].start(), found[index + length - 1].end()
        index += length
        full = end - start > 3
        shortened = term.sort in _ABBREVIATED or (length == 1 and plain[index - 1] in _SHORTENED)
        if shortened and index < len(found) and found[index][0] == "." and found[index].start() == end:
            end, index = end + 1, index + 1
        yield Lexeme(term.sort, start, end, term.number, term.name, full=full)


def _longest(plain: list[str], index: int, words: Words) -> tuple[int, Term | None]:
    for length in range(min(_LONGEST_PHRASE, len(plain) - index), 0, -1):
        if term := words.get(tuple(plain[index : index + length])):
            return length, term
    return 1, None


def _bare_word(match: re.Match[str]) -> str:
    return bare(match["word"].replace("’", "'")) if match["word"] else match["number"] or ""


def _single(match: re.Match[str]) -> Lexeme:
    start, end = match.span()
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Lexeme(Tag.DATE, start, end, parts=(day, month, year))
    if match["date"]:
        day, month, *rest = (int(part.strip("'’")) for part in match["date"].split(match["mark"]))
        return Lexeme(Tag.DATE, start, end, name=match["mark"], parts=(day, month, _whole_year(rest)))
    if match["clock"]:
        return Lexeme(Tag.CLOCK, start, end)
    if match["number"] and len(match["number"]) <= _LONGEST_NUMBER:
        return Lexeme(Tag.NUMBER, start, end, int(match["number"]))
    return Lexeme(_MARKS.get(match[0], Tag.OTHER), start, end)


def _whole_year(rest: list[int]) -> int | None:
    if not rest:
        return None
    return rest[0] if rest[0] > 99 else 2000 + rest[0]
