"""A mail draft: exactly the headers it should have, whatever stands in names and subjects."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents.mail_draft import LONGEST_NAME, LONGEST_SUBJECT, Attachment, draft

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HOSTILE = [
    "Jan\r\nBcc: spy@example.org",
    "Jan\nX-Evil: 1\n\nbody",
    "nul\0byte",
    " =?utf-8?q?Bcc=3A_spy=40example.org?=",
    "=?utf-8?b?SGFjaw==?= =?utf-8?b?SGFjaw==?=",
    "x" * 1000,
    "é" * 1000,
    "=?" * 500,
    "\u202efdp.exe",
    "Yıldız, Fatma; Jan <jan@example.org>, <piet@example.org>",
    'quote " and \\ back',
    "../../etc/passwd",
    "\ud800 lone",
    "فاطمة",
    "",
]


def read(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def holds_exactly(raw: bytes, *headers: str) -> EmailMessage:
    message = read(raw)
    assert message.keys() == list(headers)
    assert not message.defects
    assert not any(part.defects for part in message.walk())
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return message


def about(hostile: str) -> bytes:
    return draft(to=hostile, subject=hostile, body=hostile, attachments=[Attachment(f"{hostile}.docx", b"PK\0", WORD)])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile: str) -> None:
    message = holds_exactly(about(hostile), "X-Unsent", "Subject", "MIME-Version", "Content-Type")
    assert message["X-Unsent"] == "1"
    assert len(message["Subject"]) <= LONGEST_SUBJECT
    assert "=?" not in message["Subject"]
    (attached,) = message.iter_attachments()
    name = attached.get_filename()
    assert name is not None
    assert name.endswith("docx")
    assert len(name) <= LONGEST_NAME
    assert not set(name) & set('\\/:*?"<>|\0\r\n\u202e')
    assert attached.get_content_type() == WORD
    assert attached.get_payload(decode=True) == b"PK\0"


@settings(max_examples=60)
@given(st.text(max_size=60).map(lambda text: f"{text}@x.be\r\n{text}"))
def test_no_words_become_a_header(text: str) -> None:
    message = read(about(text))
    assert set(message.keys()) <= {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert len(message.keys()) == len(set(message.keys()))


@pytest.mark.parametrize(
    ("to", "address", "name"),
    [
        ("fatma@example.org", "fatma@example.org", ""),
        ("Fatma Yıldız <fatma@example.org>", "fatma@example.org", "Fatma Yıldız"),
        ('"Yıldız, Fatma" <fatma@example.org>', "fatma@example.org", "Yıldız, Fatma"),
        ("=?utf-8?q?Jan?= <fatma@example.org>", "fatma@example.org", "utf-8?q?Jan"),
    ],
)
def test_one_address_is_filled_in(to: str, address: str, name: str) -> None:
    raw = draft(to=to, subject="Document", body="Dag")
    message = holds_exactly(
        raw, "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"
    )
    (one,) = message["To"].addresses
    assert (one.addr_spec, one.display_name) == (address, name)


@pytest.mark.parametrize(
    "to", ["Fatma Yıldız", "a@example.org, b@example.org", "<a@example.org> b@example.org", "a@b", "é@example.org"]
)
def test_nobody_is_filled_in_where_there_is_not_one_address(to: str) -> None:
    assert read(draft(to=to, subject="Document", body="Dag"))["To"] is None


def test_a_body_comes_back_and_nothing_tells_who_wrote_it_when() -> None:
    body = "Dag Fatma\n\n.\nFrom de school\n— groeten ✓ فاطمة"
    message = read(
        draft(to="", subject="Document", body=body, attachments=[Attachment("a.pdf", b"%PDF", "application/pdf")])
    )
    part = message.get_body()
    assert part is not None
    assert part.get_content().splitlines() == body.splitlines()
    assert not {"From", "Date", "Message-ID", "User-Agent", "X-Mailer", "Received"} & set(message.keys())


def test_an_appointment_goes_along_as_the_text_it_is() -> None:
    made = "LOCATION:zorglokaal één\r\n".encode()
    (one,) = read(
        draft(to="", subject="Document", body="Dag", attachments=[Attachment("o.ics", made, "text/calendar")])
    ).iter_attachments()
    assert (one.get_content_type(), one.get_content_charset()) == ("text/calendar", "utf-8")
    assert one.get_payload(decode=True) == made
