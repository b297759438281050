"""The kinds of papers that once spoiled a plan: sixty and more of them, made here, each with one thing in it."""

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from cop_session.documents import school_template
from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.readers import outline_for
from cop_session.documents.school_template.template_remarks import Misplaced, Mistyped, TightPage
from cop_session.documents.word import word_document
from cop_session.domain.codes import Reader
from cop_session.i18n import SUPPORTED, catalogue
from tests.documents.support import papers, schools
from tests.documents.support.document_sessions import DAY
from tests.documents.support.papers import MARGINS, PAGE, control
from tests.documents.support.schools import field, saved, words
from tests.documents.support.valid_package import faults
from tests.documents.support.word_reader import Read, read
from tests.scenarios import lena

T = catalogue("nl_BE")
PLAN: Outline = outline(lena.state(), T, number=1, today=DAY, code="abcd1234")
PAPERS = papers.every()


def made(folder: Path, name: str) -> Read:
    return read(word_document.render(PLAN, school_template.read(saved(folder, PAPERS[name]))))


def test_there_are_sixty_papers_and_more() -> None:
    assert len(PAPERS) >= 60


def test_our_own_paper_is_as_the_standard_has_it() -> None:
    assert faults(word_document.render(PLAN)) == []


@pytest.mark.parametrize(
    ("part", "right", "wrong", "fault"),
    [
        ("[Content_Types].xml", "/word/numbering.xml", "/word/none.xml", "type of nothing: word/none.xml"),
        ("word/_rels/document.xml.rels", "numbering.xml", "none.xml", "leads nowhere: none.xml"),
        ("word/document.xml", 'w:pStyle w:val="Title"', 'w:pStyle w:val="None"', "word/document.xml: no style None"),
        ("word/document.xml", "w:pgMar", "w:zoom", "word/document.xml: w:zoom in w:sectPr"),
    ],
)
def test_what_is_not_as_the_standard_has_it_is_found(part: str, right: str, wrong: str, fault: str) -> None:
    spoiled = BytesIO()
    with ZipFile(BytesIO(word_document.render(PLAN))) as package, ZipFile(spoiled, "w") as target:
        for name in package.namelist():
            text = package.read(name)
            target.writestr(name, text.replace(right.encode(), wrong.encode()) if name == part else text)
    assert fault in faults(spoiled.getvalue())


@pytest.mark.parametrize("name", PAPERS)
def test_a_plan_on_any_paper_is_whole_and_as_the_standard_has_it(name: str, tmp_path: Path) -> None:
    found = school_template.read(saved(tmp_path, PAPERS[name]))
    content = word_document.render(PLAN, found)
    assert faults(content) == []
    lines = [line for line in read(content).lines if line]
    ours = [line for line in read(word_document.render(PLAN)).lines if line]
    start = lines.index(ours[0])
    assert lines[start : start + len(ours)] == ours
    assert not any(secret in content for secret in [one.encode() for one in schools.SECRETS])
    for locale in SUPPORTED:
        assert all(one.sentence(catalogue(locale)).endswith(".") for one in found.remarks)


@pytest.mark.parametrize("name", papers.inherited())
def test_a_school_s_normal_needs_no_remark(name: str, tmp_path: Path) -> None:
    assert school_template.read(saved(tmp_path, PAPERS[name])).remarks == ()


def cpu(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


@pytest.mark.parametrize("name", ["large table", "large header"])
def test_a_large_table_costs_little_more_than_reading_it(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path, PAPERS[name])
    part = "word/header7.xml" if name == "large header" else "word/document.xml"
    reading = cpu(lambda: etree.fromstring(ZipFile(path).read(part)))
    # Three of the five seconds of room are for a machine that is busy with other tests.
    assert min(cpu(lambda: word_document.render(PLAN, school_template.read(path))) for _ in range(2)) < reading + 5


@pytest.mark.parametrize("name", papers.marked())
def test_where_the_mark_is_among_other_words_nothing_vanishes_and_it_is_said(name: str, tmp_path: Path) -> None:
    found = school_template.read(saved(tmp_path, PAPERS[name]))
    content = word_document.render(PLAN, found)
    assert [type(one) for one in found.remarks] == [Misplaced]
    said = "".join(read(content).document.element.body.itertext())
    assert "{{" not in said
    assert "Beste ouders" in said
    assert "Met groeten" in said
    plan = said.index(PLAN.title)
    behind = {"in the header": "Met groeten", "in the footer": "Met groeten", "in a text box": "naast het kader"}
    assert said.index(behind.get(name, "Beste ouders")) < plan
    (section,) = read(content).document.sections
    around = section.header._element, section.footer._element
    assert not any("{{" in "".join(one.itertext()) for one in around)


@pytest.mark.parametrize("name", papers.mistyped())
def test_where_the_mark_is_mistyped_nothing_vanishes_and_it_is_quoted(name: str, tmp_path: Path) -> None:
    found = school_template.read(saved(tmp_path, PAPERS[name]))
    (remark,) = found.remarks
    assert isinstance(remark, Mistyped)
    meant = name.replace("&lt;", "<").replace("&gt;", ">")
    assert remark.words == meant
    assert f"“{meant}”" in remark.sentence(T)
    lines = read(word_document.render(PLAN, found)).lines
    assert lines[:3] == ("Beste ouders", meant, "Met groeten")


@pytest.mark.parametrize("said", ["over het (zorg)plan", "het plan (zorgplan)", "plan", "(plan)", "een plan: ja"])
def test_a_letter_that_only_speaks_of_a_plan_makes_way(said: str, tmp_path: Path) -> None:
    body = f"<w:p>{words(said)}</w:p><w:sectPr>{MARGINS}{PAGE}</w:sectPr>"
    found = school_template.read(saved(tmp_path, papers.paper(body)))
    assert found.remarks == ()
    assert read(word_document.render(PLAN, found)).text == read(word_document.render(PLAN)).text


@pytest.mark.parametrize(
    ("name", "remarks"), [(one, [TightPage] if one.startswith("too ") else []) for one in papers.odd_pages()]
)
def test_pages_that_leave_little_room_are_told_and_others_are_not(
    name: str, remarks: list[type], tmp_path: Path
) -> None:
    assert [type(one) for one in school_template.read(saved(tmp_path, PAPERS[name])).remarks] == remarks


@pytest.mark.parametrize(
    "shown",
    [
        control("/ns0:Properties[1]/ns0:Company[1]", "GO! De Wegwijzer"),
        control("/ns0:CoverPageProperties[1]/ns0:CompanyAddress[1]", "GO! De Wegwijzer"),
        control("/ns1:coreProperties[1]/ns0:title[1]", "GO! De Wegwijzer"),
        field("DOCPROPERTY Company", "GO! De Wegwijzer"),
        field("TITLE \\* MERGEFORMAT", "GO! De Wegwijzer"),
    ],
)
def test_what_a_school_is_called_stays_where_a_control_or_a_field_repeats_it(shown: str, tmp_path: Path) -> None:
    body = f"{papers.LETTER}<w:sectPr>{MARGINS}{PAGE}</w:sectPr>"
    found = school_template.read(saved(tmp_path, papers.paper(body, header=f"<w:p>{shown}</w:p>")))
    (section,) = read(word_document.render(PLAN, found)).document.sections
    assert section.header.paragraphs[0].text == "GO! De Wegwijzer"
    assert found.remarks == ()


def test_custom_styles_keep_their_looks_and_lose_their_names(tmp_path: Path) -> None:
    document = made(tmp_path, "named").document
    (paragraph,) = document.sections[0].header.paragraphs
    assert paragraph.style is not None
    assert paragraph.style.name == "Paper 1"
    assert str(paragraph.style.font.color.rgb) == "7A1F5C"


@pytest.mark.parametrize(("reader", "points"), [(Reader.PARENTS, 14), (Reader.PUPIL, 20)])
def test_larger_letters_come_on_a_paper_whose_sizes_have_units(reader: Reader, points: int, tmp_path: Path) -> None:
    sized = papers.styles().replace('<w:sz w:val="25"/>', '<w:sz w:val="12.5pt"/>').replace('"180"', '"9pt"')
    found = school_template.read(saved(tmp_path, papers.paper(styled=sized)))
    sheet = outline_for(reader, lena.state(), T, number=1, today=DAY, code="abcd1234")
    content = word_document.render(sheet, found)
    assert faults(content) == []
    size = read(content).document.styles["Heading 1"].font.size
    assert size is not None
    assert size.pt == points
