"""A kind of talk that the program does not have, by keys from home to Word: one file, one registration."""

from pathlib import Path

import pytest
from docx import Document

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.formats import FORMATS
from cop_session.formats.loose_ends import loose_ends
from cop_session.services import Library
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.formats.invented import INVENTED, NO_TIP, TIP
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import See, Type, play
from tests.tui.support.house import SIZE, house, screen, settled, workspace


async def test_an_invented_talk_goes_from_home_to_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, INVENTED.code, INVENTED)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "n", See("Soort gesprek"), "shift+tab right right tab", Type("Noor"), "f5", See("Hallo"))
        shown = app.screen
        assert isinstance(shown, RoundTableScreen)
        assert (shown.state.format, shown.state.step, loose_ends(shown.state)[0].loose) == ("invented", "hello", NO_TIP)
        await play(pilot, Type("Sam, maatje"), "enter", Type("Els, juf"), "enter", "f5", See("F7 pauze"))
        await play(pilot, "f3", "s", See("Een tip"), Type("eerst luisteren"), "tab", Type("Sam"), "enter")
        await play(pilot, "down", Type("Els belt morgen"), "enter", "ctrl+g", "l", See("lukt"))
        state = shown.state
        assert [(one.name, one.role) for one in state.people] == [("Sam", Role("buddy")), ("Els", Role.TEACHER)]
        assert [(line.text, line.owners) for line in state.of(TIP)] == [("eerst luisteren", (state.people[0].id,))]
        assert state.of(Kind.ACTION)[0].poll is not None
        assert not loose_ends(state)
        assert "maatje" in screen(pilot)
        await play(pilot, "f5", See("afsluiten"), "enter", "x", See("Voor wie"), "f5")
    (file,) = workspace(tmp_path).exports.rglob("*.docx")
    words = [part.text for part in Document(str(file)).paragraphs]
    assert "Verslag van het tipgesprek" in words
    assert words[words.index("Tips") + 1] == "eerst luisteren · Sam"


async def test_a_talk_of_an_unknown_kind_opens_to_be_read_under_its_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as known:
        known.setitem(FORMATS, INVENTED.code, INVENTED)
        library = Library.open(workspace(tmp_path), clock=HandClock())
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", talk=INVENTED)
        live.record(ev.LineNoted(TIP, "eerst luisteren"))
        live.close()
        library.close()
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await play(pilot, "enter", See("eerst luisteren"))
        seen = screen(pilot)
        assert "tip" in seen
        assert "✗ alleen lezen" in seen
        await play(pilot, Type("iets"), "enter")
        assert isinstance(app.screen, RoundTableScreen)
        assert len(app.screen.live.timeline) == 3
