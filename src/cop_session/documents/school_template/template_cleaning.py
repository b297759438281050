"""The content allowed on a school's page: words, tables and pictures; nothing active, external or traceable."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final, TypeAlias

from cop_session.documents.school_template.markup import (
    NAMESPACES,
    PREFIXES,
    Element,
    child,
    descendants,
    made,
    name,
    remove,
    short,
    unwrap,
)
from cop_session.documents.school_template.word_fields import OF_THE_SCHOOL, settle


class LeftOut(StrEnum):
    """Content of a school's page that the plan leaves out."""

    LINKS = "links"
    OBJECTS = "objects"
    PICTURES = "pictures"
    FIELDS = "fields"
    COMMENTS = "comments"
    CHANGES = "changes"


Refer: TypeAlias = Callable[[str], str]
"""From the id by which a part refers to a picture, header or footer to its new one, empty if it is unavailable."""

_CONTENT: Final = frozenset(
    f"w:{one}"
    for one in (
        *("document", "body", "hdr", "ftr", "p", "r", "t", "tbl", "tr", "tc", "tblGrid", "gridCol"),
        *(
            "tab",
            "ptab",
            "br",
            "cr",
            "sym",
            "noBreakHyphen",
            "softHyphen",
            "pgNum",
            "fldSimple",
            "fldChar",
            "instrText",
        ),
        *("drawing", "pict", "txbxContent", "dir", "bdo", "ruby", "rt", "rubyBase"),
    )
)
_PROPERTIES: Final = frozenset(
    f"w:{one}" for one in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblPrEx", "rubyPr")
)

_WRAPPERS: Final = {"w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent"}
_CHANGES: Final = {
    *("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge", "w:numberingChange"),
    *(f"w:{one}Change" for one in ("pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "tblPrEx")),
}
_NOT_A_PROPERTY: Final = {"w:divId", "w:printerSettings", "w:footnotePr", "w:endnotePr", "w:formProt"}
_OBJECTS: Final = {"w:object", "w:control", "w:altChunk", "w:subDoc", "w:contentPart", "w:movie", "o:OLEObject"}
_NOTED: Final = {
    **dict.fromkeys(_CHANGES, LeftOut.CHANGES),
    **dict.fromkeys(_OBJECTS, LeftOut.OBJECTS),
    "w:hyperlink": LeftOut.LINKS,
    "a:hlinkClick": LeftOut.LINKS,
    "w:commentReference": LeftOut.COMMENTS,
}
_NOT_DRAWN: Final = {
    *("a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver", "a:extLst", "wps:extLst", "o:OLEObject"),
    *("a:audioCd", "a:audioFile", "a:wavAudioFile", "a:videoFile", "a:quickTimeFile"),
}
_DRAWN: Final = {"pic", "wps", "wpg", "wpc", "wp", "wp14", "a", "v", "o", "w10", "mc", "w14"}

_OF_WORD: Final = f"{{{NAMESPACES['w']}}}"
_GRAPHICS: Final = {NAMESPACES[one] for one in ("pic", "wps", "wpg", "wpc")}
_REFERENCES: Final = {"r:embed", "r:id", "r:pict", "o:relid"}
_TRACES: Final = {
    *("w14:paraId", "w14:textId", "wp14:anchorId", "wp14:editId", "o:gfxdata", "o:href", "o:title", "o:althref"),
    *("href", "src", "w:tplc", "mc:Ignorable", "mc:ProcessContent", "mc:MustUnderstand", "target", "hashtoken"),
}


def clean_content(root: Element, refer: Refer) -> set[LeftOut]:
    """Keep only allowed content in a body, header or footer, and return the kinds of content removed."""
    left_out = _clean_elements(root)
    if settle(root):
        left_out.add(LeftOut.FIELDS)
    clean_attributes(root)
    if _clean_references(root, refer):
        left_out.add(LeftOut.PICTURES)
    return left_out


def clean_definitions(root: Element, *unwanted: str) -> None:
    """Take traces and `unwanted` elements out of styles, numbering or fonts."""
    for one in list(root.iter()):
        kind = short(one.tag)
        if not kind.startswith("w:") or kind in _CHANGES or kind in unwanted or kind.startswith("w:rsid"):
            remove(one)
    clean_attributes(root)


def clean_attributes(root: Element) -> None:
    """Remove attributes that reveal the place and the author of a part, and those of unknown namespaces."""
    for one in root.iter():
        for full in one.keys():  # noqa: SIM118  an element is no mapping: it holds other elements
            kind = short(full)
            foreign = not kind and not full.startswith("{http://www.w3.org/XML/1998/namespace}space")
            if foreign or kind in _TRACES or kind.startswith("w:rsid"):
                del one.attrib[full]


def _clean_elements(root: Element) -> set[LeftOut]:
    left_out: set[LeftOut] = set()
    waiting = [(one, False) for one in reversed(root)]
    while waiting:
        one, is_property = waiting.pop()
        if one.getparent() is None:
            continue
        kind = short(one.tag)
        if kind in _NOTED:
            left_out.add(_NOTED[kind])
        if is_property:
            stays = _clean_property(one, kind)
        elif kind in _WRAPPERS:
            left_out.update(_opened(one, kind))
            stays = True
        elif not (stays := _may_stay(kind)):
            remove(one)
        if stays and len(one):
            within = is_property or kind in _PROPERTIES
            waiting += [(below, within) for below in reversed(one)]
    return left_out


def _opened(one: Element, kind: str) -> set[LeftOut]:
    """Replace a wrapper by its content."""
    left_out = _emptied(one) if kind == "w:sdt" else set()
    if kind == "w:hyperlink":
        _unstyle(one)
    unwrap(one)
    return left_out


def _unstyle(link: Element) -> None:
    """Let words that lead nowhere any more not look as if they did."""
    for style in descendants(link, "w:rStyle"):
        remove(style)


def _clean_property(one: Element, kind: str) -> bool:
    """Remove a property that is not allowed in this place; tell whether it stays."""
    parent = one.getparent()
    if kind == "w:del" and parent.tag == name("w:trPr"):
        row = parent.getparent()
        if row is not None:
            remove(row)
        return False
    if not kind.startswith(("w:", "w14:")) or kind in _CHANGES or kind in _NOT_A_PROPERTY:
        remove(one)
        return False
    return True


def _may_stay(kind: str) -> bool:
    prefix = kind.partition(":")[0]
    return kind in _CONTENT or kind in _PROPERTIES or (prefix in _DRAWN and kind not in _NOT_DRAWN)


def _emptied(control: Element) -> set[LeftOut]:
    """Empty a content control that tells who made the file, or that only asks for something."""
    properties = child(control, "w:sdtPr")
    if properties is None:
        return set()
    binding = child(properties, "w:dataBinding")
    tells = binding is not None and not _is_of_the_school(binding)
    if tells or child(properties, "w:showingPlcHdr") is not None:
        for run in descendants(control, "w:r"):
            remove(run)
    remove(properties)
    return {LeftOut.FIELDS} if tells else set()


def _is_of_the_school(binding: Element) -> bool:
    """Tell whether a control repeats the school's name or contact details from the file's properties."""
    last = binding.get(name("w:xpath"), "").rpartition("/")[2]
    return last.rpartition(":")[2].partition("[")[0] in OF_THE_SCHOOL


def _clean_references(root: Element, refer: Refer) -> bool:
    """Let each reference point to a part of ours or be gone; tell whether a picture had to go."""
    lost = False
    for one in list(root.iter()):
        for full, reference in one.items():
            kind = short(full)
            if kind in _REFERENCES or kind.startswith("r:"):
                _point_anew(one, full, refer(reference) if kind in _REFERENCES else "")
        # Of Word's own elements none is a picture, and there can be very many of them.
        if not one.tag.startswith(_OF_WORD):
            if _points_nowhere(one):
                _remove_drawing(one)
                lost = True
            _rename(one)
    for choice in descendants(root, "mc:Choice"):
        _translate_requirement(choice)
    return lost


def _point_anew(one: Element, attribute: str, known: str) -> None:
    if known:
        one.set(attribute, known)
    else:
        del one.attrib[attribute]


def _points_nowhere(one: Element) -> bool:
    kind = short(one.tag)
    if kind == "a:graphicData":
        return one.get("uri") not in _GRAPHICS
    references = (one.get(name("r:embed")), one.get(name("r:id")), one.get(name("o:relid")), one.get(name("r:pict")))
    return kind in ("a:blip", "v:imagedata") and not any(references)


def _remove_drawing(one: Element) -> None:
    around = next(one.iterancestors(name("w:drawing"), name("w:pict")), None)
    remove(one if around is None else around)


def _rename(one: Element) -> None:
    """Remove file names from the description of a picture."""
    local = one.tag.rpartition("}")[2]
    if local in ("docPr", "cNvPr"):
        one.set("name", "")
    for full in ("descr", "title", "alt"):
        if (text := one.get(full)) is not None and (local == "cNvPr" or "\\" in text or "/" in text):
            one.set(full, "")


def _translate_requirement(choice: Element) -> None:
    """Map the namespaces that a choice requires to our prefixes, or remove a choice that requires others."""
    asked = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
    if asked and all(uri in PREFIXES for uri in asked):
        choice.set("Requires", " ".join(PREFIXES[uri] for uri in asked))
        return
    alternatives = choice.getparent()
    remove(choice)
    if alternatives is None or child(alternatives, "mc:Choice") is not None:
        return
    fallback = child(alternatives, "mc:Fallback")
    if fallback is not None:
        unwrap(fallback)
    unwrap(alternatives)


def make_whole(root: Element) -> None:
    """Add a paragraph to elements that have to end with one."""
    for one in descendants(root, "w:hdr", "w:ftr", "w:tc", "w:txbxContent"):
        if not len(one) or one[-1].tag != name("w:p"):
            one.append(made("w:p"))
