"""A Word package under construction: parts under names of ours, and the parts to which they refer."""

from typing import Final

from cop_session.documents.school_template.source import RELATIONS

MAIN: Final = "word/document.xml"

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS: Final = {
    "document": f"{_WORD}document.main+xml",
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


class Assembly:
    """Parts of a package, by name, with the relations between them."""

    def __init__(self) -> None:
        self._parts: Final[dict[str, bytes]] = {}
        self._relations: Final[dict[str, list[tuple[str, str]]]] = {}

    def add(self, part: str, content: bytes) -> str:
        """Take in a part under its name; return that name."""
        self._parts[part] = content
        return part

    def number(self, folder: str, kind: str) -> int:
        """Return the number of the next part of a kind, as in header2.xml."""
        return 1 + sum(part.startswith(f"{folder}/{kind}") for part in self._parts)

    def relate(self, part: str, kind: str, to: str) -> str:
        """Let `part` refer to another one, and return the id of that reference."""
        known = self._relations.setdefault(part, [])
        if (kind, to) not in known:
            known.append((kind, to))
        return f"rId{known.index((kind, to)) + 1}"

    def finished(self) -> dict[str, bytes]:
        """Return all parts, with the list of their types and their references."""
        self.relate("", "officeDocument", MAIN)
        self.relate("", _CORE, "docProps/core.xml")
        relations = {_relations_of(part): _listed(part, found) for part, found in self._relations.items()}
        return {"[Content_Types].xml": self._types(), **relations, **self._parts}

    def _types(self) -> bytes:
        endings = {"rels", "xml"} | {part.rpartition(".")[2] for part in self._parts}
        lines = [f'<Default Extension="{one}" ContentType="{_DEFAULTS[one]}"/>' for one in sorted(endings)]
        lines += [
            f'<Override PartName="/{part}" ContentType="{_KINDS[_kind(part)]}"/>'
            for part in self._parts
            if part.endswith(".xml")
        ]
        return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()


def _kind(part: str) -> str:
    return part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")


def _relations_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _listed(part: str, found: list[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if ":" in kind else RELATIONS + kind}" Target="/{to}"/>'
        for number, (kind, to) in enumerate(found, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()
