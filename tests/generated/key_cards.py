"""The key cards, an A4 for facilitators and one for trainers: `python -m tests.generated.key_cards` writes them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from textual.binding import Binding, BindingType

from cop_session.i18n import Translator, catalogue
from cop_session.tui.keys import bindings, keymap
from tests.generated.messages import ROOT

FOLDER: Final = ROOT / "docs"
_FONT: Final = "Arial"
_INK: Final = RGBColor(0x1F, 0x3A, 0x5F)
_KEY_WIDTH, _WORDS_WIDTH = Cm(2.5), Cm(6.2)
_NAMES: Final = {"home": "Home", "end": "End", "↵": "Enter", "␣": "spatie"}
_SPANS: Final = {"walk.0": "0 – 5", "unseen.0": "0 – 5", "replay.1": "1 – 6"}
"""The first of several keys that do the same with another number; it alone has a sentence."""

Part = tuple[str, Sequence[BindingType]]


class Card(NamedTuple):
    """One sheet: its file, its title, what stands above the keys, and the keys under their headings.

    `second` is the heading with which the second column begins.
    """

    file: str
    title: str
    lead: str
    second: str
    parts: Sequence[Part]


def _some(group: Sequence[BindingType], *names: str) -> list[BindingType]:
    return [one for one in group if isinstance(one, Binding) and one.id in names]


CARDS: Final = (
    Card(
        "toetsen-procesbegeleider.docx",
        "Toetsen voor wie het gesprek begeleidt",
        "Typ gewoon wat er gezegd wordt en druk op Enter. Letters als toets werken alleen waar je niet typt, zoals in "
        "de lijst. De onderste regel van het scherm toont wat er op dat moment kan.",
        "Haalbaar? Actie per actie",
        (
            ("Tijdens het gesprek", bindings.TABLE),
            ("Terwijl je typt", [*_some(bindings.NOTE, "note.submit", "note.take"), *bindings.STEP]),
            ("In de lijst", bindings.ROW),
            ("Haalbaar? Actie per actie", bindings.WALK),
            ("Verborgen ronde", bindings.HIDDEN),
            ("Op het beginscherm", [*bindings.LIST, *_some(bindings.HOME, *(f"home.{one}" for one in (
                "new", "team", "follow", "export", "agenda", "plan", "details", "search", "names"
            )))]),
            ("Overal", bindings.APP),
        ),
    ),
    Card(
        "toetsen-opleider.docx",
        "Toetsen voor wie met een groep oefent",
        "Kies op het beginscherm een gesprek en druk op R: het verloopt opnieuw, zo snel als je wilt.",
        "Met een groep",
        (
            ("Op het beginscherm", _some(bindings.HOME, *(f"home.{one}" for one in (
                "replay", "samples", "training", "copy", "import", "search", "names"
            )))),
            ("Een gesprek herbekijken", bindings.REPLAY),
            ("Met een groep", bindings.CLASS),
            ("Twee plannen naast elkaar", bindings.COMPARE),
            ("Een trainingskopie nalezen", [*bindings.REVIEW_LIST, *bindings.REVIEW]),
            ("Overal", bindings.APP),
        ),
    ),
)  # fmt: skip


def rows(card: Card, t: Translator) -> Iterator[tuple[str, str, str]]:
    """Yield the heading, the key and what it does, for each key of a card that has a sentence."""
    usual, _ = keymap.keymap_of({})
    for heading, group in card.parts:
        for one in group:
            if isinstance(one, Binding) and one.id and one.tooltip:
                names = [_NAMES.get(name, name) for name in map(keymap.key_name, usual.keys.get(one.id, ()))]
                yield heading, _SPANS.get(one.id) or " of ".join(names), t(one.tooltip)


def document(card: Card, t: Translator) -> WordDocument:
    """Return the sheet as a Word document."""
    word = Document()
    _page(word, card)
    heading, table = "", None
    for part, key, does in rows(card, t):
        if part != heading or table is None:
            heading = part
            above = word.add_heading("", 2)
            if heading == card.second:
                above.add_run().add_break(WD_BREAK.COLUMN)
            above.add_run(heading)
            table = word.add_table(0, 2)
            table.autofit = False
            for column, width in zip(table.columns, (_KEY_WIDTH, _WORDS_WIDTH), strict=True):
                column.width = width
        cells = table.add_row().cells
        for cell, words, width in ((cells[0], key, _KEY_WIDTH), (cells[1], does, _WORDS_WIDTH)):
            cell.width = width
            run = cell.paragraphs[0].add_run(words)
            run.bold = cell is cells[0]
    return word


def _page(word: WordDocument, card: Card) -> None:
    style = word.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(8)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(0), Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-BE")
    style.element.rPr.append(language)
    for level, size in ((1, 16), (2, 10)):
        head = word.styles[f"Heading {level}"]
        head.font.name, head.font.size, head.font.color.rgb = _FONT, Pt(size), _INK
        head.element.rPr.rFonts.set(qn("w:asciiTheme"), _FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            head.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        head.paragraph_format.space_before, head.paragraph_format.space_after = Pt(6 if level > 1 else 0), Pt(2)
    word.add_heading(card.title, 1)
    word.add_paragraph(card.lead)
    word.core_properties.title, word.core_properties.author = card.title, "cop-session"
    word.core_properties.language = "nl-BE"
    columns = word.add_section(WD_SECTION.CONTINUOUS)
    for section in word.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(1.3)
    cols = columns._sectPr.find(qn("w:cols"))
    assert cols is not None, "the template of python-docx has columns in each section"
    cols.set(qn("w:num"), "2")
    cols.set(qn("w:space"), "340")


if __name__ == "__main__":
    for each in CARDS:
        document(each, catalogue("nl_BE")).save(str(FOLDER / each.file))
