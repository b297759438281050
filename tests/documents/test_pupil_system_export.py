"""The plan to paste into a pupil tracking system: well-formed tables without a style, script or link, and bare text."""

from html.parser import HTMLParser

import pytest

from cop_session.documents import pupil_system_export
from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Receipt, Table
from cop_session.i18n import catalogue
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY
from tests.documents.test_markdown_export import holding, squeezed
from tests.scenarios import lena, milan

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "strong", "br", "ol", "ul", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"lang", "charset", "border", "cellpadding", "aria-label", "scope"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "\" onload='x' &lt; &#60;",
    "<!-- x --> ]]> {{ x }}",
    "tab\there\nand a line\r\nmore",
    "\0\ud800\u202e\x1b[31m",
]


class Read(HTMLParser):
    """Reads a page and minds that every element that opens also closes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.rows: list[int] = []
        self.texts: list[str] = []
        self.language = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.language = self.language or dict(attrs).get("lang") or ""
        if tag == "tr":
            self.rows.append(0)
        if tag in {"td", "th"}:
            self.rows[-1] += 1
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile: str) -> None:
    made = holding(hostile, hostile)
    page = Read(pupil_system_export.html(made))
    assert set(page.tags) <= ALLOWED
    assert page.attributes <= ATTRIBUTES
    assert page.tags.count("table") == 2
    assert squeezed("".join(page.texts)).count(squeezed(hostile)) >= 15
    assert not set(pupil_system_export.text(made)) & set("\t\0\x1b\r\u202e")


def test_each_table_has_its_headers_and_all_its_cells() -> None:
    plan = outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY, code="abcd1234")
    page = Read(pupil_system_export.html(plan))
    tables = [block for section in plan.sections for block in section.blocks if isinstance(block, Table)]
    widths = [len(table.headers) for table in tables for _ in range(1 + len(table.rows))]
    # What the plan begins with is facts, in a table of their own.
    assert page.rows == [2, 2, *widths]
    assert page.language == "nl-BE"
    assert squeezed("Lena legt een groene kaart als ze wil lezen") in squeezed("".join(page.texts))


def test_the_language_is_that_of_the_words() -> None:
    plan = outline(milan.state(), catalogue("nl_NL"), number=1, today=DAY)
    assert Read(pupil_system_export.html(plan)).language == "nl-NL"


def test_forms_on_paper_stay_on_paper() -> None:
    plan = outline(document_sessions.full(), catalogue("nl_BE"), number=1, today=DAY)
    forms = [block for section in plan.sections for block in section.blocks if isinstance(block, Receipt)]
    assert forms
    for label in forms[0].labels[2:]:
        assert label not in pupil_system_export.html(plan)
        assert label not in pupil_system_export.text(plan)


def test_text_for_plain_fields_has_no_indents_and_holds_the_plan() -> None:
    made = pupil_system_export.text(outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY))
    assert "\nWie: Serkan Yıldız\n" in made
    assert not [line for line in made.split("\n") if line != line.strip()]
    assert made.endswith("\n")
