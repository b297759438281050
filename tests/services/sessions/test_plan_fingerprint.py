"""What a plan's footer says of its history tells later whether that history is still the same."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from hypothesis import given
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.live import LiveSession
from cop_session.paths import samples
from cop_session.services import Library
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.sessions import plan_fingerprint
from cop_session.services.sessions.plan_fingerprint import Printed
from cop_session.store.log.event_codec import encode
from cop_session.store.log.hash_chain import GENESIS, Stored, seal
from cop_session.troubles import Trouble
from tests.scenarios import lena as script
from tests.scenarios.script import recorded

TODAY = date(2026, 11, 25)
STORED = encode(recorded(script.script()))


def footer(library: Library, live: LiveSession, form: Form = Form.TEXT) -> str:
    place = library.deliver(live, Order(form=form), today=TODAY).place
    return place.read_text().splitlines()[-1]


def test_the_footer_shows_how_the_digest_of_its_history_begins(library: Library, lena: str) -> None:
    live = library.open_session(lena)
    line = footer(library, live)
    code, version, head, *_ = line.split(" · ")
    assert (code, version, len(head)) == ("1e4a0000", "v1", plan_fingerprint.DIGITS)
    assert head == library.head(lena) == plan_fingerprint.in_file(samples() / "lena.cop.json")
    # The same plan reads the same, however often it leaves.
    assert footer(library, live) == line
    live.record(ev.LineNoted(Kind.NOTE, "iets anders"))
    live.close()
    assert library.custody.histories(head) == (Printed(lena, 109, 112, True),)
    assert library.head(lena) != head


def test_what_was_struck_since_is_no_other_history(library: Library, lena: str) -> None:
    live = library.open_session(lena)
    head = footer(library, live).split(" · ")[2]
    live.strike(live.state.of(Kind.ACTION)[0].id)
    live.close()
    assert library.custody.histories(head) == (Printed(lena, 109, 111, True),)


def chained_anew(events: Sequence[Stored]) -> list[Stored]:
    """Make the whole chain anew, with the salts that were there: what differs then differs by the change alone."""
    again: list[Stored] = []
    with pytest.MonkeyPatch.context() as patch:
        for seq, one in enumerate(events, 1):
            patch.setattr("cop_session.store.log.hash_chain.os.urandom", lambda _, salt=one.salt: salt)
            previous = again[-1].digest if again else GENESIS
            again.append(seal(previous, (seq, min(one.gesture, seq), *one[2:6]), one.payload))
    return again


def test_without_a_change_the_chain_made_anew_is_the_same() -> None:
    assert chained_anew(STORED) == STORED


@given(st.data())
def test_an_edit_a_drop_and_another_order_are_seen(data: st.DataObject) -> None:
    printed = plan_fingerprint.printed(STORED)
    events = list(STORED)
    place = data.draw(st.integers(1, len(events) - 2))
    match data.draw(st.sampled_from(["edit", "drop", "reorder"])):
        case "edit":
            payload = json.loads(events[place].payload or b"{}") | {"canary": 1}
            events[place] = events[place]._replace(payload=json.dumps(payload).encode())
        case "drop":
            del events[place]
        case "reorder":
            events[place], events[place + 1] = events[place + 1], events[place]
    assert not any(one.digest.hex().startswith(printed) for one in chained_anew(events))


def test_a_cut_is_seen() -> None:
    printed = plan_fingerprint.printed(STORED)
    assert [one.seq for one in STORED if one.digest.hex().startswith(printed)] == [len(STORED)]
    assert plan_fingerprint.printed(STORED[:-1]) != printed
    assert plan_fingerprint.printed([]) == ""


def test_what_was_changed_behind_the_back_of_the_program_is_not_whole(library: Library, lena: str) -> None:
    head = library.head(lena)
    library.close()
    changed = sqlcipher3.dbapi2.connect(library.workspace.database)
    changed.execute("UPDATE event SET payload = CAST('{}' AS BLOB) WHERE seq = 20")
    changed.commit()
    changed.close()
    assert [one.whole for one in library.custody.histories(head)] == [False]


@pytest.mark.parametrize(
    ("text", "head"),
    [(" 8361 609A7a ", "8361609a7a"), ("836160", "836160"), ("83616", None), ("%%%%%%", None), ("", None)],
)
def test_a_head_may_be_typed_with_blanks_and_capitals(text: str, head: str | None) -> None:
    assert plan_fingerprint.typed(text) == head


def test_a_file_that_was_edited_shows_another_head_or_none(tmp_path: Path) -> None:
    file = tmp_path / "lena.cop.json"
    file.write_bytes((samples() / "lena.cop.json").read_bytes().replace(b"hoorspel", b"hoorspil", 1))
    with pytest.raises(Trouble):
        plan_fingerprint.in_file(file)
