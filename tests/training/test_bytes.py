"""The bytes of a finished copy, however somebody decided: nothing in them leads back to the session."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import process_time

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Route
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import Words
from cop_session.formats import EVALUATION
from cop_session.live import LiveSession
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.services.training.training_copies import write_copy
from cop_session.store.bundles import bundle
from cop_session.store.log.event_codec import encode
from cop_session.store.log.hash_chain import Stored
from cop_session.training.lexicon.generic_words import EVERYBODYS
from cop_session.training.lexicon.ordinary_words import is_ordinary
from cop_session.training.names.known_names import OF_SCHOOLS, PARTICLES, named
from cop_session.training.redaction.review_questions import ReviewChoice, ReviewDecision
from cop_session.training.redaction.training_copy import Copy, copy_of
from tests.support.clock import HandClock
from tests.training.gold import Session, copies, sessions

POLICIES: dict[str, Callable[[Copy], dict[str, ReviewDecision]]] = {
    "accept all": lambda copy: {item.ask.key: item.proposed for item in copy.items},
    "leave out all": lambda copy: {item.ask.key: ReviewDecision(ReviewChoice.LEAVE_OUT) for item in copy.items},
    "keep all": lambda copy: {item.ask.key: ReviewDecision(ReviewChoice.KEEP) for item in copy.items},
}
CANARY = "kanarievogel"
BEGINS = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
SESSION = "7c11a2de-0000-4000-8000-00000000000b"


@pytest.mark.parametrize("policy", POLICIES)
def test_no_original_id_name_digest_salt_or_moment_is_in_the_bytes(tmp_path: Path, policy: str) -> None:
    scanned = 0
    for one, copy in copies():
        stored = encode(one.timeline.events)
        decided = POLICIES[policy](copy)
        content = write_copy(Workspace(tmp_path), SESSION, copy, decided, folder=tmp_path / one.name).read_bytes()
        kept = {
            word for key, way in decided.items() if way.way is ReviewChoice.KEEP for word in _words(_asked(copy, key))
        }
        text = content.decode("utf-8")
        left = [what for what in (*_ids(one), *_secrets(stored), *_moments(stored)) if what.encode() in content]
        original = " ".join(row.payload.decode() for row in stored if row.payload)
        said, before = set(_words(text)), set(_words(original))
        # What is looked for is in the session itself.
        assert all(what in before for what in _names(one) if not what.endswith("s"))
        assert all(what in original for what in _ids(one) if what != SESSION)
        left += [name for name in _names(one) if name in said and name not in kept]
        assert left == [], one.name
        scanned += 1
    assert scanned >= 10


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_of_the_round_table_before_it_is_in_the_bytes_of_an_evaluation(tmp_path: Path, policy: str) -> None:
    clock = HandClock()
    library = Library.open(Workspace(tmp_path / "werkmap"), clock=clock)
    lena = _noted_in_lena(library)
    clock.pass_ms(49 * 24 * 3600 * 1000)
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=lena, talk=EVALUATION)
    _evaluated(live)
    live.close()
    copy = library.copies.begin(live.id)
    decided = POLICIES[policy](copy)
    content = library.copies.write(live.id, copy, decided, tmp_path / "mee").read_bytes()
    kept = {word for key, way in decided.items() if way.way is ReviewChoice.KEEP for word in _words(_asked(copy, key))}
    logs = {one: library.read(one) for one in (lena, live.id)}
    library.close()
    secrets, ids = list[str](), [lena, live.id]
    for timeline in logs.values():
        stored = encode(timeline.events)
        secrets += [*_secrets(library._log.stored(lena)), *_moments(stored)]
        ids += [timeline.now.pupil_id, timeline.now.school_id, *(one.person_id for one in timeline.now.people)]
    said = set(_words(content.decode()))
    names = {name for timeline in logs.values() for name in _names_at(timeline)}
    assert {"vandamme", "roeselare", "noor", "kirbas", "ghyselen"} <= names
    assert [one for one in (*ids, *secrets) if one.encode() in content] == []
    assert sorted(name for name in names if name in said and name not in kept) == []
    made = read_bundle(content)
    carried = [one.event for one in made if isinstance(one.event, ev.LineCarried)]
    assert len(carried) == 20
    assert {one.origin for one in carried}.isdisjoint(ids)
    assert sorted(one.origin_line for one in carried) == list(range(1, 21))
    assert [one.event.planned_as for one in made if isinstance(one.event, ev.FormatChosen)] == [None]
    # A name that is a word too: only the round table knows that somebody is called so.
    assert "Wouters" not in content.decode()
    assert CANARY not in content.decode()


def _noted_in_lena(library: Library) -> str:
    """Take in Lena's round table, and let lines name people who sit at no table."""
    lena = library.import_bundle(samples() / "lena.cop.json").session_id
    live = library.open_session(lena)
    live.record(ev.SessionReopened())
    live.record(ev.LineNoted(Kind.OBSERVER, "Noor Kirbas, stagiaire"))
    live.record(ev.LineNoted(Kind.OBSERVER, "Bram Wouters, student"))
    live.record(ev.LineNoted(Kind.WORKS, "Wouters belt nog"))
    live.record(ev.LineNoted(Kind.WORKS, "vraagt het aan Kirbas en Ghyselen, en belt op 8 december 2026"))
    seq = live.next_seq
    live.record(ev.LineNoted(Kind.OPEN, "wat zegt Kirbas?"))
    live.record(ev.OwnersDoubted(seq, "Noor of Nele", ((),)))
    live.record(ev.WhenSet(seq, Words("als Ghyselen terug is")))
    live.record(ev.PlaceSet(seq, "bij mevrouw Ghyselen"))
    live.record(ev.RecipientAdded(Route.PAPER, None, "Hilde Ghyselen (logopedist)"))
    live.record(ev.SessionClosed())
    live.close()
    return lena


def _evaluated(live: LiveSession) -> None:
    """Leave behind in an evaluation what a copy leaves out: a redacted line, an undone one and a note."""
    lines = [line.id for row in live.state.lines.values() for line in row]
    live.record(ev.LineReworded(lines[0], f"de {CANARY} van Noor"))
    assert live.strike(lines[0]) is None
    live.record(ev.LineNoted(Kind.NEED, f"de {CANARY} fluit"))
    assert live.undo()
    live.record(ev.LineNoted(Kind.NOTE, f"{CANARY} en Noor"))


def _names_at(timeline: Timeline) -> Iterator[str]:
    told = (one.name for one in named(timeline.events))
    yield from (word for name in told for word in _words(name) if len(word) > 2 and not is_ordinary(word))


def read_bundle(content: bytes) -> list[ev.Recorded]:
    return bundle.parse(content, "").events()


def _words(text: str) -> list[str]:
    return [bare(word) for word in re.findall(r"[^\W\d_]+", text)]


def _asked(copy: Copy, key: str) -> str:
    return " ".join(item.ask.words for item in copy.items if item.ask.key == key)


def _ids(one: Session) -> Iterator[str]:
    yield from (SESSION, f"pupil-{one.name}", f"school-{one.name}", f"person-{one.name}")


def _secrets(stored: list[Stored]) -> Iterator[str]:
    for row in stored:
        for secret in (row.salt, row.payload_digest, row.digest):
            if secret:
                yield from (secret.hex(), b64encode(secret).decode())


def _moments(stored: list[Stored]) -> Iterator[str]:
    yield from (row.at for row in stored)


def _names(one: Session) -> Iterator[str]:
    """Yield every word of a name that the session knows, and its possessive; no word that is everybody's."""
    state = one.timeline.now
    named = [who.name for who in state.people]
    named += [state.detail(detail) for detail in (Detail.PUPIL, Detail.SCHOOL, Detail.TOWN, Detail.FACILITATOR)]
    common = EVERYBODYS | OF_SCHOOLS | PARTICLES
    for word in {word for name in named for word in _words(name)}:
        if len(word) > 2 and word not in common and not is_ordinary(word):
            yield from (word, f"{word}s")


def _copied(*lines: str) -> Copy:
    prepared = ev.SessionPrepared("pupil-0001", "school-0001", "nl_BE", "Europe/Brussels", session_id=SESSION)
    events: list[ev.Event] = [prepared, *(ev.LineNoted(Kind.NEED, line) for line in lines)]
    log = [ev.Recorded(seq, seq, BEGINS + timedelta(minutes=seq), 0, event) for seq, event in enumerate(events, 1)]
    return copy_of(Timeline(log), chance=Random(5))


def test_a_letter_of_a_house_takes_no_name_along_that_stands_behind_it() -> None:
    copy = _copied("hij woont in de Smedenstraat 9 D. Brouwer belt hem op, en D. Brouwer komt langs")
    made = str(copy.made(POLICIES["accept all"](copy)))
    assert "Brouwer" not in made
    assert "Smedenstraat" not in made
    assert "hij woont in de " in made
    assert " belt hem op, en " in made


def test_a_copy_of_much_text_is_made_in_time() -> None:
    said = [text.text for one in sessions() for text in one.texts]
    lines = [" ".join(said[at % len(said)] for at in range(start, start + 20)) for start in range(0, 900, 20)]
    began = process_time()
    copy = _copied(*lines)
    copy.made(POLICIES["accept all"](copy))
    seconds, size = process_time() - began, sum(map(len, lines))
    assert size > 80_000
    # Eight seconds of a quiet machine for a million characters, and three times as long on a busy one.
    assert timedelta(seconds=seconds) < timedelta(seconds=1.5 + 24 * size / 1_000_000)
