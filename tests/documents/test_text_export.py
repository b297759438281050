"""The plan as plain text: what a screen reader reads out, line by line."""

from cop_session.documents import text_export
from cop_session.documents.outline import outline
from cop_session.domain.codes import Kind
from cop_session.i18n import catalogue
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY, small
from tests.scenarios import lena


def test_each_cell_is_read_under_its_own_name() -> None:
    made = text_export.render(outline(lena.state(), catalogue("nl_BE"), number=1, today=DAY, code="abcd1234"))
    assert (
        "- 7. Papa luistert zaterdag samen met Lena naar het luisterboek van de week\n"
        "   Wie: Serkan Yıldız\n"
        "   Wanneer en waar: vanaf za 28/11\n"
        "   Behoefte: 2\n"
        "   Lukt / lukt als …: Lukt; Serkan Yıldız: om de twee weken zeker\n"
    ) in made


def test_headings_stand_out_without_lines_or_boxes_and_nothing_trails() -> None:
    made = text_export.render(
        outline(document_sessions.full(), catalogue("nl_BE"), number=1, today=DAY, code="abcd1234")
    )
    assert "\n\nONDERWIJSBEHOEFTEN\n1. " in made
    assert not set("│─|╭+") & set(made)
    assert [line for line in made.splitlines() if line != line.rstrip()] == []
    assert made.endswith("mail daarna wissen\n")
    assert "\n\n\n" not in made


def test_words_of_several_lines_stay_under_their_item() -> None:
    table = small()
    table.script.note(Kind.OPEN, "eerst dit\ndan dat")
    made = text_export.render(outline(table.state, catalogue("nl_BE"), number=0, today=DAY))
    assert "- eerst dit\n   dan dat\n" in made
