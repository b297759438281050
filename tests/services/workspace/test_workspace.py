"""What can be done with the sessions of a workspace."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Phase, Presence, Role, Route, Scale
from cop_session.domain.schedule import Step
from cop_session.paths import Workspace, samples
from cop_session.services import Check, Library, Outcome, read_bundle
from cop_session.troubles import Trouble
from tests.services.delivery.school_plan import export_plan
from tests.support.clock import HandClock

TODAY = date(2026, 11, 25)


def code(caught: pytest.ExceptionInfo[Trouble]) -> str:
    return caught.value.code


def test_a_new_workspace_is_empty_and_a_second_opening_finds_what_was_left(library: Library, clock: HandClock) -> None:
    assert library.sessions() == []
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.DetailSet(Detail.PUPIL, "Noor"))
    live.close()
    again = Library.open(library.workspace, clock=clock)
    try:
        assert [(one.id, one.pupil, one.phase) for one in again.sessions()] == [(live.id, "Noor", Phase.PREPARING)]
    finally:
        again.close()


@pytest.mark.usefixtures("milan")
def test_a_summary_tells_what_a_list_and_a_preview_need(library: Library, lena: str) -> None:
    (found,) = (one for one in library.sessions() if one.id == lena)
    assert (found.pupil, found.group, found.school) == ("Lena", "3e leerjaar B", "Vrije Basisschool De Wegwijzer")
    assert (found.phase, found.step, found.held_on) == (Phase.CLOSED, Step.CLOSING, date(2026, 11, 24))
    assert (found.actions, found.feasible, found.adapted, found.version) == (7, 7, 1, 0)
    assert found.evaluation is not None
    assert f"{found.evaluation:%d/%m/%Y %H:%M}" == "12/01/2027 15:45"
    assert found.need.startswith("Om met vertrouwen hardop te lezen")


@pytest.mark.parametrize("words", ["yildiz", "leesspel klas", "HOORSPEL", "wegwij"])
@pytest.mark.usefixtures("milan")
def test_sessions_are_found_by_what_was_said_in_them(library: Library, lena: str, words: str) -> None:
    assert [one.id for one in library.search(words)] == [lena]


@pytest.mark.parametrize("words", ['"', "-x", "AND", "words:klas", "(", "zebra"])
@pytest.mark.usefixtures("lena")
def test_nothing_that_somebody_types_is_a_query(library: Library, words: str) -> None:
    assert library.search(words) == []
    assert len(library.search("klas")) == 1


def test_an_id_may_be_shortened_as_long_as_it_is_one_of_a_kind(library: Library, lena: str, milan: str) -> None:
    assert library.resolve("1E4A") == lena
    assert library.resolve(milan) == milan
    for text in ("ffff", "", "%", "1e4a*"):
        with pytest.raises(Trouble) as caught:
            library.resolve(text)
        assert code(caught) == "no_such_session"


def test_a_beginning_that_two_share_is_refused(library: Library) -> None:
    # One of these has the same first digit as another, whatever the ids are.
    sessions = [library.prepare(locale="en", zone="UTC") for _ in range(17)]
    for live in sessions:
        live.close()
    ids = [live.id for live in sessions]
    shared = next(one for one in "0123456789abcdef" if sum(known.startswith(one) for known in ids) > 1)
    with pytest.raises(Trouble) as caught:
        library.resolve(shared)
    assert code(caught) == "ambiguous_session"


def test_preparing_makes_a_pupil_and_a_school_of_their_own(library: Library) -> None:
    first, second = (
        library.prepare(locale="nl_NL", zone="Europe/Amsterdam", scale=Scale.FIVE, minutes=45, facilitator="Petra")
        for _ in range(2)
    )
    state = first.state
    assert len({state.pupil_id, state.school_id, second.state.pupil_id, second.state.school_id}) == 4
    assert (state.locale, state.zone, state.scale, state.minutes) == ("nl_NL", "Europe/Amsterdam", Scale.FIVE, 45)
    assert (state.detail(Detail.FACILITATOR), state.fictional) == ("Petra", False)
    first.close()
    second.close()


def test_a_session_that_follows_is_about_the_same_pupil_with_the_same_people(library: Library, lena: str) -> None:
    earlier = library.read(lena).now
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=lena)
    live.close()
    state = live.state
    assert (state.follows, state.pupil_id, state.school_id) == (lena, earlier.pupil_id, earlier.school_id)
    assert [one.person_id for one in state.people] == [one.person_id for one in earlier.people]
    assert state.details == earlier.details
    assert (state.of(Kind.ACTION), state.fictional) == ((), True)


def test_a_full_table_with_absentees_can_be_followed(library: Library) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    for number in range(10):
        live.record(ev.PersonSeated(str(number), f"Deelnemer {number}", Role.OTHER))
    first = live.state.people[0].id
    live.record(ev.PresenceSet(first, Presence.ABSENT))
    live.record(ev.PersonSeated("10", "Deelnemer 10", Role.PARENT))
    live.record(ev.PresenceSet(live.state.people[-1].id, Presence.TELEPHONE))
    live.close()
    follows = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=live.id)
    follows.close()
    state = follows.state
    presence = {one.person_id: state.attendance(one.id).presence for one in state.people}
    assert presence == dict.fromkeys(map(str, range(1, 10)), Presence.AT_TABLE) | {
        "0": Presence.ABSENT,
        "10": Presence.TELEPHONE,
    }


def test_a_length_that_no_round_table_has_makes_no_session(library: Library) -> None:
    with pytest.raises(ValueError, match="length"):
        library.prepare(locale="nl_BE", zone="Europe/Brussels", minutes=5)
    assert library.sessions() == []


def test_what_is_not_there_is_not_opened_read_exported_or_erased(library: Library, tmp_path: Path) -> None:
    for attempt in (
        lambda: library.read("ffff"),
        lambda: library.open_session("ffff"),
        lambda: library.export_bundle("ffff"),
        lambda: library.custody.erase("ffff"),
        lambda: library.prepare(locale="nl_BE", zone="Europe/Brussels", follows="ffff"),
    ):
        with pytest.raises(Trouble) as caught:
            attempt()
        assert code(caught) == "no_such_session"
    assert library.sessions() == []


def test_a_second_opener_reads_along_and_cannot_export(library: Library, lena: str, clock: HandClock) -> None:
    first = library.open_session(lena)
    other = Library.open(library.workspace, clock=clock)
    second = other.open_session(lena)
    try:
        assert first.read_only is None
        assert second.read_only is not None
        assert second.state == first.state
        with pytest.raises(Trouble) as caught:
            export_plan(other, second, today=TODAY)
        assert code(caught) == "open_elsewhere"
        assert list(library.workspace.exports.iterdir()) == []
    finally:
        second.close()
        other.close()
        first.close()


def test_the_same_plan_keeps_its_number_and_another_one_gets_the_next(library: Library, lena: str) -> None:
    live = library.open_session(lena)
    word = export_plan(library, live, today=TODAY)
    text = export_plan(library, live, form="text", today=TODAY)
    live.record(ev.RecipientAdded(Route.PAPER, name="Griet van de bib"))
    changed = export_plan(library, live, today=TODAY)
    live.strike(live.state.of(Kind.WORKS)[0].id)
    struck = export_plan(library, live, form="text", today=TODAY)
    live.close()
    assert [one.number for one in live.state.exports] == [1, 1, 2, 3]
    assert [one.format for one in live.state.exports] == ["docx", "text", "docx", "text"]
    assert [path.suffix for path in (word, text, changed, struck)] == [".docx", ".txt", ".docx", ".txt"]
    assert "leest thuis vlot" in text.read_text("utf-8")
    assert "leest thuis vlot" not in struck.read_text("utf-8")


def test_before_closing_a_plan_is_a_draft(library: Library) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    path = export_plan(library, live, form="text", today=TODAY)
    live.close()
    assert path.stem.endswith("ontwerp")
    assert live.state.exports[0].number == 0


@pytest.mark.usefixtures("milan")
def test_exports_are_private_bear_no_name_and_overwrite_nothing(library: Library, lena: str) -> None:
    live = library.open_session(lena)
    paths = {export_plan(library, live, today=TODAY) for _ in range(2)}
    live.close()
    paths |= {path for _ in range(2) for path in library.export_bundle(lena)}
    assert len(paths) == 4
    for path in paths:
        assert path.parent == library.workspace.exports
        assert "lena" not in path.name.lower()
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_takes_no_file_leaves_no_trace_of_an_export(library: Library, lena: str, tmp_path: Path) -> None:
    blocked = tmp_path / "een bestand"
    blocked.touch()
    live = library.open_session(lena)
    with pytest.raises(Trouble) as caught:
        export_plan(library, live, folder=blocked, today=TODAY)
    live.close()
    assert code(caught) == "cannot_write"
    assert live.state.exports == ()


def test_a_bundle_brings_the_whole_history_to_another_workspace_once(
    library: Library, lena: str, tmp_path: Path, clock: HandClock
) -> None:
    (file,) = library.export_bundle(lena, tmp_path)
    other = Library.open(Workspace(tmp_path / "elders"), clock=clock)
    try:
        outcomes = [other.import_bundle(file).outcome for _ in range(2)]
        assert outcomes == [Outcome.NEW, Outcome.UNCHANGED]
        assert other.read(lena).events == library.read(lena).events
        assert len(other.sessions()) == 1
    finally:
        other.close()


def test_a_bundle_can_be_read_without_a_workspace() -> None:
    session_id, timeline = read_bundle(samples() / "milan.cop.json")
    assert session_id.startswith("3171a000")
    assert timeline.now.detail(Detail.PUPIL) == "Milan"


def test_importing_while_somebody_has_the_session_open_changes_nothing(
    library: Library, lena: str, tmp_path: Path, clock: HandClock
) -> None:
    other = Library.open(Workspace(tmp_path / "elders"), clock=clock)
    other.import_bundle(samples() / "lena.cop.json")
    theirs = other.open_session(lena)
    theirs.record(ev.DetailSet(Detail.ROOM, "zorglokaal"))
    theirs.close()
    (longer,) = other.export_bundle(lena, tmp_path)
    other.close()
    live = library.open_session(lena)
    with pytest.raises(Trouble) as caught:
        library.import_bundle(longer)
    live.close()
    assert code(caught) == "session_in_use"
    assert library.read(lena).now.detail(Detail.ROOM) == ""
    assert library.import_bundle(longer).outcome is Outcome.EXTENDED


@pytest.mark.usefixtures("milan")
def test_erasing_leaves_nothing_of_a_session_in_any_file(library: Library, lena: str) -> None:
    live = library.open_session(lena)
    live.draft("need", "kanarie Ontwerp")
    live.record(ev.LineNoted(Kind.NOTE, "kanarie Notitie"))
    live.flush()
    with pytest.raises(Trouble) as caught:
        library.custody.erase(lena)
    assert code(caught) == "session_in_use"
    live.close()
    rescued = library.workspace.reports / f"{lena[:8]}-abc.cop.json"
    rescued.write_text("kanarie")
    library.custody.erase(lena)
    library.close()
    left = b"".join(path.read_bytes() for path in library.workspace.root.rglob("*") if path.is_file())
    for canary in (b"kanarie", b"hoorspel", b"Wegwijzer", lena.encode()):
        assert canary not in left
    assert b"Horizon" in left
    assert [one.pupil for one in library.sessions()] == ["Milan"]


@pytest.mark.usefixtures("lena", "milan")
def test_a_check_up_of_a_whole_workspace_finds_nothing(library: Library) -> None:
    findings = {one.check: one for one in library.check_up()}
    assert set(findings) == set(Check) - {Check.KEY}
    assert all(one.well for one in findings.values())
    assert findings[Check.SESSIONS].count == 2
