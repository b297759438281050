"""What helps the facilitator: whose turn it is, the minutes, questions that open up, wording, loose ends."""

from datetime import date, time
from pathlib import Path

import pytest

from cop_session.coaching.questions import QUESTIONS
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence, Route, Standing
from cop_session.domain.open_items import Loose, LooseEnd
from cop_session.domain.schedule import Step
from cop_session.domain.when import On, Words
from cop_session.formats.loose_ends import loose_ends
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.core.script_line import Cue
from cop_session.tui.steps.core.sentence_starters import begun
from cop_session.tui.steps.private_strip.open_items_section import LooseEndSection
from cop_session.tui.steps.sections.step_sections import sections_in
from cop_session.tui.steps.walkthrough.question import FEASIBILITY
from cop_session.tui.widgets import quiet_hint
from tests.tui.round_tables.key_script import See, Type, rest
from tests.tui.support.house import until
from tests.tui.support.table_driver import Table, table

MINUTE = 60_000
TALL = (100, 44)
LABEL = "Hij is lui"


@pytest.fixture(autouse=True)
def _hints_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet_hint, "REST", 0.001)


def cue(t: Table) -> str:
    """The sentence or question above the step."""
    here = t.shown.stage.here
    assert here is not None
    return here.query_one(Cue).visual.__str__()


def pointed(t: Table) -> tuple[str, int] | None:
    """The group and the row that the highlight is on, where the list has the focus."""
    here = t.shown.stage.here
    assert isinstance(here, BoardStep)
    return here.board.current if here.board.has_focus else None


def line_with(t: Table, words: str) -> str:
    """The line of the screen that holds these words."""
    return next(line for line in t.seen.splitlines() if words in line)


async def test_everybody_is_invited_by_name_and_loads_are_told(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=TALL) as t:
        seq = t.state.seq
        await t.keys("f9")
        assert "volgende: Serkan" in t.seen
        assert "Annelies · één actie" in line_with(t, "Annelies ·")
        assert "❯ Serkan · nog niet aan het woord" in t.seen
        await t.keys("escape enter")
        assert "volgende: Lena" in t.seen
        assert "Serkan · uitgenodigd" in t.seen
        assert pointed(t) == ("round", t.state.people[3].id)
        await t.keys("f9 f9")
        assert "volgende: Lena" in t.seen
        await t.keys("escape enter enter enter")
        assert "iedereen is uitgenodigd" in t.seen
        # A second time takes it back; nothing of it is recorded.
        await t.keys("enter")
        assert "volgende: Fatma" in t.seen
        assert t.state.seq == seq


async def test_who_leaves_early_comes_first(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=TALL) as t:
        lena = t.state.people[3].id
        t.live.record(ev.PresenceSet(lena, Presence.AT_TABLE, None, time(16, 10)))
        await t.keys("f9")
        assert "volgende: Lena" in t.seen
        assert "vertrekt om" not in t.seen
        t.clock.pass_ms(10 * MINUTE)
        t.shown.look()
        await rest(t.pilot)
        assert "Lena vertrekt om 16:10: eerst een eigen actie" in t.seen
        await t.keys("escape home enter")
        assert t.live.state.step is Step.ACTIONS
        await t.keys(Type("groene kaart leggen"), "tab", Type("Lena"), "enter")
        action = t.state.of(Kind.ACTION)[-1]
        await t.keys("f9")
        assert "Lena vertrekt om 16:10: eerst vragen of de eigen actie lukt" in t.seen
        await t.keys("escape home enter l")
        assert t.state.step is Step.WALKTHROUGH
        poll = t.state.of(Kind.ACTION)[-1].poll
        assert poll is not None
        assert (action.owners, poll.asked) == ((lena,), (lena,))
        await t.keys("f9")
        assert "vertrekt om" not in t.seen


async def test_a_talk_of_another_day_knows_no_hours_of_leaving(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=TALL) as t:
        t.live.record(ev.PresenceSet(t.state.people[3].id, Presence.AT_TABLE, None, time(15, 50)))
        t.clock.pass_ms(24 * 60 * MINUTE)
        await t.keys("f9")
        assert "vertrekt om" not in t.seen
        assert "volgende: Lena" in t.seen


async def test_the_minutes_of_each_step_stand_in_the_strip_and_run_down_there(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=TALL) as t:
        await t.keys("f9")
        assert "nog 60 minuten" in t.seen
        assert "❯ Acties: 18 min, nog 33" in t.seen
        assert "Overlopen: 13 min, nog 13" in t.seen
        assert "Er is nog tijd." in t.seen
        t.clock.pass_ms(38 * MINUTE)
        t.shown.look()
        await rest(t.pilot)
        assert "nog 22 minuten" in t.seen
        assert "❯ Acties: 18 min, nog 0" in t.seen
        assert "Overlopen: 13 min, nog 13" in t.seen
        assert "Rond stilaan af, dan blijft er tijd voor wat volgt." in t.seen
        assert t.pilot.app.screen is t.shown
        t.clock.pass_ms(60 * MINUTE)
        t.shown.look()
        await rest(t.pilot)
        assert "De afgesproken tijd is om." in t.seen
        assert t.pilot.app.screen is t.shown
        await t.keys("escape", *["down"] * 5, "enter")
        assert t.state.step is Step.WALKTHROUGH


async def test_while_preparing_the_strip_shows_the_minutes_and_nobodys_turn(tmp_path: Path) -> None:
    async with table(tmp_path, size=TALL, begun=False) as t:
        await t.keys("f9")
        assert "60 minuten" in t.seen
        assert "Acties: 18 min" in t.seen
        assert "nog 18" not in t.seen
        assert "Rondje" not in t.seen


async def test_no_sentence_is_read_aloud_to_a_pupil_who_is_not_there(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as t:
        there = [cue(t)]
        await t.keys("escape")
        for _ in range(3):
            await t.keys("c")
            there.append(cue(t))
        assert "Lena, klopt dat" in there[0]
        assert there[1].startswith("“Dank je, Lena.")
        pupil = t.state.pupil
        assert pupil is not None
        t.shown.record(ev.PresenceSet(pupil.id, Presence.ABSENT))
        gone = []
        for _ in range(4):
            await t.keys("c")
            gone.append(cue(t))
        assert "Herkennen jullie Lena daarin" in gone[0]
        assert gone[1].startswith("“Lena is er zelf niet bij.")
        assert gone[2:] == there[2:]
        await t.keys("f8 f1")
        assert "Herkennen jullie" not in t.seen


async def test_a_key_asks_every_question_once_in_the_place_of_the_cue(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        first, seq = cue(t), t.state.seq
        await t.keys(Type("een i"), "ctrl+b")
        asked = [cue(t)]
        assert asked[0] != first
        await t.keys(Type("dee"), "ctrl+b")
        asked.append(cue(t))
        assert t.fields[0] == "een idee"
        await t.keys("enter escape")
        for _ in QUESTIONS[2:]:
            await t.keys("b")
            asked.append(cue(t))
        assert len(set(asked)) == len(QUESTIONS)
        assert any("“Rust”" in words for words in asked)
        await t.keys("c")
        assert cue(t) == first
        assert t.state.seq == seq + 1


async def test_a_question_forgets_the_words_of_a_need_that_is_struck(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        for _ in QUESTIONS:
            await t.keys("ctrl+b")
            if "“Rust”" in cue(t):
                break
        assert "“Rust”" in t.seen
        await t.keys("escape home s f5")
        assert "rust" not in t.seen.casefold()


async def test_questions_are_asked_where_actions_are_noted(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.EVALUATION) as t:
        first = cue(t)
        await t.keys("ctrl+b")
        assert cue(t) == first
        await t.keys("f9 ctrl+b")
        assert cue(t) == ""


async def test_an_idea_stays_one_becomes_an_action_or_waits(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("hoorspel"), "enter", Type("leesmaatje"), "enter", Type("filmpje"), "enter")
        assert [(one.owners, one.when) for one in t.state.of(Kind.ACTION)[2:]] == [((), None)] * 3
        await t.keys("escape v", "up enter", "tab", Type("juf"), "tab", Type("vanaf maandag"), "enter")
        play, buddy, film = t.state.of(Kind.ACTION)[2:]
        assert (play.owners, play.standing) == ((), Standing.NOTED)
        assert buddy.owners == (t.state.people[0].id,)
        assert buddy.when is not None
        assert film.standing is Standing.LATER
        await t.keys("escape down v")
        assert t.state.of(Kind.ACTION)[-1].standing is Standing.NOTED


async def test_while_preparing_a_sentence_begins_in_three_keys(tmp_path: Path) -> None:
    async with table(tmp_path, begun=False) as t:
        await t.keys("ctrl+n", See("Hoe begint de zin?"), "l enter", Type("rustig blijft"))
        assert t.fields == ["Lena heeft een leerkracht nodig die rustig blijft"]
        # Another beginning takes the place of the first one.
        await t.keys("ctrl+n f down enter")
        assert t.fields == ["Om vol te houden, heeft Lena feedback nodig over rustig blijft"]
        await t.keys("ctrl+n escape enter")
        assert t.texts(Kind.NEED)[-1] == "Om vol te houden, heeft Lena feedback nodig over rustig blijft"
        assert t.live.drafts == {}
        # Elsewhere there is none.
        await t.keys("down ctrl+n")
        assert t.pilot.app.screen is t.shown


async def test_while_preparing_one_sentence_hints_at_the_wording_but_never_of_a_quote(tmp_path: Path) -> None:
    async with table(tmp_path, begun=False) as t:
        await t.keys(Type(LABEL), See("“is lui”: Wat zou helpen?"))
        await t.keys("down")
        assert t.fields[0] == LABEL
        assert "Wat zou helpen?" not in t.seen
        await t.keys(Type(" zegt hij"))
        assert "Wat zou helpen?" not in t.seen
        await t.keys("up", See("Wat zou helpen?"), "ctrl+u")
        await until(t.pilot, lambda: "Wat zou helpen?" not in t.seen)


async def test_during_the_talk_there_is_no_help_with_wording(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type(LABEL), "ctrl+n", "enter escape enter")
        assert t.fields == [LABEL]
        assert "Wat zou helpen?" not in t.seen
        assert t.pilot.app.screen is t.shown


async def test_a_setting_brings_help_with_wording_into_the_talk(tmp_path: Path) -> None:
    async with table(tmp_path, hints_live=True) as t:
        await t.keys(Type(LABEL), See("Wat zou helpen?"), "ctrl+n enter")
        assert t.fields == [f"Lena heeft instructie nodig die {LABEL}"]


async def test_in_aftercare_wording_is_helped_again(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        await t.keys(Type(LABEL), "enter")
        t.shown.record(ev.SessionClosed())
        await t.keys("escape enter", See("Wat zou helpen?"))


def test_a_beginning_stands_before_what_was_typed() -> None:
    known = ("Lena heeft rust nodig die …", "Lena heeft rust nodig …")
    assert begun("", known[0], known) == "Lena heeft rust nodig die "
    assert begun("kort is", known[0], known) == "Lena heeft rust nodig die kort is"
    assert begun("Lena heeft rust nodig die kort is", known[1], known) == "Lena heeft rust nodig kort is"


async def follow(t: Table, loose: Loose) -> LooseEnd:
    """Go by the strip to the first loose end of a sort."""
    ends = loose_ends(t.state)
    place = [one.loose for one in ends].index(loose)
    # Above the loose ends stand four people, six steps and no notes.
    down, up = 4 + 6 + place, len(ends) - 1 - place
    await t.keys("f9 pageup", *(["home", *["down"] * down] if down < up else ["end", *["up"] * up]), "enter")
    return ends[place]


def every_loose_end(t: Table) -> None:
    """Leave open whatever can be."""
    live, people = t.live, [one.id for one in t.state.people]
    for kind in (Kind.CONCERN, Kind.LACKS, Kind.ACTION, Kind.ACTION, Kind.ACTION):
        live.record(ev.LineNoted(kind, f"open {kind.value} {live.next_seq}"))
    with_condition, refused = (line.id for line in t.state.of(Kind.ACTION)[-2:])
    doubtful = live.next_seq
    live.record(
        ev.LineNoted(Kind.ACTION, "papa belt op woensdag"),
        ev.OwnersDoubted(doubtful, "papa", ((people[0],), (people[1],), ())),
        ev.WhenDoubted(doubtful, "op woensdag", (On((date(2026, 11, 25),), ""), Words(""))),
    )
    for action, score in ((with_condition, 1), (refused, 0)):
        live.record(ev.OwnersSet(action, (people[0],)))
        poll = live.next_seq
        live.record(
            ev.PollOpened(action, t.state.scale, ("nee", "als", "ja"), (people[0],)),
            ev.Answered(poll, people[0], score),
        )
    first = t.state.of(Kind.ACTION)[0].id
    poll = live.next_seq
    live.record(
        ev.PollOpened(first, t.state.scale, ("nee", "als", "ja"), (people[0],)), ev.Answered(poll, people[0], 2)
    )
    live.record(ev.LineReworded(first, "kaart tonen"))
    live.record(ev.RecipientAdded(Route.PAPER, None, "directie"))


async def test_each_loose_end_leads_to_a_place_where_it_can_be_taken_up(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        every_loose_end(t)
        moment, strip = t.shown.moment, LooseEndSection(t.shown.coach)
        ends = loose_ends(t.state)
        assert {one.loose for one in ends} == set(Loose) - {Loose.NO_RECIPIENT}
        for row, end in zip(strip.rows(moment), ends, strict=True):
            place = strip.leads_to(moment, row.id)
            assert place is not None
            assert place.step is ROUNDTABLE.checks[end.loose].step
            sections = sections_in(ROUNDTABLE.at(place.step), "nl_BE")
            listed = {one.id for section in sections for one in section.rows(moment)}
            if place.step is Step.WALKTHROUGH:
                listed = {line.id for line in FEASIBILITY.asked_about(t.state)}
            assert place.line in listed or place.section in {one.name for one in sections}


async def test_a_loose_end_is_three_keys_and_a_few_arrows_away(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        every_loose_end(t)
        quote = await follow(t, Loose.QUOTE_TO_ASK)
        assert pointed(t) == ("quote", quote.line)
        await t.keys("j")
        need = await follow(t, Loose.NEED_WITHOUT_ACTION)
        await t.keys(Type("stil hoekje"), "enter")
        assert t.texts(Kind.ACTION)[-1] == "stil hoekje"
        # Its need was filled in, so that the need is loose no more.
        assert t.state.of(Kind.ACTION)[-1].needs == (need.line,)
        again = await follow(t, Loose.ASK_AGAIN)
        assert (t.state.step, again.line) == (Step.WALKTHROUGH, t.state.of(Kind.ACTION)[0].id)
        assert "kaart tonen" in t.seen
        await follow(t, Loose.PARENT_WITHOUT_COPY)
        await t.keys("enter")
        assert [one.loose for one in loose_ends(t.state)].count(Loose.PARENT_WITHOUT_COPY) == 1
        assert Loose.QUOTE_TO_ASK not in {one.loose for one in loose_ends(t.state)}


async def test_loose_ends_are_gone_through_one_by_one_by_enter_and_f9(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        every_loose_end(t)
        await t.keys("f5")
        await t.keys("f9")
        assert "↵ openen" in t.seen
        assert pointed(t) == ("loose_ends", 1)
        await t.keys("enter")
        await t.keys("f9")
        assert t.state.step is not Step.CLOSING
        assert pointed(t) == ("loose_ends", 1)
        # Whoever closes the strip is done with them; the next time there is something to note.
        await t.keys("f9 f9", Type("juist"))
        assert t.fields[0] == "juist"


async def test_looking_back_is_taken_up_under_its_own_heading(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING, size=TALL) as t:
        for loose, kept in ((Loose.NO_SIGN, "sign"), (Loose.NO_EVALUATION, "evaluation")):
            await follow(t, loose)
            await t.keys(Type("x"))
            assert kept in t.live.drafts
            await t.keys("ctrl+u")


async def test_before_closing_it_says_that_loose_ends_are_left_but_not_how_many(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        assert loose_ends(t.state)
        await t.keys("f5")
        said = " ".join(t.seen.replace("│", " ").split())
        assert "Er zijn nog losse eindjes, en dat mag; F9 toont ze." in said
        await t.keys("f9")
        assert "Losse eindjes" in t.seen
        assert t.phase != "closed"
        # The strip is not there on the large screen, and neither is how much is left.
        await t.keys("f9 f4 f5", See("Het gesprek afsluiten?"))
        assert "eindjes" not in t.seen
        await t.keys("escape f4 f9")
        # In the last step loose ends are what is looked for.
        assert "Losse eindjes" in t.seen
        await t.keys("f5 enter")
        assert t.phase == "closed"


async def test_keys_of_a_row_do_not_move_what_is_only_listed(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        people, seq = t.state.people, t.state.seq
        await t.keys("f9 escape", "h l w v a e s")
        assert (t.state.people, t.state.seq) == (people, seq)
        assert t.pilot.app.screen is t.shown


OWN = (
    "Rondje",
    "volgende:",
    "nog niet aan het woord",
    "eindjes",
    "Tijd",
    "minuten",
    "vertrekt",
    "geheim",
    "zou helpen",
)


async def test_nothing_of_it_is_on_the_screen_unless_asked_for(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME) as t:
        t.live.record(ev.LineNoted(Kind.NOTE, "geheim"), ev.LineNoted(Kind.NEED, LABEL))
        t.live.record(ev.PresenceSet(t.state.people[3].id, Presence.AT_TABLE, None, time(15, 55)))
        t.clock.pass_ms(50 * MINUTE)
        await t.keys("f9")
        assert "geheim" in t.seen
        await t.keys("f9")
        for step in Step:
            t.shown.look()
            await t.keys("f3" if step is not Step.WELCOME else "")
            assert t.state.step is step
            picture = t.pilot.app.export_screenshot().replace("&#160;", " ")
            assert [words for words in OWN if words in t.seen or words in picture] == []
