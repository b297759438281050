"""A doubt that is shown while typing stays, by keys, until one key decides it."""

from datetime import date
from pathlib import Path

from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line
from cop_session.domain.when import Every, From, On, Words
from cop_session.tui.steps.private_strip.open_items_section import LooseEndSection
from tests.documents.support.outlines import plan
from tests.documents.support.word_reader import read
from tests.tui.round_tables.key_script import Paste, See, Type, rest
from tests.tui.support.table_driver import Table, table

SAID = "papa neemt op woensdag de trein"
WEDNESDAY = date(2026, 11, 25)


def last(t: Table) -> Line:
    return t.state.of(Kind.ACTION)[-1]


def names(t: Table) -> list[str]:
    known = {one.id: one.name for one in t.state.people}
    return [known[one] for one in last(t).owners]


async def two_toms(t: Table) -> None:
    for name, role in (("Tom Verhelst", Role.GUIDANCE_CENTRE), ("Tom Wouters", Role.EXTERNAL_SUPPORTER)):
        t.live.record(ev.PersonSeated(name, name, role))
    t.shown.show_state()
    await rest(t.pilot)


async def test_a_doubt_stays_behind_enter_and_one_key_takes_either_reading(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Paste(SAID), "enter pageup")
        assert last(t).when == Words("op woensdag")
        assert "wo 25/11 of wekelijks vanaf wo 25/11?" in t.seen
        await t.keys("q")
        assert last(t).when == From(WEDNESDAY, "op woensdag", Every.WEEK, (2,))
        await t.keys("f8")
        assert last(t).doubtful
        await t.keys("f")
        assert last(t).when == On((WEDNESDAY,), "op woensdag")
        assert not last(t).doubtful


async def test_enter_on_a_doubtful_line_as_it_stands_says_that_they_are_meant(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("Annelies doet het voor, Fatma kijkt mee"), See("ook “Fatma”?"), "enter pageup")
        line = t.state.of(Kind.ACTION)[-1]
        assert line.owners_doubt is not None
        await t.keys("enter enter")
        line = t.state.of(Kind.ACTION)[-1]
        assert line.owners_doubt is None
        assert [one.name for owner in line.owners if (one := t.state.person(owner))] == [
            "Annelies Vandamme",
            "Fatma Yıldız",
        ]


async def test_as_it_was_said_is_a_decision_too(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Paste(SAID), "enter pageup z")
        assert (last(t).when, last(t).doubtful) == (Words("op woensdag"), False)


async def test_of_two_with_one_first_name_nobody_does_it_until_somebody_says_who(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await two_toms(t)
        await t.keys(Paste("Tom observeert zaterdag"))
        assert "welke Tom?" in t.seen
        await t.keys("enter pageup")
        assert names(t) == []
        assert "Tom V. of Tom W.?" in t.seen
        await t.keys("q")
        assert names(t) == ["Tom Wouters"]


async def test_the_names_that_the_screen_uses_can_be_typed(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await two_toms(t)
        await t.keys(Paste("Tom V. observeert zaterdag"), "enter")
        assert (names(t), last(t).doubtful) == (["Tom Verhelst"], False)


async def test_the_walkthrough_asks_what_is_doubtful(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await two_toms(t)
        await t.keys(Paste("Tom observeert op woensdag"), "enter f3")
        await t.keys("right right")
        assert "Welke Tom?" in t.seen
        assert "Tom V." in t.seen
        await t.keys("f")
        assert names(t) == ["Tom Verhelst"]
        assert "Wanneer: “op woensdag”?" in t.seen
        await t.keys("f")
        assert last(t).when == On((WEDNESDAY,), "op woensdag")
        assert "Wanneer:" not in t.seen


async def test_loose_ends_list_what_is_doubtful(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await two_toms(t)
        await t.keys(Paste("Tom observeert op woensdag"), "enter")
        rows = LooseEndSection(t.shown.coach).rows(t.shown.moment)
        about = [row.text for row in rows if row.text in ("Welke Tom?", "Wanneer: “op woensdag”?")]
        assert about == ["Welke Tom?", "Wanneer: “op woensdag”?"]


async def test_what_is_doubtful_in_the_field_for_when_is_kept_too(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Paste("kaart tonen"), "tab tab", Paste("2 of 3 dec"), "enter")
        assert last(t).when == Words("2 of 3 dec")
        assert len(last(t).when_doubt) == 4


async def test_putting_other_words_right_leaves_the_doubt(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Paste(SAID), "enter pageup enter", Paste(" met Lena"), "enter")
        assert last(t).text == f"{SAID} met Lena"
        assert last(t).doubtful


async def test_closed_with_a_doubt_word_prints_what_was_said_and_one_key_later_the_date(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await two_toms(t)
        await t.keys(Paste("Tom observeert op woensdag"), "enter f3 f3 f3 f5 enter")
        assert t.phase == "closed"
        (row,) = (one for one in printed(t) if one[1] == "Tom observeert op woensdag")
        assert (row[2], row[3]) == ("Tom", "op woensdag")
        await t.keys("f2 f2 f2 escape end f q")
        (row,) = (one for one in printed(t) if one[1].startswith("Tom observeert op woensdag"))
        assert (row[2], row[3]) == ("Tom Verhelst", "wekelijks vanaf wo 25/11")


def printed(t: Table) -> list[list[str]]:
    return read(word_document.render(plan(t.state))).rows("Afspraken")
