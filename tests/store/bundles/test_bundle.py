"""A bundle comes back as it went, or is refused in one word with nothing taken over."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.primitives.text_rules import clean
from cop_session.store.bundles import bundle
from cop_session.store.log.event_codec import encode
from cop_session.store.log.hash_chain import GENESIS, Stored, seal
from cop_session.troubles import Trouble
from tests.scenarios import lena
from tests.scenarios.script import recorded
from tests.support.strategies import recorded_from

SESSION = "1e4a0000-0000-4000-8000-000000000001"
NAME = "lena.cop.json"
LENA = recorded(lena.script())
STORED = encode(LENA)
DATA = bundle.dump(SESSION, STORED)


def refused(data: bytes) -> str:
    with pytest.raises(Trouble) as caught:
        bundle.parse(data, NAME)
    assert caught.value.names.get("file", NAME) == NAME
    return caught.value.code


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    whole = json.loads(DATA)
    change(whole)
    return json.dumps(whole, ensure_ascii=False).encode()


def rechained(*payloads: tuple[str, str]) -> bytes:
    """Return a bundle whose chain is whole, whatever its payloads hold."""
    stored: list[Stored] = []
    for seq, (kind, payload) in enumerate(payloads, start=1):
        previous = stored[-1].digest if stored else GENESIS
        envelope = (seq, seq, "2026-11-24T14:45:00.000000+00:00", 0, kind, 1)
        stored.append(seal(previous, envelope, payload.encode()))
    return bundle.dump(SESSION, stored)


def test_it_comes_back_as_it_went(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(DATA)
    came = bundle.read(tmp_path / NAME)
    assert (came.session_id, came.stored, came.drafts) == (SESSION, tuple(STORED), {})
    assert came.events() == LENA


def test_what_was_struck_goes_along_without_words() -> None:
    stored = [STORED[0], *(one.struck() for one in STORED[1:])]
    assert bundle.parse(bundle.dump(SESSION, stored), NAME).stored == tuple(stored)


def test_a_line_comes_back_struck_by_the_event_that_says_when() -> None:
    line, kind = next((one.seq, one.event.kind) for one in LENA if isinstance(one.event, ev.LineNoted))
    seq = len(LENA) + 1
    strike = replace(LENA[-1], seq=seq, gesture=seq, event=ev.LineStruck(line, kind))
    stored = [one.struck() if one.seq == line else one for one in encode((*LENA, strike))]
    came = bundle.parse(bundle.dump(SESSION, stored), NAME)
    assert fold(came.events()).of(kind)[0].struck == strike.at


def test_what_a_newer_program_wrote_goes_along_verbatim() -> None:
    payload = '{ "tune": "\\u00e9", "line": 1.5 }'
    (event,) = bundle.parse(rechained(("LineSung", payload)), NAME).events()
    assert event.event == ev.Unknown("LineSung", 1, payload)


def test_an_event_is_a_line() -> None:
    assert len(DATA.decode().splitlines()) == len(LENA) + 2


def test_hostile_text_comes_in_clean() -> None:
    text = "\x1b]0;a\x07\0\ud83d\u2028[/x]\r\n"
    data = rechained(("LineNoted", json.dumps({"kind": "need", "text": text, "said_by": None})))
    (event,) = bundle.parse(data, NAME).events()
    assert event.event == ev.LineNoted(Kind.NEED, clean(text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        bundle.read(tmp_path / NAME)
    assert caught.value.code == "no_such_file"


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"null", b"[]", b"{}", b'"text"', b"PK\x03\x04", b'{"format":"other"}', b"[" * 100_000]
)
def test_what_is_no_bundle_at_all(data: bytes) -> None:
    assert refused(data) == "not_a_bundle"


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST", len(DATA))
    bundle.parse(DATA, NAME)
    assert refused(DATA + b" ") == "not_a_bundle"


def test_a_bundle_of_a_newer_program() -> None:
    with pytest.raises(Trouble) as caught:
        bundle.parse(changed(lambda whole: whole.update(version=bundle.VERSION + 1, novelty=True)), NAME)
    assert caught.value.code == "newer_store"


@given(st.integers(min_value=60, max_value=len(DATA) - 3))
def test_one_that_was_cut_short(length: int) -> None:
    assert refused(DATA[:length]) == "damaged_bundle"


@settings(max_examples=150)
@given(place=st.integers(0, len(DATA) - 1), mask=st.integers(1, 255))
def test_one_in_which_a_byte_flipped(place: int, mask: int) -> None:
    flipped = bytearray(DATA)
    flipped[place] ^= mask
    try:
        came = bundle.parse(bytes(flipped), NAME)
    except Trouble:
        return
    # Nothing but the kind of blank space between two events.
    assert (came.session_id, came.stored, came.drafts) == (SESSION, tuple(STORED), {})
    assert DATA[place : place + 1].isspace()


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a missing event": lambda whole: whole["events"].pop(3),
    "no first event": lambda whole: whole["events"].pop(0),
    "no events": lambda whole: whole["events"].clear(),
    "a doubled event": lambda whole: whole["events"].insert(3, whole["events"][3]),
    "other order": lambda whole: whole["events"].reverse(),
    "other words": lambda whole: whole["events"][5].update(payload='{"other":"words"}'),
    "words without salt": lambda whole: whole["events"][5].update(salt=None),
    "salt without words": lambda whole: whole["events"][5].update(payload=None),
    "another key": lambda whole: whole["events"][5].update(extra=1),
    "a key less": lambda whole: whole["events"][5].pop("at"),
    "a key more above": lambda whole: whole.update(extra=1),
    "no session": lambda whole: whole.pop("session"),
    "a session with a path": lambda whole: whole.update(session="../../etc/passwd"),
    "a session that is no text": lambda whole: whole.update(session=7),
    "a version that is no number": lambda whole: whole.update(version=True),
    "version nought": lambda whole: whole.update(version=0),
    "events that are no list": lambda whole: whole.update(events={"0": 1}),
    "an event that is no object": lambda whole: whole["events"].append([]),
    "seq as text": lambda whole: whole["events"][5].update(seq="6"),
    "seq as truth": lambda whole: whole["events"][0].update(seq=True),
    "seq with a fraction": lambda whole: whole["events"][5].update(seq=6.0),
    "a gesture to come": lambda whole: whole["events"][5].update(gesture=99),
    "time that runs below nought": lambda whole: whole["events"][5].update(elapsed_ms=-1),
    "a moment without zone": lambda whole: whole["events"][5].update(at="2026-11-24T14:45:00.000000"),
    "a moment that is none": lambda whole: whole["events"][5].update(at="yesterday"),
    "a kind with markup": lambda whole: whole["events"][5].update(kind="[red]"),
    "a digest that is too short": lambda whole: whole["events"][5].update(digest="00"),
    "a digest in capitals": lambda whole: whole["events"][5].update(digest=whole["events"][5]["digest"].upper()),
    "another session": lambda whole: whole.update(session=SESSION.replace("1e4a", "1e4b")),
    "no last event": lambda whole: whole["events"].pop(),
    "drafts that nobody sealed": lambda whole: whole.update(drafts={"need": "half"}),
    "no seal": lambda whole: whole.pop("seal"),
    "a moment of drafts that nobody sealed": lambda whole: whole.update(drafts_at="2026-11-02T13:00:00.000000+00:00"),
    "drafts that are no text": lambda whole: whole.update(drafts={"need": 7}),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_one_that_does_not_add_up(damage: str) -> None:
    assert refused(changed(DAMAGES[damage])) == "damaged_bundle"


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        (b'"seq":1,', b'"seq":1,"seq":1,'),
        (b'"version":1,', b'"version":1,"version":1,'),
        (b'"elapsed_ms":0', b'"elapsed_ms":NaN'),
        (b'"elapsed_ms":0', b'"elapsed_ms":Infinity'),
        (b'"elapsed_ms":0', b'"elapsed_ms":' + b"9" * 5_000),
        (b'"elapsed_ms":0', b'"elapsed_ms":9007199254740993'),
        (b'"elapsed_ms":0', b'"elapsed_ms":' + b"[" * 50_000 + b"]" * 50_000),
        (b'"events"', b'"drafts":{"need":"a","need":"b"},"events"'),
    ],
)
def test_json_that_other_readers_read_otherwise(what: bytes, instead: bytes) -> None:
    assert what in DATA
    assert refused(DATA.replace(what, instead, 1)) == "damaged_bundle"


PREPARED = '{"pupil_id":"p","school_id":"s","locale":"nl_BE","zone":"Europe/Brussels","minutes":60}'


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("LineNoted", '{"kind":"need","text":"een","text":"twee"}'),
        ("LineNoted", '{"kind":"need","text":NaN}'),
        ("LineNoted", '{"kind":"need"}'),
        ("LineNoted", '{"kind":"need","text":"een"},{"kind":"need","text":"twee"}'),
        ("LineNoted", "[]"),
        ("LineNoted", "geen JSON"),
        ("LineNoted", '{"a":' * 20_000 + "1" + "}" * 20_000),
        ("LineReworded", '{"line":' + "9" * 400 + ',"text":"een"}'),
        ("SessionPrepared", PREPARED.replace("60", "0")),
        ("SessionPrepared", PREPARED.replace("60", "100000")),
        ("SessionPrepared", PREPARED.replace("Europe/Brussels", "../../etc/passwd")),
        ("SessionPrepared", PREPARED.replace("Europe/Brussels", "")),
        ("SessionPlanned", '{"starts":"2026-11-24T15:45:00+01:00","minutes":60}'),
        ("SessionPlanned", '{"starts":"9999-12-31T23:59:00","minutes":60}'),
        ("SessionStarted", '{"on":"0001-01-01"}'),
        ("WhenSet", '{"line":1,"when":{"year":2026,"month":13,"said":"ooit","form":"month"}}'),
        ("WhenSet", '{"line":1,"when":{"day":"2026-11-24","said":"","weekdays":[7],"form":"from"}}'),
        ("PollOpened", '{"line":1,"scale":"conditions","labels":["a"],"asked":[1]}'),
        ("Answered", '{"poll":1,"person":1,"score":6}'),
        ("PresenceSet", '{"person":1,"presence":"at_table","leaves":"16:10:00+01:00"}'),
    ],
)
def test_a_payload_with_which_nobody_can_reckon(kind: str, payload: str) -> None:
    assert refused(rechained((kind, payload))) == "damaged_bundle"


def test_a_score_beyond_the_labels_of_its_poll() -> None:
    poll = ("PollOpened", '{"line":1,"scale":"conditions","labels":["a","b","c"],"asked":[1]}')
    assert len(bundle.parse(rechained(poll, ("Answered", '{"poll":1,"person":1,"score":2}')), NAME).stored) == 2
    assert refused(rechained(poll, ("Answered", '{"poll":1,"person":1,"score":3}'))) == "damaged_bundle"


def test_drafts_come_with_what_was_rescued_and_clean() -> None:
    stored = encode(recorded_from([(ev.SessionPaused(), 0)]))
    came = bundle.parse(bundle.dump(SESSION, stored, {"need": "half\x1b[2J"}), NAME)
    assert came.drafts == {"need": "half[2J"}
