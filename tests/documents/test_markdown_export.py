"""The plan as Markdown: what a program reads back is the words, and no word of a user is markup."""

import re
from collections import Counter
from time import thread_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cop_session.documents import markdown_export
from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import (
    Bullets,
    Cell,
    Column,
    Columns,
    NumberedList,
    Outline,
    Paragraph,
    PlanSection,
    Receipt,
    Run,
    Table,
)
from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import catalogue
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY
from tests.scenarios import lena

STRUCTURE = {
    *("paragraph", "heading", "bullet_list", "ordered_list", "list_item", "inline", "text", "text_special"),
    *("hardbreak", "softbreak", "strong"),
}
READERS = (MarkdownIt("commonmark"), MarkdownIt("gfm-like"))


def flat(text: str) -> list[Token]:
    reader, *others = READERS
    tokens = [token for one in reader.parse(text) for token in (one, *(one.children or []))]
    for other in others:
        kinds = [token.type for one in other.parse(text) for token in (one, *(one.children or []))]
        assert kinds == [token.type for token in tokens]
    return tokens


def words(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in {"text", "text_special"})


def squeezed(text: str) -> str:
    return "".join(visible(text).split())


def holding(text: str, other: str) -> Outline:
    """Return an outline in which a text stands everywhere that text can stand."""
    rich = (Run(text), Run(other, bold=True), Run(text))
    one = Cell((rich, (Run(text),)))
    blocks = (
        Paragraph(rich, text),
        NumberedList((rich, rich)),
        Bullets((rich,)),
        Columns((Column(text, (rich,)),)),
        Table((text, text), ((one, one), (Cell(), one)), (1, 1)),
        Receipt((text,), ("",)),
    )
    return Outline(
        locale="nl_BE",
        number=1,
        version="v1",
        code="abcd",
        school=text,
        title=text,
        subtitle=text,
        head=(Paragraph((Run(text),), text),),
        sections=(PlanSection("s", text, blocks),),
        footer=text,
        page="pagina",
        file_stem="zorgplan",
    )


HOSTILE = st.text(
    st.sampled_from(list("ab1 \n\t#*_-+=>`~[]()<!|\\&.:;/@$wh'\"é\u202e")), max_size=24
) | st.sampled_from(
    [
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
        "<http://example.org>",
        "www.example.org http://example.org a@example.org",
        "![x](http://example.org/x.png)",
        "[a]: http://example.org\n[a]",
        "&lt;b&gt; &#42;",
        "    code\n\n\tcode",
        "```\nfence\n```",
        "a\n---\nb\n===\n# c",
        "1. een\n2) twee\n- drie\n* vier\n+ vijf",
        "a | b\n--|--\n1 | 2",
        "**dik** __dik__ ~~weg~~ `code`",
        "regel\\",
        "wwW.",
        "example.org mailto:x ftp://x",
    ]
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, HOSTILE)
@example("a\n:-", "b|")
@example("www", ".example.org")
@example("http:", "//example.org")
def test_no_word_of_a_user_is_markup(text: str, other: str) -> None:
    made = markdown_export.render(holding(text, other))
    tokens = flat(made)
    kinds = {re.sub("_(open|close)$", "", token.type) for token in tokens}
    assert kinds <= STRUCTURE
    read = squeezed(words(tokens))
    expected = squeezed(text)
    assert read.count(expected) >= (20 if expected else 0)
    assert squeezed(text + other + text) in read
    assert not re.search(r"(?i)www\.|[^\\]://|[^\\][<@]", made)


def test_lena_reads_by_headings_and_lists() -> None:
    plan = outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY, code="abcd1234")
    tokens = flat(markdown_export.render(plan))
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings[0] == plan.title
    assert [section.title for section in plan.sections] == [
        title for title in headings if title in {s.title for s in plan.sections}
    ]
    levels = Counter(token.tag for token in tokens if token.type == "heading_open")
    assert levels["h1"] == 1
    said = squeezed(words(tokens))
    assert squeezed("Lena legt een groene kaart als ze wil lezen") in said
    assert squeezed("Wie: Serkan Yıldız") in said


@pytest.mark.parametrize("state", [document_sessions.empty(), document_sessions.full()], ids=["empty", "full"])
def test_any_session_makes_a_document(state: object) -> None:
    assert isinstance(state, type(lena.state()))
    made = markdown_export.render(outline(state, catalogue("nl_BE"), number=0, today=DAY))
    assert made.endswith("\n")
    assert "\n\n\n" not in made


def test_a_long_list_of_owners_takes_time_for_its_length() -> None:
    names = (Run("Koen", bold=True), Run(", ")) * 4_000
    started = thread_time()
    assert markdown_export._rich(names).startswith("**Koen**, **Koen**")
    assert thread_time() - started < 1
