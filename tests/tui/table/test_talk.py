"""The talk as a whole, by keys, mouse and palette: pausing, a second sitting, private notes, other windows, trouble."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence
from cop_session.domain.schedule import Step
from cop_session.domain.when import On
from cop_session.store.log.event_log import Log
from cop_session.tui.table.step_bar import StepTab
from tests.tui.round_tables.key_script import Type, rest
from tests.tui.support.house import TODAY
from tests.tui.support.table_driver import Table, table

ALONG = "Dit gesprek is open in een ander venster; hier kun je meelezen. Met F5 noteer je hier verder."


async def test_a_pause_blanks_the_screen_and_loses_nothing(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("half"), "f7")
        assert t.phase == "paused"
        assert "Annelies" not in t.seen
        assert "half" not in t.seen
        await t.keys("enter", Type("verder"), "enter")
        assert t.phase == "live"
        assert t.texts(Kind.NEED)[2:] == ["half", "verder"]


async def test_a_second_sitting_has_a_date_of_its_own(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("f7")
        t.today[0] = TODAY + timedelta(weeks=1)
        await t.keys("f7", Type("oefenen"), "tab tab", Type("morgen"), "enter")
        assert [one.on for one in t.state.sittings] == [TODAY, TODAY + timedelta(weeks=1)]
        # What is said about days counts from the day of this sitting.
        assert t.state.of(Kind.ACTION)[-1].when == On((date(2026, 12, 2),), "morgen")


async def test_a_closed_talk_opens_again_in_another_sitting(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        await t.keys("f5 escape")
        assert t.phase == "live"
        await t.keys("f5 enter")
        assert t.phase == "closed"
        assert t.told == ["Het gesprek is afgesloten. F6 toont het plan; daar maak je met x het document."]
        t.today[0] = TODAY + timedelta(weeks=6)
        await t.keys("f5", Type("rest"))
        assert (t.phase, len(t.state.sittings)) == ("live", 2)


async def test_private_notes_show_only_while_they_are_asked_for(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("rustig"), "f9", Type("papa was stil"), "enter")
        assert t.texts(Kind.NOTE) == ["papa was stil"]
        assert "papa was stil" in t.seen
        await t.keys(Type("nabellen"), "f9")
        assert t.texts(Kind.NOTE) == ["papa was stil", "nabellen"]
        assert "papa was stil" not in t.seen
        assert t.texts(Kind.NEED)[-1] == "rustig"
        await t.keys("f6")
        assert "rustig" in t.seen
        assert "papa was stil" not in t.seen


async def test_a_second_window_reads_along_and_writes_nothing(tmp_path: Path) -> None:
    async with table(tmp_path) as first, table(tmp_path, session=first.live.id) as second:
        assert second.told == [ALONG]
        await first.keys(Type("stilte"), "enter")
        first.live.flush()
        second.shown.look()
        await rest(second.pilot)
        assert second.texts(Kind.NEED) == ["rust", "tijd", "stilte"]
        assert "stilte" in second.seen
        await second.keys(Type("van mij"), "enter", "f3 f2")
        assert second.fields == ["van mij"]
        assert first.texts(Kind.NEED) == ["rust", "tijd", "stilte"]


async def test_a_second_window_goes_on_in_the_place_of_the_first_and_the_other_way_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop_session.store.log.log_writer.LOOK", 0.02)
    async with table(tmp_path) as first, table(tmp_path, session=first.live.id) as second:
        await first.keys(Type("een halve"))
        first.live.flush()
        await second.keys(Type("van mij"), "f3", "f5")
        assert "Hier verder" in second.seen
        await second.keys("escape")
        assert "hier noteren" in second.seen
        second.pilot.app.clear_notifications()
        await second.keys("f5 enter")
        # Where the first one was, with its half sentence and with what was typed here in vain.
        assert (second.shown.step, second.fields) == (Step.NEED, ["een halve van mij"])
        assert second.told == ["Je noteert nu hier verder; het andere venster leest mee."]
        assert "hier noteren" not in second.seen
        await second.keys("enter")
        second.live.flush()
        await first.on_reading_along()
        assert first.told == [ALONG]
        first.shown.look()
        await rest(first.pilot)
        assert first.texts(Kind.NEED) == ["rust", "tijd", "een halve van mij"]
        await first.keys("f5 enter")
        assert first.live.read_only is None
        await first.keys(Type("stilte"), "enter f8")
        await first.on_disk()
        assert first.texts(Kind.NEED) == ["rust", "tijd", "een halve van mij"]


async def test_only_what_another_window_has_open_can_be_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError

    async with table(tmp_path, begun=False) as t:
        assert "hier noteren" not in t.seen
        monkeypatch.setattr(Log, "append", failing)
        await t.keys(Type("stilte"), "enter")
        t.live.flush()
        await rest(t.pilot)
        assert t.live.read_only is not None
        assert "hier noteren" not in t.seen
        assert not t.shown.check_action("note_here", ())
        assert t.shown.check_action("start", ())


async def test_a_talk_that_paused_elsewhere_is_covered_here_too(tmp_path: Path) -> None:
    async with table(tmp_path) as first:
        await first.keys("f7")
        first.live.flush()
        async with table(tmp_path, session=first.live.id) as second:
            await second.keys("f5 enter")
            assert "Annelies" not in second.seen
            await second.keys("enter")
            assert second.phase == "live"


async def test_after_a_write_that_failed_it_is_read_only_and_keeps_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError

    async with table(tmp_path) as t:
        monkeypatch.setattr(Log, "append", failing)
        await t.keys(Type("stilte"), "enter")
        t.live.flush()
        await rest(t.pilot)
        (said,) = t.told
        assert said.startswith("Bewaren lukt nu niet")
        await t.keys(Type("nog iets"), "enter")
        assert (t.fields, len(t.told)) == (["nog iets"], 1)
        await t.keys("f3 f2 f8")
        assert t.fields == ["nog iets"]
        assert t.texts(Kind.NEED) == ["rust", "tijd", "stilte"]


async def test_quitting_never_asks_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("half"))
        await t.pilot.press("ctrl+q")
        assert t.texts(Kind.NEED)[-1] == "half"
        assert t.live.drafts == {}


async def test_the_mouse_does_what_keys_do(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("half"))
        await t.pilot.click(tab(t, Step.ACTIONS))
        await rest(t.pilot)
        assert (t.state.step, t.texts(Kind.NEED)[-1]) == (Step.ACTIONS, "half")
        await click_on(t, "voorlezen")
        assert t.fields[:2] == ["voorlezen", "Fatma"]
        await t.keys(Type("!"))
        await click_on(t, "noteer")
        assert t.texts(Kind.ACTION)[-1] == "voorlezen!"
        await click_on(t, "pauze")
        assert t.phase == "paused"


async def test_the_palette_does_what_keys_do(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("half"), "ctrl+p", Type("ongedaan"))
        await t.keys("enter")
        assert t.texts(Kind.ACTION) == ["kaart leggen"]
        assert t.fields == ["half"]


def tab(t: Table, step: Step) -> StepTab:
    return next(one for one in t.shown.query(StepTab) if one.step is step)


async def click_on(t: Table, words: str) -> None:
    """Click on the first place where these words stand."""
    rows = t.seen.split("\n")
    y = next(number for number, row in enumerate(rows) if words in row)
    await t.pilot.click(offset=(rows[y].index(words), y))
    await rest(t.pilot)


async def test_typing_goes_on_where_it_was_after_looking_at_something_else(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("tab", Type("p"))
        for away in ("f6 escape", "f1 escape", "ctrl+p escape", "f7 enter", "f5", "f8 shift+f8"):
            await t.keys(away, Type("a"))
        assert t.fields[:2] == ["", "paaaaaa"]


async def test_a_click_on_a_row_opens_that_row_although_words_become_a_row_above_it(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("half"))
        await click_on(t, "kaart leggen")
        assert t.texts(Kind.NEED)[-1] == "half"
        assert t.fields[0] == "kaart leggen"


async def test_a_talk_that_was_left_in_a_pause_opens_in_it(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys("f7")
        left = t.live
    async with table(tmp_path, session=left.id) as t:
        assert "rust" not in t.seen
        await t.keys("enter", Type("verder"), "enter")
        assert t.phase == "live"
        assert t.texts(Kind.NEED)[-1] == "verder"


async def test_a_dutch_talk_speaks_dutch_words_beside_a_flemish_one(tmp_path: Path) -> None:
    async with table(tmp_path, locale="nl_NL", at=Step.CLOSING) as dutch:
        assert "Doornemen" in dutch.seen
        assert "handelingsdeel" in dutch.seen
        async with table(tmp_path, at=Step.CLOSING) as flemish:
            assert "Overlopen" in flemish.seen
            assert "handelingsdeel" not in flemish.seen
            await flemish.keys(Type("huisarts"), "enter")
            assert dutch.texts(Kind.NEED) == flemish.texts(Kind.NEED)
            assert dutch.state.recipients == ()


async def test_the_line_above_a_narrow_step_names_who_is_there(tmp_path: Path) -> None:
    async with table(tmp_path, size=(80, 24)) as t:
        assert t.seen.splitlines()[1].strip() == "Annelies · Fatma · Serkan · Lena"
        t.shown.record(ev.PresenceSet(t.state.people[2].id, Presence.ABSENT))
        await rest(t.pilot)
        assert t.seen.splitlines()[1].strip() == "Annelies · Fatma · Lena"
