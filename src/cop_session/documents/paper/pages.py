"""The pages on which the plan comes: where in the school's document, how wide, and with which footers."""

from collections.abc import Callable
from typing import Final

from cop_session.documents.paper.fields import numbers_pages
from cop_session.documents.paper.markup import Element, Unreadable, child, descendants, made, name, remove, short

MARK: Final = "{{plan}}"
FOOTER: Final = "{footer}"
PAGE: Final = "{page} "

A4: Final = ((11906, 16838), (794, 850, 794, 850))
_BETWEEN: Final = " · "
_NARROWEST: Final = 2_000
_WRAPPERS: Final = tuple(
    name(one) for one in ("w:sdtContent", "w:sdt", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
)
_NOT_OURS: Final = ("w:pgNumType", "w:lnNumType", "w:paperSrc", "w:cols")


def reserve(body: Element) -> None:
    """Keep of a body what stands around the paragraph `{{plan}}`, or else nothing but its last section.

    Leaves one such paragraph, and a section at the end that has every header and footer it had.
    """
    last = _last_section(body)
    marks = [one for one in body.iter(name("w:p")) if _is_mark(one, body)]
    if not marks:
        _inherit(body, last)
        for one in list(body):
            if one is not last:
                remove(one)
        last.addprevious(_mark())
        return
    marks[0].addprevious(_mark())
    for one in marks:
        if child(one, "w:pPr/w:sectPr") is None:
            remove(one)
        else:
            # It ends a section too.
            for run in descendants(one, "w:r"):
                remove(run)


def settle_sections(body: Element, own_footer: Callable[[], str], *, even: bool) -> int:
    """Give every page a footer and return how wide the plan may be, in twentieths of a point.

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
    return _settle_page(_section_of_plan(body))


def footer_line(style: str, *, pages: bool) -> Element:
    """Return the paragraph for code, version and what to do with the plan; with the page number where it is wanted."""
    line = made("w:p")
    properties = made("w:pPr")
    properties.append(made("w:pStyle", val=style))
    line.append(properties)
    line.append(_run(FOOTER))
    if pages:
        line.extend((_run(_BETWEEN), _run(PAGE), _field("PAGE"), _run("/"), _field("NUMPAGES")))
    return line


def add_footer_line(footer: Element, style: str) -> None:
    """Put our line above what the school has in its footer, which stays where it stands on the page."""
    footer.insert(0, footer_line(style, pages=not numbers_pages(footer)))


def _last_section(body: Element) -> Element:
    if len(body) and body[-1].tag == name("w:sectPr"):
        return body[-1]
    section = made("w:sectPr")
    body.append(section)
    return section


def _is_mark(paragraph: Element, body: Element) -> bool:
    text = "".join(one.text or "" for one in paragraph.iter(name("w:t")))
    if "".join(text.lower().split()) != MARK:
        return False
    around = paragraph.getparent()
    while around is not body and around is not None and around.tag in _WRAPPERS:
        around = around.getparent()
    return around is body


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
        passed = passed or (one.tag == name("w:p") and _is_mark(one, body))
        if passed and one.tag == name("w:sectPr"):
            return one
    raise Unreadable


def _settle_page(section: Element) -> int:
    for kind in _NOT_OURS:
        if (found := child(section, kind)) is not None:
            remove(found)
    size, margins = _measure(section, "w:pgSz", ("w", "h"), A4[0]), _margins(section)
    width = size[0] - sum(margins)
    return width if width >= _NARROWEST else size[0]


def _margins(section: Element) -> tuple[int, ...]:
    found = child(section, "w:pgMar")
    gutter = 0 if found is None else int(found.get(name("w:gutter"), "0"))
    _, right, _, left = _measure(section, "w:pgMar", ("top", "right", "bottom", "left"), A4[1])
    return left, right, gutter


def _measure(section: Element, kind: str, sides: tuple[str, ...], otherwise: tuple[int, ...]) -> tuple[int, ...]:
    """Return measures of a page; where they are missing, set those of A4."""
    found = child(section, kind)
    if found is None or any(found.get(name(f"w:{side}")) is None for side in sides):
        if found is not None:
            remove(found)
        found = made(kind, **{side: str(twips) for side, twips in zip(sides, otherwise, strict=True)})
        place = sum(one.tag in _BEFORE[kind] for one in section)
        section.insert(place, found)
    return tuple(int(found.get(name(f"w:{side}"))) for side in sides)


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
