"""A session of ten thousand events: taken in from a file, gone on with, and seen again."""

from contextlib import closing
from pathlib import Path

import pytest

from bench.sessions import SESSION_ID, session
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.services import Library
from cop_session.store.bundles import bundle
from cop_session.store.log.event_codec import encode
from cop_session.tui.replay.replay_screen import ReplayScreen
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, screen, settled, workspace

LENGTH = 10_000


@pytest.fixture(scope="module")
def events() -> list[ev.Recorded]:
    return session(LENGTH)


@pytest.fixture(scope="module")
def file(events: list[ev.Recorded], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lang") / "lang.cop.json"
    path.write_bytes(bundle.portable(SESSION_ID, encode(events)))
    return path


def test_it_comes_in_goes_on_and_leaves_again(tmp_path: Path, file: Path, events: list[ev.Recorded]) -> None:
    with closing(Library.open(workspace(tmp_path), clock=HandClock())) as library:
        assert library.import_bundle(file).added == LENGTH
        with closing(library.open_session(SESSION_ID)) as live:
            assert (live.read_only, live.lost, live.state) == (None, 0, fold(events))
            assert live.record(ev.LineNoted(Kind.NEED, "nog een behoefte")) is None
            assert live.undo()
            assert live.state.content == fold(events).content
            assert live.redo()
            assert live.state.of(Kind.NEED)[-1].text == "nog een behoefte"
        (again, *_) = library.export_bundle(SESSION_ID)
        assert len(bundle.read(again).stored) == LENGTH + 3


async def test_it_is_seen_again_from_the_beginning_to_the_end(tmp_path: Path, file: Path) -> None:
    with closing(Library.open(workspace(tmp_path), clock=HandClock())) as library:
        library.import_bundle(file)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        shown = pilot.app.screen
        assert isinstance(shown, ReplayScreen)
        assert "‖ staat stil" in screen(pilot)
        await pilot.press("end")
        await settled(pilot)
        assert shown.replay.position == LENGTH
        await pilot.press("left", "left", "home")
        await settled(pilot)
        assert "Het gesprek begint" in screen(pilot)
