"""Paragraphs of a Word document: text of any script under a style, each name read in its own direction."""

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from cop_session.documents.plan.bidi import is_mirrored, stretches
from cop_session.documents.plan.outline_blocks import Rich, Run
from cop_session.domain.primitives.text_rules import clean

_LEFT_TO_RIGHT_MARK: Final = "\u200e"
_LONGEST_NAME: Final = 200
"""In characters; to look for a longer one at each place of a text takes too long."""


class WordWriter:
    """Writes paragraphs as XML; `names` read from right to left and are set apart from the text next to them."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        longest_first = sorted({clean(name) for name in names if 0 < len(name) <= _LONGEST_NAME}, key=len, reverse=True)
        self._names = re.compile(f"({'|'.join(map(re.escape, longest_first))})") if longest_first else None

    def paragraph(self, style: str, runs: Rich) -> str:
        """Return a paragraph under the style with that id; a newline becomes a line break, a tab a tab."""
        # A name alone says nothing about the language of the paragraph.
        said = "".join(run.text for run in runs)
        mirrored = is_mirrored(self._names.sub("", said) if self._names else said)
        direction = "<w:bidi/>" if mirrored else ""
        content = "".join(self._run(run, mirrored) for run in runs)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>{content}</w:p>'

    def _run(self, run: Run, mirrored: bool) -> str:
        text = clean(run.text)
        pieces = [(text, False)] if text.isascii() and not mirrored else self._pieces(text, mirrored)
        return "".join(_written(piece, run.bold, right) for piece, right in pieces if piece)

    def _pieces(self, text: str, mirrored: bool) -> Iterator[tuple[str, bool]]:
        """Yield the parts of a text, each with whether it reads from the right.

        Between two names in Arabic the comma would join them, and the last be read first. Word keeps them apart by
        their runs, LibreOffice and others by a mark on either side.
        """
        for at, part in enumerate(self._names.split(text) if self._names else [text]):
            if at % 2 == 0:
                yield from stretches(part, mirrored)
            elif mirrored:
                yield part, True
            else:
                yield from ((_LEFT_TO_RIGHT_MARK, False), (part, True), (_LEFT_TO_RIGHT_MARK, False))


def attribute(text: str) -> str:
    """Return a text as the value of an attribute between double quotes, on one line."""
    return escape(" ".join(clean(text).split()), {'"': "&quot;"})


def _written(text: str, bold: bool, right: bool) -> str:
    strong = '<w:rStyle w:val="Strong"/>' if bold else ""
    properties = f"<w:rPr>{strong}{'<w:rtl/>' if right else ''}</w:rPr>" if bold or right else ""
    words = escape(text)
    words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'
