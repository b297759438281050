"""Bundles that are whole and make no sense: each is refused in a sentence, or every way out of it is soon gone."""

import random
import resource
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest

from cop_session.documents import transcript
from cop_session.domain.codes import Reader
from cop_session.paths import Workspace
from cop_session.services import Library, StrikesUnconfirmed
from cop_session.services.delivery.delivery import Order, outlines
from cop_session.services.delivery.document_formats import ON_CLIPBOARD, word, written
from cop_session.services.delivery.document_set import Edition
from cop_session.services.delivery.recipients import Audience
from cop_session.services.prefill.third_party_names import mentions, strangers
from cop_session.services.sessions.plan_versions import language_of
from cop_session.training.redaction.training_copy import copy_of
from cop_session.troubles import Trouble
from tests.documents.plan.test_dangling_references import NOW, TODAY
from tests.store.bundles.senseless_bundles import senseless
from tests.support.clock import HandClock
from tests.support.figures import Figures

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
    state = timeline.now
    transcript.render(timeline, language_of(state))
    took("transcript")
    edition = Edition(timeline, taken, number=1, today=TODAY)
    for audience in Audience:
        found = outlines(edition, Order(audience))
        mentions(found, state, strangers(state, ()))
        took("names pointed out")
        for form in ON_CLIPBOARD:
            for outline in found:
                assert isinstance(written(outline, form), str)
            took(form)
    edition.appointment(NOW)
    assert word(edition.outline(Reader.SCHOOL))
    took("Word")
    copy_of(timeline, ())
    took("copy")
    library.custody.erase(taken)
    took("erase")
    return "taken in"
