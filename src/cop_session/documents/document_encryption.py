"""A Word document behind a passphrase: agile AES-256, made in memory alone."""

from io import BytesIO

SMALLEST = 4096
"""In bytes. msoffcrypto misplaces a smaller document in the file, which no passphrase then opens."""


def protected(document: bytes, passphrase: str) -> bytes:
    """Return a .docx encrypted with a passphrase for Word and LibreOffice; nothing is written to disk.

    The bytes differ each time, as salts and key do. Raises ValueError for an empty passphrase, or for a document
    smaller than any document of Word.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    if not passphrase or len(document) < SMALLEST:
        raise ValueError("a document needs a passphrase to be protected, and some size")
    sealed = BytesIO()
    OOXMLFile(BytesIO(document)).encrypt(passphrase, sealed)
    return sealed.getvalue()
