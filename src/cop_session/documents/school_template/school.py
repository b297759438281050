"""A school's own paper, read from a Word document: looks kept, content emptied, traces and dangers left behind."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from cop_session.documents.school_template import appearance, numbering, pictures, style_mapping
from cop_session.documents.school_template import template_pages as pages
from cop_session.documents.school_template.assembly import MAIN, Assembly
from cop_session.documents.school_template.markup import Element, Unreadable, expected, made, name, rebuilt, serialised
from cop_session.documents.school_template.own import own, own_tree
from cop_session.documents.school_template.source import Source, content_of
from cop_session.documents.school_template.template import OWN_WIDTH, Paper
from cop_session.documents.school_template.template_cleaning import LeftOut, clean_content, make_whole
from cop_session.documents.school_template.template_remarks import Misplaced, Mistyped, NotTaken, Remark, TightPage

_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_SETTINGS: Final = "word/settings.xml"
_THEME: Final = "word/theme/theme1.xml"
_CORE: Final = "docProps/core.xml"
_ROOTS: Final = {"header": "w:hdr", "footer": "w:ftr"}
_COUNTED: Final = "ListNumber"
_MOST_KEPT: Final = 4
_READ: Final = dict[bytes, Paper]()
"""The papers that were read last, by the digest of their file: none of them holds anything about a pupil."""


def read(path: Path) -> Paper:
    """Return the paper that a Word document (.docx or .dotx) holds.

    Raises Trouble `no_such_file`, `paper_unreadable`, `paper_not_word`, `paper_protected`, `paper_macros`,
    `paper_too_large` or `paper_damaged`.
    """
    content = content_of(path)
    # A day of talks comes on the paper of one school, and reading it takes as long as drawing a plan.
    digest = sha256(content).digest()
    known = _READ.get(digest)
    if known is None:
        known = _read(Source(path, content))
        while len(_READ) >= _MOST_KEPT:
            _READ.pop(next(iter(_READ)), None)
        _READ[digest] = known
    return known


def forget() -> None:
    """Let go of the papers that were read."""
    _READ.clear()


def _read(source: Source) -> Paper:
    try:
        return _Reading(source).paper()
    except (Unreadable, ValueError) as error:
        # Well-formed, but not as the format has it.
        raise source.trouble("paper_damaged") from error


@dataclass(slots=True)
class _Reading:
    """One document on its way to becoming paper."""

    source: Source
    assembly: Assembly = field(default_factory=Assembly)
    left_out: set[LeftOut] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)
    margins: dict[str, Element] = field(default_factory=dict)
    place: pages.Reserved = field(default_factory=lambda: pages.Reserved(keeps_words=False))
    renamed: dict[str, str] = field(default_factory=dict)
    footer_style: str = ""

    def paper(self) -> Paper:
        merged, numbers, counting = self._definitions()
        self.footer_style = merged.ids["PlanFooter"]
        self._look()
        even = self._settings()
        root = self._document()
        room = pages.settle_sections(expected(root, "w:body"), self._own_footer, even=even)
        self.assembly.add(MAIN, serialised(root))
        counted = _recounted(merged, numbers, counting, keeps_words=self.place.keeps_words)
        self.assembly.add(_NUMBERING, serialised(counting))
        style_mapping.narrow(merged, room.width / OWN_WIDTH)
        self.assembly.add(_STYLES, serialised(merged.root))
        self.assembly.add(_CORE, own().parts[_CORE])
        return Paper(self.assembly.finished(), merged.ids, numbers, counted, room.width, tuple(self._remarks(room)))

    def _definitions(self) -> tuple[style_mapping.Styles, dict[str, str], Element]:
        ours, theirs = own_tree(_STYLES), self._definition("styles", "w:styles")
        self.renamed = style_mapping.renamed(theirs, ours)
        merged = style_mapping.merged(theirs, ours)
        counting = self._definition("numbering", "w:numbering")
        style_mapping.point_to(counting, self.renamed, "w:pStyle", "w:styleLink", "w:numStyleLink")
        numbers = numbering.merged(counting, own_tree(_NUMBERING))
        style_mapping.numbered(merged, numbers, ours)
        added = set(numbers.values())
        counts = style_mapping.numberings_of(merged)
        by_us = {own_id: id_ for own_id, id_ in merged.ids.items() if counts[own_id] in added}
        numbering.point_anew(counting, by_us, numbers)
        for kind in ("styles", "numbering"):
            self.assembly.relate(MAIN, kind, f"word/{kind}.xml")
        return merged, numbers, counting

    def _definition(self, kind: str, root: str) -> Element:
        part = self.source.related(self.source.main, kind)
        found = self.source.tree(part) if part else None
        return rebuilt(made(root) if found is None else found, root)

    def _look(self) -> None:
        if part := self.source.related(self.source.main, "fontTable"):
            self.assembly.add(appearance.FONTS, appearance.fonts(self.source, part, self.assembly))
            self.assembly.relate(MAIN, "fontTable", appearance.FONTS)
        part = self.source.related(self.source.main, "theme")
        if part and (root := self.source.tree(part)) is not None:
            self.assembly.relate(MAIN, "theme", self.assembly.add(_THEME, appearance.theme(root)))

    def _settings(self) -> bool:
        part = self.source.related(self.source.main, "settings")
        theirs = self.source.tree(part) if part else None
        content, even = appearance.settings(theirs, own_tree(_SETTINGS))
        self.assembly.relate(MAIN, "settings", self.assembly.add(_SETTINGS, content))
        return even

    def _document(self) -> Element:
        """Return the document with a place for the plan."""
        root = self.source.tree(self.source.main)
        if root is None or root.tag != name("w:document"):
            raise Unreadable
        # All of them are looked through, because where the plan comes hangs on it.
        marked = [pages.take_out_marks(one) for one in self._margins()]
        self.place = pages.reserve(expected(root, "w:body"), marked_elsewhere=any(marked))
        if any(marked):
            self.place = replace(self.place, misplaced=True)
        return self._cleaned(root, self.source.main, MAIN, "w:document")

    def _margins(self) -> list[Element]:
        """Return the roots of all headers and footers."""
        for one in self.source.relations(self.source.main).values():
            if one.kind in _ROOTS and one.part and one.part not in self.margins:
                root = self.source.tree(one.part)
                if root is not None and root.tag == name(_ROOTS[one.kind]):
                    self.margins[one.part] = root
        return list(self.margins.values())

    def _cleaned(self, root: Element, part: str, as_part: str, kind: str) -> Element:
        """Return the clean content of a part that will be called `as_part`, importing the parts to which it refers."""
        self._clean(root, part, as_part)
        clean = rebuilt(root, kind)
        make_whole(clean)
        return clean

    def _clean(self, root: Element, part: str, as_part: str) -> None:
        related = self.source.relations(part)

        def refer(reference: str) -> str:
            one = related.get(reference)
            if one is None or not one.part:
                return ""
            taken = self._taken(one.kind, one.part)
            return self.assembly.relate(as_part, one.kind, taken) if taken else ""

        self.left_out |= clean_content(root, refer)
        style_mapping.point_to(root, self.renamed, "w:pStyle", "w:rStyle", "w:tblStyle")

    def _taken(self, kind: str, part: str) -> str:
        """Return the name under which a part was imported, empty for a part of an unsuitable kind."""
        if part not in self.known:
            if kind == "image":
                self.known[part] = self._picture(part)
            elif kind in _ROOTS:
                self.known[part] = self._margin(kind, part)
            else:
                return ""
        return self.known[part]

    def _picture(self, part: str) -> str:
        clean = pictures.cleaned(self.source.read(part))
        if clean is None:
            return ""
        ending, content = clean
        number = self.assembly.number("word/media", "image")
        return self.assembly.add(f"word/media/image{number}.{ending}", content)

    def _margin(self, kind: str, part: str) -> str:
        """Take in a header or a footer."""
        root = self.margins.get(part)
        if root is None or root.tag != name(_ROOTS[kind]):
            return ""
        as_part = self.assembly.add(f"word/{kind}{self.assembly.number('word', kind)}.xml", b"")
        clean = self._cleaned(root, part, as_part, _ROOTS[kind])
        if kind == "footer":
            pages.add_footer_line(clean, self.footer_style)
        return self.assembly.add(as_part, serialised(clean))

    def _own_footer(self) -> str:
        """Take in a footer with nothing but our line, for pages that have none."""
        if "" not in self.known:
            part = f"word/footer{self.assembly.number('word', 'footer')}.xml"
            root = made("w:ftr")
            root.append(pages.footer_line(self.footer_style, pages=True))
            self.known[""] = self.assembly.add(part, serialised(root))
        return self.assembly.relate(MAIN, "footer", self.known[""])

    def _remarks(self, room: pages.Room) -> Iterator[Remark]:
        if self.place.misplaced:
            yield Misplaced()
        elif self.place.mistyped:
            yield Mistyped(self.place.mistyped)
        if room.is_tight:
            yield TightPage()
        if self.left_out:
            yield NotTaken([one for one in LeftOut if one in self.left_out])


def _recounted(
    merged: style_mapping.Styles, numbers: dict[str, str], counting: Element, *, keeps_words: bool
) -> dict[str, str]:
    """Return a list for numbered paragraphs if the school's own is unsuitable.

    The plan refers to them as 1, 2 …, so they count in digits, and not on from the school's words.
    """
    number = style_mapping.numbering_of(merged, _COUNTED)
    if not numbering.counts_in_digits(counting, number):
        return {_COUNTED: numbers[style_mapping.number_in(own_tree(_STYLES), _COUNTED)]}
    return {_COUNTED: numbering.restarted(counting, number)} if keeps_words else {}
