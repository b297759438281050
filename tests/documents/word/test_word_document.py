"""The Word file itself: structure, language, what it tells about its maker, and text of any kind."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise
from time import thread_time
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from cop_session.documents.outline import outline
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Role
from cop_session.domain.fold import fold
from cop_session.domain.primitives.text_rules import clean
from cop_session.domain.state import State
from cop_session.domain.when import Words
from cop_session.i18n import catalogue
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY, YES, small
from tests.documents.support.word_reader import Read, read
from tests.scenarios import lena
from tests.scenarios.script import Says
from tests.support.strategies import START

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/footer1.xml",
}

FIELDS_WITH_LINES = 12
"""At least so many fields keep line breaks; names and details stand on one line."""

HOSTILE = {
    "markup": "[/x] [@click=app.quit]q[/] [bold]b",
    "xml": "<w:p>&amp; ]]> \"quoted\" 'single' <!-- x -->",
    "controls": "a\x00b\x1b[31mc\x9b2Jd\ud800e\ufffef\r\ng",
    "long": "lang woord " * 900 + "eind",
    "unbroken": "x" * 10_000,
    "emoji": "👩‍👩‍👧‍👦 🇧🇪 👍🏽",
    "arabic": "أمينة تقرأ كل يوم",
    "combining": "e\u0301e\u0308 Z̷a̷l̷g̷o̷ Ștefan Yıldız",
    "lines": "eerste\n\ttweede\n\nvierde",
    "template": "{{ pupil }} {% for x in y %} {0} %s ${HOME}",
    "formula": "=HYPERLINK(1) @SUM +1",
}


def made(state: State, locale: str = "nl_BE", number: int = 1) -> bytes:
    return word_document.render(outline(state, catalogue(locale), number=number, today=DAY, code="abcd1234"))


@pytest.fixture(scope="module")
def of_lena() -> Read:
    return read(made(lena.state()))


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode() for name in package.namelist()}


def test_it_holds_the_parts_it_needs_and_nothing_else() -> None:
    assert set(parts(made(lena.state()))) == PARTS


def test_it_tells_nothing_about_who_made_it_or_when() -> None:
    core = read(made(lena.state())).document.core_properties
    assert core.title == "Zorgplan – afspraken rondetafelgesprek"
    assert core.language == "nl-BE"
    assert [core.author, core.last_modified_by, core.comments, core.keywords, core.subject] == [""] * 5
    assert [core.created, core.modified, core.last_printed] == [None] * 3
    everything = "".join(parts(made(lena.state())).values())
    assert not re.search(r"python-docx|2013-|rsid|thumbnail|Macintosh", everything)
    with ZipFile(BytesIO(made(lena.state()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_child_is_not_named_in_the_properties() -> None:
    found = parts(made(lena.state()))
    assert "Lena" in found["word/document.xml"]
    assert "Lena" not in found["docProps/core.xml"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert made(lena.state()) == made(lena.state())


def test_paper_is_a4_and_upright(of_lena: Read) -> None:
    (section,) = of_lena.document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize(("locale", "language"), [("nl_BE", "nl-BE"), ("nl_NL", "nl-NL"), ("en", "en-GB")])
def test_the_document_says_in_which_language_it_is(locale: str, language: str) -> None:
    content = parts(made(lena.state(), locale))
    assert f'<w:lang w:val="{language}"' in content["word/styles.xml"]
    assert f"<dc:language>{language}</dc:language>" in content["docProps/core.xml"]


def test_headings_make_an_outline_and_the_needs_a_real_list(of_lena: Read) -> None:
    styles = [(one.style.name if one.style else None, one.text) for one in of_lena.document.paragraphs]
    assert [style for style, _ in styles[:3]] == ["School", "Title", "Subtitle"]
    assert [text for style, text in styles if style == "Heading 1"] == [
        "In één oogopslag",
        "Onderwijsbehoeften",
        "Waarop we verder bouwen",
        "Afspraken",
        "Wat de leerkracht nodig heeft",
        "Aangepast tijdens het gesprek",
        "Tussentijdse evaluatie",
        "Nog open en voor later",
        "Voor ontvangst",
        "Aanwezigen en verspreiding",
    ]
    assert [text[:14] for style, text in styles if style == "List Number"] == ["Om met vertrou", "Lena heeft opd"]
    heading = of_lena.document.styles["Heading 1"].element
    assert heading.find(qn("w:pPr")).find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


def test_every_style_that_is_used_is_there(of_lena: Read) -> None:
    document = of_lena.document.element
    used = {one.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for one in document.iter(qn(f"w:{tag}"))}
    assert len(used) > 10
    assert used - {style.style_id for style in of_lena.document.styles} == set()


def test_header_rows_repeat_rows_stay_whole_and_tables_carry_a_caption(of_lena: Read) -> None:
    tables = of_lena.document.tables
    assert [table.style and table.style.name for table in tables] == [
        *("Plan Table", "Plan Table", "Plan Weeks", "Plan Table", "Plan Table", "Plan Table", "Plan Table"),
        *("Plan Form", "Plan Table"),
    ]
    for table in tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")).endswith(".")


def test_the_footer_has_code_version_what_to_do_with_it_and_the_page(of_lena: Read) -> None:
    (footer,) = of_lena.document.sections[0].footer.paragraphs
    assert footer.text.startswith("abcd1234 · v1 · ")
    assert "bewaren in het leerlingendossier; mail daarna wissen" in footer.text
    assert footer.style is not None
    assert footer.style.name == "Footer"
    fields = [one.get(qn("w:instr")).strip() for one in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_row_longer_than_a_page_may_split() -> None:
    table = small()
    table.script.action("kort", (table.teacher,), Words("ooit"))
    table.script.action(HOSTILE["long"], (table.teacher,), Words("ooit"))
    _, short, long = read(made(table.state)).under("Afspraken")[0].rows
    assert short._tr.trPr.find(qn("w:cantSplit")) is not None
    assert long._tr.trPr.find(qn("w:cantSplit")) is None


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_in_any_field_comes_back_as_text(name: str) -> None:
    raw = HOSTILE[name]
    table = small()
    s = table.script
    for detail in Detail:
        s.do(ev.DetailSet(detail, raw))
    s.do(ev.PersonEdited(table.teacher, raw, Role.TEACHER, raw, raw))
    for kind in Kind:
        line = s.note(kind, raw, table.teacher)
        if kind is Kind.QUOTE:
            s.do(ev.QuoteConsented(line, Consent.YES))
        s.do(ev.Objected(line, table.teacher, raw, in_plan=True))
    action = s.action(raw, (table.teacher,), Words(raw), place=raw)
    table.poll(action, Says(table.teacher, YES, raw))
    s.do(ev.ActionAdapted(action, raw), ev.PlaceSet(action, f"{raw}!"))
    words = read(made(table.state)).text
    assert words.count(clean(raw)) >= FIELDS_WITH_LINES
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", words)


def test_a_paragraph_in_arabic_reads_from_the_right_and_a_dutch_one_with_arabic_in_it_does_not() -> None:
    table = small()
    table.script.note(Kind.OPEN, HOSTILE["arabic"])
    table.script.note(Kind.OPEN, f"zei: {HOSTILE['arabic']}")
    rows = read(made(table.state)).under("Nog open en voor later")[0].rows[1:]
    marks = [row.cells[0].paragraphs[0]._p.pPr.find(qn("w:bidi")) is not None for row in rows]
    assert marks == [True, False]


@pytest.mark.parametrize(
    ("locale", "title", "versions"),
    [
        ("nl_BE", "Zorgplan – afspraken rondetafelgesprek", ("ontwerp", "v1")),
        ("nl_NL", "Afspraken rondetafelgesprek (inbreng handelingsdeel OPP)", ("concept", "v1")),
        ("en", "Care plan – agreements of the round table", ("draft", "v1")),
    ],
)
@pytest.mark.parametrize(
    "state", [State(), document_sessions.empty(), document_sessions.full()], ids=["nothing", "empty", "full"]
)
def test_empty_and_full_sessions_can_be_written(
    state: State, locale: str, title: str, versions: tuple[str, str]
) -> None:
    for number, version in enumerate(versions):
        paragraphs = read(made(state, locale, number)).document.paragraphs
        head, below = next(pair for pair in pairwise(paragraphs) if pair[0].style and pair[0].style.name == "Title")
        assert head.text == title
        assert below.text.endswith(f" · {version}")


def test_a_full_session_loses_no_line() -> None:
    state = document_sessions.full()
    words = read(made(state)).text
    lines = [line.text for kind in Kind for line in state.of(kind)]
    assert len(lines) > 45
    assert [text for text in lines if text not in words] == []


def test_the_date_of_making_changes_the_next_date_alone() -> None:
    early, late = (
        outline(lena.state(), catalogue("nl_BE"), number=1, today=today, code="abcd1234")
        for today in (date(2026, 11, 24), date(2027, 3, 1))
    )
    differing = [one.code for one, other in zip(early.sections, late.sections, strict=True) if one != other]
    assert differing == ["glance"]


@pytest.mark.parametrize("text", ["\n", "a\n"])
def test_a_table_of_many_lines_takes_time_for_their_number(text: str) -> None:
    def took(lines: int) -> float:
        long = f"a{text * lines}b"
        state = fold([ev.Recorded(seq, seq, START, 0, ev.LineNoted(Kind.ACTION, long)) for seq in range(1, 9)])
        plan = outline(state, catalogue("nl_BE"), number=1, today=DAY)
        started = thread_time()
        word_document.render(plan)
        return thread_time() - started

    assert min(took(8_000) for _ in range(2)) < max(8 * took(2_000), 0.5)
