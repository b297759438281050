"""The plan's lists, numbered with ids that no list of the school uses."""

from copy import deepcopy

from cop_session.documents.school_template.markup import Element, child, expected, made, name, remove, value
from cop_session.documents.school_template.template_cleaning import clean_definitions


def merged(theirs: Element, ours: Element) -> dict[str, str]:
    """Add our lists to the school's, cleaned; return from the numbers in the plan to those in the school's document."""
    clean_definitions(
        theirs, "w:nsid", "w:tmpl", "w:numPicBullet", "w:lvlPicBulletId", "w:pict", "w:numIdMacAtCleanup", "w:name"
    )
    shapes = _appended(theirs, ours, "w:abstractNum", "w:abstractNumId")
    numbers = _appended(theirs, ours, "w:num", "w:numId")
    for one in theirs.findall(name("w:num")):
        if one.get(name("w:numId")) in numbers.values():
            reference = expected(one, "w:abstractNumId")
            reference.set(name("w:val"), shapes[reference.get(name("w:val"))])
    return numbers


def point_anew(numbering: Element, styles: dict[str, str], numbers: dict[str, str]) -> None:
    """Let the lists that were added name the styles that count by them; `styles` leads from our ids to the school's."""
    added = {value(one, "w:abstractNumId") for one in _those(numbering, numbers)}
    for shape in numbering.findall(name("w:abstractNum")):
        if shape.get(name("w:abstractNumId")) in added:
            for reference in list(shape.iter(name("w:pStyle"))):
                if known := styles.get(reference.get(name("w:val"))):
                    reference.set(name("w:val"), known)
                else:
                    remove(reference)


def counts_in_digits(numbering: Element, number: str) -> bool:
    """Tell whether the first level of the list with this number counts 1, 2 and so on from 1."""
    like = _list(numbering, number)
    shape = next((one for one in numbering.findall(name("w:abstractNum")) if _is_shape_of(one, like)), None)
    level = None if shape is None else child(shape, "w:lvl")
    return level is not None and value(level, "w:numFmt") == "decimal" and value(level, "w:start") in ("", "1")


def restarted(numbering: Element, number: str) -> str:
    """Add a list that looks like the one with this number and counts from 1; return its number."""
    like = _list(numbering, number)
    if like is None:
        return number
    again = made("w:num", numId=str(1 + _highest(numbering, "w:num", "w:numId")))
    again.append(made("w:abstractNumId", val=value(like, "w:abstractNumId")))
    level = made("w:lvlOverride", ilvl="0")
    level.append(made("w:startOverride", val="1"))
    again.append(level)
    numbering.append(again)
    return str(again.get(name("w:numId")))


def _list(numbering: Element, number: str) -> Element | None:
    return next((one for one in numbering.findall(name("w:num")) if one.get(name("w:numId")) == number), None)


def _is_shape_of(shape: Element, one: Element | None) -> bool:
    return one is not None and shape.get(name("w:abstractNumId")) == value(one, "w:abstractNumId")


def _those(numbering: Element, numbers: dict[str, str]) -> list[Element]:
    return [one for one in numbering.findall(name("w:num")) if one.get(name("w:numId")) in numbers.values()]


def _appended(theirs: Element, ours: Element, kind: str, key: str) -> dict[str, str]:
    """Add copies behind the school's of that kind, and return from the old numbers to the new ones."""
    free = 1 + _highest(theirs, kind, key)
    kept = [one for one in theirs if one.tag == name(kind)]
    place = theirs.index(kept[-1]) + 1 if kept else (0 if kind == "w:abstractNum" else len(theirs))
    found: dict[str, str] = {}
    for offset, one in enumerate(ours.findall(name(kind))):
        copy = deepcopy(one)
        found[one.get(name(key))] = str(free + offset)
        copy.set(name(key), str(free + offset))
        theirs.insert(place + offset, copy)
    return found


def _highest(root: Element, kind: str, key: str) -> int:
    return max((int(one.get(name(key), "")) for one in root.findall(name(kind))), default=0)
