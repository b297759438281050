"""Events and rows: nothing is lost on the way, whatever program wrote it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.when import Words
from cop_session.store.log import event_codec
from cop_session.store.log.event_codec import UPCASTERS, decode, encode
from cop_session.store.log.hash_chain import GENESIS, Stored, broken_at, seal
from tests.support.strategies import EVENT_TYPES, built, histories, recorded_from

AT = datetime(2026, 11, 24, 14, 45, 1, 234567, tzinfo=UTC)


def row(kind: str, payload: str, version: int = 1) -> Stored:
    return seal(GENESIS, (1, 1, AT.isoformat(timespec="microseconds"), 0, kind, version), payload.encode())


def plain(events: Sequence[ev.Recorded]) -> list[ev.Recorded]:
    """Leave out what a blanked event knows from elsewhere in the log."""
    return [
        replace(one, event=ev.Blanked(one.event.kind)) if isinstance(one.event, ev.Blanked) else one for one in events
    ]


def only(*rows: Stored) -> ev.Event:
    (recorded,) = decode(rows)
    return recorded.event


@pytest.mark.parametrize("event_type", EVENT_TYPES, ids=lambda one: str(one.__name__))
@settings(max_examples=20)
@given(data=st.data())
def test_every_event_comes_back_as_it_was(event_type: type, data: st.DataObject) -> None:
    event = data.draw(built(event_type))
    recorded = ev.Recorded(1, 1, AT, 1234, event)
    assert plain(decode(encode([recorded]))) == plain([recorded])


@given(histories())
def test_a_whole_log_comes_back_as_it_was(events: list[ev.Recorded]) -> None:
    stored = encode(events)
    assert plain(decode(stored)) == plain(events)
    assert fold(decode(stored)) == fold(decode(encode(decode(stored))))
    assert broken_at(stored) is None
    assert [one.kind for one in stored] == [
        one.event.kind if isinstance(one.event, ev.Unknown | ev.Blanked) else one.event.KIND for one in events
    ]


def test_a_payload_is_canonical_and_in_utf_8() -> None:
    (stored,) = encode([ev.Recorded(1, 1, AT, 0, ev.LineNoted(Kind.NEED, "één “woord”\n"))])
    assert stored.payload == '{"kind":"need","text":"één “woord”\\n","said_by":null}'.encode()
    assert stored.at == "2026-11-24T14:45:01.234567+00:00"


@pytest.mark.parametrize(("kind", "version"), [("LineSung", 1), ("LineNoted", 2)])
def test_what_a_newer_program_wrote_goes_back_verbatim(kind: str, version: int) -> None:
    payload = '{ "tune" : "\\u00e9\\u001b" , "line":1.50 }'
    event = only(row(kind, payload, version))
    assert event == ev.Unknown(kind, version, payload)
    (again,) = encode([ev.Recorded(1, 1, AT, 0, event)])
    assert (again.kind, again.version, again.payload) == (kind, version, payload.encode())


def test_what_an_older_program_wrote_is_read_in_the_present_form(monkeypatch: pytest.MonkeyPatch) -> None:
    def spelled_out(payload: dict[str, Any]) -> dict[str, Any]:
        return {"line": payload["line"], "place": payload["room"]}

    monkeypatch.setattr(ev.PlaceSet, "VERSION", 3)
    monkeypatch.setitem(UPCASTERS, ("PlaceSet", 1), lambda payload: {"line": payload["line"], "room": payload["r"]})
    monkeypatch.setitem(UPCASTERS, ("PlaceSet", 2), spelled_out)
    assert only(row("PlaceSet", '{"line":4,"r":"turnzaal"}')) == ev.PlaceSet(4, "turnzaal")


@pytest.mark.parametrize(
    "payload",
    [
        '{"kind":"need","text":7,"said_by":null}',
        '{"kind":"sang","text":"la"}',
        '{"kind":"need"}',
        '{"kind":"need","text":"een"},{"kind":"need","text":"twee"}',
        '{"kind":"need","text":"een"}],"Moved":[{"entity":1,"before":null}',
        '{"kind":"need","text":"\\ud800',
        "",
        "[]",
        "{" * 5_000,
    ],
)
def test_what_cannot_be_read_takes_nothing_along(payload: str) -> None:
    good = row("PlaceSet", '{"line":4,"place":"turnzaal"}')
    bad = row("LineNoted", payload)
    events = [one.event for one in decode([good, bad, good])]
    assert events == [ev.PlaceSet(4, "turnzaal"), ev.Unknown("LineNoted", 1, payload), ev.PlaceSet(4, "turnzaal")]


@pytest.mark.parametrize("hostile", ["\x1b", "\x07", "\0", "\ud83d", "\x9b", "\x7f", "\ufffe", "\r\u2028"])
def test_text_from_elsewhere_comes_in_clean(hostile: str) -> None:
    note = row("LineNoted", json.dumps({"kind": "need", "text": f"voor{hostile}na", "said_by": None}))
    when = row("WhenSet", json.dumps({"line": 1, "when": {"said": f"voor{hostile}na", "form": "words"}}))
    text = "voor\n\nna" if hostile == "\r\u2028" else "voorna"
    assert only(note) == ev.LineNoted(Kind.NEED, text)
    assert only(when) == ev.WhenSet(1, Words(text))


def test_raw_controls_are_cleaned_as_escaped_ones_are() -> None:
    raw = row("LineNoted", '{"kind":"need","text":"voor\x7f\x85\u2028\ufffena","said_by":null}')
    assert only(raw) == ev.LineNoted(Kind.NEED, "voor\nna")


def test_every_event_of_the_domain_can_be_stored() -> None:
    names = {one.KIND for one in get_args(ev.Event)} - {"Blanked", "Unknown"}
    assert {name for name in names if not event_codec.is_newer(name, 1)} == names


def test_a_struck_line_keeps_its_place_in_what_is_replayed() -> None:
    noted = [(ev.LineNoted(Kind.NEED, text), 0) for text in ("een", "twee", "drie")]
    log = recorded_from([*noted, (ev.Moved(3, before=2), 0), (ev.LineStruck(2, Kind.NEED, before=None), 0)])
    stored = encode(log)
    stored[1] = stored[1].struck()
    events = decode(stored)
    assert events[1].event == ev.Blanked("LineNoted", Kind.NEED, log[-1].at)
    for position in range(4, 6):
        row = fold(events[:position]).of(Kind.NEED)
        assert [(one.id, one.text, one.struck) for one in row] == [
            (1, "een", None),
            (3, "drie", None),
            (2, "", log[-1].at),
        ]
