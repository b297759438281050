"""Whether a Word package is as the standard has it, as far as structure goes: ECMA-376 part 1, transitional.

The schemas of the standard come without a licence to copy them, so this knows the order of what it looks at itself.
"""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

from cop_session.documents.school_template.inheritance import ORDER, ORDER_OF_LETTERS
from cop_session.documents.school_template.markup import NAMESPACES, PREFIXES, name, short

_ORDERS: Final = {
    "w:pPr": (*ORDER, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
    "w:rPr": ORDER_OF_LETTERS,
    "w:sectPr": (
        *("w:headerReference w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar"),
        *("w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign"),
        *("w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings"),
    ),
    "w:tblPr": (
        *("w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize"),
        *("w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar"),
        *("w:tblLook", "w:tblCaption", "w:tblDescription"),
    ),
    "w:tcPr": (
        *("w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar"),
        *("w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"),
    ),
    "w:style": (
        *("w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden", "w:uiPriority"),
        *("w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr"),
        "w:tblStylePr",
    ),
    "w:styles": ("w:docDefaults", "w:latentStyles", "w:style"),
    "w:numbering": ("w:numPicBullet", "w:abstractNum", "w:num"),
    "w:abstractNum": ("w:multiLevelType", "w:styleLink", "w:numStyleLink", "w:lvl"),
    "w:lvl": (
        *("w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText", "w:legacy", "w:lvlJc"),
        *("w:pPr", "w:rPr"),
    ),
    "w:num": ("w:abstractNumId", "w:lvlOverride"),
    "w:tbl": ("w:tblPr", "w:tblGrid", "w:tr"),
    "w:tr": ("w:tblPrEx", "w:trPr", "w:tc"),
    "w:settings": (
        *("w:zoom", "w:mirrorMargins", "w:defaultTabStop", "w:autoHyphenation", "w:doNotHyphenateCaps"),
        *("w:evenAndOddHeaders", "w:characterSpacingControl"),
        *("w:compat", "w:themeFontLang", "w:clrSchemeMapping"),
    ),
}
_END_WITH_A_PARAGRAPH: Final = ("w:hdr", "w:ftr", "w:tc", "w:txbxContent")
_MARGINS: Final = {"top", "right", "bottom", "left", "header", "footer", "gutter"}
_XML: Final = "http://www.w3.org/XML/1998/namespace"


def faults(content: bytes) -> list[str]:
    """What in a package is not as it should be, each in a line."""
    with ZipFile(BytesIO(content)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    trees = {one: etree.fromstring(text) for one, text in parts.items() if one.endswith((".xml", ".rels"))}
    found = list(_package(trees, set(parts)))
    for part, root in trees.items():
        if part.startswith("word/") and part.endswith(".xml"):
            found += [f"{part}: {fault}" for fault in _structure(root)]
    return found + list(_references(trees))


def _package(trees: dict[str, etree._Element], parts: set[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    overrides = {one.get("PartName", "").lstrip("/") for one in types if "PartName" in one.attrib}
    defaults = {one.get("Extension") for one in types if "Extension" in one.attrib}
    yield from (f"type of nothing: {one}" for one in overrides - parts)
    for part in parts - {"[Content_Types].xml"}:
        if part not in overrides and part.rpartition(".")[2] not in defaults:
            yield f"no type: {part}"
        if part.endswith(".rels"):
            folder = part.rpartition("_rels/")[0]
            for one in trees[part]:
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                if one.get("TargetMode") == "External" or target not in parts:
                    yield f"leads nowhere: {one.get('Target')}"


def _structure(root: etree._Element) -> Iterator[str]:
    for one in root.iter():
        kind = short(one.tag)
        yield from (f"foreign namespace {uri}" for uri in one.nsmap.values() if uri not in PREFIXES and uri != _XML)
        if not kind:
            yield f"foreign element {one.tag}"
        if kind in _ORDERS:
            yield from _order(kind, one)
        if kind in _END_WITH_A_PARAGRAPH and (not len(one) or short(one[-1].tag) != "w:p"):
            yield f"{kind} does not end with a paragraph"
        if kind == "w:pgMar" and {short(key).removeprefix("w:") for key in one.attrib} < _MARGINS:
            yield "margins are missing"
        if kind == "w:p" and one.getparent() is not None and short(one.getparent().tag) == "w:p":
            yield "a paragraph in a paragraph"


def _order(kind: str, one: etree._Element) -> Iterator[str]:
    order = _ORDERS[kind]
    places = []
    for below in one:
        known = [place for place, names in enumerate(order) if short(below.tag) in names.split()]
        if known:
            places.append(known[0])
        elif short(below.tag).startswith("w:"):
            yield f"{short(below.tag)} in {kind}"
    if places != sorted(places):
        yield f"{kind} holds {[short(below.tag) for below in one]}"


def _references(trees: dict[str, etree._Element]) -> Iterator[str]:
    styles = trees["word/styles.xml"]
    ids = [one.get(name("w:styleId")) for one in styles.iter(name("w:style"))]
    names = [one.get(name("w:val"), "").lower() for one in styles.iter(name("w:name"))]
    yield from (f"twice: {one}" for one in {one for one in ids if ids.count(one) > 1})
    yield from (f"two styles are called {one}" for one in {one for one in names if names.count(one) > 1})
    numbers = {one.get(name("w:numId")) for one in trees["word/numbering.xml"].findall(name("w:num"))} | {"0"}
    for part, root in trees.items():
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"):
            for one in root.iter(name(kind)):
                if one.get(name("w:val")) not in ids:
                    yield f"{part}: no style {one.get(name('w:val'))}"
        for one in root.iter(name("w:numId")):
            if one.get(name("w:val")) not in numbers:
                yield f"{part}: no list {one.get(name('w:val'))}"
        relations = trees.get(posixpath.join(*posixpath.split(part)[:1], "_rels", posixpath.basename(part) + ".rels"))
        known = {one.get("Id") for one in relations} if relations is not None else set()
        for one in root.iter():
            for key, text in one.attrib.items():
                if key.startswith(f"{{{NAMESPACES['r']}}}") and text not in known:
                    yield f"{part}: no relation {text}"
