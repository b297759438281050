"""What is asked of a workspace reads what it shows, however many there are in it; `bench.scale` measures the rest."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.workspaces import TODAY, session_id, workspace
from cop_session.paths import Workspace
from cop_session.services import AgendaWanted, Library, Wanted
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.recipients import Audience
from cop_session.store.index import list_pages, people_index
from cop_session.store.log import event_log

SESSIONS = 120
ONE = session_id(7)
_WANTED = Wanted(TODAY, TODAY - timedelta(days=14), 10)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("veel") / "werkmap"
    workspace(root, SESSIONS)
    return root


@pytest.fixture
def library(filled: Path) -> Iterator[Library]:
    with closing(Library.open(Workspace(filled))) as opened:
        yield opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many entries, known sessions and logs were read."""
    counted = dict.fromkeys(("entries", "known", "logs"), 0)

    def counts(what: str, module: Any, name: str) -> None:
        reads = getattr(module, name)

        def counting(*arguments: Any) -> Any:
            counted[what] += 1
            return reads(*arguments)

        monkeypatch.setattr(module, name, counting)

    for what, module, name in (
        ("entries", list_pages, "read_row"),
        ("known", people_index, "read_known"),
        ("logs", event_log, "rows"),
    ):
        counts(what, module, name)
    return counted


def exported(library: Library) -> None:
    timeline = library.read(ONE)
    library.mentions(ONE, timeline, Order(Audience.SCHOOL, Form.TEXT, draft=False, reply_by=None), TODAY)


ASKED: dict[str, Callable[[Library], object]] = {
    "the list": lambda library: library.first(_WANTED),
    "a search that finds all": lambda library: library.search("de", _WANTED),
    "a short id": lambda library: library.resolve(ONE[:8]),
    "the first of the list": lambda library: next(library.batches(10)),
    "the agenda": lambda library: library.agenda(AgendaWanted(TODAY, 2)),
    "all about a pupil": lambda library: library.custody.about(ONE),
    "what may not belong in a plan": exported,
}


@pytest.mark.parametrize("what", ASKED)
def test_no_more_is_read_than_is_shown(library: Library, read: dict[str, int], what: str) -> None:
    ASKED[what](library)
    assert read["entries"] <= 10
    assert read["known"] < SESSIONS // 4
    assert read["logs"] <= 1


def test_a_start_reads_none_of_them(filled: Path, read: dict[str, int]) -> None:
    Library.open(Workspace(filled)).close()
    assert read == {"entries": 0, "known": 0, "logs": 0}


def test_all_of_them_are_found_where_all_are_wanted(library: Library) -> None:
    everything = library.search("de")
    assert everything.total == len(everything) == SESSIONS
    assert len(library.sessions()) == SESSIONS
