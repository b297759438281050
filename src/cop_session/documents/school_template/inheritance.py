"""The properties that the plan's styles inherit from a school's *Normal* and defaults: its font, and nothing else.

An indent in Normal is right for a school's letters and makes columns of one letter in a table of ours.
"""

from copy import deepcopy
from typing import Final

from cop_session.documents.school_template.markup import Element, child, expected, made, name, remove, short, value

PLAN_TEXT: Final = "PlanText"
"""The style of ours that all others are based on; it is based on none."""

_SCHOOLS_OWN: Final = ("Normal", "Footer")
"""The styles of the school's own words on its template."""

_RESET: Final = {
    *("w:spacing", "w:ind", "w:jc", "w:widowControl"),
    *("w:rFonts", "w:color", "w:sz", "w:szCs", "w:lang", "w:kern"),
}
"""Defaults that our styles set again themselves, except the font and the language."""

ORDER: Final = (
    *("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr"),
    *("w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap"),
    *("w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd"),
    *("w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc"),
    *("w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
)
ORDER_OF_LETTERS: Final = (
    *("w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike"),
    *("w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden"),
    *("w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect"),
    *("w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout"),
    *("w:specVanish", "w:oMath"),
)
_PLACES: Final = {"w:pPr": ORDER, "w:rPr": ORDER_OF_LETTERS}


_BEHIND: Final = ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")


def settle_defaults(root: Element) -> None:
    """Move the defaults of a school that no style can override to the styles of the school's own words."""
    for kind in ("w:pPr", "w:rPr"):
        defaults = child(root, f"w:docDefaults/{kind}Default/{kind}")
        for one in [] if defaults is None else list(defaults):
            if short(one.tag) not in _RESET or (kind == "w:rPr" and one.tag == name("w:spacing")):
                _move(root, kind, one)


def _move(root: Element, kind: str, one: Element) -> None:
    """Move one default to every style of paragraphs that is based on none, unless that style sets it itself."""
    for style in root.findall(name("w:style")):
        if style.get(name("w:type"), "paragraph") == "paragraph" and child(style, "w:basedOn") is None:
            holder = properties_of(style, kind)
            if child(holder, short(one.tag)) is None:
                put(holder, deepcopy(one))
    remove(one)


def rebase(ids: dict[str, str], theirs: list[Element], defaults: str) -> None:
    """Let the school's styles that the plan uses inherit as ours do, and not the school's character properties.

    `ids` leads from our ids to the school's, `theirs` are its styles and `defaults` is the id of its Normal.
    """
    by_id = {one.get(name("w:styleId")): one for one in theirs if one.get(name("w:type"), "paragraph") == "paragraph"}
    spared = {ids[one] for one in _SCHOOLS_OWN if one in ids} | {defaults, ids[PLAN_TEXT]}
    for wanted in ids.values():
        if wanted in by_id and wanted not in spared:
            _rebase(by_id, wanted, spared, ids[PLAN_TEXT])


def take_font(style: Element, normal: list[Element]) -> None:
    """Give a style the font of a school's Normal; `normal` is that style and those that it is based on."""
    found = made("w:rFonts")
    for one in reversed(normal):
        if (fonts := child(one, "w:rPr/w:rFonts")) is not None:
            found.attrib.update(fonts.attrib)
    if len(found.attrib):
        put(properties_of(style, "w:rPr"), found)


def properties_of(style: Element, kind: str) -> Element:
    """Return the properties of a style for its paragraphs (`w:pPr`) or letters (`w:rPr`), created if missing."""
    if (found := child(style, kind)) is not None:
        return found
    found = made(kind)
    behind = (
        ("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr") if kind == "w:pPr" else ("w:tblPr", "w:tblStylePr")
    )
    later = [one for one in style if short(one.tag) in behind]
    later[0].addprevious(found) if later else style.append(found)
    return found


def put(properties: Element, one: Element) -> None:
    """Set a property at its place: their order is fixed."""
    order = _PLACES[short(properties.tag)]
    kind = short(one.tag)
    if (old := child(properties, kind)) is not None:
        remove(old)
    rank = order.index(kind) if kind in order else len(order)
    place = sum(1 for other in properties if short(other.tag) in order and order.index(short(other.tag)) < rank)
    properties.insert(place if kind in order else len(properties), one)


def _rebase(by_id: dict[str, Element], wanted: str, spared: set[str], base: str) -> None:
    seen: set[str] = set()
    here = wanted
    while here not in seen:
        seen.add(here)
        below = value(by_id[here], "w:basedOn")
        if below == base:
            return
        if below not in by_id or below in spared:
            break
        here = below
    reference = child(by_id[here], "w:basedOn")
    if reference is None:
        reference = made("w:basedOn")
        expected(by_id[here], "w:name").addnext(reference)
    reference.set(name("w:val"), base)
