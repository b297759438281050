"""A school's own paper: its looks stay, our words come, and nothing of who made it goes along."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from cop_session.documents import school_template
from cop_session.documents.document_encryption import protected
from cop_session.documents.outline import outline
from cop_session.documents.school_template.starter_template import guide, starting_paper
from cop_session.documents.school_template.template_cleaning import LeftOut
from cop_session.documents.school_template.template_remarks import NotTaken
from cop_session.documents.word import word_document
from cop_session.i18n import SUPPORTED, catalogue
from cop_session.troubles import Trouble
from tests.documents.support import schools
from tests.documents.support.document_sessions import DAY
from tests.documents.support.schools import from_word, saved, words, zipped
from tests.documents.support.word_reader import Read, read
from tests.scenarios import lena

T = catalogue("nl_BE")
PLAN = outline(lena.state(), T, number=1, today=DAY, code="abcd1234")


def on_paper(path: Path) -> Read:
    return read(word_document.render(PLAN, school_template.read(path)))


def shown(paragraph: Paragraph) -> str:
    """The words of a paragraph with those of its fields."""
    return "".join(one.text for one in paragraph._p.iter(qn("w:t")))


@pytest.fixture(scope="module")
def of_school(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return on_paper(saved(tmp_path_factory.mktemp("school"), from_word()))


def test_header_footer_and_page_are_the_school_s(of_school: Read) -> None:
    (section,) = of_school.document.sections
    assert "Vrije Basisschool De Wegwijzer" in section.header.paragraphs[0].text
    (logo,) = [one for one in section.header.part.related_parts.values() if one.partname.endswith(".png")]
    assert logo.blob.startswith(b"\x89PNG")
    assert section.footer.paragraphs[1].text == "wegwijzer.example · blz. 1 · ingevoegd"
    assert section.left_margin is not None
    assert round(section.left_margin.mm) == 25


def test_our_line_stands_above_the_footer_and_counts_pages_only_where_the_school_does_not(
    of_school: Read, tmp_path: Path
) -> None:
    line = of_school.document.sections[0].footer.paragraphs[0]
    assert line.text == PLAN.footer
    without = {**from_word(), "word/footer7.xml": schools.part("ftr", f"<w:p>{words('Kerkstraat 1')}</w:p>").encode()}
    ours, theirs = on_paper(saved(tmp_path, without)).document.sections[0].footer.paragraphs
    assert shown(ours) == f"{PLAN.footer} · pagina 1/1"
    assert [one.get(qn("w:instr")).strip() for one in ours._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert theirs.text == "Kerkstraat 1"


def test_pages_without_a_footer_get_ours(tmp_path: Path) -> None:
    body = (
        f"<w:p>{words('brief')}</w:p><w:sectPr><w:headerReference w:type='first' r:id='rId4'/><w:titlePg/></w:sectPr>"
    )
    settings = schools.part("settings", "<w:evenAndOddHeaders/>").encode()
    (section,) = on_paper(saved(tmp_path, {**from_word(body), "word/settings.xml": settings})).document.sections
    assert "De Wegwijzer" in section.first_page_header.paragraphs[0].text
    footers = (section.footer, section.first_page_footer, section.even_page_footer)
    assert [shown(one.paragraphs[0]) for one in footers] == [f"{PLAN.footer} · pagina 1/1"] * 3


def test_the_plan_comes_in_the_school_s_styles_and_the_letter_is_gone(of_school: Read) -> None:
    document = of_school.document
    by_text = {one.text: one.style for one in document.paragraphs}
    heading, title = by_text["Afspraken"], by_text[PLAN.title]
    assert heading is not None
    assert title is not None
    assert (heading.style_id, heading.font.color.rgb) == ("Kop1", RGBColor(0x7A, 0x1F, 0x5C))
    assert (title.style_id, title.font.size and title.font.size.pt) == ("Titel", 20)
    assert "Beste ouders" not in of_school.text
    assert of_school.text == read(word_document.render(PLAN)).text


def test_a_style_that_is_missing_comes_along(of_school: Read) -> None:
    used = of_school.document.element
    ids = {one.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for one in used.iter(qn(f"w:{tag}"))}
    there = {one.style_id: one for one in of_school.document.styles}
    assert ids - set(there) == set()
    for one in there.values():
        base = one.element.find(qn("w:basedOn"))
        assert base is None or base.get(qn("w:val")) in there
    names = [one.element.find(qn("w:name")).get(qn("w:val")).lower() for one in there.values()]
    assert len(names) == len(set(names))


def test_the_school_s_lists_and_ours_do_not_share_a_number(of_school: Read) -> None:
    counting = of_school.document.part.numbering_part.element
    for kind, key in (("w:abstractNum", "w:abstractNumId"), ("w:num", "w:numId")):
        numbers = [one.get(qn(key)) for one in counting.iter(qn(kind)) if one.get(qn(key)) is not None]
        assert len(numbers) == len(set(numbers)) >= 3
    tags = [one.tag for one in counting]
    assert tags == sorted(tags, key=[qn("w:abstractNum"), qn("w:num")].index)
    styles = {one.style_id: one.element for one in of_school.document.styles}
    # Theirs counts in Roman numerals still; their list with bullets had none.
    assert styles["Lijstnummering"].pPr.numPr.numId.val == 1
    assert styles["Lijstopsomteken"].pPr.numPr.numId.val not in (1, 2)


def test_needs_count_in_digits_because_the_plan_refers_to_them_so(of_school: Read, tmp_path: Path) -> None:
    def numbers(made: Read) -> set[str]:
        needs = [one for one in made.document.paragraphs if one.style and one.style.style_id == "Lijstnummering"]
        assert len(needs) == 2
        return {number.get(qn("w:val")) for one in needs for number in one._p.iter(qn("w:numId"))}

    (ours,) = numbers(of_school)
    assert int(ours) > 2
    assert numbers(on_paper(saved(tmp_path, from_word(counts="decimal")))) == set()


def test_around_a_mark_the_school_s_words_stay_and_the_needs_count_from_one(tmp_path: Path) -> None:
    item = "<w:p><w:pPr><w:pStyle w:val='Lijstnummering'/></w:pPr>{}</w:p>"
    body = (
        f"<w:p>{words('Aan de ouders')}</w:p>{item.format(words('lees dit'))}<w:sdt><w:sdtContent><w:p>{words('{{ ')}"
        f"{words('Plan')}{words('}}')}</w:p></w:sdtContent></w:sdt><w:p>{words('Met groeten')}</w:p><w:sectPr/>"
    )
    made = on_paper(saved(tmp_path, from_word(body, "decimal")))
    assert (made.lines[0], made.lines[-1]) == ("Aan de ouders", "Met groeten")
    assert "{{" not in made.text
    lists = [one for one in made.document.paragraphs if one.style and one.style.style_id == "Lijstnummering"]
    (theirs, *ours) = [[number.val for number in one._p.iter(qn("w:numId"))] for one in lists]
    assert theirs == []
    ((number,),) = {tuple(one) for one in ours}
    again = [
        one
        for one in made.document.part.numbering_part.element.iter(qn("w:num"))
        if one.get(qn("w:numId")) == str(number)
    ]
    assert again[0].find(qn("w:lvlOverride")).find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_tables_are_as_wide_as_the_school_s_page(of_school: Read) -> None:
    wide = 11906 - 2 * 1418
    assert len(of_school.document.tables) == 9
    for table in of_school.document.tables:
        columns = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert wide - len(columns) - 10 <= sum(columns) <= wide
    sizes = {one: of_school.document.styles[one].font.size for one in ("Table Text", "Table Heading")}
    assert {one: size and size.pt for one, size in sizes.items()} == {"Table Text": 8.5, "Table Heading": 8}
    section = of_school.document.element.body[-1]
    assert section.find(qn("w:cols")) is None
    assert section.find(qn("w:pgNumType")) is None


def test_the_words_are_in_the_plan_s_language_whatever_the_school_s_was(of_school: Read) -> None:
    styles = of_school.document.styles.element
    assert [one.get(qn("w:val")) for one in styles.iter(qn("w:lang"))] == ["nl-BE"]
    assert of_school.document.core_properties.language == "nl-BE"


def test_what_is_left_out_is_said_in_one_sentence(tmp_path: Path) -> None:
    found = school_template.read(saved(tmp_path, from_word()))
    (left,) = found.remarks
    assert isinstance(left, NotTaken)
    assert set(left.what) == {LeftOut.LINKS, LeftOut.OBJECTS, LeftOut.PICTURES, LeftOut.FIELDS, LeftOut.CHANGES}
    for locale in SUPPORTED:
        assert all(one.sentence(catalogue(locale)).count("\n") == 0 for one in found.remarks)


def test_the_starting_paper_gives_no_remarks_and_leaves_nothing_of_itself(tmp_path: Path) -> None:
    for locale in SUPPORTED:
        t = catalogue(locale)
        content = word_document.render(guide(t), starting_paper(t))
        (section,) = Document(BytesIO(content)).sections
        assert "".join(section.header._element.itertext()).startswith("[")
        path = tmp_path / f"{locale}.docx"
        path.write_bytes(content)
        found = school_template.read(path)
        assert found.remarks == ()
        made = read(word_document.render(PLAN, found))
        assert made.text == read(word_document.render(PLAN)).text
        (section,) = made.document.sections
        assert [one.text for one in section.header.paragraphs] == [""]
        assert [shown(one) for one in section.footer.paragraphs] == [f"{PLAN.footer} · pagina 1/1", ""]


def test_a_starting_paper_that_a_school_changed_stays_as_changed(tmp_path: Path) -> None:
    document = Document(BytesIO(word_document.render(guide(T), starting_paper(T))))
    document.styles["Table Text"].font.name = "Comic Neue"
    document.styles["Fact"].font.italic = True
    document.sections[0].header.paragraphs[0].add_run("De Klimop")
    document.save(str(tmp_path / "school.docx"))
    made = on_paper(tmp_path / "school.docx").document
    assert made.styles["Table Text"].font.name == "Comic Neue"
    assert made.styles["Fact"].font.italic
    assert made.sections[0].header.paragraphs[0].text == "De Klimop"


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BOMB = f"<!DOCTYPE x [<!ENTITY a '{'a' * 999}'><!ENTITY b '{'&a;' * 999}'>]><w:document xmlns:w='{schools.W}'>&b;"


@cache
def refused() -> dict[str, tuple[str, bytes]]:
    good = from_word()
    whole = zipped(good)
    return {
        "nothing": ("not_word", b""),
        "text": ("not_word", b"Beste ouders"),
        "old word": ("not_word", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        "password": ("protected", protected(word_document.render(PLAN), "zes woorden")),
        "macros": ("macros", zipped({**good, "[Content_Types].xml": schools.types(MACROS).encode()})),
        "spreadsheet": ("not_word", zipped({**good, "[Content_Types].xml": schools.types(SHEET).encode()})),
        "any zip": ("not_word", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})),
        "cut off": ("damaged", whole[: len(whole) // 2]),
        "no xml": ("damaged", zipped({**good, "word/document.xml": b"<w:document>"})),
        "no body": ("damaged", zipped({**good, "word/document.xml": schools.part("document", "").encode()})),
        "entities": ("damaged", zipped({**good, "word/document.xml": BOMB.encode()})),
        "too deep": ("damaged", zipped({**good, "word/styles.xml": schools.part("styles", "<w:x>" * 999).encode()})),
        "no numbers": (
            "damaged",
            zipped({**good, "word/document.xml": re.sub(b'w:w="11906"', b'w:w="A4"', good["word/document.xml"])}),
        ),
        "zip bomb": ("too_large", zipped({**good, "word/styles.xml": bytes(17 * 2**20)})),
        "twice": ("damaged", zipped({**good, "WORD/styles.xml": b""})),
    }


@pytest.mark.parametrize("name", refused())
def test_what_cannot_be_paper_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    code, content = refused()[name]
    path = tmp_path / "school.docx"
    path.write_bytes(content)
    with pytest.raises(Trouble) as trouble:
        school_template.read(path)
    assert trouble.value.code == f"paper_{code}"
    assert "school.docx" in trouble.value.sentence(T)


@pytest.mark.parametrize(("name", "code"), [("weg.docx", "no_such_file"), (".", "is_folder")])
def test_what_is_not_there_is_named(name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        school_template.read(tmp_path / name)
    assert trouble.value.code == code
