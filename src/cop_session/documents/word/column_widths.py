"""The widths of a table's columns: no word broken if possible, and then as few lines as possible.

Letters are measured as in DejaVu Sans, the widest font in which a plan is likely to be shown: text that fits here fits
in Calibri too.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from cop_session.documents.plan.outline_blocks import Cell, words
from cop_session.documents.word.large_print import Look

_EM: Final[dict[Look, int]] = {"plan": 190, "easy": 240, "large": 340}
"""In twentieths of a point: how large the letters in a table are."""

_NARROW: Final = frozenset("iljtfrI.,:;'’|!()[]·-")
_WIDE: Final = frozenset("mwMWO@%—…")
_USUAL: Final = 0.57
"""In ems: how wide a letter is, spaces among them."""

_BOLD: Final = 1.14
"""How much wider bold letters are."""

_MARGINS: Final = 150
_STEP: Final = 300
_LOOKED_AT: Final = 30
"""Rows of a longer table that are looked at."""

_WIDEST_WORD: Final = 0.24
"""Of the page: a longer word is hyphenated."""

_FULL: Final = 0.92
"""Where words end, a line is seldom full."""


def column_widths(
    headers: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int], page: int, look: Look
) -> list[int]:
    """Return the width of each column in twips, together at most `page`; the remaining width is divided by `shares`."""
    em, shown = _EM[look], rows[:_LOOKED_AT]
    least = [
        _MARGINS + int(min(page * _WIDEST_WORD, max(_longest(header, em, bold=True), *_words(shown, at, em), 0.0)))
        for at, header in enumerate(headers)
    ]
    if (needed := sum(least)) >= page:
        return [width * page // needed for width in least]
    lines = [[[len(header) * em * _BOLD * _USUAL] for header in headers]]
    lines += [[_lines(one, em) for one in row] for row in shown]
    widths = _shared_out(least, lines, shares, page)
    left, total = page - sum(widths), sum(shares)
    return [width + left * share // total for width, share in zip(widths, shares, strict=True)]


def _shared_out(
    least: Sequence[int], lines: Sequence[Sequence[Sequence[float]]], shares: Sequence[int], page: int
) -> list[int]:
    """Divide the remaining width, step by step, over the columns whose lines make most rows higher."""
    widths = list(least)
    high = [[_broken(one, width) for one, width in zip(row, widths, strict=True)] for row in lines]
    while page - sum(widths) >= _STEP and (higher := _highest(high)):
        at = max(higher, key=lambda one: (higher[one], shares[one] / widths[one]))
        widths[at] += _STEP
        for row, cells in zip(lines, high, strict=True):
            cells[at] = _broken(row[at], widths[at])
    return widths


def _highest(high: Sequence[list[int]]) -> dict[int, int]:
    """Return, for columns that make a row higher than one line, over how many lines they do; those alone count most."""
    found: dict[int, int] = {}
    for cells in high:
        if (top := max(cells)) > 1:
            by = top if cells.count(top) == 1 else 1
            for at, one in enumerate(cells):
                if one == top:
                    found[at] = found.get(at, 0) + by
    return found


def _broken(lines: Sequence[float], width: int) -> int:
    room = max(1.0, (width - _MARGINS) * _FULL)
    return sum(max(1, -int(-one // room)) for one in lines)


def _lines(one: Cell, em: int) -> list[float]:
    return [len(line) * em * _USUAL for paragraph in one.paragraphs for line in words(paragraph).split("\n")]


def _words(rows: Sequence[Sequence[Cell]], at: int, em: int) -> list[float]:
    paragraphs = (paragraph for row in rows for paragraph in row[at].paragraphs)
    return [_longest(words(one), em, bold=any(run.bold for run in one)) for one in paragraphs]


def _longest(text: str, em: int, bold: bool) -> float:
    """Return how wide the longest word is; at a hyphen it may be broken."""
    longest = max(text.replace("-", "- ").split(), key=len, default="")
    return sum(map(_ems, longest)) * em * (_BOLD if bold else 1.0)


@lru_cache(maxsize=1024)
def _ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.4
    if letter in _WIDE:
        return 0.95
    return 0.7 if letter.isupper() else 0.615
