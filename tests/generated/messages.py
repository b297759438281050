"""Keep the catalogues in step with the code: `python -m tests.generated.messages`.

Extracts the msgids of src, carries the translations over, drops what is no longer used and compiles.
The same code and translations give the same bytes, without dates or line numbers, so that work done
side by side merges line by line. nl_BE lists every msgid; the thin catalogues only what they translate.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cop_session.i18n import SUPPORTED
from tests.generated import msgids

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "src" / "cop_session"
FULL: Final = "nl_BE"


class SteadyCatalog(Catalog):
    """A catalogue whose header says nothing about when or by which version it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ]


def po_path(locale: str) -> Path:
    return SOURCE / "locale" / locale / "LC_MESSAGES" / "cop_session.po"


def extracted() -> Catalog:
    """The msgids in src."""
    found = Catalog()
    for text, context in msgids.in_folder(SOURCE):
        found.add(text, context=context)
    return found


def read(locale: str) -> Catalog:
    """The catalogue as it stands in the .po file; empty where there is none."""
    try:
        with po_path(locale).open("rb") as file:
            return read_po(file, locale=locale, abort_invalid=True)
    except FileNotFoundError:
        return Catalog(locale=locale)


def entries(catalog: Catalog) -> Iterator[Message]:
    """The messages, without the header."""
    return (message for message in catalog if message.id)


def translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(forms) and not message.fuzzy


def merged(locale: str, wanted: Catalog) -> Catalog:
    """The catalogue of `locale` with the msgids that are wanted and the translations that it has."""
    before = read(locale)
    after = SteadyCatalog(locale=locale, header_comment="", fuzzy=False)
    for message in entries(wanted):
        known = before.get(message.id, message.context)
        # An entry that became a plural, or stopped being one, has to be translated again.
        fits = known is not None and known.id == message.id
        if fits and known is not None and (translated(known) or locale == FULL):
            after.add(
                message.id,
                known.string,
                flags=known.flags & {"fuzzy"},
                user_comments=known.user_comments,
                context=message.context,
            )
        elif locale == FULL:
            after.add(message.id, context=message.context)
    return after


def po_bytes(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, width=110, no_location=True, sort_output=True, ignore_obsolete=True)
    return buffer.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def update() -> list[str]:
    """Write the .po and .mo of every locale; return the msgids that `FULL` still lacks."""
    wanted = extracted()
    lacking: list[str] = []
    for locale in SUPPORTED:
        catalog = merged(locale, wanted)
        po = po_path(locale)
        _replace(po, po_bytes(catalog))
        _replace(po.with_suffix(".mo"), mo_bytes(catalog))
        if locale == FULL:
            lacking = [str(message.id) for message in entries(catalog) if not translated(message)]
    return lacking


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


if __name__ == "__main__":
    for text in update():
        print(f"{FULL} lacks a translation of {text}")
