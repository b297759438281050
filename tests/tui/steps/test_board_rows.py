"""What one key does with a row of a step: put right, move, keep for later, answer, take away, strike."""

from pathlib import Path

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Standing
from cop_session.domain.schedule import Step
from tests.tui.round_tables.key_script import Type
from tests.tui.support.table_driver import table


async def test_enter_puts_a_row_right_and_the_next_words_are_new(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        first = t.state.of(Kind.ACTION)[0].id
        await t.keys("escape up", "enter", Type(" op de bank"), "tab ctrl+u", Type("Lena"), "enter", Type("zingen"))
        line = t.state.line(first)
        assert line is not None
        assert (line.text, line.owners) == ("kaart leggen op de bank", (t.state.people[3].id,))
        assert t.fields[0] == "zingen"
        assert t.texts(Kind.ACTION) == ["kaart leggen op de bank", "voorlezen"]


async def test_opening_a_row_and_leaving_it_changes_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        before = t.state.content
        await t.keys("escape up enter escape up enter", "f8 shift+f8", "escape escape")
        assert t.state.content == before
        assert t.live.drafts == {}


async def test_rows_move_again_and_again(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("ruimte"), "enter", Type("uitleg"), "enter", "escape", "h h h l")
        assert t.texts(Kind.NEED) == ["rust", "uitleg", "tijd", "ruimte"]
        await t.keys("f8")
        assert t.texts(Kind.NEED) == ["uitleg", "rust", "tijd", "ruimte"]
        await t.keys("f8 f8 f8")
        assert t.texts(Kind.NEED) == ["rust", "tijd", "ruimte", "uitleg"]


async def test_a_row_waits_is_agreed_and_is_taken_away(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("escape", "v")
        assert [line.standing for line in t.state.of(Kind.ACTION)] == [Standing.NOTED, Standing.LATER]
        await t.keys("v a")
        assert [line.standing for line in t.state.of(Kind.ACTION)] == [Standing.NOTED, Standing.AGREED]
        await t.keys("w")
        assert t.texts(Kind.ACTION) == ["kaart leggen"]
        # The highlight goes to the row that is left.
        await t.keys("w")
        assert t.texts(Kind.ACTION) == []
        await t.keys("f8 f8")
        assert t.texts(Kind.ACTION) == ["kaart leggen", "voorlezen"]


async def test_the_pupil_says_whether_a_quote_may_be_in_the_plan(tmp_path: Path) -> None:
    async with table(tmp_path) as t:

        def consent() -> Consent:
            return t.state.of(Kind.QUOTE)[0].consent

        await t.keys("escape down", "j")
        assert consent() is Consent.YES
        await t.keys("n")
        assert consent() is Consent.NO
        await t.keys("k")
        assert consent() is Consent.TO_ASK
        await t.keys("f8 f8")
        assert consent() is Consent.YES


async def test_striking_asks_first_and_leaves_no_word(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type("kanarie"), "enter", "escape", "s", "escape")
        assert t.texts(Kind.NEED)[-1] == "kanarie"
        await t.keys("s f5")
        assert t.texts(Kind.NEED) == ["rust", "tijd", ""]
        await t.keys("f8 shift+f8")
        assert "kanarie" not in t.seen
        assert "geschrapt" in t.seen
        # The keys go on with a row that is still there.
        await t.keys("enter", Type("!"), "enter")
        assert t.texts(Kind.NEED)[1] == "tijd!"


async def test_somebody_sees_a_line_differently_in_own_words(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("escape e", Type("te veel werk"), "enter")
        assert t.told == ["Wie ziet het anders? Eén persoon tegelijk."]
        await t.keys(Type("mama"), "tab", Type("ja"), "enter")
        (objection,) = t.state.of(Kind.ACTION)[1].objections
        assert (objection.words, objection.in_plan) == ("te veel werk", True)
        assert objection.person == t.state.people[1].id
        await t.keys(Type("nieuw"), "enter")
        assert t.texts(Kind.ACTION)[-1] == "nieuw"


async def test_undo_and_redo_reach_every_step_also_while_a_row_is_put_right(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME) as t:
        await t.keys(Type("Koen Lippens, zoco"), "enter", "f8")
        assert len(t.state.people) == 4
        await t.keys("shift+f8 f3", Type("ruimte"), "enter")
        await t.keys("escape", "enter", Type(" genoeg"), "f8")
        # The line is gone; what was typed about it is kept as new words.
        assert t.texts(Kind.NEED) == ["rust", "tijd"]
        assert t.fields == ["ruimte genoeg"]
        await t.keys("enter f3 f3 f3", "ctrl+u", Type("12 januari 15:45"), "enter")
        assert t.state.evaluation is not None
        await t.keys("f8")
        assert t.state.evaluation is None
        await t.keys("shift+f8 f3", Type("Koen"), "enter", "f8 shift+f8")
        assert len(t.state.recipients) == 1
        await t.keys(*["f8"] * 15)
        # Said once, however often it is pressed.
        assert t.told[-1] == "Er is niets om ongedaan te maken."
        assert len(t.told) == len(set(t.told))
        assert t.state.people == ()


async def test_undo_shows_in_the_fields_of_the_row_that_is_open(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys("escape up enter", Type(" en stilte"), "enter", "escape", "enter")
        assert t.fields == ["rust en stilte"]
        await t.keys("f8")
        assert t.fields == ["rust"]
        await t.keys("shift+f8", Type("!"), "f8")
        assert t.fields == ["rust en stilte!"]
        assert t.texts(Kind.NEED) == ["rust", "tijd"]


async def test_a_person_who_is_taken_away_stays_nowhere(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME) as t:
        t.live.record(ev.PlaceSet(t.state.of(Kind.ACTION)[0].id, "klas"))
        await t.keys("escape", "up up", "w")
        assert [one.name for one in t.state.people] == ["Annelies Vandamme", "Serkan Yıldız", "Lena"]
        assert t.state.of(Kind.ACTION)[1].owners == ()


async def test_undone_while_it_is_put_right_and_redone_it_is_there_once(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("samen lezen"), "tab", Type("Fatma"), "enter", "escape", "enter", Type(" thuis"))
        await t.keys("f8")
        assert "samen lezen" not in t.texts(Kind.ACTION)
        assert t.fields[:2] == ["samen lezen thuis", "Fatma"]
        await t.keys(Type(" op zondag"), "shift+f8")
        assert t.fields[:2] == ["samen lezen thuis op zondag", "Fatma"]
        await t.keys("enter")
        assert t.texts(Kind.ACTION)[2:] == ["samen lezen thuis op zondag"]
        await t.on_disk()
        assert t.live.drafts == {}


async def test_undone_while_it_is_put_right_and_noted_it_stays_beside_what_is_redone(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("samen lezen"), "enter", "escape", "enter", Type(" thuis"), "f8 enter", Type("nog iets"))
        assert t.texts(Kind.ACTION)[2:] == ["samen lezen thuis"]
        await t.keys("f8 enter")
        assert t.texts(Kind.ACTION)[2:] == ["nog iets"]


async def test_one_mark_says_where_the_keys_go(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        assert t.seen.count("▸") == 1
        assert "▸ Onderwijsbehoeften" in t.seen
        await t.keys("escape")
        assert t.seen.count("▸") == 1
        assert "▸ Onderwijsbehoeften" not in t.seen
        await t.keys("escape", Type("half"))
        assert "▸ Onderwijsbehoeften" in t.seen


async def test_the_key_line_names_the_arrows_where_they_lead_to_another_part(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        assert "↑↓ ander deel" in t.seen
        await t.keys("down")
        assert "▸ In de woorden van de leerling" in t.seen
        # What is put right stays where it is.
        await t.keys("escape enter")
        assert "ander deel" not in t.seen
        await t.keys("down up down")
        assert t.fields[0] == "Ik lees graag."
