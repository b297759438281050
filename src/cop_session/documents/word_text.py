"""Paragraphs of a Word document: text of any script under a style, each name read in its own direction."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from cop_session.documents.blocks import Rich, Run
from cop_session.roundtable.text import clean

_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT: Final = re.compile(f"[{_RIGHT}](?:[{_RIGHT}\\W\\d_]*[{_RIGHT}])?")
_LEFT_TO_RIGHT: Final = re.compile(f"(?![{_RIGHT}])[^\\W\\d_](?:[^{_RIGHT}]*(?![{_RIGHT}])[^\\W\\d_])?")
_LEFT_TO_RIGHT_MARK: Final = "\u200e"


class Writer:
    """Writes paragraphs as XML. `names` read from right to left and are set apart from what stands beside them."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        longest_first = sorted({clean(name) for name in names if name}, key=len, reverse=True)
        self._names = re.compile(f"({'|'.join(map(re.escape, longest_first))})") if longest_first else None

    def paragraph(self, style: str, runs: Rich) -> str:
        """Return a paragraph under the style with that id; a newline becomes a line break, a tab a tab."""
        mirrored = self._reads_from_the_right("".join(run.text for run in runs))
        direction = "<w:bidi/>" if mirrored else ""
        content = "".join(self._run(run, mirrored) for run in runs)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>{content}</w:p>'

    def _run(self, run: Run, mirrored: bool) -> str:
        text = clean(run.text)
        pieces = [(text, mirrored)] if text.isascii() and not mirrored else self._pieces(text, mirrored)
        return "".join(_written(piece, run.bold, right) for piece, right in pieces)

    def _pieces(self, text: str, mirrored: bool) -> Iterator[tuple[str, bool]]:
        """Give the parts of a text beside whether each reads from the right.

        Between two names in Arabic the comma would join their direction, and the last be read first. Word keeps
        them apart by their runs, LibreOffice and others by a mark on either side.
        """
        parts = self._names.split(text) if self._names else [text]
        for at, part in enumerate(parts):
            if at % 2 == 0:
                yield from _by_direction(part, mirrored)
            elif mirrored:
                yield part, True
            else:
                yield from ((_LEFT_TO_RIGHT_MARK, False), (part, True), (_LEFT_TO_RIGHT_MARK, False))

    def _reads_from_the_right(self, text: str) -> bool:
        """Tell whether the first letter with a direction, names aside, is of a script such as Arabic or Hebrew."""
        if text.isascii():
            return False
        others = self._names.sub("", text) if self._names else text
        directions = (bidirectional(letter) for letter in others)
        return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)


def attribute(text: str) -> str:
    """Return a text as the value of an attribute between double quotes."""
    return escape(clean(text), {'"': "&quot;", "\n": " ", "\t": " "})


def has_right_to_left(text: str) -> bool:
    """Tell whether any letter is of a script that reads from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def _by_direction(text: str, mirrored: bool) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in (_LEFT_TO_RIGHT if mirrored else _RIGHT_TO_LEFT).finditer(text):
        yield text[at : found.start()], mirrored
        yield found[0], not mirrored
        at = found.end()
    yield text[at:], mirrored


def _written(text: str, bold: bool, right: bool) -> str:
    if not text:
        return ""
    strong = '<w:rStyle w:val="Strong"/>' if bold else ""
    properties = f"<w:rPr>{strong}{'<w:rtl/>' if right else ''}</w:rPr>" if bold or right else ""
    words = escape(text)
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'
