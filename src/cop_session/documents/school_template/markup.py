"""WordprocessingML as trees: names with their usual prefixes, and a parser for other programs' files."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, TypeAlias

from lxml import etree

_OFFICE: Final = "http://schemas.openxmlformats.org"
_MICROSOFT: Final = "http://schemas.microsoft.com/office/word/2010"

NAMESPACES: Final = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wps": f"{_MICROSOFT}/wordprocessingShape",
    "wpg": f"{_MICROSOFT}/wordprocessingGroup",
    "wpc": f"{_MICROSOFT}/wordprocessingCanvas",
    "wp14": f"{_MICROSOFT}/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
"""Every namespace that may be kept, by its prefix in our files."""

PREFIXES: Final = {uri: prefix for prefix, uri in NAMESPACES.items()}

_IGNORABLE: Final = "w14 wp14"
"""Prefixes that a program older than they are may skip."""

_UNWRAPPED: Final = "unwrapped"
"""The tag of an element to be replaced by its children."""

_UNITS: Final = {"": 1, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 1440 / 2.54, "mm": 1440 / 25.4}
_MEASURE: Final = re.compile(rf"(?P<number>-?\d{{1,9}}(?:\.\d{{1,9}})?)(?P<unit>{'|'.join(_UNITS)})")

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/" + theirs: ours.encode()
    for theirs, ours in {
        b"wordprocessingml/main": NAMESPACES["w"],
        b"officeDocument/relationships": NAMESPACES["r"],
        b"drawingml/wordprocessingDrawing": NAMESPACES["wp"],
        b"drawingml/main": NAMESPACES["a"],
        b"drawingml/picture": NAMESPACES["pic"],
    }.items()
}
"""Word's names for these namespaces in a file saved as "Strict Open XML"."""


Element: TypeAlias = Any
"""An element of a tree; lxml does not declare its type to type checkers."""


class Unreadable(Exception):
    """XML that is not well-formed, or that asks for more than a document may."""


@lru_cache(maxsize=4096)
def name(short: str) -> str:
    """Return the full name of an element or attribute such as `w:p`."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@lru_cache(maxsize=4096)
def short(full: str) -> str:
    """Return the name with its usual prefix; empty for a namespace that is not one of ours."""
    if not full.startswith("{"):
        return full
    uri, _, local = full[1:].partition("}")
    return f"{PREFIXES[uri]}:{local}" if uri in PREFIXES else ""


def parsed(content: bytes) -> Element:
    """Return the root of a part without comments and instructions; raises Unreadable."""
    # A declaration of entities is how a small file becomes a huge one; Word writes none.
    if b"<!DOCTYPE" in content[:4096].replace(b"\0", b""):
        raise Unreadable
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    for theirs, ours in _STRICT.items():
        content = content.replace(theirs, ours)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable
    return root


def rebuilt(root: Element, kind: str) -> Element:
    """Return a copy of `root` that declares our prefixes and holds nothing of any other namespace.

    Unwrapped elements are gone. Raises Unreadable for a `root` of another kind.
    """
    if root.tag != name(kind):
        raise Unreadable
    ours = etree.Element(root.tag, nsmap=NAMESPACES)
    ours.set(name("mc:Ignorable"), _IGNORABLE)
    # Rebuilt element by element: libxml2 takes quadratic time to move a large table to another tree.
    waiting = [(ours, one) for one in reversed(root)]
    while waiting:
        parent, one = waiting.pop()
        if one.tag == _UNWRAPPED:
            copy = parent
        elif short(one.tag):
            copy = etree.SubElement(parent, one.tag, _attributes(one))
            if not len(one):
                copy.text = one.text
                continue
        else:
            continue
        waiting += [(copy, below) for below in reversed(one)]
    return ours


def _attributes(one: Element) -> dict[str, str]:
    return {key: text for key, text in one.items() if key == _SPACE or short(key)}


def serialised(root: Element) -> bytes:
    """Return a part's bytes."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def descendants(root: Element, *shorts: str) -> Iterator[Element]:
    """Return the elements of those names anywhere under `root`, listed first because the tree may change meanwhile."""
    return iter(list(root.iter(*(name(one) for one in shorts))))


def value(element: Element, path: str) -> str:
    """Return the `w:val` of the child at `path`, such as `w:pPr/w:pStyle`; empty if it is missing."""
    found = child(element, path)
    return "" if found is None else found.get(name("w:val"), "")


def child(element: Element, path: str) -> Element | None:
    """Return the child at a path such as `w:pPr/w:numPr`, or None."""
    return element.find(_named(path))


@lru_cache(maxsize=256)
def _named(path: str) -> str:
    return "/".join(name(one) for one in path.split("/"))


def expected(element: Element, path: str) -> Element:
    """Return the child at a path; raises Unreadable if it is missing."""
    found = child(element, path)
    if found is None:
        raise Unreadable
    return found


def twips(measure: str) -> int:
    """Return a measure in twentieths of a point, as a number or with a unit such as `2.5cm`; raises Unreadable."""
    found = _MEASURE.fullmatch(measure.strip())
    if found is None:
        raise Unreadable
    return round(float(found["number"]) * _UNITS[found["unit"]])


def made(kind: str, **attributes: str) -> Element:
    """Return a new element; its attributes are those of the `w` namespace."""
    element = etree.Element(name(kind), nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})
    for key, text in attributes.items():
        element.set(name(f"w:{key}"), text)
    return element


def remove(element: Element) -> None:
    """Take an element out of its tree, and all that is in it out of it."""
    # From below, because libxml2 takes quadratic time to cut a large table loose.
    for one in reversed(list(element.iter())):
        if (parent := one.getparent()) is not None:
            parent.remove(one)


def unwrap(element: Element) -> None:
    """Mark an element to be replaced by its children; `rebuilt` puts them in its place."""
    element.attrib.clear()
    element.tag = _UNWRAPPED
