"""The mark on recovery bundles by which a workspace knows its own again: an HMAC of the seal, under its secret."""

import hmac
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

_TAIL: Final = re.compile(rb'"seal":"([0-9a-f]{64})","proof":"([0-9a-f]{64})"\}\s*\Z')
_TAIL_BYTES: Final = 256


def proof_of(seal: str, secret: bytes) -> str:
    """Return the mark of a bundle with this seal, hexadecimal."""
    return hmac.new(secret, seal.encode(), sha256).hexdigest()


def proves(proof: str | None, seal: str, secret: bytes | None) -> bool:
    """Tell whether `proof` is the mark that the workspace of this `secret` puts on a bundle with this seal."""
    return bool(proof and secret) and hmac.compare_digest(str(proof), proof_of(seal, secret or b""))


def carries_proof(path: Path, secret: bytes | None) -> bool:
    """Tell by the end of a plain file whether it claims to be of this workspace, before all of it is read."""
    try:
        # Opening a pipe would wait for its writer.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            found = _TAIL.search(file.read(_TAIL_BYTES))
    except OSError:
        return False
    return found is not None and proves(found[2].decode(), found[1].decode(), secret)
