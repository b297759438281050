"""Beginning the talk: asked where it may be a slip, undone within the minute, its date put right afterwards."""

from datetime import date, datetime, timedelta
from pathlib import Path

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail
from tests.tui.round_tables.key_script import Paste, Type, rest
from tests.tui.support.house import TODAY
from tests.tui.support.table_driver import table


async def test_another_day_than_planned_is_asked_once(tmp_path: Path) -> None:
    async with table(tmp_path, begun=False) as t:
        t.live.record(ev.SessionPlanned(datetime(2026, 12, 1, 15, 45), 60))
        await t.keys(Type("half"), "f5")
        assert "staat gepland op di 1 dec 2026" in t.seen
        await t.keys("escape")
        assert t.phase == "preparing"
        await t.keys("f5", "enter")
        assert (t.phase, t.state.sittings[-1].on) == ("live", TODAY)


async def test_an_empty_table_is_asked_once_and_a_slip_takes_no_answer_that_was_typed_ahead(tmp_path: Path) -> None:
    async with table(tmp_path, begun=False) as first:
        library = first.shown.library
        empty = library.prepare(locale="nl_BE", zone="Europe/Brussels")
        empty.record(ev.DetailSet(Detail.PUPIL, "Noor"), ev.SessionPlanned(datetime(2026, 11, 24, 15, 45), 60))
        empty.close()
        async with table(tmp_path, session=empty.id) as t:
            await t.keys("f5")
            assert "Er zit nog niemand aan tafel." in t.seen
            assert "gepland" not in t.seen
            await t.keys("escape", Paste("Annelies Vandamme, leerkracht"), "enter", "f5")
            assert t.phase == "live"


async def test_a_start_by_mistake_is_undone_within_the_minute(tmp_path: Path) -> None:
    async with table(tmp_path, begun=False) as t:
        await t.keys("f5")
        assert t.told == ["Het gesprek is begonnen. F8 maakt dat binnen de minuut ongedaan."]
        assert t.phase == "live"
        await t.keys(Type("Koen, zoco"), "enter", "f8", "f8")
        assert t.told[-1] == "Start van het gesprek ongedaan"
        assert (t.phase, t.state.sittings[-1].on) == ("preparing", None)
        await t.keys("shift+f8")
        assert (t.phase, t.state.sittings[-1].on) == ("live", TODAY)
        await t.keys("f8")
        t.today[0] = TODAY + timedelta(days=1)
        await t.keys("f5")
        assert t.state.sittings[-1].on == TODAY + timedelta(days=1)
        t.clock.pass_ms(60_000)
        await t.keys("f8")
        assert t.phase == "live"
        assert t.told[-1].startswith("Actie “voorlezen” ongedaan")
        left = t.live.id
    # What is on disk says the same.
    async with table(tmp_path, session=left) as t:
        assert (t.phase, t.state.sittings[-1].on) == ("live", TODAY + timedelta(days=1))


async def test_the_date_of_the_talk_can_be_put_right_whatever_came_of_it(tmp_path: Path) -> None:
    async with table(tmp_path, size=(120, 36)) as t:
        for day, phase in ((21, "live"), (23, "closed")):
            if phase == "closed":
                t.live.record(ev.SessionClosed())
            await t.keys("pageup", "g", ["down"] * 8)
            await t.keys("home", "shift+end", Paste(f"{day}/11/2026"), "f5")
            assert (t.phase, t.state.sittings[-1].on) == (phase, date(2026, 11, day))
        assert t.state.held_on == date(2026, 11, 23)
        await t.keys("f6")
        await rest(t.pilot)
        assert "23 november 2026" in t.seen
