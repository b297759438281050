"""Papers of three schools, one of them made by LibreOffice, as LibreOffice prints a plan on them."""

import base64
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Pt, RGBColor

from cop_session.documents import school_template
from cop_session.documents.outline import outline
from cop_session.documents.school_template.starter_template import guide, starting_paper
from cop_session.documents.word import word_document
from cop_session.i18n import catalogue
from tests.documents.support import papers, schools
from tests.documents.support.document_sessions import DAY
from tests.scenarios import lena

NEEDED = ("soffice", "pdfinfo", "pdftotext")
MISSING = [program for program in NEEDED if shutil.which(program) is None]
T = catalogue("nl_BE")

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
    }.items()
)
LETTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMESPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>{schools.AUTHOR}</meta:initial-creator><dc:creator>{schools.AUTHOR}</dc:creator>
<dc:title>Brief van {schools.AUTHOR}</dc:title></office:meta>
<office:font-face-decls><style:font-face style:name="DejaVu Serif" svg:font-family="'DejaVu Serif'"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:text-properties style:font-name="DejaVu Serif" fo:font-size="11pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:color="#a02020"/>
</style:style>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="8pt"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="3cm" fo:margin-right="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p><draw:frame draw:name="C:/Users/{schools.FOLDER}/logo.png" text:anchor-type="as-char"
 svg:width="3cm" svg:height="1.5cm"><draw:image><office:binary-data>{base64.b64encode(schools.png()).decode()}
</office:binary-data></draw:image></draw:frame> Basisschool De Klimop</text:p></style:header>
<style:footer><text:p text:style-name="Footer">Kloosterstraat 1, 3600 Genk</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:h text:style-name="Heading_20_1" text:outline-level="1">Oude brief</text:h>
<text:list><text:list-item><text:p>Vorige leerling</text:p></text:list-item></text:list></office:text></office:body>
</office:document>"""


def converted(folder: Path, kind: str, *sources: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)


def said_by(*command: object) -> str:
    return subprocess.run([str(one) for one in command], check=True, capture_output=True, text=True).stdout


def changed_start(path: Path) -> None:
    """The document that `cop-session template` writes, as a school makes it its own."""
    document = Document(BytesIO(word_document.render(guide(T), starting_paper(T))))
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x00, 0x66, 0x33)
    document.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(schools.png((0, 102, 51))), width=Pt(90))
    document.sections[0].footer.paragraphs[0].add_run("Schoolstraat 7, 9000 Gent")
    document.save(str(path))


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_papers_of_three_schools_print_with_their_looks_and_our_words(tmp_path: Path) -> None:
    (tmp_path / "klimop.fodt").write_text(LETTER, "utf-8")
    converted(tmp_path, "docx:MS Word 2007 XML", tmp_path / "klimop.fodt")
    schools.saved(tmp_path, schools.from_word(), "wegwijzer.docx")
    changed_start(tmp_path / "start.docx")
    plan = outline(lena.state(), T, number=1, today=DAY, code="abcd1234")
    made = {}
    for name in ("klimop", "wegwijzer", "start"):
        made[name] = word_document.render(plan, school_template.read(tmp_path / f"{name}.docx"))
        (tmp_path / f"{name}-plan.docx").write_bytes(made[name])
    converted(tmp_path, "pdf", *tmp_path.glob("*-plan.docx"))

    for name, header, footer in (
        ("klimop", "Basisschool De Klimop", "Kloosterstraat 1, 3600 Genk"),
        ("wegwijzer", "Vrije Basisschool De Wegwijzer", "wegwijzer.example · blz. "),
        ("start", "", "Schoolstraat 7, 9000 Gent"),
    ):
        file = tmp_path / f"{name}-plan.pdf"
        pages = int(said_by("pdfinfo", file).split("Pages:")[1].split()[0])
        words = said_by("pdftotext", file, "-")
        assert pages <= 4
        assert words.count(footer) == words.count("abcd1234 · v1") == pages
        assert words.count(header) >= pages
        assert "De klas maakt een hoorspel" in " ".join(words.split())
        assert "Vorige leerling" not in words
        assert said_by("pdfimages", "-list", file).count("image") >= pages

    styles = {one.name: one for one in Document(BytesIO(made["klimop"])).styles}
    assert styles["Heading 1"].font.color.rgb == RGBColor(0xA0, 0x20, 0x20)
    with ZipFile(BytesIO(made["klimop"])) as package:
        everything = b"".join(package.read(one) for one in package.namelist())
    assert [one for one in schools.SECRETS if one.encode() in everything] == []
    assert b"DejaVu Serif" in everything


def lines(file: Path) -> list[str]:
    """The lines of the plan; where a page ends depends on the school's own footer too."""
    shown = [" ".join(line.split()) for line in said_by("pdftotext", "-layout", file, "-").splitlines()]
    return [line for line in shown if line and "abcd1234" not in line]


def pages_of(file: Path) -> int:
    return int(said_by("pdfinfo", file).split("Pages:")[1].split()[0])


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_nothing_in_a_school_s_normal_changes_a_line_of_the_plan(tmp_path: Path) -> None:
    plan = outline(lena.state(), T, number=1, today=DAY, code="abcd1234")
    made = {"as on ours": papers.paper(), **papers.inherited()}
    files = {name: tmp_path / f"{number}.docx" for number, name in enumerate(made)}
    for name, parts in made.items():
        files[name].write_bytes(word_document.render(plan, school_template.read(schools.saved(tmp_path, parts))))
    converted(tmp_path, "pdf", *files.values())
    printed = {name: lines(file.with_suffix(".pdf")) for name, file in files.items()}
    usual = printed.pop("as on ours")
    assert len(usual) > 80
    assert {pages_of(file.with_suffix(".pdf")) for file in files.values()} <= {2, 3}
    assert {name: len(found) for name, found in printed.items() if found != usual} == {}
