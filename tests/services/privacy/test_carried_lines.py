"""What is struck or erased goes from the later talks into which it came along, to the last byte."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.rules import Refused
from cop_session.domain.schedule import Step
from cop_session.i18n import catalogue
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.services.workspace.health_check import Check
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles import bundle
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.troubles import Trouble
from tests.services.privacy.test_erasure_canary import CANARY, hits
from tests.services.series import series, the_need
from tests.support.carried_logs import log_of, prepared
from tests.support.clock import HandClock
from tests.support.figures import Figures

ELSEWHERE = "d4d4d4d4-0000-4000-8000-000000000000"
TODAY = date(2026, 11, 25)
T = catalogue("nl_BE")


def backed_up(library: Library, clock: HandClock) -> Backups:
    backups = Backups(library.workspace.database)
    backups.make(clock.now())
    clock.pass_ms(300_000)
    return backups


def needs(library: Library, session_id: str) -> list[str]:
    return [line.text for line in library.read(session_id).now.of(Kind.NEED)]


def strike(library: Library, session_id: str) -> Refused | None:
    live = library.open_session(session_id)
    try:
        return live.strike(the_need(live))
    finally:
        live.close()


@pytest.mark.figure
def test_no_byte_of_a_struck_line_is_left_in_any_later_talk(
    library: Library, clock: HandClock, figures: Figures
) -> None:
    sessions = series(library, clock, f"de {CANARY} zingt")
    backups = backed_up(library, clock)
    last = library.open_session(sessions[-1])
    last.record(ev.LineReworded(the_need(last), f"de {CANARY} zwijgt"))
    last.draft("need", f"de {CANARY} zwijgt weer")
    last.close()
    backups.make(clock.now())
    root = library.workspace.root
    assert len(hits(root, CANARY)) >= 3
    assert strike(library, sessions[0]) is None
    assert hits(root, CANARY) == []
    assert [needs(library, one) for one in sessions] == [[""]] * 3
    made, *_ = library.export_bundle(sessions[-1], root.parent / "mee")
    library.close()
    assert hits(root.parent, CANARY) == []
    assert made.is_file()
    looked_at = [path for path in root.parent.rglob("*") if path.is_file()]
    figures("canaries after a strike of what came along", 1, {"files looked at": len(looked_at), "with the words": 0})


def test_the_strike_of_what_came_along_goes_forward_and_never_back(library: Library, clock: HandClock) -> None:
    november, january, march = series(library, clock, "zingt")
    live = library.open_session(january)
    assert live.strikes_along(the_need(live)) == [march]
    live.close()
    strike(library, january)
    assert [needs(library, one) for one in (november, january, march)] == [["zingt"], [""], [""]]


def test_while_a_later_talk_is_open_elsewhere_nothing_is_struck(library: Library, clock: HandClock) -> None:
    november, january, march = series(library, clock, "zingt")
    there = library.open_session(march)
    with pytest.raises(Trouble, match="copy_in_use") as caught:
        strike(library, november)
    assert caught.value.names["sessions"] == march[:8]
    assert [needs(library, one) for one in (november, january, march)] == [["zingt"]] * 3
    there.close()
    assert strike(library, november) is None
    assert needs(library, march) == [""]


def test_a_window_that_reads_along_sees_the_strike(library: Library, clock: HandClock) -> None:
    november, _, march = series(library, clock, "zingt")
    holder = library.open_session(march)
    reader = library.open_session(march)
    holder.close()
    strike(library, november)
    assert reader.follow()
    assert [line.text for line in reader.state.of(Kind.NEED)] == [""]
    reader.close()


def test_no_undo_brings_back_what_was_struck_elsewhere(library: Library, clock: HandClock) -> None:
    november, _, march = series(library, clock, f"de {CANARY} zingt")
    live = library.open_session(march)
    live.record(ev.LineReworded(the_need(live), f"de {CANARY} fluit"))
    live.close()
    strike(library, november)
    live = library.open_session(march)
    undone = 0
    while live.undo():
        undone += 1
        assert CANARY not in str(live.state)
    assert undone
    while live.redo():
        assert CANARY not in str(live.state)
    live.close()


def test_a_strike_that_was_killed_is_finished_at_the_next_start(
    library: Library, clock: HandClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    november, *_ = series(library, clock, f"de {CANARY} zingt")

    def killed(_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("cop_session.store.erasure.line_strike.forget", killed)
        with pytest.raises(KeyboardInterrupt):
            strike(library, november)
    found = Workspace(shutil.copytree(library.workspace.root, tmp_path / "gevonden"))
    assert [Path(one).name for one in hits(found.root, CANARY)] == ["cop-session.db-wal"]
    again = Library.open(found, clock=HandClock())
    assert again.unfinished is None
    assert hits(found.root, CANARY) == []
    again.close()


def carried(library: Library, session_id: str) -> list[str]:
    lines = library.read(session_id).now.lines.values()
    return [line.text for row in lines for line in row if line.origin and line.text]


def test_no_byte_of_an_erased_talk_is_left_in_any_later_one(library: Library, clock: HandClock) -> None:
    november, january, march = series(library, clock, f"de {CANARY} zingt")
    backups = backed_up(library, clock)
    live = library.open_session(march)
    live.record(ev.LineNoted(Kind.NEED, "hier begonnen"))
    live.close()
    backups.make(clock.now())
    erasure = library.custody.erasure(november)
    assert {(one.session.id, one.lines) for one in erasure.copies} == {(january, 2), (march, 2)}
    library.custody.erase(*erasure.ids)
    root = library.workspace.root
    assert hits(root, CANARY) == []
    assert hits(root, "leest elke dag voor") == []
    assert [carried(library, one) for one in (january, march)] == [[], []]
    assert needs(library, march) == ["", "hier begonnen"]
    assert {one.id for one in library.sessions()} == {january, march}
    assert library.open_session(march).read_only is None
    assert all(one.well for one in library.check_up() if one.check in (Check.SESSIONS, Check.MISSING, Check.INDEX))
    library.close()
    assert hits(root, CANARY) == []


def test_a_talk_in_between_takes_only_what_began_there_along(library: Library, clock: HandClock) -> None:
    november, january, march = series(library, clock, "zingt graag")
    assert library.custody.erasure(january).copies == []
    library.custody.erase(january)
    assert [needs(library, one) for one in (november, march)] == [["zingt graag"]] * 2


def test_everything_about_a_pupil_needs_no_word_about_later_talks(library: Library, clock: HandClock) -> None:
    november, *_ = series(library, clock, f"de {CANARY} zingt")
    erasure = library.custody.erasure(november, pupil=True)
    assert erasure.copies == []
    library.custody.erase(*erasure.ids)
    assert library.sessions() == []
    assert hits(library.workspace.root, CANARY) == []


def test_what_is_handed_over_stays_in_the_later_talks(library: Library, clock: HandClock, tmp_path: Path) -> None:
    november, january, march = series(library, clock, "zingt graag")
    backups = backed_up(library, clock)
    assert library.custody.leaving(november).copies == ()
    library.custody.hand_over(november, tmp_path / "stick")
    assert [needs(library, one) for one in (january, march)] == [["zingt graag"]] * 2
    library.close()
    for one in backups.generations():
        assert hits(one.path.parent, "zingt graag")


def test_while_a_later_talk_is_open_elsewhere_nothing_is_erased(library: Library, clock: HandClock) -> None:
    november, january, march = series(library, clock, "zingt graag")
    there = library.open_session(january)
    with pytest.raises(Trouble, match="copy_in_use"):
        library.custody.erase(november)
    there.close()
    assert [needs(library, one) for one in (november, january, march)] == [["zingt graag"]] * 3


@pytest.mark.parametrize("copies_stay", [False, True])
def test_an_erasure_cut_short_is_finished_as_it_was_begun(
    library: Library, clock: HandClock, monkeypatch: pytest.MonkeyPatch, copies_stay: bool
) -> None:
    november, _, march = series(library, clock, f"de {CANARY} zingt")
    backed_up(library, clock)

    def killed(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("cop_session.store.erasure.purge_backups._changed", killed)
        with pytest.raises(KeyboardInterrupt):
            library.custody.erase(november, copies_stay=copies_stay)
    assert hits(library.workspace.backups, CANARY)
    library.close()
    again = Library.open(library.workspace, clock=clock)
    assert [one.id for one in again.sessions() if one.id == november] == []
    assert (CANARY in str(again.read(march).events)) is copies_stay
    assert bool(hits(library.workspace.backups, CANARY)) is copies_stay
    assert not list(library.workspace.sessions.glob("erasing-*"))
    again.close()


def test_an_erasure_reaches_what_was_rescued_of_a_later_talk(library: Library, clock: HandClock) -> None:
    november, _, march = series(library, clock, f"de {CANARY} zingt")
    stored = library._log.stored(march)
    path = library.workspace.reports / f"{march[:8]}-0badcafe.cop.json"
    path.write_bytes(bundle.dump(march, stored, {}, clock.now(), secret_of(library._engine)))
    library.custody.erase(november)
    assert path.exists()
    assert hits(library.workspace.root, CANARY) == []
    library.close()
    again = Library.open(library.workspace, clock=clock)
    assert [one.session_id for one in again.returned] == [march]
    assert hits(library.workspace.root, CANARY) == []
    again.close()


def with_lines_of(library: Library, session_id: str, *also: str) -> str:
    """Put a talk about another pupil in the workspace, with a line that came along from a session."""
    events = log_of(
        [
            replace(prepared(ELSEWHERE), pupil_id="another-pupil-1"),
            ev.FormatChosen("handover", 1, Step.WELCOME, subject="starter-1", also=also),
            ev.LineCarried(Kind.NEED, f"de {CANARY} zingt", session_id, 3),
            ev.LineNoted(Kind.NEED, "van iemand anders"),
        ]
    )
    library._log.append(ELSEWHERE, events, 0)
    library._index.catch_up(ELSEWHERE)
    return ELSEWHERE


def test_a_talk_about_others_too_is_in_the_copy_and_loses_only_the_lines_of_the_pupil(
    library: Library, clock: HandClock, tmp_path: Path
) -> None:
    november, january, march = series(library, clock, f"de {CANARY} zingt")
    other = with_lines_of(library, november)
    folder = library.custody.copy_about(november, folder=tmp_path, today=TODAY, t=T)
    told = (folder / "lees-eerst.txt").read_text()
    assert [one in told for one in (november[:8], january[:8], march[:8], other[:8])] == [True] * 4
    (listed,) = [line for line in told.splitlines() if line.startswith(other[:8])]
    assert "1 regel kwam mee uit" in listed
    assert "ook over anderen" in listed
    assert told.count("ook over anderen") == 1
    assert CANARY in (folder / f"{january[:8]}-zorgplan.txt").read_text()
    erasure = library.custody.erasure(march, pupil=True)
    assert {one.id for one in erasure.sessions} == {november, january, march}
    assert [(one.session.id, one.lines) for one in erasure.copies] == [(other, 1)]
    library.custody.erase(*erasure.ids)
    assert hits(library.workspace.root, CANARY) == []
    assert needs(library, other) == ["", "van iemand anders"]


def test_a_talk_that_names_the_pupil_among_others_goes_with_everything_about_the_pupil(
    library: Library, clock: HandClock
) -> None:
    november, *_ = series(library, clock, f"de {CANARY} zingt")
    other = with_lines_of(library, november, library.read(november).now.pupil_id)
    erasure = library.custody.erasure(november, pupil=True)
    assert other in erasure.ids
    assert library.custody.erasure(november).others == 3
    library.custody.erase(*erasure.ids)
    assert library.sessions() == []
    assert hits(library.workspace.root, CANARY) == []
