"""Writing down at the round table by keys, as fast as somebody types ahead."""

from pathlib import Path

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.schedule import Step
from tests.tui.round_tables.key_script import Paste, Type
from tests.tui.support.table_driver import table


async def test_entries_that_are_typed_without_a_pause_neither_mix_nor_share_who_does_them(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(
            *(Paste("lezen"), "tab", Type("mama"), "tab tab", Type("thuis"), "enter"),
            *(Type("knippen"), "tab", Type("papa"), "tab tab", Type("op zolder"), "enter"),
            *(Type("één"), "enter", Type("twee"), "enter", Type("drie")),
        )
        names = {one.id: one.relation for one in t.state.people}
        noted = [([names[who] for who in line.owners], line.text, line.place) for line in t.state.of(Kind.ACTION)[2:]]
        assert noted == [
            (["mama"], "lezen", "thuis"),
            (["papa"], "knippen", "op zolder"),
            ([], "één", ""),
            ([], "twee", ""),
        ]
        assert t.fields == ["drie", "", "", "", ""]
        assert t.live.drafts == {"action": "drie"}


async def test_half_a_sentence_is_recorded_by_a_step_change_and_what_follows_lands_in_the_next_step(
    tmp_path: Path,
) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("een rustige pl"), "f3", Type("kaartje maken"), "f2", Type("stilte"), "f2 f3")
        assert t.texts(Kind.NEED) == ["rust", "tijd", "een rustige pl", "stilte"]
        assert t.texts(Kind.ACTION) == ["kaart leggen", "voorlezen", "kaartje maken"]
        assert t.live.drafts == {}
        assert t.fields == [""]


async def test_up_and_down_aim_elsewhere_and_keep_the_words_and_the_small_fields(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("f2", "down", Type("graag!"), "tab", Type("mama"), "shift+tab", "up down down")
        assert t.fields == ["graag!", "mama"]
        assert t.live.drafts == {"works": "graag!", "works:said_by": "mama"}
        await t.keys("down down", "enter")
        assert t.texts(Kind.AIM) == ["graag!"]
        assert t.live.drafts == {"concern:said_by": "mama"}
        await t.keys("up up")
        assert t.fields == ["", "mama"]


async def test_what_has_no_field_elsewhere_outlives_a_crash_and_what_is_noted_there(tmp_path: Path) -> None:
    async with table(tmp_path, close=False) as t:
        await t.keys(["down"] * 8, Type("een stil hoekje"), "tab tab tab", Type("achteraan"), "shift+tab " * 3, "up up")
        await t.on_disk()
        assert t.live.drafts == {"lacks": "een stil hoekje", "action:place": "achteraan"}
        dropped = t.live
    try:
        async with table(tmp_path, session=dropped.id, later_ms=60_000) as t:
            assert t.fields == ["een stil hoekje", "", ""]
            await t.keys("enter")
            assert t.texts(Kind.LACKS) == ["een stil hoekje"]
            await t.keys("f3")
            assert t.fields[:4] == ["", "", "", "achteraan"]
    finally:
        dropped.close()


async def test_going_to_the_list_loses_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("zingen"), "pageup")
        assert t.texts(Kind.ACTION)[-1] == "zingen"
        await t.keys("escape tab", Type("papa"), "pageup")
        assert t.texts(Kind.ACTION)[-1] == "zingen"
        await t.keys("escape", Type("dansen"))
        assert t.fields[:2] == ["dansen", "papa"]
        await t.keys("pageup escape pageup")
        assert t.texts(Kind.ACTION)[-1] == "dansen"


async def test_drafts_are_there_after_a_crash_and_gone_once_they_are_written_down(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, close=False) as t:
        await t.keys(Type("de klas maakt een"), "tab", Type("Annelies"))
        await t.on_disk()
        dropped = t.live
    try:
        async with table(tmp_path, session=dropped.id, later_ms=60_000) as t:
            assert t.fields[:2] == ["de klas maakt een", "Annelies"]
            await t.keys(Type(" hoorspel"), "enter")
            assert t.texts(Kind.ACTION)[-1] == "de klas maakt een hoorspel"
            assert t.state.of(Kind.ACTION)[-1].owners == (t.state.people[0].id,)
            assert (t.live.drafts, t.fields[0]) == ({}, "")
    finally:
        dropped.close()


async def test_a_draft_of_a_line_that_is_put_right_comes_back_on_that_line(tmp_path: Path) -> None:
    async with table(tmp_path, close=False) as t:
        await t.keys("escape up", "enter", Type(" en stilte"))
        await t.on_disk()
        dropped = t.live
    try:
        async with table(tmp_path, session=dropped.id, later_ms=60_000) as t:
            assert t.fields == ["rust en stilte"]
            await t.keys("enter")
            assert t.texts(Kind.NEED) == ["rust en stilte", "tijd"]
    finally:
        dropped.close()


async def test_names_complete_themselves_also_of_who_sat_down_just_now(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("f2 f2", Paste("Xavier Peeters, directie"), "enter", "f3 f3")
        await t.keys(Type("sleutel vragen"), "tab", Type("xa"), "right", Type(" + ma"), "right", "enter")
        (line,) = t.state.of(Kind.ACTION)[2:]
        assert [one.name for one in t.state.people if one.id in line.owners] == ["Fatma Yıldız", "Xavier Peeters"]


async def test_what_is_refused_is_said_once_and_stays_in_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("tab", Type("mama"), "enter")
        assert t.told == ["Er staat nog niets. Typ eerst iets."]
        await t.keys(Type("tekenen"), "tab ctrl+u", Type("tante"), "enter")
        (said,) = t.told
        assert said.startswith("Wie is “tante”?")
        assert t.fields[:2] == ["tekenen", "tante"]
        assert len(t.texts(Kind.ACTION)) == 2
        await t.keys("pageup")
        assert t.fields[:2] == ["tekenen", "tante"]


async def test_an_eleventh_at_the_table_is_refused_with_the_way_out(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME) as t:
        await t.keys(*((Paste(f"Gast {number}, andere"), "enter") for number in range(6)))
        assert t.told == []
        await t.keys(Paste("Gast 11, andere"), "enter")
        assert t.told == ["Er zitten al 10 mensen aan tafel. Noteer wie erbij komt als waarnemer."]
        assert t.fields[0] == "Gast 11, andere"
        await t.keys("down down enter")
        assert t.texts(Kind.OBSERVER) == ["Gast 11, andere"]


async def test_after_closing_only_wording_who_and_when_may_change(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("nog iets"))
        # Closed elsewhere, while somebody types here: the words are kept, and the field goes.
        t.live.record(ev.SessionClosed())
        await t.keys("enter")
        (said,) = t.told
        assert said.startswith("Het gesprek is afgesloten")
        assert (t.fields, t.live.drafts) == ([], {"need": "nog iets"})
        await t.keys("home", "enter", Type("!"), "enter")
        assert t.texts(Kind.NEED) == ["rust!", "tijd"]
