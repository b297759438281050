"""Papers of a training copy say that no file may hold them, whoever they are for and in whatever form."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from docx import Document as Word

from cop_session.documents import calendar_file
from cop_session.documents.readers import owners
from cop_session.domain.codes import Reader
from cop_session.domain.events import SessionPrepared
from cop_session.domain.timeline import Timeline
from cop_session.i18n import catalogue
from cop_session.services.delivery import document_formats
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.document_set import Edition
from cop_session.services.delivery.mail_text import mail
from tests.documents.support.word_reader import read
from tests.scenarios import lena
from tests.scenarios.script import recorded

NOW = datetime(2026, 11, 24, 17, 2, 3, tzinfo=UTC)
SAYS = "Trainingskopie, niet in een dossier"
READERS = pytest.mark.parametrize(
    ("reader", "owner"), [(Reader.SCHOOL, None), (Reader.PARENTS, None), (Reader.PUPIL, None), (Reader.OWNER, 0)]
)


def edition(*, copy: bool, number: int = 1) -> Edition:
    first, *rest = recorded(lena.script())
    assert isinstance(first.event, SessionPrepared)
    timeline = Timeline([replace(first, event=replace(first.event, copy=copy)), *rest])
    return Edition(timeline, "0f4c2a9e-1111-4222-8333-444455556666", number=number, today=date(2026, 11, 24))


@READERS
@pytest.mark.parametrize("number", [0, 1])
def test_every_paper_says_so_above_all_else_and_on_every_page(reader: Reader, owner: int | None, number: int) -> None:
    copy = edition(copy=True, number=number)
    found = copy.outline(reader, None if owner is None else owners(copy.state)[owner])
    # Nothing of what is to be done with the paper of a real talk stands there.
    footer = f"0f4c2a9e · {found.version} · trainingskopie, niet in een dossier"
    for form in (Form.TEXT, Form.MARKDOWN, Form.HTML, Form.LVS):
        said = document_formats.written(found, form).replace("\\", "")
        assert SAYS in said, form
        assert re.sub("<[^>]*>", "", said).splitlines().count(footer) == 1, form
    word = document_formats.word(found, None)
    assert SAYS in read(word).text
    footers = [part.text for section in Word(BytesIO(word)).sections for part in section.footer.paragraphs]
    footers += [
        cell.text
        for section in Word(BytesIO(word)).sections
        for table in section.footer.tables
        for row in table.rows
        for cell in row.cells
    ]
    assert [one.partition("\t")[0] for one in footers if one] == [footer]
    assert SAYS not in document_formats.written(edition(copy=False, number=number).outline(Reader.SCHOOL), Form.TEXT)


def test_the_appointment_and_the_mail_say_so_too() -> None:
    t = catalogue("nl_BE")
    for copy, said in ((True, "trainingskopie, niet in een dossier"), (False, "fictief voorbeeld")):
        one = edition(copy=copy)
        file = calendar_file.appointment(one.state, t, uid="u", sequence=0, now=NOW).decode().replace("\r\n ", "")
        (summary,) = (row for row in file.splitlines() if row.startswith("SUMMARY"))
        assert said in summary.replace("\\", "")
        subject = message_from_bytes(mail(one, ()), policy=policy.default)["subject"]
        assert (said in subject) is copy
