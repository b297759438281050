"""A protected export beside a plain one and msoffcrypto alone."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from typing import Final

from msoffcrypto.format.ooxml import OOXMLFile

from bench.table import Row, compared, timed
from cop_session.documents import document_encryption, document_passphrase
from cop_session.documents.outline import outline
from cop_session.documents.word import word_document
from cop_session.i18n import catalogue
from tests.documents.support.opened_document import opened
from tests.scenarios import lena

N: Final = 15
SHARE: Final = 1.1
"""How much of what msoffcrypto takes a protected export may take on top of a plain one."""


def rows() -> Iterator[Row]:
    """Measure from the state to the bytes, a new passphrase included, after a look whether it opens again."""
    words, document = document_passphrase.new(), _plain()
    if opened(_protected(words), words) != document:
        raise AssertionError("the protected document does not open again")

    def allowed() -> float:
        return timed(_plain) + SHARE * timed(partial(_sealed, document))

    ours = partial(timed, lambda: _protected(document_passphrase.new()))
    yield compared("protected docx / plain + 1.1 × msoffcrypto", ours, allowed, n=N, limit=1)


def _plain() -> bytes:
    return word_document.render(
        outline(lena.state(), catalogue("nl_BE"), number=1, today=date(2026, 11, 24), code="1e4a0000")
    )


def _protected(words: str) -> bytes:
    return document_encryption.protected(_plain(), words)


def _sealed(document: bytes) -> bytes:
    sealed = BytesIO()
    OOXMLFile(BytesIO(document)).encrypt("anker bloesem citer dadel egel fagot", sealed)
    return sealed.getvalue()
