"""A document behind a passphrase, opened again as Word does."""

from io import BytesIO

from msoffcrypto.format.ooxml import OOXMLFile


def opened(document: bytes, passphrase: str) -> bytes:
    """Return the decrypted document, after a look at every byte; raises an error of msoffcrypto if it stays shut."""
    sealed, bare = OOXMLFile(BytesIO(document)), BytesIO()
    sealed.load_key(password=passphrase, verify_password=True)
    sealed.decrypt(bare, verify_integrity=True)
    return bare.getvalue()
