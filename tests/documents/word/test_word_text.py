"""Text of any script in Word: every character comes back, names keep their own direction, styles alone give a look."""

from collections import Counter
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Word
from docx.text.run import Run
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.documents.plan.outline_blocks import Outline, Paragraph, PlanSection, plain
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.primitives.text_rules import clean, visible
from cop_session.domain.when import Words
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import small
from tests.documents.support.outlines import plan
from tests.documents.support.word_reader import read
from tests.scenarios import lena, milan

AMINA, YASIN = "أمينة الحداد", "ياسين"
MARK = "\u200e"
ALLOWED = {
    "pPr": {"pStyle", "bidi"},
    "rPr": {"rStyle", "rtl"},
    "tcPr": {"tcW"},
    "trPr": {"cantSplit", "tblHeader"},
    "tblPr": {"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"},
}
"""What a document may say itself of how it looks: under which style, in which direction, how wide, what repeats."""

XML = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
    lambda one: clean(one) == one or one in "\r\u2028\u2029"
)


def outlined(text: str) -> Outline:
    told = PlanSection("any", "Titel", (Paragraph(plain(text), "Label"),))
    return Outline("nl_BE", 1, "v1", "c", "", "Plan", "Noor", (), (told,), "voet", "pagina", "plan")


@given(st.text(XML, min_size=1, max_size=60))
@example("\ufdd0\U0001fffe\ue000\U0010fffd\u0378")
@example("e\u0301 👩‍👩‍👧‍👦 🇧🇪 \u200b\u2060\u00ad")
@example("שלום עולם 12 abc مرحبا, ok")
@settings(max_examples=60)
def test_every_character_that_xml_allows_comes_back(text: str) -> None:
    (paragraph,) = (one for one in read(word_document.render(outlined(text))).lines if one.startswith("Label: "))
    assert paragraph == f"Label: {visible(text)}"


@pytest.mark.parametrize(
    "made",
    [
        plan(lena.state()),
        plan(milan.state(), locale="nl_NL"),
        plan(document_sessions.full(), 2, previous=document_sessions.empty()),
        plan(document_sessions.empty(), 0, locale="en"),
    ],
    ids=["lena", "milan", "full", "empty"],
)
def test_styles_alone_say_how_it_looks(made: Outline) -> None:
    body = Document(BytesIO(word_document.render(made))).element.body
    said = {name: {one.tag for each in body.iter(qn(f"w:{name}")) for one in each} for name in ALLOWED}
    assert {name: tags - {qn(f"w:{one}") for one in ALLOWED[name]} for name, tags in said.items() if tags} == {
        name: set() for name, tags in said.items() if tags
    }
    assert qn("w:pStyle") in said["pPr"]


def test_headings_go_down_one_level_at_a_time() -> None:
    document = read(word_document.render(plan(lena.state()))).document
    levels = Counter(one.style.name for one in document.paragraphs if one.style and "eading" in one.style.name)
    assert levels == {"Heading 1": 10, "Heading 2": 1}
    texts = [one.text for one in document.paragraphs if one.style and one.style.name.startswith("Heading")]
    assert texts.index("Week per week") == texts.index("Afspraken") + 1


def test_names_in_arabic_keep_their_order_in_a_dutch_sentence() -> None:
    table = small()
    s = table.script
    s.do(ev.PersonEdited(table.parent, AMINA, Role.PARENT, "mama"))
    s.do(ev.PersonEdited(table.coordinator, YASIN, Role.CARE_COORDINATOR))
    s.action("voorlezen", (table.parent, table.coordinator), Words("elke dag"))
    cell = read(word_document.render(plan(table.state))).under("Afspraken")[0].rows[1].cells[2].paragraphs[0]
    assert cell.text == f"{MARK}{AMINA}{MARK} (trekker), {MARK}{YASIN}{MARK}"
    assert [run.text for run in cell.runs if _right_to_left(run)] == [AMINA, YASIN]
    assert not _mirrored(cell)


def test_a_pupil_with_a_hebrew_name_turns_no_dutch_line_around() -> None:
    table = small()
    table.script.do(ev.DetailSet(Detail.PUPIL, "נועה"))
    table.script.do(ev.DetailSet(Detail.GROUP, "3e leerjaar B"))
    document = read(word_document.render(plan(table.state))).document
    subtitle = next(one for one in document.paragraphs if one.style and one.style.name == "Subtitle")
    assert subtitle.text.startswith(f"{MARK}נועה{MARK} · 3e leerjaar B")
    assert not _mirrored(subtitle)


def test_dutch_words_in_an_arabic_line_read_from_the_left_and_the_line_from_the_right() -> None:
    table = small()
    table.script.note(Kind.OPEN, "اتصل بـ CLB Roeselare غدا")
    cell = (
        read(word_document.render(plan(table.state))).under("Nog open en voor later")[0].rows[1].cells[0].paragraphs[0]
    )
    assert _mirrored(cell)
    assert [run.text for run in cell.runs if not _right_to_left(run)] == ["CLB Roeselare"]


def _mirrored(paragraph: Word) -> bool:
    return paragraph._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


def _right_to_left(run: Run) -> bool:
    return run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None


def test_three_hundred_actions_with_long_words_are_still_one_good_table() -> None:
    table = small()
    for number in range(300):
        table.script.action(f"{number} " + "onderwijsbehoeftengesprek" * 8, (table.teacher,), Words("ooit"))
    (drawn,) = read(word_document.render(plan(table.state))).under("Afspraken")
    assert len(drawn._tbl.tr_lst) == 301
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in drawn._tbl.tr_lst)
