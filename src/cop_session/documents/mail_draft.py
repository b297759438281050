"""A mail that is ready to be sent by hand: one recipient, no sender, nothing about its author, place or time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cop_session.domain.primitives.text_rules import clean, one_line, visible

if TYPE_CHECKING:
    from email.headerregistry import Address

LONGEST_SUBJECT = 120
"""In characters: about the room in a list of mails."""

LONGEST_NAME = 80
"""In characters, for the name of a file that goes along."""

_LONGEST_ENDING = 5
_ANY = 10_000

# Encoded words are for mail programs to write: one that stands in a name or a subject would be read as another text.
_ENCODED = re.compile(r"=\?|\?=")
_UNFIT = re.compile(r'[\\/:*?"<>|]')
_ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+"
_RECIPIENT = re.compile(rf"(?P<name>[^<>@]*)<(?P<named>(?a:{_ADDRESS}))>|(?P<bare>(?a:{_ADDRESS}))")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along: its name, its bytes and its type, as in "application/pdf"; text is in UTF-8."""

    name: str
    content: bytes
    type: str


def draft(*, to: str, subject: str, body: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the bytes of an .eml file that mail programs open as a draft.

    `to` is one address, with or without a name before it as in "Fatma Yıldız <fatma@example.org>"; for any other text
    the recipient stays empty. A passphrase belongs in none of the arguments.
    """
    # Here, because a talk needs no mail.
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    # Outlook and its like open a message with this header for editing.
    message["X-Unsent"] = "1"
    address = _address(to)
    if address:
        message["To"] = address
    message["Subject"] = _header(subject, LONGEST_SUBJECT)
    message.set_content(clean(body), charset="utf-8", cte="base64")
    for one in attachments:
        main, _, sub = one.type.partition("/")
        said = {"charset": "utf-8"} if main == "text" else None
        name = _file_name(one.name)
        message.add_attachment(one.content, maintype=main, subtype=sub, filename=name, cte="base64", params=said)
    return message.as_bytes()


def _address(to: str) -> "Address | None":
    """Return the one address that `to` is, with the name before it."""
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    found = _RECIPIENT.fullmatch(one_line(to))
    if found is None:
        return None
    name = _header(found["name"] or "", LONGEST_NAME).strip(' "')
    try:
        return Address(name, addr_spec=found["named"] or found["bare"])
    except (HeaderParseError, ValueError):
        return None


def _header(text: str, longest: int) -> str:
    """Return words that are one line and mean themselves."""
    return _ENCODED.sub(" ", visible(one_line(text)))[:longest].strip()


def _file_name(name: str) -> str:
    """Return a name without folders that keeps its ending however long it is."""
    stem, dot, ending = _UNFIT.sub("-", _header(name, _ANY)).strip(". ").rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = stem + dot + ending, "", ""
    return f"{stem[: LONGEST_NAME - len(dot + ending)]}{dot}{ending}" or "-"
