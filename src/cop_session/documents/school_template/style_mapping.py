"""The plan's styles mapped to a school's: by Word's names for them, and imported if they are missing."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from cop_session.documents.school_template.inheritance import (
    PLAN_TEXT,
    properties_of,
    put,
    rebase,
    settle_defaults,
    take_font,
)
from cop_session.documents.school_template.markup import Element, child, descendants, made, name, remove, value
from cop_session.documents.school_template.template_cleaning import clean_definitions

_REFERENCES: Final = ("w:basedOn", "w:next", "w:link")
_IN_TABLES: Final = ("TableText", "TableHeading", "WeekAbout", "WeekHeading", "WeekFree", "WeekBusy")
_SMALLEST: Final = 16
"""Half points of the smallest letters that can be asked of a reader."""

_LISTS: Final = ("List Number", "List Bullet")


@dataclass(slots=True)
class Styles:
    """The styles of a school with the plan's among them.

    `ids` leads from an id in the plan to the one in the school's document; `brought` are the styles that it lacked.
    """

    root: Element
    ids: dict[str, str] = field(default_factory=dict)
    brought: list[Element] = field(default_factory=list)

    def of_type(self, kind: str) -> list[Element]:
        """Return the styles of a kind such as `paragraph`."""
        return [one for one in _all(self.root) if one.get(name("w:type"), "paragraph") == kind]

    def of(self, style_id: str) -> Element:
        """Return the style that the plan calls by that id."""
        wanted = self.ids[style_id]
        return next(one for one in _all(self.root) if one.get(name("w:styleId")) == wanted)


def merged(theirs: Element, ours: Element) -> Styles:
    """Return the school's styles, cleaned, with those of ours that they lack; `ours` is left as it was."""
    clean_definitions(theirs, "w:personal", "w:personalCompose", "w:personalReply", "w:lang", "w:aliases")
    for one in _all(theirs):
        if not value(one, "w:name") or not one.get(name("w:styleId")):
            remove(one)
    styles = Styles(theirs)
    found = {_key(one): one for one in _all(theirs)}
    defaults = {one.get(name("w:type")): one for one in _all(theirs) if _is_default(one)}
    taken = {one.get(name("w:styleId"), "").lower() for one in _all(theirs)}
    names = {_key(one)[1] for one in _all(theirs)}
    for one in _all(ours):
        own_id = one.get(name("w:styleId"))
        match = defaults.get(one.get(name("w:type"))) if _is_default(one) else None
        match = found.get(_key(one)) if match is None else match
        if match is not None:
            styles.ids[own_id] = match.get(name("w:styleId"))
            if _is_default(one):
                # LibreOffice does not say so of its Normal.
                match.set(name("w:default"), "1")
            continue
        styles.ids[own_id] = _free(own_id, taken)
        styles.brought.append(_renamed(deepcopy(one), styles.ids[own_id], names))
    own_words = styles.of_type("paragraph")
    settle_defaults(theirs)
    for one in styles.brought:
        _point_anew(one, styles.ids)
        theirs.append(one)
    rebase(styles.ids, own_words, styles.ids["Normal"])
    if styles.of(PLAN_TEXT) in styles.brought:
        take_font(styles.of(PLAN_TEXT), _chain(_by_id(theirs), styles.ids["Normal"]))
    _speak(theirs)
    return styles


def renamed(theirs: Element, ours: Element) -> dict[str, str]:
    """Give a school's custom styles, but for those that are called as ours, names that tell nothing.

    Return the new ids of the styles by their old ones. Their names may contain the name of an author.
    """
    known = {_key(one)[1] for one in _all(ours)}
    taken = {one.get(name("w:styleId"), "").lower() for one in (*_all(theirs), *_all(ours))}
    ids: dict[str, str] = {}
    for one in _all(theirs):
        called = child(one, "w:name")
        if called is not None and _is_on(one, "w:customStyle") and _key(one)[1] not in known:
            new = _free("Paper1", taken)
            ids[one.get(name("w:styleId"), "")] = new
            called.set(name("w:val"), f"Paper {new.removeprefix('Paper')}")
            one.set(name("w:styleId"), new)
    point_to(theirs, ids, *_REFERENCES)
    return ids


def point_to(root: Element, ids: dict[str, str], *kinds: str) -> None:
    """Let references to a style, in elements of those kinds, use its new id."""
    for one in descendants(root, *kinds):
        if (known := ids.get(one.get(name("w:val"), ""))) is not None:
            one.set(name("w:val"), known)


def numbered(styles: Styles, numbers: dict[str, str], ours: Element) -> None:
    """Apply the new numbering to the imported styles, and to the school's lists that have none."""
    for one in styles.brought:
        if (reference := child(one, "w:pPr/w:numPr/w:numId")) is not None:
            reference.set(name("w:val"), numbers[reference.get(name("w:val"))])
    for own in _all(ours):
        number = value(own, "w:pPr/w:numPr/w:numId")
        if number and value(own, "w:name") in _LISTS and not numbering_of(styles, own.get(name("w:styleId"))):
            _count_by(styles.of(own.get(name("w:styleId"))), numbers[number])


def narrow(styles: Styles, share: float) -> None:
    """Make the letters smaller in tables on a page that has only a `share` of the width of ours, but not illegible.

    The school's own settings for its tables stay.
    """
    if share >= 1:
        return
    tables = {styles.ids[one] for one in _IN_TABLES}
    for one in styles.brought:
        if one.get(name("w:styleId")) in tables:
            for size in (*one.iter(name("w:sz")), *one.iter(name("w:szCs"))):
                size.set(name("w:val"), _smaller(int(size.get(name("w:val"))), share))


def _smaller(half_points: int, share: float) -> str:
    return str(min(half_points, max(_SMALLEST, round(half_points * share))))


def numbering_of(styles: Styles, style_id: str) -> str:
    """Return the id of the numbering that a style of the plan has in the school's document, empty without one."""
    return _numbering_in(_by_id(styles.root), styles.ids[style_id])


def numberings_of(styles: Styles) -> dict[str, str]:
    """Return the same of each style of the plan, by its id there."""
    by_id = _by_id(styles.root)
    return {own: _numbering_in(by_id, theirs) for own, theirs in styles.ids.items()}


def _numbering_in(by_id: Mapping[str, Element], style_id: str) -> str:
    numbers = (value(one, "w:pPr/w:numPr/w:numId") for one in _chain(by_id, style_id))
    return next((number for number in numbers if number not in ("", "0")), "")


def _by_id(root: Element) -> dict[str, Element]:
    return {one.get(name("w:styleId"), ""): one for one in _all(root)}


def _chain(by_id: Mapping[str, Element], style_id: str) -> list[Element]:
    """Return a style and those that it is based on, the nearest first."""
    found: list[Element] = []
    while style_id in by_id and by_id[style_id] not in found:
        found.append(by_id[style_id])
        style_id = value(found[-1], "w:basedOn")
    return found


def number_in(root: Element, style_id: str) -> str:
    """Return the id of the numbering in a style itself, empty without one."""
    style = next(one for one in _all(root) if one.get(name("w:styleId")) == style_id)
    return value(style, "w:pPr/w:numPr/w:numId")


def _all(root: Element) -> list[Element]:
    found: list[Element] = root.findall(name("w:style"))
    return found


def _key(style: Element) -> tuple[str, str]:
    """Return the type of a style and its name as Word compares it."""
    return style.get(name("w:type"), "paragraph"), " ".join(value(style, "w:name").lower().split())


def _is_default(style: Element) -> bool:
    return _is_on(style, "w:default")


def _is_on(style: Element, attribute: str) -> bool:
    return style.get(name(attribute), "0") in ("1", "true", "on")


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that no style has yet, and take it."""
    stem = wanted.rstrip("0123456789")
    found, number = wanted, 1
    while found.lower() in taken:
        number += 1
        found = f"{stem}{number}"
    taken.add(found.lower())
    return found


def _renamed(style: Element, style_id: str, names: set[str]) -> Element:
    style.set(name("w:styleId"), style_id)
    called = child(style, "w:name")
    if called is not None and _key(style)[1] in names:
        # Their style of that name is of another type, and no two may share one.
        called.set(name("w:val"), f"{called.get(name('w:val'))} (plan)")
    return style


def _point_anew(style: Element, ids: dict[str, str]) -> None:
    for kind in _REFERENCES:
        reference = child(style, kind)
        if reference is not None:
            reference.set(name("w:val"), ids[reference.get(name("w:val"))])


def _count_by(style: Element, number: str) -> None:
    counting = made("w:numPr")
    counting.append(made("w:numId", val=number))
    put(properties_of(style, "w:pPr"), counting)


def _speak(root: Element) -> None:
    """Leave room for the language of the plan, in which all words of the document are unless they say otherwise."""
    defaults = child(root, "w:docDefaults")
    if defaults is None:
        defaults = made("w:docDefaults")
        root.insert(0, defaults)
    holder = defaults
    for kind in ("w:rPrDefault", "w:rPr"):
        below = child(holder, kind)
        if below is None:
            below = made(kind)
            holder.insert(0, below)
        holder = below
    holder.append(made("w:lang", val="{language}", eastAsia="{language}", bidi="ar-SA"))
