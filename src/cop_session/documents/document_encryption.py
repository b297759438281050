"""A Word document behind a passphrase: agile AES-256, made and opened in memory alone."""

from io import BytesIO

from cop_session.troubles import Trouble

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


def opened(document: bytes, passphrase: str) -> bytes:
    """Return the decrypted document, after checking every byte for changes.

    Raises Trouble "document_shut" for a wrong passphrase or a damaged document.
    """
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    bare = BytesIO()
    try:
        sealed = OOXMLFile(BytesIO(document))
        sealed.load_key(password=passphrase, verify_password=True)
        sealed.decrypt(bare, verify_integrity=True)
    except (DecryptionError, FileFormatError, InvalidKeyError) as error:
        raise Trouble("document_shut") from error
    return bare.getvalue()
