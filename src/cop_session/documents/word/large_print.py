"""Larger letters for readers who are not a school: the same styles, from whichever template, made large enough.

A style keeps its font, colour and all else: a school's own template keeps its look.
"""

from typing import Final, Literal, TypeAlias

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style

Look: TypeAlias = Literal["plan", "easy", "large"]

_USUAL_SIZE: Final = "/".join(qn(one) for one in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz"))
_DEEPEST: Final = 20
_INDENTED: Final = ("list number", "list bullet")
_MARK_WIDTH: Final[dict[Look, int]] = {"plan": 227, "easy": 280, "large": 400}

# Half points of the letters, twentieths of a point above and below a paragraph.
_AT_LEAST: Final[dict[Look, dict[str, tuple[int, int, int]]]] = {
    "plan": {},
    "easy": {
        "School": (24, 0, 0),
        "Title": (38, 0, 0),
        "Subtitle": (25, 0, 30),
        "Fact": (24, 20, 30),
        "Remark": (24, 20, 30),
        "heading 1": (28, 70, 20),
        "List Number": (24, 0, 10),
        "List Bullet": (24, 0, 10),
        "Table Text": (24, 5, 5),
        "Table Heading": (24, 10, 10),
    },
    "large": {
        "School": (28, 0, 0),
        "Title": (64, 0, 60),
        "Subtitle": (34, 0, 160),
        "Fact": (34, 60, 100),
        "Remark": (34, 60, 100),
        "heading 1": (40, 280, 100),
        "List Number": (34, 40, 80),
        "List Bullet": (34, 40, 80),
        "Table Text": (34, 60, 60),
        "Table Heading": (30, 40, 40),
    },
}


def enlarge(document: Word, look: Look) -> None:
    """Make the styles in which an outline is drawn at least as large and as wide apart as a look asks."""
    wanted = {name.lower(): sizes for name, sizes in _AT_LEAST[look].items()}
    usual = document.styles.element.find(_USUAL_SIZE)
    for style in document.styles.element.style_lst:
        name = (style.name_val or "").lower()
        if sizes := wanted.get(name):
            found = _size(style) or (usual.get(qn("w:val")) if usual is not None else None)
            _set_letters(style, _larger(found, sizes[0]))
            _set_spacing(style, *sizes[1:])
            if name in _INDENTED:
                _set_indent(style, _MARK_WIDTH[look])


def _size(style: CT_Style) -> str | None:
    """Return the size of a style, its own or inherited."""
    based: CT_Style | None = style
    # A file from elsewhere may have styles that are based on each other in a circle.
    for _ in range(_DEEPEST):
        if based is None:
            return None
        size = based.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        if size is not None:
            return str(size.get(qn("w:val")))
        based = based.base_style
    return None


def _set_letters(style: CT_Style, half_points: str) -> None:
    properties = style.get_or_add_rPr()
    size = properties.get_or_add_sz()
    size.set(qn("w:val"), half_points)
    # Arabic and Hebrew letters have a size of their own.
    other_scripts = properties.find(qn("w:szCs"))
    if other_scripts is None:
        other_scripts = OxmlElement("w:szCs")
        size.addnext(other_scripts)
    other_scripts.set(qn("w:val"), half_points)


def _set_spacing(style: CT_Style, before: int, after: int) -> None:
    spacing = style.get_or_add_pPr().get_or_add_spacing()
    for side, twips in (("w:before", before), ("w:after", after)):
        spacing.set(qn(side), _larger(spacing.get(qn(side)), twips))


def _set_indent(style: CT_Style, twips: int) -> None:
    """Leave room for the mark of a list, which grows with the letters."""
    indent = style.get_or_add_pPr().get_or_add_ind()
    for side in ("w:left", "w:hanging"):
        indent.set(qn(side), _larger(indent.get(qn(side)), twips))


def _larger(found: str | None, wanted: int) -> str:
    return str(max(_number(found or "0"), wanted))


def _number(measure: str) -> int:
    """Return a measure of a school's paper as a number; one with a unit, as in a strict document, counts as none."""
    return int(measure) if measure.lstrip("-").isdecimal() else 0
