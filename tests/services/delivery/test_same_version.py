"""A version reads the same on whichever day it leaves; only one line outside it says that this was late."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from cop_session.documents import text_export
from cop_session.documents.readers import owners
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader
from cop_session.paths import samples, training
from cop_session.services import Library, read_bundle
from cop_session.services.delivery.delivery import Order, ordered
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.document_set import Edition
from cop_session.services.delivery.recipients import Audience, Document
from cop_session.services.sessions.plan_versions import number_of
from tests.documents.support.word_reader import read

DAYS = (date(2026, 11, 24), date(2026, 11, 27), date(2027, 1, 20), date(2028, 2, 29))
SAMPLES = sorted((*samples().glob("*.cop.json"), *training().glob("*.cop.json")))
LATE = re.compile(r"Dit document (?:werd|is) later gemaakt, op [^.]*\. Wat erin staat, is van v\d+, [^.]*\.")


def documents(edition: Edition) -> list[Document]:
    slips = [Document(Reader.OWNER, Form.WORD, owner) for owner in owners(edition.state)[:2]]
    return [*(Document(reader, Form.WORD) for reader in (Reader.SCHOOL, Reader.PARENTS, Reader.PUPIL)), *slips]


def without_line(word: bytes) -> dict[str, bytes]:
    """The parts of a document without the paragraph that says that it is late."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    for one in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL):
        if LATE.search(re.sub("<[^>]+>", "", one)):
            body = body.replace(one, "")
    return {**parts, "word/document.xml": body.encode()}


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name.partition(".")[0])
def test_four_days_give_the_same_bytes_but_for_one_line(file: Path) -> None:
    session_id, timeline = read_bundle(file)
    held = timeline.now.held_on
    assert held is not None
    days = [held + (day - DAYS[0]) for day in DAYS]
    made = [ordered(timeline, session_id, Order(), day, "0123456789") for day in days]
    for document in documents(made[0]):
        first, second, third, last = (edition.content(document) for edition in made)
        assert "later gemaakt" not in read(first).text
        assert [len(LATE.findall(read(one).text)) for one in (third, last)] == [1, 1]
        assert without_line(first) == without_line(second) == without_line(third) == without_line(last)
        told = [text_export.render(edition.outline(document.reader, document.owner)) for edition in made]
        assert {LATE.sub("", one).replace("\n", "") for one in told} == {told[0].replace("\n", "")}
        names = {edition.outline(document.reader, document.owner).file_stem for edition in made}
        assert len(names) == 1


def test_the_next_date_is_that_of_the_day_of_the_version() -> None:
    session_id, timeline = read_bundle(samples() / "lena.cop.json")
    late = text_export.render(ordered(timeline, session_id, Order(), date(2027, 3, 1)).outline(Reader.SCHOOL))
    assert "Volgende datum: za 28/11 (afspraak 7) · tussentijdse evaluatie op di 12/01/2027, 15:45" in late
    assert "Dit document werd later gemaakt, op maandag 1 maart 2027. Wat erin staat, is van v1, dinsdag 24" in late


def test_what_changes_no_word_changes_neither_day_nor_head(library: Library, lena: str) -> None:
    session = library.open_session(lena)
    first = library.deliver(session, Order(form=Form.WORD), today=DAYS[0]).place.read_bytes()
    session.record(ev.LineNoted(Kind.NOTE, "alleen voor mij"))
    later = library.deliver(session, Order(form=Form.WORD), today=DAYS[1]).place.read_bytes()
    assert without_line(first) == without_line(later)
    session.close()


def test_after_a_strike_the_words_are_gone_and_the_version_says_so(library: Library, lena: str) -> None:
    session = library.open_session(lena)
    line = session.state.of(Kind.ACTION)[3]
    before = library.deliver(session, Order(form=Form.WORD), today=DAYS[0]).place
    assert line.text in read(before.read_bytes()).text
    session.strike(line.id)
    assert number_of(session.timeline) == 2
    made = [library.deliver(session, Order(form=Form.WORD), today=day).place.read_bytes() for day in DAYS]
    assert all(line.text not in read(one).text for one in made)
    footers = {" ".join(part.text for part in read(one).document.sections[0].footer.paragraphs) for one in made}
    (footer,) = footers
    assert "1e4a0000 · v2 · " in footer
    assert "Wat er veranderde sinds v1" in read(made[0]).text
    audience = library.deliver(session, Order(Audience.PARENTS, Form.TEXT), today=DAYS[3]).place.read_text()
    assert line.text not in audience
    assert "v2" in audience
    session.close()


def test_a_slip_that_reads_differently_is_another_version(library: Library, lena: str) -> None:
    session = library.open_session(lena)
    library.deliver(session, Order(form=Form.WORD), today=DAYS[0])
    pupil = next(one for one in session.state.people if one.name == "Lena")
    assert number_of(session.timeline) == 1
    session.record(ev.PersonEdited(pupil.id, "Lena", pupil.role, "leerling"))
    assert number_of(session.timeline) == 2
    session.close()
