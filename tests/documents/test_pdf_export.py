"""PDF by LibreOffice: tagged, without traces in the file or on the disk, and it asks nobody anything."""

import os
import re
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from cop_session.documents import pdf_export
from cop_session.documents.outline import outline
from cop_session.documents.word import word_document
from cop_session.i18n import catalogue
from cop_session.temporary_files import temporary_folder
from cop_session.troubles import Trouble
from tests.documents.support.document_sessions import DAY
from tests.scenarios import lena

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")


@dataclass
class Made:
    """A PDF, how often anybody was asked for something while it was made, and what was left behind."""

    content: bytes
    asked: int
    left: list[str]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Lena's plan with a picture and a template that stand on a server of which nobody should ask them."""
    folder, asked = tmp_path_factory.mktemp("scratch"), []
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.MonkeyPatch.context() as patched:
        patched.setattr(tempfile, "tempdir", str(folder))
        address = f"http://127.0.0.1:{server.getsockname()[1]}"

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                asked.append(connection)
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        plan = word_document.render(outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY))
        content = pdf_export.converted(calling_home(plan, address))
        left = [str(path.relative_to(folder)) for path in folder.rglob("*")]
        server.shutdown(socket.SHUT_RDWR)
        yield Made(content, len(asked), left)


def calling_home(document: bytes, address: str) -> bytes:
    relations, kind = (
        "word/_rels/document.xml.rels",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    picture = f"""<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>
<pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip xmlns:r="{kind}" r:link="rIdHome"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
    link = f'<Relationship Id="rIdHome" Type="{kind}/image" Target="{address}/x.png" TargetMode="External"/>'
    changed = BytesIO()
    with ZipFile(BytesIO(document)) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if name == relations:
                part = part.replace("</Relationships>", f"{link}</Relationships>")
            if name == "word/document.xml":
                part = part.replace("<w:body>", f"<w:body>{picture}", 1)
            target.writestr(name, part)
    return changed.getvalue()


@pytest.mark.skipif(pdf_export._program() is None, reason="LibreOffice is not installed here")
def test_libreoffice_makes_it_and_leaves_nothing(made: Made) -> None:
    assert made.content.startswith(b"%PDF-")
    assert made.left == []
    assert made.asked == 0


@pytest.mark.skipif(pdf_export._program() is None, reason="LibreOffice is not installed here")
def test_it_is_tagged_for_who_hears_it_and_tells_not_by_what_it_was_made(made: Made) -> None:
    assert b"/StructTreeRoot" in made.content
    assert b"/Outlines" in made.content
    assert b"/Lang(nl-BE)" in made.content
    assert b"/Producer<>" in made.content
    assert re.search(rb"/CreationDate\(D:\d{8}\) ", made.content)
    # The picture in it has no description.
    assert b"pdfuaid" not in made.content
    for trace in ("LibreOffice", "Writer", os.environ.get("USER") or "root", tempfile.gettempdir(), "2026"):
        said = trace.encode("utf-16-be").hex().upper().encode()
        assert said not in made.content
    assert b"LibreOffice" not in made.content


@pytest.mark.skipif(pdf_export._program() is None, reason="LibreOffice is not installed here")
def test_words_alone_are_marked_as_for_everybody_and_tell_the_day_alone() -> None:
    plan = outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY)
    content = pdf_export.converted(word_document.render(plan))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/DisplayDocTitle true" in content
    assert b"LibreOffice" not in content
    assert re.search(rb"<xmp:CreateDate>\d{4}-\d\d-\d\d</xmp:CreateDate>", content)
    assert b"/Scope" in content
    assert b"/TH" in content
    # The title comes first among the headings.
    assert content.count(b"/S/H1") == 1 + len(plan.sections)


@POSIX
def test_a_full_disk_says_so(scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 0\n")
    office.chmod(0o700)
    monkeypatch.setattr(pdf_export, "_program", lambda: str(office))
    with pytest.raises(Trouble, match="not_converted"):
        pdf_export.converted(word_document.render(outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY)))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(Trouble, match="disk_full"):
        pdf_export.converted(word_document.render(outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY)))


def test_without_libreoffice_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf_export, "_UNIX", (str(tmp_path / "soffice"),))
    monkeypatch.setattr(pdf_export, "_ELSEWHERE", {})
    assert pdf_export._program() is None
    with pytest.raises(Trouble, match="no_libreoffice") as trouble:
        pdf_export.converted(b"PK")
    assert "LibreOffice" in trouble.value.sentence(catalogue("nl_BE"))


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@POSIX
def test_an_office_that_hangs_is_ended_with_its_children(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights, alive = tmp_path / "rights", tmp_path / "alive"
    os.mkfifo(alive)
    reading = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    stand_in(tmp_path, monkeypatch, f"ls -ld . > {rights}; exec 3> {alive}; echo up >&3; sleep 600 & wait")
    monkeypatch.setattr(pdf_export, "PATIENCE", 1)
    with pytest.raises(Trouble, match="not_converted"):
        pdf_export.converted(b"PK")
    assert list(scratch.iterdir()) == []
    assert rights.read_text().startswith("drwx------")
    os.set_blocking(reading, True)
    # The end comes when nobody holds the other end of the pipe any more, children included.
    with open(reading, "rb") as pipe:
        assert pipe.read() == b"up\n"


@POSIX
def test_an_office_that_makes_nothing_leaves_nothing(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, 'echo "clear words" > "$TMPDIR/lu1.tmp"; exit 0')
    with pytest.raises(Trouble, match="not_converted"):
        pdf_export.converted(b"PK")
    assert list(scratch.iterdir()) == []


@POSIX
def test_what_a_killed_run_left_goes_with_the_next_one(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "printf '%%PDF-1.6' > plan.pdf")
    old, busy, other = (scratch / name for name in ("cop-session-pdf-old", "cop-session-pdf-busy", "somebody-else"))
    for folder in (old, other):
        folder.mkdir()
        (folder / "plan.docx").write_text("clear words")
    with temporary_folder(busy):
        (busy / "plan.docx").write_text("clear words")
        assert pdf_export.converted(b"PK") == b"%PDF-1.6"
        assert sorted(scratch.iterdir()) == [busy, other]
