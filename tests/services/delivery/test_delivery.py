"""What leaves the room: for whom, in which files, and what of it stays nowhere."""

import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as Word
from msoffcrypto.exceptions import InvalidKeyError

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Role, Route
from cop_session.domain.state import Participant, Recipient, State
from cop_session.live import LiveSession
from cop_session.paths import samples
from cop_session.services import Library, read_bundle
from cop_session.services.delivery import delivery, document_formats
from cop_session.services.delivery.delivery import Delivered, Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.document_set import numbered
from cop_session.services.delivery.recipients import Audience, parcels, readers_for
from cop_session.services.delivery.reply_deadline import read_reply_by
from cop_session.troubles import Trouble
from tests.documents.support.opened_document import opened

TODAY = date(2026, 11, 24)
NOTE = "kanarie: wacht op het verslag"
EVERYONE = Order(Audience.EVERYONE)


@pytest.fixture
def live(library: Library, lena: str) -> Iterator[LiveSession]:
    """Lena's round table, open, with a private note."""
    session = library.open_session(lena)
    session.record(ev.LineNoted(Kind.NOTE, NOTE))
    yield session
    session.close()


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a PDF be made at once; whether LibreOffice can is tested with it."""
    monkeypatch.setattr(document_formats, "printed", lambda document, private: b"%PDF " + document[:2])


def words_of(document: bytes) -> str:
    """Return everything that can be read in a Word file."""
    with ZipFile(BytesIO(document)) as package:
        return " ".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def named(made: Delivered) -> dict[str, bytes]:
    """Return what was made, by what its file adds to the name of the delivery."""
    return {file.name.removeprefix("zorgplan-2026-11-24-1e4a0000"): file.read_bytes() for file in made.files}


def state_with(*people: tuple[Role, Route]) -> State:
    seated = tuple(Participant(at, str(at), f"P{at}", role) for at, (role, _) in enumerate(people, 1))
    agreed = tuple(Recipient(at + 100, route, at) for at, (_, route) in enumerate(people, 1))
    return State(people=seated, recipients=agreed)


@pytest.mark.parametrize(
    ("role", "readers"),
    [
        (Role.CARE_COORDINATOR, (Reader.SCHOOL,)),
        (Role.PARENT, (Reader.SCHOOL, Reader.PARENTS)),
        (Role.PUPIL, (Reader.PUPIL,)),
    ],
)
def test_parents_get_their_own_page_beside_the_plan_and_the_pupil_instead(
    role: Role, readers: tuple[Reader, ...]
) -> None:
    state = state_with((role, Route.PAPER))
    assert readers_for(state, state.recipients[0]) == readers
    grandmother = replace(state.people[0], role=Role.OTHER, relation="oma")
    of_family = replace(state, people=(grandmother,))
    assert readers_for(of_family, state.recipients[0]) == (Reader.SCHOOL, Reader.PARENTS)
    by_name = replace(state, recipients=(Recipient(9, Route.PAPER, name="oma"),))
    assert readers_for(by_name, by_name.recipients[0]) == (Reader.SCHOOL,)


def test_every_route_has_its_forms() -> None:
    state = state_with(*((Role.HEAD, route) for route in Route))
    made = {
        parcel.recipient.route: [document.form for document in parcel.documents]
        for parcel in parcels(state, Audience.EVERYONE, Form.WORD)
        if parcel.recipient
    }
    assert made == {
        Route.PLATFORM: [Form.WORD],
        Route.PROTECTED: [Form.PROTECTED],
        Route.PAPER: [Form.WORD, Form.PDF],
        Route.READ_ALOUD: [Form.TEXT],
        Route.INTERPRETER: [Form.WORD, Form.TEXT],
    }


def test_everybody_gets_what_was_agreed_in_one_folder(library: Library, live: LiveSession) -> None:
    made = library.deliver(live, EVERYONE, today=TODAY)
    assert sorted(named(made)) == [
        "-v1-4-clb.docx",
        "-v1-4-clb.eml",
        "-v1-5-leerondersteuner.docx",
        "-v1-5-leerondersteuner.eml",
        "-v1-ouders.docx",
        "-v1-ouders.pdf",
        "-v1.docx",
        "-v1.ics",
        "-v1.pdf",
    ]
    assert made.place == library.workspace.exports / "zorgplan-2026-11-24-1e4a0000-v1"
    assert [one.name for one in made.told] == ["Joris Maes", "Ilse D'Hondt"]
    assert len({one.passphrase for one in made.told}) == 2
    if sys.platform != "win32":
        assert stat.S_IMODE(made.place.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in made.files} == {0o600}
    again = library.deliver(live, EVERYONE, today=TODAY)
    assert again.place.name == "zorgplan-2026-11-24-1e4a0000-v1-2"


def test_each_document_that_leaves_is_written_down_with_its_reader_in_one_gesture(
    library: Library, live: LiveSession
) -> None:
    library.deliver(live, EVERYONE, today=TODAY)
    left = [(one.number, one.format, one.reader) for one in live.state.exports]
    assert sorted(left) == [
        (1, "docx", Reader.PARENTS),
        (1, "docx", Reader.SCHOOL),
        (1, "pdf", Reader.PARENTS),
        (1, "pdf", Reader.SCHOOL),
        (1, "protected", Reader.SCHOOL),
    ]
    assert len({one.gesture for one in live.timeline.events[-5:]}) == 1


def test_a_protected_document_opens_with_its_own_passphrase_only(library: Library, live: LiveSession) -> None:
    made = library.deliver(live, EVERYONE, today=TODAY)
    joris, ilse = made.told
    locked = named(made)["-v1-4-clb.docx"]
    assert opened(locked, joris.passphrase) == named(made)["-v1.docx"]
    with pytest.raises(InvalidKeyError):
        opened(locked, ilse.passphrase)
    mail = message_from_bytes(named(made)["-v1-4-clb.eml"], policy=policy.default)
    assert (mail["X-Unsent"], mail["To"], mail["Subject"]) == ("1", None, "Document bij ons gesprek (1e4a0000)")
    attached = {one.get_filename(): one.get_content() for one in mail.iter_attachments()}
    assert attached["zorgplan-2026-11-24-1e4a0000-v1.docx"] == locked
    assert "zorgplan-2026-11-24-1e4a0000-v1.ics" in attached


def test_no_passphrase_note_or_clear_copy_is_on_the_disk(library: Library, live: LiveSession) -> None:
    for recipient in live.state.recipients:
        live.record(ev.RecipientRouted(recipient.id, Route.PROTECTED))
    made = library.deliver(live, EVERYONE, today=TODAY)
    assert len(made.told) == 5
    live.close()
    library.close()
    clear = opened(made.files[0].read_bytes(), made.told[0].passphrase)
    with ZipFile(BytesIO(clear)) as package:
        body = package.infolist()[[one.filename for one in package.infolist()].index("word/document.xml")]
    packed_body = clear[body.header_offset : body.header_offset + body.compress_size]
    everything = b"".join(path.read_bytes() for path in library.workspace.root.rglob("*") if path.is_file())
    assert packed_body not in everything
    for one in made.told:
        assert one.passphrase.encode() not in everything
        assert one.passphrase not in repr(made)
    left = b"".join(file.read_bytes() for file in made.files)
    assert NOTE.encode() not in left
    assert b"hoorspel" not in left


def test_each_reader_gets_a_document_of_their_own(library: Library, live: LiveSession) -> None:
    made = {
        audience: library.deliver(live, Order(audience), today=TODAY)
        for audience in (Audience.SCHOOL, Audience.PARENTS, Audience.PUPIL)
    }
    assert {one.place.name.removeprefix("zorgplan-2026-11-24-1e4a0000") for one in made.values()} == {
        "-v1.docx",
        "-v1-ouders.docx",
        "-v1-mijn-plan.docx",
    }
    texts = {audience: words_of(one.place.read_bytes()) for audience, one in made.items()}
    assert NOTE in {line.text for line in live.state.of(Kind.NOTE)}
    assert all(NOTE not in text for text in texts.values())
    promise, reason = "om de twee weken zeker", "te kort tegen 18/12"
    assert [promise in texts[audience] for audience in texts] == [True, True, False]
    assert [reason in texts[audience] for audience in texts] == [True, False, False]
    assert [one.reader for one in live.state.exports] == [Reader.SCHOOL, Reader.PARENTS, Reader.PUPIL]


def test_everybody_who_does_something_gets_a_slip(library: Library, live: LiveSession) -> None:
    made = library.deliver(live, Order(Audience.OWNERS), today=TODAY)
    assert made.place.name == "zorgplan-2026-11-24-1e4a0000-v1-bladen"
    # By what they are, not by name: a file name is read by more people than the file.
    assert [file.name.removeprefix("zorgplan-2026-11-24-1e4a0000-v1-") for file in made.files] == [
        "afspraak-1-leerkracht.docx",
        "afspraak-2-zoco.docx",
        "afspraak-3-ouder.docx",
        "afspraak-4-ouder.docx",
        "afspraak-5-leerondersteuner.docx",
        "afspraak-6-clb.docx",
        "mijn-plan-leerling.docx",
    ]
    assert [one.reader for one in live.state.exports] == [Reader.OWNER] * 7


@pytest.mark.parametrize(
    ("order", "ending"),
    [
        (Order(form=Form.MARKDOWN), ".md"),
        (Order(form=Form.HTML), ".html"),
        (Order(form=Form.LVS), "-lvs.txt"),
        (Order(Audience.PARENTS, Form.TEXT), "-ouders.txt"),
        (Order(form=Form.CALENDAR), ".ics"),
    ],
)
def test_text_forms_hold_the_plan_and_the_calendar_no_name(
    library: Library, live: LiveSession, order: Order, ending: str
) -> None:
    made = library.deliver(live, order, today=TODAY)
    text = made.place.read_text("utf-8")
    assert made.place.name == f"zorgplan-2026-11-24-1e4a0000-v1{ending}"
    assert ("hoorspel" in text, "Lena" in text) == ((False, False) if order.form is Form.CALENDAR else (True, True))
    assert len(live.state.exports) == (0 if order.form is Form.CALENDAR else 1)


def test_what_is_copied_is_written_down_too(library: Library, live: LiveSession) -> None:
    text = library.hand_over(live, Order(form=Form.LVS), today=TODAY)
    assert "hoorspel" in text
    assert [(one.number, one.format) for one in live.state.exports] == [(1, "lvs")]
    with pytest.raises(ValueError, match="docx"):
        library.hand_over(live, Order(), today=TODAY)


def test_a_draft_goes_round_until_the_first_version_left(library: Library, live: LiveSession) -> None:
    order = Order(draft=True, reply_by=date(2026, 12, 1))
    made = library.deliver(live, order, today=TODAY)
    assert made.place.stem.endswith("ontwerp")
    assert "1 december 2026" in words_of(made.place.read_bytes())
    library.deliver(live, Order(), today=TODAY)
    with pytest.raises(Trouble) as caught:
        library.deliver(live, order, today=TODAY)
    assert caught.value.code == "no_draft"
    assert [one.number for one in live.state.exports] == [0, 1]


def test_a_calendar_takes_a_changed_appointment_for_the_later_one(library: Library, live: LiveSession) -> None:
    def made() -> dict[str, str]:
        text = library.deliver(live, Order(form=Form.CALENDAR), today=TODAY).place.read_text("utf-8")
        return dict(line.split(":", 1) for line in text.splitlines() if line.startswith(("UID", "SEQUENCE")))

    before = made()
    planned = live.state.evaluation
    assert planned is not None
    later = planned.starts + timedelta(days=7)
    live.record(ev.EvaluationPlanned(later, planned.zone, planned.minutes, planned.place, planned.people))
    after = made()
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (EVERYONE, "nobody_receives"),
        (Order(Audience.OWNERS), "nobody_does_anything"),
        (Order(form=Form.CALENDAR), "no_evaluation"),
    ],
)
def test_what_cannot_be_made_yet_is_said_and_leaves_nothing(library: Library, order: Order, code: str) -> None:
    empty = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    with pytest.raises(Trouble) as caught:
        library.deliver(empty, order, today=TODAY)
    empty.close()
    assert caught.value.code == code
    assert list(library.workspace.exports.iterdir()) == []
    assert empty.state.exports == ()


def test_a_document_can_be_made_at_any_moment(library: Library) -> None:
    empty = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    for audience in (Audience.SCHOOL, Audience.PARENTS, Audience.PUPIL):
        made = library.deliver(empty, Order(audience), today=TODAY)
        assert Word(str(made.place)).paragraphs
    empty.close()
    assert {one.number for one in empty.state.exports} == {0}


def test_where_there_can_be_no_pdf_paper_has_word_and_a_sentence(
    library: Library, live: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(document: bytes, private: Path) -> bytes:
        raise Trouble("no_libreoffice")

    monkeypatch.setattr(document_formats, "printed", nothing)
    made = library.deliver(live, EVERYONE, today=TODAY)
    assert [one.code for one in made.missing] == ["no_libreoffice"]
    assert "-v1.docx" in named(made)
    assert "-v1.pdf" not in named(made)
    with pytest.raises(Trouble) as caught:
        library.deliver(live, Order(form=Form.PDF), today=TODAY)
    assert caught.value.code == "no_libreoffice"


def test_a_folder_that_takes_nothing_leaves_no_half_delivery(
    library: Library, live: LiveSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []

    def full(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) > 3:
            raise OSError(28, "full")
        path.write_bytes(content)

    monkeypatch.setattr("cop_session.documents.document_files._write_new", full)
    with pytest.raises(Trouble) as caught:
        library.deliver(live, EVERYONE, today=TODAY, folder=tmp_path / "uit")
    assert caught.value.code == "disk_full"
    assert list((tmp_path / "uit").iterdir()) == []
    assert live.state.exports == ()


def test_from_a_bundle_everything_can_be_made_without_a_workspace(tmp_path: Path) -> None:
    session_id, timeline = read_bundle(samples() / "milan.cop.json")
    edition = delivery.ordered(timeline, session_id, EVERYONE, TODAY)
    made = delivery.deliver(edition, EVERYONE, tmp_path, datetime(2026, 12, 8, tzinfo=UTC))
    assert made.files
    assert numbered(timeline, draft=False) == 1
    assert [file.name for file in tmp_path.iterdir()] == [made.place.name]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("vrijdag", date(2026, 11, 27)),
        ("tegen 4/12", date(2026, 12, 4)),
        ("over een week", date(2026, 12, 1)),
        ("", None),
    ],
)
def test_until_when_is_read_as_people_say_it(said: str, day: date | None) -> None:
    assert read_reply_by(said, TODAY, "nl_BE") == day


@pytest.mark.parametrize(("said", "code"), [("ooit", "reply_by_unclear"), ("20/11/2026", "reply_by_past")])
def test_what_is_no_day_to_come_is_said(said: str, code: str) -> None:
    with pytest.raises(Trouble) as caught:
        read_reply_by(said, TODAY, "nl_BE")
    assert caught.value.code == code
