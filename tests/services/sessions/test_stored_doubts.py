"""A doubt is data: it is there after closing, opening, a bundle and an import."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.domain.state import Line
from cop_session.domain.when import Every, From, On, Words
from cop_session.paths import Workspace
from cop_session.replay import Replay
from cop_session.services import Library
from tests.support.clock import HandClock

WEDNESDAY = date(2026, 11, 25)
READINGS = (On((WEDNESDAY,), ""), From(WEDNESDAY, "", Every.WEEK, (2,)), Words(""))


@pytest.fixture
def elsewhere(tmp_path: Path, clock: HandClock) -> Iterator[Library]:
    opened = Library.open(Workspace(tmp_path / "elders"), clock=clock)
    yield opened
    opened.close()


def noted(library: Library) -> tuple[str, Line]:
    with closing(library.prepare(locale="nl_BE", zone="Europe/Brussels")) as live:
        for name in ("Tom Verhelst", "Tom Wouters"):
            live.record(ev.PersonSeated(name, name, Role.OTHER))
        first, second = (one.id for one in live.state.people)
        line = live.next_seq
        live.record(
            ev.LineNoted(Kind.ACTION, "Tom komt op woensdag"),
            ev.OwnersDoubted(line, "Tom", ((first,), (second,), ())),
            ev.WhenDoubted(line, "op woensdag", READINGS),
        )
        (found,) = live.state.of(Kind.ACTION)
    assert found.doubtful
    return live.id, found


def test_a_doubt_is_there_after_opening_a_bundle_and_an_import(
    library: Library, elsewhere: Library, tmp_path: Path
) -> None:
    session, line = noted(library)
    assert library.read(session).now.of(Kind.ACTION) == (line,)
    (path,) = library.export_bundle(session, tmp_path / "uit")
    elsewhere.import_bundle(path)
    timeline = elsewhere.read(session)
    assert timeline.now.of(Kind.ACTION) == (line,)


def test_a_replay_shows_the_doubt_before_it_was_decided(library: Library) -> None:
    session, line = noted(library)
    with closing(library.open_session(session)) as live:
        live.record(ev.WhenSet(line.id, line.when_doubt[0]))
    timeline = library.read(session)
    assert not timeline.now.of(Kind.ACTION)[0].when_doubt
    replay = Replay(timeline)
    replay.seek(replay.last)
    replay.previous_gesture()
    assert replay.state.of(Kind.ACTION)[0].when_doubt == line.when_doubt
