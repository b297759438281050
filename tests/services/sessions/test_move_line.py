"""A line that goes to the round table where it belongs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.domain.rules import Refusal, Refused
from cop_session.domain.when import By
from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.services.sessions.move_line import move_line
from cop_session.troubles import Trouble
from tests.support.clock import HandClock

WHEN = By(date(2026, 12, 18), "tegen 18 december")
WORDS = "Koen leent een tablet uit"


def seated(library: Library, *people: tuple[str, Role]) -> LiveSession:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    for name, role in people:
        live.record(ev.PersonSeated(name, name, role))
    return live


@pytest.fixture
def here(library: Library) -> Iterator[LiveSession]:
    live = seated(library, ("Koen", Role.CARE_COORDINATOR), ("Fatma", Role.PARENT), ("Aya", Role.TEACHER))
    koen, fatma, aya = (one.id for one in live.state.people)
    line = live.next_seq
    live.record(
        ev.LineNoted(Kind.ACTION, WORDS, fatma),
        ev.OwnersSet(line, (fatma, koen, aya), fatma),
        ev.WhenSet(line, WHEN),
        ev.PlaceSet(line, "klas"),
    )
    live.flush()
    yield live
    live.close()


@pytest.fixture
def there(library: Library) -> str:
    """Another session, where Koen sits as well, and Aya interprets."""
    live = seated(library, ("Els", Role.TEACHER), ("Koen", Role.HEAD), ("Aya", Role.INTERPRETER))
    live.close()
    return live.id


def line_of(live: LiveSession) -> int:
    return live.state.of(Kind.ACTION)[0].id


def test_words_go_along_and_people_only_where_they_sit(library: Library, here: LiveSession, there: str) -> None:
    assert move_line(library, here, line_of(here), there) is None
    state = library.read(there).now
    (moved,) = state.of(Kind.ACTION)
    koen = state.people[1].id
    assert (moved.text, moved.owners, moved.lead, moved.said_by) == (WORDS, (koen,), None, None)
    assert (moved.when, moved.place) == (WHEN, "klas")
    (left,) = here.state.of(Kind.ACTION)
    assert (left.text, left.struck is not None) == ("", True)
    assert WORDS not in str(library.read(here.id).events)


def test_moved_in_one_gesture_it_is_undone_at_once_there(library: Library, here: LiveSession, there: str) -> None:
    move_line(library, here, line_of(here), there)
    target = library.open_session(there)
    assert [line.text for line in target.state.of(Kind.ACTION)] == [WORDS]
    target.undo()
    assert target.state.of(Kind.ACTION) == ()
    target.close()


def test_who_said_it_and_sees_to_it_goes_along(library: Library, here: LiveSession) -> None:
    target = seated(library, ("Fatma", Role.PARENT))
    target.close()
    move_line(library, here, line_of(here), target.id)
    state = library.read(target.id).now
    (moved,) = state.of(Kind.ACTION)
    assert (moved.owners, moved.lead, moved.said_by) == ((state.people[0].id,),) + (state.people[0].id,) * 2


def test_a_crash_halfway_leaves_it_in_both_and_once_more_is_enough(
    library: Library, here: LiveSession, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(_line: int) -> Any:
        on_disk = library.read(there).now.of(Kind.ACTION)
        assert [one.text for one in on_disk] == [WORDS]
        raise Trouble("not_struck")

    with monkeypatch.context() as broken:
        broken.setattr(here, "strike", stops)
        with pytest.raises(Trouble, match="not_struck"):
            move_line(library, here, line_of(here), there)
    assert here.state.of(Kind.ACTION)[0].text == WORDS
    move_line(library, here, line_of(here), there)
    assert [one.text for one in library.read(there).now.of(Kind.ACTION)] == [WORDS]
    assert here.state.of(Kind.ACTION)[0].struck is not None


def test_a_session_that_is_open_elsewhere_takes_nothing(
    library: Library, here: LiveSession, there: str, clock: HandClock
) -> None:
    other = Library.open(library.workspace, clock=clock)
    opened = other.open_session(there)
    try:
        with pytest.raises(Trouble, match="other_session_in_use"):
            move_line(library, here, line_of(here), there)
    finally:
        other.close()
    assert opened.state.of(Kind.ACTION) == ()
    assert here.state.of(Kind.ACTION)[0].text == WORDS
    assert move_line(library, here, line_of(here), there) is None


def test_what_cannot_be_saved_there_stays_here(
    library: Library, here: LiveSession, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LiveSession, "saved", property(lambda self: self is here))
    with pytest.raises(Trouble, match="not_saved"):
        move_line(library, here, line_of(here), there)
    assert here.state.of(Kind.ACTION)[0].text == WORDS


def test_a_closed_session_and_a_line_that_is_gone_are_refused(library: Library, here: LiveSession, there: str) -> None:
    line = line_of(here)
    target = library.open_session(there)
    target.record(ev.SessionClosed())
    target.close()
    assert move_line(library, here, line, there) == Refused(Refusal.CLOSED)
    assert move_line(library, here, 99, there) == Refused(Refusal.GONE)
    here.strike(line)
    assert move_line(library, here, line, there) == Refused(Refusal.STRUCK)
    with pytest.raises(Trouble, match="no_such_session"):
        move_line(library, here, line, "ffff")
    assert library.read(there).now.of(Kind.ACTION) == ()


def test_who_reads_along_moves_nothing(library: Library, here: LiveSession, there: str, clock: HandClock) -> None:
    other = Library.open(library.workspace, clock=clock)
    along = other.open_session(here.id)
    try:
        with pytest.raises(Trouble, match="open_elsewhere"):
            move_line(other, along, line_of(here), there)
    finally:
        other.close()
    assert library.read(there).now.of(Kind.ACTION) == ()
