"""Passphrases for the telephone: well-known Dutch words that are hard to mishear."""

from functools import cache
from importlib.resources import files

WORDS = 6
"""With 4,096 words or more to choose from, six of them are worth 72 bits."""


def new() -> str:
    """Return a passphrase of six Dutch words with spaces between them, drawn from the system's source of chance."""
    from xkcdpass.xkcd_password import generate_xkcdpassword

    return str(generate_xkcdpassword(words(), numwords=WORDS, delimiter=" "))


@cache
def words() -> tuple[str, ...]:
    """Return the words a passphrase is drawn from: lower case, 4 to 8 letters, none twice."""
    # Read here, since xkcdpass takes a comma in the path of a word list for the end of it.
    lines = (files("cop_session.documents") / "words_nl.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
