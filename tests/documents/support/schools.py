"""Papers of schools as they come: from Word in Dutch, with a life behind it, and from LibreOffice."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

AUTHOR: Final = "Jan Geheim"
FOLDER: Final = "jan.geheim"
SECRETS: Final = (AUTHOR, FOLDER, "Scholengroep Verborgen", "00C0FFEE", "evil.example", "Vorige leerling")
"""What is in the documents below, and in nothing that is made with them."""

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "st": f"file:///C:/Users/{FOLDER}/schema",
    }.items()
)
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(colour: tuple[int, int, int] = (200, 60, 20), width: int = 120, height: int = 60) -> bytes:
    """A picture in one colour that says who drew it."""
    rows = (b"\0" + bytes(colour) * width) * height
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", size),
            chunk(b"tEXt", f"Author\0{AUTHOR}".encode()),
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )


def drawing(relation: str, reference: str = "embed") -> str:
    """A picture in a run."""
    path = f"C:\\Users\\{FOLDER}\\logo.png"
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1080000" cy="540000"/>'
        f'<wp:docPr id="7" name="logo {AUTHOR}" descr="{path}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="7" name="{path}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:{reference}="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x='0' y='0'/>"
        "<a:ext cx='1080000' cy='540000'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def words(text: str) -> str:
    return f'<w:r w:rsidR="00C0FFEE"><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """A field as Word writes most of them: in pieces."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f"{mark.format('separate')}{words(shown)}{mark.format('end')}"
    )


def part(kind: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} {_NAMESPACES} mc:Ignorable="w14">{content}</w:{kind}>'


def relations(*listed: tuple[str, str], outside: tuple[tuple[str, str], ...] = ()) -> str:
    """rId1, rId2 … for parts, then for what lies outside."""
    lines = [f'Type="{_RELATIONS}/{kind}" Target="{target}"' for kind, target in listed]
    lines += [f'Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"' for kind, target in outside]
    numbered = "".join(f'<Relationship Id="rId{number}" {line}/>' for number, line in enumerate(lines, 1))
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{numbered}</Relationships>'


_STYLES: Final = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>
<w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/><w:rsid w:val="00C0FFEE"/>
<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:lang w:val="en-US"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>
<w:color w:val="7A1F5C"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standaard"/>
<w:rPr><w:color w:val="7A1F5C"/><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Lijstnummering"><w:name w:val="List Number"/><w:basedOn w:val="Standaard"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lijstopsomteken"><w:name w:val="List Bullet"/>
<w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Voettekst"><w:name w:val="footer"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Fact"><w:name w:val="Feitje van de school"/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Remark1"><w:name w:val="Remark"/></w:style>
"""

_NUMBERING: Final = """
<w:abstractNum w:abstractNumId="0"><w:nsid w:val="00C0FFEE"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
"""

_HEADER: Final = (
    f'<w:p w:rsidR="00C0FFEE" w14:paraId="00C0FFEE">{drawing("rId1")}{words("Vrije Basisschool De Wegwijzer")}</w:p>'
    f"<w:p>{field('AUTHOR', AUTHOR)}<w:fldSimple w:instr=' FILENAME \\p '>{words(f'C:/{FOLDER}')}</w:fldSimple>"
    f"<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID='00C0FFEE'/></w:sdtPr><w:sdtContent>{words(AUTHOR)}"
    f"</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words('Klik hier')}"
    f"</w:sdtContent></w:sdt>{field('INCLUDEPICTURE http://evil.example/x.png', 'evil.example')}</w:p>"
    f"<w:p>{drawing('rId2', 'link')}<w:r><w:pict><v:shape id='s1'><v:imagedata r:id='rId2' o:title='{AUTHOR}'/>"
    f"</v:shape></w:pict></w:r><w:r><w:object><o:OLEObject Type='Link' r:id='rId3'/></w:object></w:r></w:p>"
)
_FOOTER: Final = (
    f"<w:p><w:pPr><w:pStyle w:val='Voettekst'/></w:pPr><w:hyperlink r:id='rId1'>{words('wegwijzer.example')}"
    f"</w:hyperlink>{words(' · blz. ')}{field('PAGE', '1')}<w:ins w:author='{AUTHOR}'>{words(' · ingevoegd')}</w:ins>"
    f"<w:del w:author='{AUTHOR}'><w:r><w:delText>Vorige leerling</w:delText></w:r></w:del></w:p>"
)

_PAGE: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="600" w:footer="600" w:gutter="0"/>'
)
_BODY: Final = (
    f"<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='rId4'/><w:footerReference w:type='default' "
    f"r:id='rId5'/>{_PAGE}</w:sectPr></w:pPr>{words('Beste ouders van Vorige leerling')}</w:p>"
    "<w:p><w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"
    "<w:bookmarkStart w:id='2' w:name='x'/></w:p>"
    f"<w:p>{field('TOC', 'Vorige leerling')}</w:p><w:altChunk r:id='rId9'/>"
    f"<w:sectPr w:rsidR='00C0FFEE'>{_PAGE}<w:pgNumType w:start='5'/><w:cols w:num='2'/></w:sectPr>"
)

_TYPES: Final = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/header7.xml": f"{_WORD}.header+xml",
    "word/footer7.xml": f"{_WORD}.footer+xml",
    "word/comments.xml": f"{_WORD}.comments+xml",
    "word/theme/theme7.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def types(main: str = f"{_WORD}.document.main+xml") -> str:
    listed = {**_TYPES, "word/document.xml": main}
    overrides = "".join(f'<Override PartName="/{one}" ContentType="{kind}"/>' for one, kind in listed.items())
    defaults = '<Default Extension="rels" ContentType="x"/><Default Extension="png" ContentType="image/png"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'


def from_word(body: str = _BODY, counts: str = "upperRoman") -> dict[str, bytes]:
    """The parts of a letter that somebody wrote in Word, in Dutch, and left everything in."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    texts = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")),
        "docProps/core.xml": f'<c:coreProperties xmlns:c="x"><c:creator>{AUTHOR}</c:creator></c:coreProperties>',
        "docProps/app.xml": "<Properties><Company>Scholengroep Verborgen</Company></Properties>",
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            *(("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")),
            *(("header", "header7.xml"), ("footer", "/word/footer7.xml"), ("theme", "theme/theme7.xml")),
            *(("comments", "comments.xml"), ("vbaProject", "vbaProject.bin")),
            outside=(("aFChunk", "http://evil.example/chunk.html"),),
        ),
        "word/styles.xml": part("styles", _STYLES),
        "word/numbering.xml": part("numbering", _NUMBERING.replace("upperRoman", counts)),
        "word/settings.xml": part(
            "settings",
            "<w:attachedTemplate r:id='rId1'/><w:documentProtection w:edit='forms' w:enforcement='1'/>"
            "<w:rsids><w:rsid w:val='00C0FFEE'/></w:rsids>",
        ),
        "word/_rels/settings.xml.rels": relations(outside=(("attachedTemplate", f"file:///C:/Users/{FOLDER}/x.dotm"),)),
        "word/header7.xml": part("hdr", _HEADER),
        "word/_rels/header7.xml.rels": relations(
            ("image", "media/image7.png"),
            outside=(("image", "http://evil.example/x.png"), ("oleObject", "http://evil.example/x.ole")),
        ),
        "word/footer7.xml": part("ftr", _FOOTER),
        "word/_rels/footer7.xml.rels": relations(outside=(("hyperlink", "https://evil.example/"),)),
        "word/comments.xml": part("comments", f"<w:comment w:author='{AUTHOR}'/>"),
        "word/theme/theme7.xml": (
            f'<a:theme xmlns:a="{a}" name="Thema {AUTHOR}"><a:themeElements><a:clrScheme name="{AUTHOR}"/>'
            f'<a:fontScheme name="{AUTHOR}"><a:majorFont><a:latin typeface="Georgia"/></a:majorFont><a:minorFont>'
            '<a:latin typeface="Georgia"/></a:minorFont></a:fontScheme><a:fmtScheme name="x"/></a:themeElements>'
            "</a:theme>"
        ),
    }
    parts = {one: text.encode() for one, text in texts.items()}
    return {**parts, "word/media/image7.png": png(), "word/vbaProject.bin": b"macro " + AUTHOR.encode()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for one, content in parts.items():
            package.writestr(one, content)
    return buffer.getvalue()


def saved(folder: Path, parts: Mapping[str, bytes], file: str = "school.docx") -> Path:
    path = folder / file
    path.write_bytes(zipped(parts))
    return path
