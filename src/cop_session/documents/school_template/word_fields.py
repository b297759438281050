"""Fields of Word: page numbers stay; fields about the file, its author or another file go, with their results."""

from dataclasses import dataclass, field
from typing import Final, Literal

from cop_session.documents.school_template.markup import Element, descendants, name, remove, unwrap

_KEPT: Final = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"}
_RESULT_KEPT: Final = {"HYPERLINK", "TITLE"}
OF_THE_SCHOOL: Final = frozenset(
    {"Company", "CompanyAddress", "CompanyPhone", "CompanyFax", "CompanyEmail", "title", "Title"}
)
"""Properties of a file that describe the school, and not its author."""

_SHOWN: Final = ("w:t", "w:tab", "w:br", "w:cr", "w:sym", "w:drawing", "w:pict", "w:noBreakHyphen")

_Fate = Literal["keep", "unwrap", "drop"]


@dataclass(slots=True)
class _Open:
    """An open field: its instruction, its elements, and its result."""

    instruction: str = ""
    marks: list[Element] = field(default_factory=list)
    result: list[Element] = field(default_factory=list)
    showing: bool = False

    def take(self, one: Element) -> None:
        """Record an element of a field within this one."""
        (self.result if self.showing else self.marks).append(one)

    def read(self, one: Element, kind: str | None) -> None:
        """Record an element of this field itself."""
        if one.tag == name("w:instrText") and not self.showing:
            self.instruction += one.text or ""
        (self.result if self.showing and kind is None else self.marks).append(one)
        self.showing = self.showing or kind == "separate"

    def end(self) -> _Fate:
        """Treat the field according to its instruction."""
        fate = _fate(self.instruction)
        doomed = {"keep": [], "unwrap": self.marks, "drop": [*self.marks, *self.result]}[fate]
        for one in doomed:
            remove(one)
        return fate

    def broken_off(self) -> _Fate:
        """Remove the field, except its result."""
        for one in self.marks:
            remove(one)
        return "drop"


def settle(root: Element) -> bool:
    """Keep page numbers, the words of links and nothing of any other field; tell whether one was dropped."""
    fates = [_settled_simple(one) for one in descendants(root, "w:fldSimple")]
    fates += _settled_complex(root)
    return "drop" in fates


def numbers_pages(root: Element) -> bool:
    """Tell whether a page number is shown anywhere under `root`."""
    simple = (one.get(name("w:instr"), "") for one in root.iter(name("w:fldSimple")))
    complex_ = (one.text or "" for one in root.iter(name("w:instrText")))
    return any(_verb(one) == "PAGE" for one in (*simple, *complex_))


def _settled_simple(one: Element) -> _Fate:
    fate = _fate(one.get(name("w:instr"), ""))
    if fate == "drop":
        remove(one)
    elif fate == "unwrap":
        unwrap(one)
    return fate


def _settled_complex(root: Element) -> list[_Fate]:
    fates: list[_Fate] = []
    open_: list[_Open] = []
    for one in descendants(root, "w:fldChar", "w:instrText", *_SHOWN):
        kind = one.get(name("w:fldCharType"))
        if kind == "begin":
            open_.append(_Open())
        if not open_:
            _remove_stray(one)
            continue
        for outer in open_[:-1]:
            outer.take(one)
        open_[-1].read(one, kind)
        if kind == "end":
            fates.append(open_.pop().end())
    # What never ends cannot be judged, so it is taken for the worst.
    return [*fates, *(one.broken_off() for one in reversed(open_))]


def _remove_stray(one: Element) -> None:
    if one.tag in (name("w:fldChar"), name("w:instrText")):
        remove(one)


def _fate(instruction: str) -> _Fate:
    verb, *rest = [*instruction.split(), ""]
    if verb.upper() in _KEPT:
        return "keep"
    of_the_school = verb.upper() == "DOCPROPERTY" and rest[0].strip('"') in OF_THE_SCHOOL
    return "unwrap" if verb.upper() in _RESULT_KEPT or of_the_school else "drop"


def _verb(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()
