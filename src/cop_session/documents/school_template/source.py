"""A Word document of foreign origin, opened within limits: its parts and the parts to which they refer."""

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from cop_session.documents.school_template.markup import Element, Unreadable, parsed
from cop_session.regular_files import NotRegularFile, read_regular
from cop_session.troubles import Trouble, TroubleCode

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

_LARGEST_FILE: Final = 32 * 2**20
_LARGEST_PART: Final = 16 * 2**20
_LARGEST_WHOLE: Final = 64 * 2**20
_MOST_PARTS: Final = 4_000

# Old Office files and password-protected new ones are both such a container.
_CONTAINER: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PLAIN: Final = {f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from a part: a kind such as `header`, and the name of a part; no name for an external target."""

    kind: str
    part: str


class Source:
    """A Word document of at most 32 MiB, with a limit of 64 MiB on its unpacked parts.

    Raises Trouble `paper_not_word`, `paper_protected`, `paper_macros`, `paper_too_large` or `paper_damaged`.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._path: Final = path
        self._left = _LARGEST_WHOLE
        self._relations: Final = dict[str, dict[str, Relation]]()
        self._archive: Final = self._opened(content)
        names = [one.lower().lstrip("/") for one in self._archive.namelist()]
        if len(names) > _MOST_PARTS:
            raise self.trouble("paper_too_large")
        if len(set(names)) < len(names):
            raise self.trouble("paper_damaged")
        self._names: Final = dict(zip(names, self._archive.namelist(), strict=True))
        self.main: Final = self._main()

    def trouble(self, code: TroubleCode) -> Trouble:
        """Return the Trouble for this file."""
        return Trouble(code, file=self._path)

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, empty for a missing part."""
        found = self._names.get(part.lower())
        if found is None:
            return b""
        most = min(_LARGEST_PART, self._left)
        try:
            with self._archive.open(found) as file:
                content = file.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            raise self.trouble("paper_damaged") from error
        if len(content) > most:
            raise self.trouble("paper_too_large")
        self._left -= len(content)
        return content

    def tree(self, part: str) -> Element | None:
        """Return the root of a part, or None for a missing or empty part."""
        content = self.read(part)
        if not content.strip():
            return None
        try:
            return parsed(content)
        except Unreadable as error:
            raise self.trouble("paper_damaged") from error

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the references of a part, by id."""
        if part not in self._relations:
            self._relations[part] = self._related(part)
        return self._relations[part]

    def _related(self, part: str) -> dict[str, Relation]:
        folder, file = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for one in () if tree is None else tree.iter(f"{{{_PACKAGE}/relationships}}Relationship"):
            kind, target = one.get("Type", ""), unquote(one.get("Target", ""))
            inside = one.get("TargetMode", "Internal") != "External"
            name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if inside else ""
            found[one.get("Id", "")] = Relation(kind.removeprefix(RELATIONS).removeprefix(_STRICT), name)
        return found

    def related(self, part: str, kind: str) -> str:
        """Return the name of the one part of a kind to which `part` refers, empty if there is none."""
        return next((one.part for one in self.relations(part).values() if one.kind == kind and one.part), "")

    def _opened(self, content: bytes) -> ZipFile:
        if content.startswith(_CONTAINER):
            raise self.trouble("paper_protected" if _ENCRYPTED in content else "paper_not_word")
        try:
            return ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.trouble("paper_damaged" if content.startswith(b"PK") else "paper_not_word") from error

    def _main(self) -> str:
        main = self.related("", "officeDocument")
        kind = self._kind_of(main)
        if "macroEnabled" in kind:
            raise self.trouble("paper_macros")
        if kind not in _PLAIN:
            raise self.trouble("paper_not_word")
        return main

    def _kind_of(self, part: str) -> str:
        """Return the type of a part: its own, or else that of all parts whose name ends alike."""
        types = self.tree("[Content_Types].xml")
        listed = [] if types is None else list(types)
        own = [one for one in listed if _same(one.get("PartName", ""), part)]
        alike = [one for one in listed if _same(one.get("Extension", ""), part.rpartition(".")[2])]
        return next((str(one.get("ContentType", "")) for one in (*own, *alike)), "")


def content_of(path: Path) -> bytes:
    try:
        content = read_regular(path, _LARGEST_FILE + 1, follow=True)
    except (FileNotFoundError, NotADirectoryError, NotRegularFile) as error:
        raise Trouble("is_folder" if path.is_dir() else "no_such_file", file=path) from error
    except OSError as error:
        raise Trouble("paper_unreadable", file=path) from error
    if len(content) > _LARGEST_FILE:
        raise Trouble("paper_too_large", file=path)
    return content


def _same(one: str, other: str) -> bool:
    return bool(other) and one.lstrip("/").lower() == other.lower()
