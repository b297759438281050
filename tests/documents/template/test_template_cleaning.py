"""What of a school's pages is kept and what not, piece by piece."""

import random
import struct
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from cop_session.documents import school_template
from cop_session.documents.school_template.markup import name, rebuilt, serialised
from cop_session.documents.school_template.pictures import cleaned
from cop_session.documents.school_template.starter_template import guide
from cop_session.documents.school_template.template_cleaning import LeftOut, clean_content, make_whole
from cop_session.documents.word import word_document
from cop_session.i18n import catalogue
from cop_session.troubles import Trouble
from tests.documents.support import schools
from tests.documents.support.schools import AUTHOR, field, from_word, part, png, saved, words

SECRET = AUTHOR.encode()


def header(content: str) -> tuple[str, set[LeftOut]]:
    """A header after cleaning, as XML, and what was left out; pictures are known as rId1."""
    root = etree.fromstring(part("hdr", content).encode())
    left_out = clean_content(root, lambda reference: "rId9" if reference == "rId1" else "")
    clean = rebuilt(root, "w:hdr")
    make_whole(clean)
    return serialised(clean).decode(), left_out


def said(xml: str) -> str:
    return "".join(one.text or "" for one in etree.fromstring(xml.encode()).iter(name("w:t")))


def test_page_numbers_stay_and_nested_and_broken_fields_go() -> None:
    start, middle, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    nested = f"{start}{code.format('IF ')}{field('PAGE', '1')}{code.format(' = 1')}{middle}{words('een')}{end}"
    broken = f"{start}{code.format('DDEAUTO cmd')}"
    xml, left_out = header(f"<w:p>{words('blz. ')}{field('PAGE', '7')}{nested}{words(' slot')}{end}{broken}</w:p>")
    assert said(xml) == "blz. 7 slot"
    assert [one.text for one in etree.fromstring(xml.encode()).iter(name("w:instrText"))] == [" PAGE "]
    assert xml.count("fldChar ") == 3
    assert left_out == {LeftOut.FIELDS}


def test_a_link_loses_where_it_leads_and_keeps_its_words() -> None:
    link = "HYPERLINK http://evil.example/"
    styled = words("een").replace("<w:t ", "<w:rPr><w:rStyle w:val='Hyperlink'/></w:rPr><w:t ")
    shape = f"<w:hyperlink r:id='rId2'>{styled}</w:hyperlink>{field(link, ' twee')}"
    xml, left_out = header(f"<w:p>{shape}</w:p>")
    assert said(xml) == "een twee"
    assert "evil" not in xml
    assert "rStyle" not in xml
    assert left_out == {LeftOut.LINKS}


@pytest.mark.parametrize(("asked", "kept"), [("v", "keuze"), ("unheard", "terugval")])
def test_of_two_drawings_the_one_is_kept_that_everybody_knows(asked: str, kept: str) -> None:
    content = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    xml, _ = header(
        f"<w:p xmlns:unheard='file:///C:/Users/{schools.FOLDER}'><mc:AlternateContent><mc:Choice Requires='{asked}'>"
        f"{box.format(words('keuze'))}</mc:Choice><mc:Fallback>{box.format(words('terugval'))}</mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    assert kept in said(xml)
    assert schools.FOLDER not in xml


def test_tables_around_a_logo_stay_and_rows_that_were_deleted_do_not() -> None:
    deleted = f"<w:tr><w:trPr><w:del w:author='{AUTHOR}'/></w:trPr><w:tc><w:p>{words('weg')}</w:p></w:tc></w:tr>"
    cell = f"<w:tc><w:tcPr><w:tcW w:w='5000' w:type='dxa'/></w:tcPr><w:p>{schools.drawing('rId1')}</w:p></w:tc>"
    asks = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>{words('klik')}</w:p></w:sdtContent>"
    xml, left_out = header(f"<w:tbl><w:tr>{cell}<w:tc><w:sdt>{asks}</w:sdt></w:tc></w:tr>{deleted}</w:tbl>")
    assert said(xml) == ""
    assert xml.count("<w:tr>") == 1
    assert xml.count("<w:tc>") == 2
    assert 'r:embed="rId9"' in xml
    assert xml.endswith("</w:tbl><w:p/></w:hdr>")
    assert left_out == {LeftOut.CHANGES}


def test_a_picture_says_what_it_shows_unless_that_is_a_path() -> None:
    path = f"C:\\Users\\{schools.FOLDER}\\logo.png"
    for told, kept in (("logo van de school", True), (path, False)):
        xml, _ = header(f"<w:p>{schools.drawing('rId1').replace(path, told)}</w:p>")
        assert (told in xml) is kept
        assert AUTHOR not in xml


def jpeg() -> bytes:
    def segment(marker: int, content: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content

    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + segment(0xE1, b"Exif\0\0" + SECRET)
        + segment(0xFE, SECRET)
        + segment(0xDB, bytes(65))
        + segment(0xDA, b"\1\1\0\0\x3f\0")
        + b"\x12\x34\xff\xd9"
    )


def test_behind_the_end_of_a_jpeg_nothing_stays_and_a_picture_of_several_scans_does() -> None:
    scan = struct.pack(">BBH", 0xFF, 0xDA, 8) + b"\1\1\0\0\x3f\0" + b"\x12\xff\x00\x34\xff\xd0\x56"
    whole = jpeg()[:-2] + scan + b"\xff\xd9"
    assert scan in whole
    for behind in (b"", SECRET, jpeg(), b"\0\0" + SECRET + b"\xff\xd9"):
        found = cleaned(whole + behind)
        assert found is not None
        assert found == cleaned(whole)
        assert scan in found[1]
        assert found[1].endswith(b"\xff\xd9")


def gif() -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6)
    comment = b"\x21\xfe" + bytes([len(SECRET)]) + SECRET + b"\0"
    control = b"\x21\xf9\x04\0\0\0\0\0"
    return head + comment + control + b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\2\2\x44\1\0" + b"\x3b"


def emf() -> bytes:
    told = AUTHOR.encode("utf-16-le")
    fields = struct.pack("<II32s4sIIIHHII", 1, 108, bytes(32), b" EMF", 0x10000, 200, 1, 1, 0, len(AUTHOR), 108)
    return fields.ljust(108, b"\0") + told + bytes(20)


@pytest.mark.parametrize(("ending", "content"), [("png", png()), ("jpeg", jpeg()), ("gif", gif()), ("emf", emf())])
def test_pictures_lose_what_was_written_into_them(ending: str, content: bytes) -> None:
    secrets = (SECRET, AUTHOR.encode("utf-16-le"))
    assert any(secret in content for secret in secrets)
    found = cleaned(content)
    assert found is not None
    assert found[0] == ending
    assert not any(secret in found[1] for secret in secrets)
    assert cleaned(found[1]) == found
    assert [cut for cut in range(10, len(content) - 30, 7) if cleaned(content[:cut])] == []


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"II*\0", b"%PDF-1.7", b"GIF89a", b"\xff\xd8\xff"])
def test_other_pictures_are_not_taken(content: bytes) -> None:
    assert cleaned(content) is None


@pytest.mark.parametrize("is_font", [True, False])
def test_a_font_in_the_document_comes_along_and_what_only_says_it_is_one_does_not(
    tmp_path: Path, is_font: bool
) -> None:
    key = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    plain = (b"\0\1\0\0" if is_font else b"MZ\x90\0") + bytes(60)
    hidden = bytes(one ^ mask[at % 16] for at, one in enumerate(plain[:32])) + plain[32:]
    fonts = part("fonts", f"<w:font w:name='Eigen'><w:embedRegular r:id='rId1' w:fontKey='{key}'/></w:font>")
    parts = {
        **from_word(),
        "word/fontTable.xml": fonts.encode(),
        "word/_rels/fontTable.xml.rels": schools.relations(("font", "fonts/x.odttf")).encode(),
        "word/fonts/x.odttf": hidden,
        "word/_rels/document.xml.rels": schools.relations(("fontTable", "fontTable.xml")).encode(),
    }
    found = school_template.read(saved(tmp_path, parts)).parts
    assert (found.get("word/fonts/font1.odttf") == hidden) is is_font
    assert (b"embedRegular" in found["word/fontTable.xml"]) is is_font


@pytest.mark.torture
def test_whatever_is_wrong_in_a_document_it_becomes_paper_or_one_sentence(tmp_path: Path) -> None:
    chance, plan, taken = random.Random(20261124), guide(catalogue("nl_BE")), 0
    marked = (
        f"<w:p>{words('Aan')}</w:p><w:p>{words('{{plan}}')}</w:p><w:sectPr><w:headerReference r:id='rId4'/></w:sectPr>"
    )
    for _ in range(600):
        parts = chance.choice((from_word(), from_word(marked)))
        for _ in range(chance.randint(1, 4)):
            _damage(parts, chance)
        try:
            made = word_document.render(plan, school_template.read(saved(tmp_path, parts)))
        except Trouble:
            continue
        taken += 1
        assert Document(BytesIO(made)).paragraphs
    assert taken > 400


def _damage(parts: dict[str, bytes], chance: random.Random) -> None:
    """Take away, double, rename or empty one thing in one part."""
    at = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[at])
    found = [one for one in root.iter() if one is not root]
    if not found or chance.random() < 0.1:
        del parts[at]
        return
    one, other = chance.choice(found), chance.choice(found)
    match chance.randrange(4):
        case 0:
            one.getparent().remove(one)
        case 1:
            other.append(deepcopy(one))
        case 2:
            one.tag = other.tag
        case _ if one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(("", "0", "-1", "x", "99999999", "rId1", "rId4")))
    parts[at] = etree.tostring(root)
