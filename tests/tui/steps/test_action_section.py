"""A spoken line becomes an action, by keys: who and when are read under the words, which stay as they were said."""

from datetime import date
from pathlib import Path

import pytest

from cop_session.domain.codes import Kind
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line
from cop_session.domain.when import On
from tests.tui.round_tables.key_script import Paste, Type
from tests.tui.support.table_driver import Table, table

SAID = "papa luistert zaterdag mee naar het luisterboek"


def last(t: Table) -> Line:
    """The action that was noted last."""
    return t.state.of(Kind.ACTION)[-1]


def owners(t: Table) -> list[str]:
    """Who does the action that was noted last."""
    names = {one.id: one.name for one in t.state.people}
    return [names[one] for one in last(t).owners]


async def test_a_spoken_line_tells_who_and_when_and_stays_as_it_was_said(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type(SAID))
        assert "Serkan · za 28/11" in t.seen
        await t.keys("enter")
        assert (last(t).text, owners(t)) == (SAID, ["Serkan Yıldız"])
        assert last(t).when == On((date(2026, 11, 28),), "zaterdag")


@pytest.mark.parametrize(
    ("times", "who", "said", "shown"),
    [
        (1, ["Serkan Yıldız"], None, "Serkan"),
        (2, [], "zaterdag", "za 28/11"),
        (3, [], None, "zoals het gezegd is"),
        (4, ["Serkan Yıldız"], "zaterdag", "Serkan · za 28/11"),
    ],
)
async def test_one_key_changes_or_refuses_the_reading(
    tmp_path: Path, times: int, who: list[str], said: str | None, shown: str
) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Paste(SAID), "ctrl+r " * times)
        assert shown in t.seen
        await t.keys("enter")
        assert (last(t).text, owners(t)) == (SAID, who)
        when = last(t).when
        assert (when and when.said) == said


async def test_what_is_doubtful_is_pointed_out_and_tab_puts_it_in_fields(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Paste("mama leest voor op maandag 1 december"))
        assert "1 december" in t.seen
        assert "dinsdag" in t.seen
        await t.keys("tab tab", Type("1/12"), "enter")
        assert (owners(t), last(t).when) == (["Fatma Yıldız"], On((date(2026, 12, 1),), "1/12"))


async def test_a_name_completes_itself_in_the_middle_of_what_is_said(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("Se"), "right", Type(" en An"), "right", Type(" lezen voor"), "enter")
        assert last(t).text == "Serkan en Annelies lezen voor"
        assert owners(t) == ["Serkan Yıldız", "Annelies Vandamme"]
        await t.keys(Type("se"), "right", Type("lfie"), "enter")
        assert last(t).text == "selfie"


async def test_signs_mark_who_when_and_which_need_for_who_likes_them(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("samen lezen @se"), "right", Paste(" !18/12 #2"), "enter")
        assert owners(t) == ["Serkan Yıldız"]
        assert last(t).when == On((date(2026, 12, 18),), "18/12")
        assert last(t).needs == (t.state.of(Kind.NEED)[1].id,)
        assert last(t).text == "samen lezen"
