"""The chain shows every change to a log, a strike aside."""

from hypothesis import given
from hypothesis import strategies as st

from cop_session.domain.codes import Kind
from cop_session.domain.events import LineNoted
from cop_session.store.log.event_codec import encode
from cop_session.store.log.hash_chain import Stored, broken_at
from tests.support.strategies import histories, recorded_from

logs = histories(max_size=8).filter(len).map(encode)


def draw_place(data: st.DataObject, log: list[Stored]) -> int:
    return data.draw(st.integers(0, len(log) - 1))


@given(logs, st.data())
def test_an_edit_is_found_where_it_was_made(log: list[Stored], data: st.DataObject) -> None:
    place = draw_place(data, log)
    one = log[place]
    edited: Stored = data.draw(
        st.sampled_from(
            [
                one._replace(payload=(one.payload or b"") + b" ", salt=one.salt or b""),
                one._replace(salt=b"pepper", payload=one.payload or b""),
                one._replace(gesture=one.gesture + 1),
                one._replace(at=one.at.replace("2026", "2025")),
                one._replace(elapsed_ms=one.elapsed_ms + 1),
                one._replace(kind=one.kind + "x"),
                one._replace(version=one.version + 1),
                one._replace(payload_digest=bytes(32)),
                one._replace(digest=bytes(32)),
            ]
        )
    )
    assert broken_at([*log[:place], edited, *log[place + 1 :]]) == place + 1


@given(logs.filter(lambda log: len(log) > 1), st.data())
def test_a_dropped_a_doubled_and_a_moved_event_are_found(log: list[Stored], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(log) - 2))
    first, second = log[place : place + 2]
    assert broken_at([*log[:place], *log[place + 1 :]]) == place + 1
    assert broken_at([*log[: place + 1], first, *log[place + 1 :]]) == place + 2
    assert broken_at([*log[:place], second, first, *log[place + 2 :]]) == place + 1


@given(logs, st.data())
def test_any_event_can_be_struck(log: list[Stored], data: st.DataObject) -> None:
    place = draw_place(data, log)
    assert broken_at([*log[:place], log[place].struck(), *log[place + 1 :]]) is None


def test_equal_words_leave_unequal_digests() -> None:
    note = recorded_from([(LineNoted(Kind.NEED, "geen idee"), 0)])
    (one,), (other,) = encode(note), encode(note)
    assert one.payload == other.payload
    assert one.struck().payload_digest != other.struck().payload_digest
