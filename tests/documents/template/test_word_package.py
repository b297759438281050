"""What a Word file may hold beside its words: a list of what is allowed, and no more than that."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from cop_session.documents import readers, school_template
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.school_template.starter_template import guide, starting_paper
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Reader
from cop_session.domain.when import Words
from cop_session.i18n import SUPPORTED, catalogue
from tests.documents.support import schools
from tests.documents.support.document_sessions import small

CHILD = "Xanthippe"
USER = "kanarie.gebruiker"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/(_rels/)?(document|header\d+|footer\d+)\.xml(\.rels)?"
    r"|word/(styles|numbering|settings|fontTable)\.xml|word/theme/theme1\.xml|word/media/image\d+\.(png|jpeg|gif|emf|wmf)"
)
RELATIONS = {
    *(OFFICE + one for one in ("officeDocument", "styles", "numbering", "settings", "header", "footer", "image")),
    *(OFFICE + one for one in ("fontTable", "theme")),
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
}
PROPERTIES = {"{http://purl.org/dc/elements/1.1/}title", "{http://purl.org/dc/elements/1.1/}language"}
SETTINGS = {
    *("zoom", "mirrorMargins", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "compat"),
    *("themeFontLang", "clrSchemeMapping", "autoHyphenation", "doNotHyphenateCaps"),
}
TRACES = re.compile(
    r"rsid|paraId|textId|thumbnail|attachedTemplate|TargetMode|comments|vbaProject|oleObject|customXml|app\.xml"
    r"|w:(?:ins|del|moveFrom|moveTo)\b|python|docxtpl|lxml|LibreOffice|OpenOffice|Microsoft Office|Macintosh|w:nsid",
    re.IGNORECASE,
)


@cache
def outlines() -> tuple[Outline, ...]:
    """What each reader gets of a session about the child, in three languages."""
    table = small()
    table.script.do(ev.DetailSet(Detail.PUPIL, CHILD))
    table.script.note(Kind.REMARK, "een woord")
    table.script.action("samen lezen", (table.teacher,), Words("elke dag"))
    state = table.state
    return tuple(
        readers.outline_for(
            reader,
            state,
            catalogue(locale),
            number=1,
            today=date(2026, 11, 24),
            code="abcd1234",
            owner=table.teacher if reader is Reader.OWNER else None,
        )
        for locale in SUPPORTED
        for reader in Reader
    )


def documents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every kind of Word file that is written, by its file name."""
    school = school_template.read(schools.saved(folder, schools.from_word()))
    for one in outlines():
        yield one.file_stem, word_document.render(one)
        yield one.file_stem, word_document.render(one, school)
    for locale in SUPPORTED:
        t = catalogue(locale)
        yield guide(t).file_stem, word_document.render(guide(t), starting_paper(t))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, bytes], bytes]]:
    folder = tmp_path_factory.mktemp(USER)
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("USER", "LOGNAME", "USERNAME"):
            patch.setenv(variable, USER)
        patch.setenv("HOME", str(folder))
        patch.chdir(folder)
        return [(stem, _parts(content), content) for stem, content in documents(folder)]


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        assert package.comment == b""
        for entry in package.infolist():
            assert (entry.date_time, entry.create_system, entry.extra, entry.comment) == (
                (1980, 1, 1, 0, 0, 0),
                0,
                b"",
                b"",
            )
        return {one: package.read(one) for one in package.namelist()}


Made = list[tuple[str, dict[str, bytes], bytes]]


def test_parts_relations_and_properties_are_those_that_are_allowed(made: Made) -> None:
    assert len(made) == (2 * len(Reader) + 1) * len(SUPPORTED)
    for _, parts, _ in made:
        assert [one for one in parts if not PARTS.fullmatch(one)] == []
        for one, content in parts.items():
            if one.endswith(".rels"):
                assert {rel.get("Type") for rel in etree.fromstring(content)} <= RELATIONS
        properties = list(etree.fromstring(parts["docProps/core.xml"]))
        assert {one.tag for one in properties} == PROPERTIES
        assert {etree.QName(one).localname for one in etree.fromstring(parts["word/settings.xml"])} <= SETTINGS


def test_nothing_tells_who_made_it_where_when_and_with_what(made: Made) -> None:
    given = b"".join(schools.from_word().values()).decode("utf-8", "replace")
    assert [secret for secret in schools.SECRETS if secret not in given] == []
    assert TRACES.search(given)
    for stem, parts, content in made:
        assert USER.encode() not in content
        for one, part in parts.items():
            said = part.decode("utf-8", "replace")
            found = [secret for secret in (USER, *schools.SECRETS) if secret in said]
            assert (one, found) == (one, [])
            assert (one, TRACES.findall(said)) == (one, [])
        assert USER not in stem


def test_the_child_is_named_in_the_body_alone(made: Made) -> None:
    named = 0
    for stem, parts, _ in made:
        assert CHILD.lower() not in stem.lower()
        holders = {one for one, content in parts.items() if CHILD.encode() in content}
        assert holders <= {"word/document.xml"}
        named += bool(holders)
    assert named
