"""The key cards in docs/ say what the keys do, each on one sheet."""

import pytest
from docx import Document
from docx.document import Document as WordDocument

from cop_session.i18n import catalogue
from cop_session.tui.keys import bindings as keys
from tests.generated.key_cards import CARDS, FOLDER, Card, document, rows

T = catalogue("nl_BE")


def words(word: WordDocument) -> list[str]:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in word.paragraphs] + cells


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.file)
def test_a_card_is_what_the_keys_are(card: Card) -> None:
    # Otherwise: make keys
    assert words(Document(str(FOLDER / card.file))) == words(document(card, T))


def test_every_key_of_the_talk_is_on_the_card_of_who_leads_it() -> None:
    on_it = {does for _, _, does in rows(CARDS[0], T)}
    for group in (keys.TABLE, keys.ROW, keys.STEP, keys.WALK, keys.HIDDEN):
        assert {T(one.tooltip) for one in group if one.tooltip} <= on_it  # type: ignore[union-attr]  # these groups hold bindings alone


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.file)
def test_a_card_names_nobody_and_no_moment_but_the_program(card: Card) -> None:
    about, blank = Document(str(FOLDER / card.file)).core_properties, Document().core_properties
    assert (about.author, about.last_modified_by) == ("cop-session", "")
    assert (about.comments, about.created, about.modified) == (blank.comments, blank.created, blank.modified)
