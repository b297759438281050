"""One talk in which everything is used that helps to listen and write at once, and what can be done with it after."""

from datetime import datetime, time
from pathlib import Path

import pytest

from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Phase, Role, Scale, Standing, Way
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.fold import fold
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.paths import Workspace
from cop_session.replay import Replay
from cop_session.services import Library
from cop_session.services.sessions.plan_versions import planned
from cop_session.tui.widgets import quiet_hint
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Paste, See, Type
from tests.tui.support.house import TODAY, workspace
from tests.tui.support.table_driver import Table, table

MINUTE = 60_000


def prepared(folder: Path, *events: ev.Event) -> str:
    """Put a session in the workspace in which these events happened."""
    library = Library.open(workspace(folder), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(*events)
    live.close()
    library.close()
    return live.id


async def prepare(at: Table) -> None:
    """Seat four people, one of whom leaves early, and word a need with a beginning, and with a hint."""
    for who in (
        "Annelies Vandamme, leerkracht",
        "Fatma Yıldız, mama",
        "Serkan Yıldız, papa",
        "Lena, leerling, tot 16:10",
    ):
        await at.keys(Paste(who), "enter")
    await at.keys("f3 ctrl+n", See("Hoe begint de zin?"), "l enter", Paste("zegt wanneer ze leest"), "enter")
    await at.keys(Paste("Lena is lui"), See("Wat zou helpen?"), "ctrl+u", Paste("Lena heeft tijd nodig."), "enter")


async def listen(at: Table) -> None:
    """Begin, and note what the pupil says, with a yes for the plan, on the large screen."""
    await at.keys("f5 f3 f4 down", Paste("Ik lees graag."), "tab tab", Type("j"), "enter f4")
    await at.keys("down down", Paste("te weinig rust"), "enter")


async def think(at: Table) -> None:
    """Say actions, ask a question, keep ideas, and hear who leaves first."""
    await at.keys("f3", Paste("papa luistert zaterdag mee naar het luisterboek"), "enter")
    await at.keys("ctrl+b", Paste("hoorspel"), "enter", Paste("filmpje"), "enter", Paste("voor Noor"), "enter")
    await at.keys(Paste("mama, juf: elke schooldag vijf minuten #1"), "ctrl+r ctrl+r ctrl+r ctrl+r enter")
    # The idea becomes an action, the film waits, one goes to the talk that it is about.
    await at.keys("escape up y", See("Naar welk gesprek?"), "f5", See("geschrapt"))
    assert at.told[-1] == "Het staat nu in het gesprek van N.."
    await at.keys("v", "up enter tab", Type("juf"), "tab", Type("vanaf maandag"), "enter")
    await at.keys("escape home e", Paste("in het weekend werk ik"), "tab", Type("papa"), "tab", Type("ja"), "enter")
    at.clock.pass_ms(10 * MINUTE)
    await at.keys("f9", See("Lena vertrekt om 16:10"), "escape home enter")
    await at.keys(Paste("groene kaart leggen"), "tab", Type("Lena"), "enter")


async def walk(at: Table) -> None:
    """Ask with letters and unseen, make it work, then on the scale with digits, in the grid too."""
    await at.keys("f3 l", "right n", Paste("te druk"), "tab", Type("t"), "enter t", Type("vanaf februari"), "enter")
    await at.keys("a", Paste("de zorgjuf helpt"), "enter e e")
    await at.keys("right u enter l enter enter enter n enter", Paste("te lang"), "enter t", See("lukt niet"))
    await at.keys("k", Paste(" in stukjes"), "enter escape f2 escape g", "down " * 11, "right escape f3")
    await at.keys("apostrophe left_parenthesis", "right quotation_mark r", Paste("graag"), "enter")
    await at.keys("tab right right right right down down down", "é", Paste("moe"), "enter escape")
    await at.keys("p", Type("tot de kerstvakantie"), "enter ampersand enter à enter left_parenthesis")


async def look_back(at: Table) -> None:
    """Settle the evaluation, look at loose ends, strike a line for good, undo and redo, hand over and close."""
    await at.keys(
        "f3",
        See("Mag dit in het plan?"),
        "j enter",
        Paste("dinsdag 12 januari 15:45"),
        "tab",
        Type("zorglokaal"),
        "enter",
    )
    await at.keys("down", Paste("Lena leest drie keer per week hardop"), "enter f8 shift+f8")
    await at.keys("f3 f9", See("Losse eindjes"), Paste("juf nog bellen"), "enter f9")
    await at.keys("f2 f2 f2 f2 escape home s f5", See("geschrapt"), "f3 f3 f3 f3")
    await at.keys(Type("papa"), "enter", Type("ma"), "tab", Type("papier"), "enter f5 enter", See("afgerond"))
    await at.keys("x", See("Map"), "enter", See(".docx"), "escape")


async def test_a_talk_that_used_all_of_it_replays_step_by_step_and_makes_the_same_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet_hint, "REST", 0.001)
    teacher = ev.PersonSeated("Annelies Vandamme", "Annelies Vandamme", Role.TEACHER)
    noor = (ev.DetailSet(Detail.PUPIL, "Noor"), ev.SessionPlanned(datetime(2026, 11, 24, 17, 45), 60), teacher)
    other, mine = prepared(tmp_path, *noor), prepared(tmp_path, ev.DetailSet(Detail.PUPIL, "Lena"))
    async with table(tmp_path, session=mine, size=(100, 40)) as at:
        for part in (prepare, listen, think, walk, look_back):
            await part(at)
        assert_all_of_it(at.state)
        timeline, library = at.live.timeline, at.shown.library
        assert [one.text for one in library.read(other).now.of(Kind.ACTION)] == ["voor Noor"]
    replay = Replay(timeline)
    for position in range(replay.last + 1):
        assert replay.seek(position) == fold(timeline.events[:position])
    again = Library.open(workspace(tmp_path), clock=HandClock())
    assert again.read(mine).now == timeline.now
    bundle, *_ = again.export_bundle(mine, tmp_path)
    again.close()
    elsewhere = Library.open(Workspace(tmp_path / "elsewhere"), clock=HandClock())
    elsewhere.import_bundle(bundle)
    taken_in = elsewhere.read(mine)
    elsewhere.close()
    replay = Replay(taken_in)
    assert replay.seek(replay.last) == timeline.now
    assert plan(taken_in, mine) == plan(timeline, mine)


def plan(timeline: Timeline, session: str) -> bytes:
    """The plan as a Word file, as it is made on a day."""
    return word_document.render(planned(timeline, session, 1, TODAY))


def assert_all_of_it(state: State) -> None:
    """Make sure that the talk holds what it was to hold."""
    papa, play, film, gone, reading, card = state.of(Kind.ACTION)
    assert (film.standing, gone.text) == (Standing.LATER, "")
    assert [one.words for one in papa.objections] == ["in het weekend werk ik"]
    assert [one.scale for one in reading.polls] == [Scale.CONDITIONS, Scale.FIVE]
    assert reading.polls[0].answers[1].remark == "te lang"
    assert [one.adaptations[-1].ways for one in (play, reading, card)] == [
        (Way.LATER,),
        (Way.SMALLER,),
        (Way.TRY_FIRST,),
    ]
    verdicts = [verdict(one) for one in (papa, play, reading, card)]
    assert verdicts == [Verdict.FEASIBLE, Verdict.CONDITIONAL, Verdict.FEASIBLE, Verdict.FEASIBLE]
    assert [one.text for one in state.of(Kind.NEED)] == ["", "Lena heeft tijd nodig."]
    assert [one.consent for one in state.of(Kind.QUOTE)] == [Consent.YES]
    assert [one.text for one in state.of(Kind.NOTE)] == ["juf nog bellen"]
    assert state.attendance(state.people[3].id).leaves == time(16, 10)
    assert (state.phase, state.step) == (Phase.CLOSED, Step.CLOSING)
    assert state.evaluation
    assert len(state.recipients) == 2
    assert state.exports
