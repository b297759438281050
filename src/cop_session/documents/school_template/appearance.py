"""Fonts, theme and settings of a school's document: the parts that the look of a page needs."""

from typing import Final

from lxml import etree

from cop_session.documents.school_template.assembly import Assembly
from cop_session.documents.school_template.markup import (
    NAMESPACES,
    Element,
    Unreadable,
    child,
    descendants,
    expected,
    made,
    name,
    rebuilt,
    remove,
    serialised,
    short,
)
from cop_session.documents.school_template.source import Relation, Source
from cop_session.documents.school_template.template_cleaning import clean_attributes

FONTS: Final = "word/fontTable.xml"
_EMBEDDED: Final = ("w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic")
_OUTLINES: Final = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
"""How a font begins."""


def fonts(source: Source, part: str, assembly: Assembly) -> bytes:
    """Return the list of fonts, with those that the school put in its document itself."""
    root = source.tree(part)
    if root is None or root.tag != name("w:fonts"):
        raise Unreadable
    related = source.relations(part)
    for one in list(root.iter()):
        if not short(one.tag).startswith("w:"):
            remove(one)
    for one in descendants(root, *_EMBEDDED):
        relation = related.get(one.get(name("r:id"), ""))
        if known := _font(source, relation, one.get(name("w:fontKey"), ""), assembly):
            one.set(name("r:id"), known)
        else:
            remove(one)
    clean_attributes(root)
    return serialised(rebuilt(root, "w:fonts"))


def theme(root: Element) -> bytes:
    """Return colours, fonts and effects of a theme, without names and pictures."""
    elements = expected(root, "a:themeElements")
    for one in descendants(elements, "a:extLst"):
        remove(one)
    for one in descendants(elements, "a:blipFill"):
        plain = etree.SubElement(one.getparent(), name("a:solidFill"))
        etree.SubElement(plain, name("a:schemeClr")).set("val", "phClr")
        one.getparent().replace(one, plain)
    for one in elements:
        one.set("name", "")
    clean_attributes(elements)
    ours = etree.Element(name("a:theme"), name="", nsmap={"a": NAMESPACES["a"]})
    ours.append(elements)
    etree.cleanup_namespaces(ours)
    return serialised(ours)


def settings(theirs: Element | None, ours: Element) -> tuple[bytes, bool]:
    """Return our settings with the school's for opposite pages, and whether those on the left have other footers.

    A school's own words are hyphenated nowhere.
    """
    for one in ("w:autoHyphenation", "w:doNotHyphenateCaps"):
        remove(expected(ours, one))
    if theirs is None:
        return serialised(ours), False
    even = _is_on(theirs, "w:evenAndOddHeaders")
    if _is_on(theirs, "w:mirrorMargins"):
        _behind(ours, "w:zoom", made("w:mirrorMargins"))
    if even:
        _behind(ours, "w:defaultTabStop", made("w:evenAndOddHeaders"))
    colours = child(theirs, "w:clrSchemeMapping")
    if colours is not None:
        clean_attributes(colours)
        _behind(ours, "w:themeFontLang", colours)
    etree.cleanup_namespaces(ours)
    return serialised(ours), even


def _font(source: Source, relation: Relation | None, key: str, assembly: Assembly) -> str:
    if relation is None or relation.kind != "font" or not relation.part:
        return ""
    content = source.read(relation.part)
    if not _is_font(content, key):
        return ""
    number = assembly.number("word/fonts", "font")
    return assembly.relate(FONTS, "font", assembly.add(f"word/fonts/font{number}.odttf", content))


def _is_font(content: bytes, key: str) -> bool:
    """Tell whether content obfuscated with a key, whose digits are read backwards, is a font."""
    try:
        mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    except ValueError:
        return False
    return bytes(one ^ other for one, other in zip(content[:4], mask[:4], strict=False)) in _OUTLINES


def _is_on(settings: Element, kind: str) -> bool:
    found = child(settings, kind)
    return found is not None and found.get(name("w:val"), "1") not in ("0", "false", "off")


def _behind(settings: Element, kind: str, one: Element) -> None:
    expected(settings, kind).addnext(one)
