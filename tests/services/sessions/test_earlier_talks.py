"""The plan of an evaluation counts on from that of the talk before and compares with it, as long as it is there."""

from datetime import date
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.formats import EVALUATION, ROUNDTABLE
from cop_session.i18n import catalogue
from cop_session.live import LiveSession
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.sessions.earlier_talks import count_on, earlier_talks
from cop_session.services.sessions.plan_versions import number_of
from cop_session.troubles import Trouble
from tests.services.series import series
from tests.support.clock import HandClock

TEXT = Order(form=Form.TEXT)
TODAY = date(2027, 1, 12)
WEEKS_MS = 49 * 24 * 3600 * 1000


def evaluated(library: Library, clock: HandClock, follows: str) -> LiveSession:
    """The evaluation that follows a closed talk, held and closed."""
    clock.pass_ms(WEEKS_MS)
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=follows, talk=EVALUATION)
    live.record(ev.SessionStarted(TODAY))
    clock.pass_ms(60_000)
    live.record(ev.LineNoted(Kind.WORKS, "kiest zelf het moment"))
    live.record(ev.SessionClosed())
    return live


def exported(library: Library, live: LiveSession) -> str:
    return library.deliver(live, TEXT, today=TODAY).place.read_text()


@pytest.fixture
def left(library: Library, lena: str) -> str:
    """Lena's round table, of which v1 left the house."""
    live = library.open_session(lena)
    library.deliver(live, TEXT, today=date(2026, 11, 24))
    live.close()
    return lena


def test_the_plan_of_an_evaluation_is_the_next_version_and_compares_with_the_one_before(
    library: Library, clock: HandClock, left: str
) -> None:
    live = evaluated(library, clock, left)
    assert [one.exports[-1].number for one in live.earlier] == [1]
    assert number_of(live.timeline, live.earlier) == 2
    made = exported(library, live)
    assert "v2 · evaluatie van 12 januari 2027" in made
    assert "WAT ER VERANDERDE SINDS V1" in made
    assert "- Wat al werkt\n   Was: –\n   Is nu: kiest zelf het moment\n" in made
    assert "di 24/11/2026 · v1" in made
    assert made == exported(library, live), "the same version"
    clock.pass_ms(60_000)
    live.record(ev.LineReworded(live.state.of(Kind.WORKS)[-1].id, "kiest het moment"))
    assert "WAT ER VERANDERDE SINDS V2" in exported(library, live)
    live.close()


def test_a_plan_that_never_left_counts_too(library: Library, clock: HandClock, lena: str) -> None:
    first = evaluated(library, clock, lena)
    assert number_of(first.timeline, first.earlier) == 2
    first.close()
    second = evaluated(library, clock, first.id)
    assert [one.format for one in second.earlier] == [ROUNDTABLE.code, EVALUATION.code]
    assert number_of(second.timeline, second.earlier) == 3
    assert "WAT ER VERANDERDE SINDS V2" in exported(library, second)
    second.close()


def test_what_happens_to_the_talk_before_after_the_evaluation_changes_no_version(
    library: Library, clock: HandClock, left: str
) -> None:
    live = evaluated(library, clock, left)
    made = exported(library, live)
    clock.pass_ms(60_000)
    before = library.open_session(left)
    before.record(ev.PlaceSet(before.state.of(Kind.ACTION)[0].id, "op de speelplaats"))
    library.deliver(before, TEXT, today=TODAY)
    assert [one.number for one in before.state.exports] == [1, 2]
    before.close()
    assert exported(library, live) == made
    live.close()


def test_what_is_redacted_in_the_talk_before_is_in_no_plan_of_the_evaluation(
    library: Library, clock: HandClock, left: str
) -> None:
    live = evaluated(library, clock, left)
    (line,) = (one for one in live.earlier[0].of(Kind.ACTION) if "luisterboek" in one.text)
    assert line.text in exported(library, live)
    live.close()
    clock.pass_ms(60_000)
    before = library.open_session(left)
    before.strike(line.id)
    before.close()
    again = library.open_session(live.id)
    made = exported(library, again)
    assert "v3 · evaluatie van 12 januari 2027" in made
    assert "luisterboek" not in made
    assert "Is nu: geschrapt" in made
    again.close()


def test_where_the_talk_before_is_not_known_the_plan_says_less(
    library: Library, clock: HandClock, left: str, tmp_path: Path
) -> None:
    live = evaluated(library, clock, left)
    live.close()
    (bundle, *_) = library.export_bundle(live.id, tmp_path)
    elsewhere = Library.open(Workspace(tmp_path / "elders"), clock=clock)
    again = elsewhere.open_session(elsewhere.import_bundle(bundle).session_id)
    assert again.earlier == ()
    made = exported(elsewhere, again)
    assert "v2 · evaluatie van 12 januari 2027" in made
    assert "kiest zelf het moment" in made
    assert "LIJN DOOR DE TIJD" not in made
    assert "vanaf di 24/11/2026" in made, "what came along is in this log"
    again.close()
    elsewhere.close()


def test_once_the_talk_before_is_erased_a_plan_can_still_be_made(library: Library, clock: HandClock, left: str) -> None:
    live = evaluated(library, clock, left)
    live.close()
    library.custody.erase(left)
    again = library.open_session(live.id)
    assert again.earlier == ()
    assert "kiest zelf het moment" in exported(library, again)
    again.close()


def test_only_a_format_that_follows_another_looks_at_it(library: Library, clock: HandClock, left: str) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=left, talk=ROUNDTABLE)
    assert live.earlier == ()
    assert count_on(live.state, ()) == 0
    live.close()


def test_the_talks_of_a_series_come_oldest_first_each_as_it_was_closed(library: Library, clock: HandClock) -> None:
    ids = series(library, clock, "Om te lezen, heeft Lena rust nodig.")
    found = earlier_talks(library.read, library.read(ids[2]))
    assert [one.follows for one in found] == [None, ids[0]]

    def gone(session_id: str) -> object:
        if session_id == ids[0]:
            raise Trouble("no_such_session", session=session_id)
        return library.read(session_id)

    assert [one.follows for one in earlier_talks(gone, library.read(ids[2]))] == [ids[0]]  # type: ignore[arg-type]


def test_a_talk_that_was_never_closed_is_not_compared_with(library: Library, clock: HandClock) -> None:
    _, _, last = series(library, clock, "Om te lezen, heeft Lena rust nodig.")
    after = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=last, talk=EVALUATION)
    assert after.earlier == ()
    after.close()


def test_a_talk_that_was_reopened_counts_as_it_was_closed(library: Library, clock: HandClock, left: str) -> None:
    live = evaluated(library, clock, left)
    before = library.open_session(left)
    before.record(ev.SessionReopened())
    before.close()
    (found,) = earlier_talks(library.read, live.timeline)
    assert found.exports[-1].number == 1
    live.close()


def test_the_copy_for_the_family_tells_the_same_plan(
    library: Library, clock: HandClock, left: str, tmp_path: Path
) -> None:
    live = evaluated(library, clock, left)
    exported(library, live)
    live.close()
    folder = library.custody.copy_about(live.id, folder=tmp_path, today=TODAY, t=catalogue("nl_BE"))
    copied = [one.read_text() for one in folder.glob("*-zorgplan.txt")]
    assert len(copied) == 2
    assert [one for one in copied if "WAT ER VERANDERDE SINDS V1" in one]
