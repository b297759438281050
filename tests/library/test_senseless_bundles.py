"""Bundles that are whole and make no sense: each is refused in a sentence, or every way out of it is soon gone."""

import random
import resource
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from cop_session.library import Library, StrikesUnconfirmed
from cop_session.library.edition import Edition
from cop_session.library.forms import word
from cop_session.paths import Workspace
from cop_session.roundtable.words import Reader
from cop_session.troubles import Trouble
from tests.clock import HandClock
from tests.documents.test_dangling import assert_every_document
from tests.figures import Figures
from tests.store.senseless import senseless

SECONDS = 2.0
"""Of the processor, for each way."""
MEGABYTES = 300
SESSION = "1e4a0000-0000-4000-8000-0000000{:05x}"


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("first", "number"),
    [(0, 12), *(pytest.param(turn * 500, 500, marks=pytest.mark.torture) for turn in range(20))],
)
def test_every_way_out_of_it_is_soon_gone(tmp_path: Path, figures: Figures, first: int, number: int) -> None:
    came, slowest, wrong = Counter[str](), defaultdict[str, float](float), list[str]()
    with closing(Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock())) as library:
        for seed in range(first, first + number):
            try:
                came[tried(library, tmp_path, seed, slowest)] += 1
            except Exception as error:
                wrong.append(f"seed {seed}: {error!r:.300}")
    # Everything that ran in this process before counts too.
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    told = {"crashes": len(wrong), "refused": came["refused"]}
    figures("senseless bundles", number, told, {"s at most": max(slowest.values(), default=0.0), "MB at most": grown})
    assert wrong == []
    assert {way: took for way, took in slowest.items() if took > SECONDS} == {}


def tried(library: Library, folder: Path, seed: int, slowest: dict[str, float]) -> str:
    """Bring one, read it, make everything of it and erase it; `slowest` keeps the processor's seconds of each way."""
    rng, path, session = random.Random(seed), folder / "gekregen.cop.json", SESSION.format(seed)
    path.write_bytes(senseless(rng, session))
    began = process_time()

    def took(way: str) -> None:
        nonlocal began
        now = process_time()
        slowest[way] = max(slowest[way], now - began)
        began = now

    try:
        taken = library.import_bundle(path).session_id
    except (Trouble, StrikesUnconfirmed):
        took("intake")
        return "refused"
    took("intake")
    live = library.open_session(taken)
    live.close()
    took("open")
    timeline = library.read(taken)
    for position in range(0, len(timeline) + 1, 7):
        assert timeline.at(position) is not None
    took("replay")
    assert_every_document(list(timeline.events))
    took("documents, names and copy")
    assert word(Edition(timeline, taken, number=1, today=date(2026, 11, 24)).outline(Reader.SCHOOL))
    took("Word")
    library.custody.erase(taken)
    took("erase")
    return "taken in"
