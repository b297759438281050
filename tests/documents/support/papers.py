"""Small papers of schools, each with one thing that once spoiled a plan, or could."""

from collections.abc import Mapping
from typing import Final

from tests.documents.support import schools
from tests.documents.support.schools import field, part, relations, words

PARAGRAPH: Final = {
    "keepNext": "<w:keepNext/>",
    "keepLines": "<w:keepLines/>",
    "pageBreakBefore": "<w:pageBreakBefore/>",
    "framePr": '<w:framePr w:w="1000" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="900" w:y="900"/>',
    "widowControl": '<w:widowControl w:val="0"/>',
    "numPr": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    "suppressLineNumbers": "<w:suppressLineNumbers/>",
    "pBdr": '<w:pBdr><w:top w:val="double" w:sz="24" w:space="20" w:color="FF0000"/>'
    '<w:bottom w:val="double" w:sz="24" w:space="20" w:color="FF0000"/></w:pBdr>',
    "shd": '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    "tabs": '<w:tabs><w:tab w:val="center" w:pos="200"/><w:tab w:val="left" w:pos="9000"/></w:tabs>',
    "suppressAutoHyphens": "<w:suppressAutoHyphens/>",
    "wordWrap": '<w:wordWrap w:val="0"/>',
    "bidi": "<w:bidi/>",
    "snapToGrid": "<w:snapToGrid/>",
    "spacing exact": '<w:spacing w:before="0" w:after="0" w:line="100" w:lineRule="exact"/>',
    "spacing wide": '<w:spacing w:before="900" w:after="900" w:line="720" w:lineRule="auto"/>',
    "spacing lines": '<w:spacing w:beforeLines="300" w:beforeAutospacing="1" w:afterLines="300" '
    'w:afterAutospacing="1"/>',
    "ind": '<w:ind w:left="4500" w:right="4500"/>',
    "ind negative": '<w:ind w:left="-900" w:right="-900"/>',
    "ind first line": '<w:ind w:firstLine="3000"/>',
    "ind hanging": '<w:ind w:left="3000" w:hanging="3000"/>',
    "ind in letters": '<w:ind w:leftChars="1500" w:left="3150" w:rightChars="1500" w:right="3150"/>',
    "contextualSpacing": "<w:contextualSpacing/>",
    "mirrorIndents": "<w:mirrorIndents/>",
    "jc center": '<w:jc w:val="center"/>',
    "jc both": '<w:jc w:val="both"/>',
    "jc distribute": '<w:jc w:val="distribute"/>',
    "textAlignment": '<w:textAlignment w:val="top"/>',
    "outlineLvl": '<w:outlineLvl w:val="0"/>',
}
"""Properties of paragraphs that a school may give to its Normal or to all of its document."""

LETTERS: Final = {
    "b": "<w:b/><w:bCs/>",
    "i": "<w:i/><w:iCs/>",
    "caps": "<w:caps/>",
    "smallCaps": "<w:smallCaps/>",
    "strike": "<w:strike/>",
    "dstrike": "<w:dstrike/>",
    "outline": "<w:outline/>",
    "shadow": "<w:shadow/>",
    "emboss": "<w:emboss/>",
    "imprint": "<w:imprint/>",
    "vanish": "<w:vanish/>",
    "webHidden": "<w:webHidden/>",
    "color": '<w:color w:val="FFFFFF"/>',
    "spacing": '<w:spacing w:val="200"/>',
    "w": '<w:w w:val="200"/>',
    "kern": '<w:kern w:val="32"/>',
    "position": '<w:position w:val="40"/>',
    "sz": '<w:sz w:val="96"/><w:szCs w:val="96"/>',
    "highlight": '<w:highlight w:val="black"/>',
    "u": '<w:u w:val="double"/>',
    "effect": '<w:effect w:val="blinkBackground"/>',
    "bdr": '<w:bdr w:val="single" w:sz="24" w:space="10" w:color="FF0000"/>',
    "shd": '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    "vertAlign": '<w:vertAlign w:val="superscript"/>',
    "rtl": "<w:rtl/>",
    "cs": "<w:cs/>",
    "em": '<w:em w:val="dot"/>',
}
"""Properties of letters."""

_FONTS: Final = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
PAGE: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="794" w:right="850" w:bottom="794" w:left="850" '
    'w:header="454" w:footer="397" w:gutter="0"/>'
)
MARGINS: Final = "<w:headerReference w:type='default' r:id='rId4'/><w:footerReference w:type='default' r:id='rId5'/>"
LETTER: Final = f"<w:p>{words('Beste ouders')}</w:p>"
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1)"/><w:pPr><w:ind w:left="3000" w:hanging="3000"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def styles(paragraph: str = "", letters: str = "", more: str = "") -> str:
    """A school's styles, with properties in Normal and in the defaults of the document."""
    return part(
        "styles",
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}{letters}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="180" w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="25"/></w:rPr>'
        "</w:style>"
        f"{more}",
    )


def paper(
    body: str = f"{LETTER}<w:sectPr>{PAGE}</w:sectPr>",
    *,
    styled: str = "",
    header: str = f"<w:p>{words('De Wegwijzer')}</w:p>",
    footer: str = f"<w:p>{words('Kerkstraat 1')}</w:p>",
    parts: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The parts of a small paper; a body refers to its header as rId4 and to its footer as rId5."""
    texts = {
        "[Content_Types].xml": schools.types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            *(("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")),
            *(("header", "header7.xml"), ("footer", "footer7.xml")),
        ),
        "word/styles.xml": styled or styles(),
        "word/numbering.xml": part("numbering", _NUMBERING),
        "word/settings.xml": part("settings", ""),
        "word/header7.xml": part("hdr", header),
        "word/footer7.xml": part("ftr", footer),
    }
    return {**{one: text.encode() for one, text in texts.items()}, **(parts or {})}


def inherited() -> Mapping[str, dict[str, bytes]]:
    """A paper for each property, in Normal and in the defaults at once."""
    found = {f"paragraph {one}": paper(styled=styles(paragraph=xml)) for one, xml in PARAGRAPH.items()}
    return found | {f"letters {one}": paper(styled=styles(letters=xml)) for one, xml in LETTERS.items()}


def table(rows: int, cell: str = "naam") -> str:
    row = (
        "<w:tr><w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr><w:p><w:pPr><w:jc w:val='left'/></w:pPr><w:r>"
        f"<w:rPr><w:b/></w:rPr><w:t>{cell}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    )
    grid = "<w:tblGrid><w:gridCol w:w='3000'/><w:gridCol w:w='3000'/></w:tblGrid>"
    return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr>{grid}{row * rows}</w:tbl><w:p/>"


def control(bound_to: str, shown: str) -> str:
    """A content control that repeats something that the file says of itself."""
    return (
        f"<w:sdt><w:sdtPr><w:dataBinding w:xpath='{bound_to}' w:storeItemID='{{6668398D}}'/></w:sdtPr>"
        f"<w:sdtContent>{words(shown)}</w:sdtContent></w:sdt>"
    )


def text_box(content: str) -> str:
    return (
        "<w:r><w:pict><v:shape style='width:200pt;height:50pt'><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


_AROUND: Final = f"{LETTER}{{}}<w:p>{words('Met groeten')}</w:p><w:sectPr>{MARGINS}{PAGE}</w:sectPr>"


def marked() -> Mapping[str, dict[str, bytes]]:
    """Papers in which the place for the plan is not on a line of its own."""
    lone = f"<w:p>{words('{{plan}}')}</w:p>"
    return {
        "in a sentence": paper(_AROUND.format(f"<w:p>{words('Hier komt {{plan}} te staan.')}</w:p>")),
        "in two runs": paper(_AROUND.format(f"<w:p>{words('Hier: {{pl')}{words('an}} en dan dit')}</w:p>")),
        "in a cell": paper(_AROUND.format(table(1, "{{ Plan }}"))),
        "in a text box": paper(_AROUND.format(f"<w:p>{text_box(lone)}{words('naast het kader')}</w:p>")),
        "in the header": paper(_AROUND.format(""), header=lone + f"<w:p>{words('De Wegwijzer')}</w:p>"),
        "in the footer": paper(_AROUND.format(""), footer=f"<w:p>{words('blz. {{PLAN}} hier')}</w:p>"),
        "twice": paper(_AROUND.format(lone + f"<w:p>{words('en {{plan}} ook')}</w:p>")),
    }


def mistyped() -> Mapping[str, dict[str, bytes]]:
    """Papers in which the mark is not written as it should be."""
    wrong = (
        *("{plan}", "{{plan}", "{{plna}}", "{{zorgplan}}", "[[plan]]"),
        *("&lt;&lt;plan&gt;&gt;", "plan}}", "{{ plan 2 }}"),
    )
    return {one: paper(_AROUND.format(f"<w:p>{words(one)}</w:p>")) for one in wrong}


def odd_pages() -> Mapping[str, dict[str, bytes]]:
    """Papers with pages, footers and measures that are rare."""
    reference = "<w:footerReference w:type='default' r:id='rId5'/>"
    size = "<w:pgSz w:w='11906' w:h='16838'/>"
    margin = (
        "<w:pgMar w:top='{0}' w:right='{1}' w:bottom='{0}' w:left='{1}' w:header='400' w:footer='400' w:gutter='0'/>"
    )
    indented = f"<w:p><w:pPr><w:ind w:left='-3000' w:right='-3000'/></w:pPr>{words('Kerkstraat 1')}</w:p>"

    def sections(content: str) -> str:
        return f"{LETTER}<w:sectPr>{content}</w:sectPr>"

    return {
        "vertical text": paper(sections(f"{reference}{PAGE}<w:textDirection w:val='tbRl'/>")),
        "negative indents": paper(
            sections(reference + PAGE), footer=indented, styled=styles(PARAGRAPH["ind negative"])
        ),
        "letters on a grid": paper(sections(f"{reference}{PAGE}<w:docGrid w:type='linesAndChars' w:linePitch='900'/>")),
        "in the middle": paper(sections(f"{reference}{PAGE}<w:vAlign w:val='center'/>")),
        "from right to left": paper(sections(f"{reference}{PAGE}<w:bidi/>")),
        "too narrow": paper(sections(reference + "<w:pgSz w:w='4000' w:h='16838'/>" + margin.format(794, 400))),
        "too low": paper(sections(reference + size + margin.format(7000, 850))),
        "only some margins": paper(sections("<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:left='2000'/>")),
        "no measures": paper(sections("")),
        "measures in centimetres": paper(
            sections(
                "<w:pgSz w:w='21cm' w:h='29.7cm'/><w:pgMar w:top='2cm' w:right='1.5cm' w:bottom='56.7pt' w:left='1in' "
                "w:header='10mm' w:footer='10mm' w:gutter='0'/>"
            )
        ),
        "no section": paper(LETTER),
        "several sections": paper(
            f"<w:p><w:pPr><w:sectPr>{MARGINS}<w:pgMar w:left='900'/></w:sectPr></w:pPr></w:p>"
            f"<w:p>{words('{{plan}}')}</w:p>"
            f"<w:p>{words('slot')}</w:p><w:sectPr>{PAGE}</w:sectPr>"
        ),
    }


def packages() -> Mapping[str, dict[str, bytes]]:
    """Papers that other programs wrote in ways that the format allows."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    by_default = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        f'ContentType="{main}"/><Default Extension="rels" ContentType="x"/></Types>'
    )
    return {
        "type by default": paper(parts={"[Content_Types].xml": by_default.encode()}),
        "strict": {one: strict(content) for one, content in paper(_STRICT_BODY).items()},
        "one control around all": paper(
            f"<w:sdt><w:sdtContent>{LETTER}{table(3)}<w:p>{words('{{plan}}')}</w:p></w:sdtContent></w:sdt>"
            f"<w:sectPr>{MARGINS}{PAGE}</w:sectPr>"
        ),
        "other prefixes": {
            one: content.replace(b"<w:", b"<ns9:")
            .replace(b"</w:", b"</ns9:")
            .replace(b" w:", b" ns9:")
            .replace(b"xmlns:w=", b"xmlns:ns9=")
            if one.startswith("word/") and one.endswith(".xml")
            else content
            for one, content in paper().items()
        },
    }


_STRICT_BODY: Final = (
    f"{LETTER}<w:p>{words('{{plan}}')}</w:p><w:sectPr>{MARGINS}<w:pgSz w:w='595.3pt' w:h='841.9pt'/>"
    "<w:pgMar w:top='2cm' w:right='2cm' w:bottom='2cm' w:left='2cm' w:header='1cm' w:footer='1cm' w:gutter='0pt'/>"
    "</w:sectPr>"
)


def strict(content: bytes) -> bytes:
    """A part as Word writes it in a document that it saves as Strict Open XML."""
    office = b"http://schemas.openxmlformats.org/"
    purl = b"http://purl.oclc.org/ooxml/"
    return (
        content.replace(office + b"wordprocessingml/2006/main", purl + b"wordprocessingml/main")
        .replace(office + b"officeDocument/2006/relationships", purl + b"officeDocument/relationships")
        .replace(office + b"drawingml/2006/main", purl + b"drawingml/main")
    )


def named() -> dict[str, bytes]:
    """A paper with the name of its maker wherever a name can be: styles, lists, prefixes, controls, pictures."""
    author = schools.AUTHOR
    more = (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{schools.FOLDER}"><w:name w:val="Stijl {author}"/>'
        f'<w:aliases w:val="{author}"/><w:basedOn w:val="Standaard"/><w:next w:val="{schools.FOLDER}"/>'
        '<w:rPr><w:color w:val="7A1F5C"/></w:rPr></w:style>'
    )
    header = (
        f"<w:p><w:pPr><w:pStyle w:val='{schools.FOLDER}'/></w:pPr>{words('De Wegwijzer')}"
        f"{control('/ns0:coreProperties[1]/ns1:creator[1]', author)}{field('DOCPROPERTY Manager', author)}</w:p>"
    )
    numbering = part("numbering", _NUMBERING.replace("<w:lvl ", f'<w:name w:val="{author}"/><w:lvl ', 1))
    spaced = styles(more=more).replace(
        "<w:styles ", f'<w:styles xmlns:jan="file:///C:/Users/{schools.FOLDER}/x" jan:maker="{author}" '
    )
    fonts = part("fonts", "<w:font w:name='Calibri'/>")
    listed = relations(
        *(("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")),
        *(("header", "header7.xml"), ("footer", "footer7.xml"), ("fontTable", "fontTable.xml")),
    )
    parts = {
        "word/styles.xml": spaced.encode(),
        "word/numbering.xml": numbering.encode(),
        "word/fontTable.xml": fonts.encode(),
        "word/_rels/document.xml.rels": listed.encode(),
    }
    return paper(f"{LETTER}<w:sectPr>{MARGINS}{PAGE}</w:sectPr>", header=header, parts=parts)


def every() -> Mapping[str, dict[str, bytes]]:
    """All of the papers above, each under a name."""
    found = {**inherited(), **marked(), **mistyped(), **odd_pages(), **packages(), "named": named()}
    found |= {
        "large table": paper(f"{table(8000)}<w:sectPr>{PAGE}</w:sectPr>"),
        "large header": paper(f"{LETTER}<w:sectPr>{MARGINS}{PAGE}</w:sectPr>", header=table(8000)),
    }
    return found
