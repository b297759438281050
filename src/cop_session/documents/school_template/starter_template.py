"""A document to begin a school's own paper with: our styles at work, and a place for logo, name and address."""

from typing import Final
from xml.sax.saxutils import escape

from cop_session.documents.plan.outline_blocks import (
    Bullets,
    NumberedList,
    Outline,
    Paragraph,
    PlanSection,
    Table,
    cell,
    plain,
)
from cop_session.documents.school_template.assembly import MAIN, Assembly
from cop_session.documents.school_template.markup import NAMESPACES, child, expected, made, name, remove, serialised
from cop_session.documents.school_template.own import own, own_tree
from cop_session.documents.school_template.template import Paper
from cop_session.documents.school_template.template_pages import GUIDE
from cop_session.i18n import Translator

_KEPT: Final = ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "docProps/core.xml")
_PLACES: Final = {"footer": ("w:ftr", "Footer"), "header": ("w:hdr", "School")}


def starting_paper(t: Translator) -> Paper:
    """Return our own template with placeholders for the school in header and footer instead of the usual content.

    The places are content controls: they ask for something, and are left out of a plan as long as they do.
    """
    hints = {
        "header": t("[Here come the logo and the name of the school]"),
        "footer": t("[Here comes the address of the school]"),
    }
    assembly, root = Assembly(), own_tree(MAIN)
    for part in _KEPT:
        assembly.add(part, own().parts[part])
    for kind in ("styles", "numbering", "settings"):
        assembly.relate(MAIN, kind, f"word/{kind}.xml")
    section = expected(root, "w:body/w:sectPr")
    if (footer := child(section, "w:footerReference")) is not None:
        remove(footer)
    for kind, (tag, style) in _PLACES.items():
        part = assembly.add(f"word/{kind}1.xml", _place(tag, style, hints[kind]))
        reference = made(f"w:{kind}Reference", type="default")
        reference.set(name("r:id"), assembly.relate(MAIN, kind, part))
        section.insert(0, reference)
    assembly.add(MAIN, serialised(root))
    return Paper(assembly.finished())


def guide(t: Translator) -> Outline:
    """Return the instructions on a starter template, which a plan later replaces: how to make it the school's own."""
    steps = (
        t("Put the logo and the name of the school in the header, and its address in the footer."),
        t("Change styles (Title, Heading 1, List Number …), not single words: every plan takes over their looks."),
        t("Save it as a Word document (.docx), without macros and without a password."),
        t("Name the file in settings.toml, under the name of the school, or behind --template."),
    )
    how = PlanSection(
        "how", t("How this becomes your school's paper"), (NumberedList(tuple(plain(one) for one in steps)),)
    )
    looks = PlanSection("looks", t("What a plan looks like on it"), _samples(t))
    title = t("School paper for the care plan")
    return Outline(
        locale=t.locale,
        number=0,
        version="",
        code="",
        school=t("Name of the school"),
        title=title,
        subtitle=t("A document to begin with"),
        head=(Paragraph(plain(t(GUIDE))),),
        sections=(how, looks),
        footer="",
        page="",
        file_stem=t.context("file name", "school-paper"),
    )


def _samples(t: Translator) -> tuple[Bullets | Table, ...]:
    headers = (t("What"), t("Who"), t("When"))
    row = (cell(t("An action of the plan")), cell("…"), cell("…"))
    return Bullets((plain(t("A point of a list")), plain(t("Another point")))), Table(headers, (row, row), (3, 1, 1))


def _place(tag: str, style: str, hint: str) -> bytes:
    grey = '<w:rPr><w:color w:val="767676"/></w:rPr>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{tag} xmlns:w="{NAMESPACES["w"]}">'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:after="120"/></w:pPr>'
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"<w:r>{grey}<w:t>{escape(hint)}</w:t></w:r></w:sdtContent></w:sdt></w:p></{tag}>"
    ).encode()
