"""What somebody said with an answer leaves the room with a yes, by keys."""

from pathlib import Path

from cop_session.documents import text_export
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind
from cop_session.domain.schedule import Step
from cop_session.domain.state import Answer
from cop_session.services.sessions.plan_versions import planned
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.dialogs.export_dialog import ExportDialog
from cop_session.tui.dialogs.reasons_dialog import OpenReasonsDialog
from cop_session.tui.steps.board.board_step import BoardStep
from tests.tui.round_tables.key_script import Paste, See, Type
from tests.tui.support.house import TODAY
from tests.tui.support.table_driver import Table, table

LARGE = (120, 36)


def plan(at: Table) -> str:
    return text_export.render(planned(at.live.timeline, at.live.id, 1, TODAY))


def answers(at: Table) -> list[Answer]:
    return [one for line in at.state.of(Kind.ACTION) for poll in line.polls for one in poll.answers]


def consents(at: Table) -> list[Consent]:
    return [one.consent for one in answers(at)]


async def test_what_the_group_heard_is_asked_once_when_it_leaves_the_walkthrough(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, size=LARGE) as at:
        await at.keys("n", Type("geen uren"), "enter", "right n", Type("te laat thuis"), "enter")
        assert "te laat thuis" in at.seen
        await at.keys("f3")
        assert isinstance(at.pilot.app.screen, OpenReasonsDialog)
        assert "“geen uren”" in at.seen
        assert at.state.step == "walkthrough"
        await at.keys("j j k enter")
        assert at.state.step == "evaluation"
        assert consents(at) == [Consent.YES, Consent.TO_ASK]
        assert "geen uren" in plan(at)
        assert "te laat" not in plan(at)
        await at.keys("f2 f3")
        assert not isinstance(at.pilot.app.screen, OpenReasonsDialog), "it is asked once"
        await at.keys("f8 f8 f8")
        assert Consent.YES not in consents(at)


async def test_without_an_answer_it_stays_out_and_the_strip_asks_again(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, size=LARGE) as at:
        await at.keys("n", Type("geen uren"), "enter f3 escape")
        assert at.state.step is Step.EVALUATION
        assert consents(at) == [Consent.TO_ASK]
        assert "geen uren" not in plan(at)
        await at.keys("f9 escape home")
        step = at.shown.stage.here
        assert isinstance(step, BoardStep)
        while step.board.current != ("reasons", answers(at)[0].seq):
            before = step.board.current
            await at.keys("down")
            assert step.board.current != before, at.seen
        await at.keys("j")
        assert consents(at) == [Consent.YES]
        assert "in het plan: ja" in at.seen
        assert "geen uren" in plan(at)


async def test_what_was_typed_unseen_is_seen_in_the_strip_alone(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, size=LARGE) as at:
        await at.keys("u enter n enter", Paste("ik kan dit niet meer"), "enter t")
        (given,) = answers(at)
        assert (given.remark, given.alone, given.consent) == ("ik kan dit niet meer", True, Consent.TO_ASK)
        shared = [at.seen]
        for key in ("tab", "tab", "e", "escape", "r", "escape", "m", "escape", "f4", "f4", "f6", "escape", "f3", "f2"):
            await at.keys(key)
            shared.append(at.seen)
        assert not [seen for seen in shared if "niet meer" in seen]
        assert "niet meer" not in plan(at)
        await at.keys("f9")
        assert "“ik kan dit niet meer”" in at.seen
        await at.keys("f9")
        assert "niet meer" not in at.seen


async def test_the_pupils_words_are_typed_unseen_and_asked_about_alone(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, size=LARGE) as at:
        lena = at.state.people[3].id
        assert at.shown.record(ev.OwnersSet(at.state.of(Kind.ACTION)[0].id, (lena,)))
        await at.keys("up a", Type("juf naast mij zit"))
        assert "•••••" in at.seen
        assert "juf naast" not in at.seen
        assert "Ongezien. Enkel in het plan als Lena" in at.seen
        await at.keys("ctrl+shift+a ctrl+c enter")
        assert at.pilot.app.clipboard == ""
        assert [one.remark for one in answers(at)] == ["juf naast mij zit"]
        assert "juf naast" not in at.seen
        assert "Lukt, onder een voorwaarde" in plan(at)
        await at.keys("r")
        assert "juf naast" not in at.seen
        await at.keys("escape f3")
        assert at.state.step is Step.EVALUATION, "nobody is asked about it here"
        await at.keys("f9")
        assert "“juf naast mij zit”" in at.seen
        assert at.shown.record(ev.ReasonConsented(at.state.of(Kind.ACTION)[0].id, answers(at)[0].seq, Consent.YES))
        assert "Lukt als juf naast mij zit" in plan(at)


async def test_making_it_work_takes_nobodys_words_along(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, size=LARGE) as at:
        await at.keys("n", Type("geen uren"), "enter", "m tab", Type(" + mama"), "enter")
        ((turn, _),) = at.state.of(Kind.ACTION)[0].changes()
        assert turn.why == ""
        assert "geen uren" in at.seen, "the group heard it"
        assert "geen uren" not in plan(at)


async def test_a_diagnosis_typed_live_is_a_number_before_closing_and_words_in_the_strip(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=LARGE) as at:
        await at.keys(Type("Lena neemt om 10 uur haar rilatine"), "enter", Type("puffer mee op uitstap"), "enter")
        await at.keys("f3 f3 f3", "escape f5")
        asked = at.pilot.app.screen
        assert isinstance(asked, Confirm)
        assert "gezondheid of gezin staat op 2 plaatsen in het plan. F9 toont waar." in asked.question
        assert "rilatine" not in asked.question
        await at.keys("escape f9")
        assert "“rilatine”" in at.seen
        assert "“puffer”" in at.seen


async def test_the_export_dialog_points_a_diagnosis_out_as_a_number(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED, size=LARGE) as at:
        await at.keys(Type("Lena heeft dyslexie en heeft een luisterboek nodig"), "enter f6 x")
        await at.keys(See("gezondheid of gezin staat er 1 keer in"))
        assert "Onderwijsbehoeften" in at.seen
        dialog = at.pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        assert "dyslexie" not in str(dialog.read_again.visual)
