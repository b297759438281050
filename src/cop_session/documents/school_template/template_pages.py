"""The pages around the plan: its place in the school's document, its width, and its footers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from cop_session.documents.school_template.markup import (
    Element,
    Unreadable,
    child,
    descendants,
    made,
    name,
    remove,
    short,
    twips,
)
from cop_session.documents.school_template.plan_mark import MARK, has_mark, is_mark, likeness, take_out, words_of
from cop_session.documents.school_template.word_fields import numbers_pages
from cop_session.i18n import SUPPORTED, catalogue, msgid

FOOTER: Final = "{footer}"
PAGE: Final = "{page} "

_SIZE: Final = {"w": 11906, "h": 16838}
_MARGINS: Final = {"top": 794, "right": 850, "bottom": 794, "left": 850, "header": 454, "footer": 397, "gutter": 0}
"""Those of our own A4."""

GUIDE: Final = msgid(
    "The plan takes the place of this whole text. With a line {{plan}} in it, what is around that line stays."
)
"""The instruction in our starting document at the place of the plan; not itself a mark, although it contains one."""

_BETWEEN: Final = " · "
_NARROWEST: Final = 2_000
_NARROW: Final = 5_700
_LOW: Final = 7_000
"""10 and 12 cm: with less the columns of the agreements get words of a few letters, a page a few of its rows."""

_WRAPPERS: Final = tuple(
    name(one) for one in ("w:sdtContent", "w:sdt", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
)
_NOT_OURS: Final = (
    *("w:pgNumType", "w:lnNumType", "w:paperSrc", "w:cols", "w:textDirection", "w:docGrid", "w:vAlign", "w:bidi"),
)


@dataclass(frozen=True, slots=True)
class Reserved:
    """The place of a plan in a body: whether words of the school surround it, and why it is not the intended place.

    `misplaced` tells that the mark was among other words, `mistyped` is text that resembled one.
    """

    keeps_words: bool
    misplaced: bool = False
    mistyped: str = ""


def reserve(body: Element, *, marked_elsewhere: bool) -> Reserved:
    """Keep the content of a body around the mark, or else nothing but its last section.

    For a mark within a line of text the plan comes after the block that holds it; for a mark in a header or footer
    (`marked_elsewhere`) or a mistyped one, at the end: no word of the school is lost for that. Leaves one paragraph
    with the mark, and a section at the end that has every header and footer it had.
    """
    last = _last_section(body)
    paragraphs = [one for one in body.iter(name("w:p")) if words_of(one) not in guide_sentences()]
    marks = [one for one in paragraphs if has_mark(one)]
    if alone := [one for one in marks if is_mark(one) and _is_in_the_text(one, body)]:
        alone[0].addprevious(_mark())
        for one in alone:
            _clear(one)
    elif marks:
        _top(marks[0], body).addnext(_mark())
    if marks:
        among_others = [one for one in marks if one not in alone]
        for one in among_others:
            take_out(one)
        return Reserved(keeps_words=True, misplaced=bool(among_others))
    mistyped = next(filter(None, map(likeness, paragraphs)), "")
    keeps = bool(mistyped) or marked_elsewhere
    if not keeps:
        _inherit(body, last)
        for one in list(body):
            if one is not last:
                remove(one)
    last.addprevious(_mark())
    return Reserved(keeps, mistyped=mistyped)


def take_out_marks(root: Element) -> bool:
    """Remove the mark from a header or footer, which cannot hold a plan; tell whether there was one."""
    marked = [one for one in root.iter(name("w:p")) if has_mark(one)]
    for one in marked:
        take_out(one)
    return bool(marked)


@cache
def guide_sentences() -> frozenset[str]:
    """Return the sentences about the mark in our own starting document, in every language."""
    return frozenset(catalogue(locale)(GUIDE) for locale in SUPPORTED)


@dataclass(frozen=True, slots=True)
class Room:
    """How wide a plan may be, in twentieths of a point, and whether that or the height of a page is very little."""

    width: int
    is_tight: bool


def settle_sections(body: Element, own_footer: Callable[[], str], *, even: bool) -> Room:
    """Give every page a footer and whole measures, and return the room for the plan.

    `own_footer` makes the footer for pages that have none and returns its id; `even` tells whether pages on the left
    have footers of their own.
    """
    have: set[str] = set()
    for section in body.iter(name("w:sectPr")):
        have.update(one.get(name("w:type"), "default") for one in section.findall(name("w:footerReference")))
        wanted = {"default"} | ({"even"} if even else set()) | ({"first"} if _first_differs(section) else set())
        for kind in sorted(wanted - have):
            reference = made("w:footerReference", type=kind)
            reference.set(name("r:id"), own_footer())
            section.insert(0, reference)
            have.add(kind)
        _measure(section, "w:pgSz", _SIZE)
        _measure(section, "w:pgMar", _MARGINS)
    return _settle_page(_section_of_plan(body))


def footer_line(style: str, *, pages: bool) -> Element:
    """Return the paragraph for code, version and what to do with the plan, with the page number on request."""
    line = made("w:p")
    properties = made("w:pPr")
    properties.append(made("w:pStyle", val=style))
    line.append(properties)
    line.append(_run(FOOTER))
    if pages:
        line.extend((_run(_BETWEEN), _run(PAGE), _field("PAGE"), _run("/"), _field("NUMPAGES")))
    return line


def add_footer_line(footer: Element, style: str) -> None:
    """Put our line above the content of the school's footer, which keeps its position on the page."""
    footer.insert(0, footer_line(style, pages=not numbers_pages(footer)))


def _last_section(body: Element) -> Element:
    if len(body) and body[-1].tag == name("w:sectPr"):
        return body[-1]
    section = made("w:sectPr")
    body.append(section)
    return section


def _is_in_the_text(paragraph: Element, body: Element) -> bool:
    """Tell whether a paragraph is in the text itself, and not in a table or a text box."""
    around = paragraph.getparent()
    while around is not body and around.tag in _WRAPPERS:
        around = around.getparent()
    return around is body


def _top(paragraph: Element, body: Element) -> Element:
    one = paragraph
    while one.getparent() is not body:
        one = one.getparent()
    return one


def _clear(mark: Element) -> None:
    if child(mark, "w:pPr/w:sectPr") is None:
        remove(mark)
    else:
        # It ends a section too.
        for run in descendants(mark, "w:r"):
            remove(run)


def _mark() -> Element:
    paragraph = made("w:p")
    paragraph.append(_run(MARK))
    return paragraph


def _inherit(body: Element, last: Element) -> None:
    """Give the last section the headers and footers that it takes over from the ones before it."""
    found: dict[tuple[str, str], Element] = {}
    for section in body.iter(name("w:sectPr")):
        for one in section:
            if short(one.tag) in ("w:headerReference", "w:footerReference"):
                found[one.tag, one.get(name("w:type"), "default")] = one
    for one in reversed(found.values()):
        last.insert(0, one)


def _first_differs(section: Element) -> bool:
    found = child(section, "w:titlePg")
    return found is not None and found.get(name("w:val"), "1") not in ("0", "false", "off")


def _section_of_plan(body: Element) -> Element:
    passed = False
    for one in body.iter(name("w:p"), name("w:sectPr")):
        passed = passed or (one.tag == name("w:p") and one.getparent() is body and words_of(one) == MARK)
        if passed and one.tag == name("w:sectPr"):
            return one
    raise Unreadable


def _settle_page(section: Element) -> Room:
    for kind in _NOT_OURS:
        if (found := child(section, kind)) is not None:
            remove(found)
    size, margins = _measure(section, "w:pgSz", _SIZE), _measure(section, "w:pgMar", _MARGINS)
    width = size["w"] - margins["left"] - margins["right"] - margins["gutter"]
    # Negative margins above and below hold back no header: they say how far the text itself keeps away.
    height = size["h"] - abs(margins["top"]) - abs(margins["bottom"])
    return Room(width if width >= _NARROWEST else size["w"], width < _NARROW or height < _LOW)


def _measure(section: Element, kind: str, otherwise: Mapping[str, int]) -> dict[str, int]:
    """Return measures of a page in twentieths of a point; missing ones are set to those of A4."""
    found = child(section, kind)
    if found is None:
        found = made(kind)
        section.insert(sum(one.tag in _BEFORE[kind] for one in section), found)
    measures = {side: twips(found.get(name(f"w:{side}"), str(usual))) for side, usual in otherwise.items()}
    for side, measure in measures.items():
        found.set(name(f"w:{side}"), str(measure))
    return measures


_FIRST: Final = tuple(
    name(one) for one in ("w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type")
)
_BEFORE: Final = {"w:pgSz": _FIRST, "w:pgMar": (*_FIRST, name("w:pgSz"))}


def _run(text: str) -> Element:
    run, words = made("w:r"), made("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _field(instruction: str) -> Element:
    field = made("w:fldSimple", instr=f" {instruction} ")
    field.append(_run("1"))
    return field
