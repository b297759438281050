"""Two windows, after closing, giving up: nothing is doubled, no field stays live, one key gives up."""

from pathlib import Path

from cop_session.domain.codes import Detail, Kind
from cop_session.domain.schedule import Step
from tests.tui.round_tables.key_script import Type, rest
from tests.tui.support.table_driver import Table, table


async def take_over(t: Table) -> None:
    """Go on noting in this window."""
    await t.keys("f5", "enter")


async def follow(t: Table) -> None:
    """See what the other window wrote."""
    t.shown.look()
    await rest(t.pilot)


async def test_taking_over_doubles_no_word_of_either_window(tmp_path: Path) -> None:
    async with table(tmp_path) as first:
        await first.keys(Type("een halve"))
        await first.on_disk()
        async with table(tmp_path, session=first.live.id) as second:
            # What is half typed there stands here too; looking at another step does not make it ours.
            assert second.fields == ["een halve"]
            await second.keys("f3 f2")
            await first.keys(Type(" zin"), "enter", Type("iets nieuws"))
            await first.on_disk()
            await follow(second)
            await take_over(second)
            assert second.texts(Kind.NEED) == ["rust", "tijd", "een halve zin"]
            assert second.fields == ["iets nieuws"]
            second.live.flush()
            await first.on_reading_along()
            # Behind what was typed there comes only what was typed here.
            await first.keys(Type(" bij"))
            await second.keys("enter")
            second.live.flush()
            await follow(first)
            await take_over(first)
            assert (first.texts(Kind.NEED)[2:], first.fields) == (["een halve zin", "iets nieuws"], ["bij"])


async def test_no_field_stays_live_after_closing(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        # What cannot be noted keeps the talk open.
        await t.keys(Type("mama"), "tab", Type("duif"), "f5")
        assert (t.phase, t.fields) == ("live", ["mama", "duif"])
        await t.keys("ctrl+u", "f5", "enter")
        assert t.phase == "closed"
        assert t.pilot.app.focused is not None
        assert t.pilot.app.focused.id == "board"
        stood = []
        for _ in range(5):
            await t.keys("f2")
            stood.append((t.shown.step, bool(t.fields), t.pilot.app.focused.id))
        assert stood == [
            (Step.EVALUATION, True, "note"),
            (Step.WALKTHROUGH, False, "answers"),
            (Step.ACTIONS, False, "board"),
            (Step.NEED, False, "board"),
            (Step.WELCOME, False, "board"),
        ]
        # What belongs to aftercare still has its field, and a line is still put right.
        await t.keys("f3", "up", "enter", Type("!"), "enter")
        assert t.texts(Kind.NEED)[0] == "rust!"
        assert t.fields == []
        await t.keys("f9", Type("bellen"), "enter")
        assert t.texts(Kind.NOTE) == ["bellen"]
        await t.keys("f9", "f5", Type("weer"), "enter")
        assert t.texts(Kind.NEED)[-1] == "weer"


async def test_escape_gives_up_an_edit_everywhere(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        before = t.state.lines
        for leads in ("pageup home enter", "pageup home e"):
            await t.keys(*leads.split(), Type("half"), "escape", "escape")
            assert t.fields[:1] == [""]
        await t.keys("f3", "m", Type(" anders"), "escape", "escape", "m", "escape")
        assert (t.state.lines, t.live.drafts) == (before, {})
        await t.keys("f2", "pageup", "g", Type("Noor"), "tab", Type("3B"), "f8", "escape")
        assert (t.state.detail(Detail.PUPIL), t.state.detail(Detail.GROUP)) == ("", "")


async def test_what_is_said_still_is_not_said_twice(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("tab", Type("tante"), "enter", "enter", "enter")
        assert t.told == ["Wie is “tante”? Aan tafel: Annelies, Fatma, Serkan, Lena."]
        await t.keys(*["f8"] * 12)
        assert t.told == ["Aan tafel: Annelies ongedaan (Welkom)", "Er is niets om ongedaan te maken."]
