"""Before a line is struck, the question tells from which later talks it goes, and where it stays."""

from pathlib import Path

import pytest

from cop_session.services import Library
from cop_session.tui.steps.core.step_messages import ElsewhereAsked, StrikeAsked
from tests.services.series import series, the_need
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import rest
from tests.tui.support.house import workspace
from tests.tui.support.table_driver import table

STAYS = "In het gesprek waaruit deze regel meekwam, blijft hij staan."


async def test_a_line_that_goes_to_another_talk_goes_from_the_later_ones_too(tmp_path: Path) -> None:
    clock = HandClock()
    library = Library.open(workspace(tmp_path), clock=clock)
    november, january, march = series(library, clock, "zingt graag")
    library.prepare(locale="nl_BE", zone="Europe/Brussels").close()
    library.close()
    async with table(tmp_path, session=november) as t:
        t.shown.post_message(ElsewhereAsked(the_need(t.live)))
        await rest(t.pilot)
        seen = " ".join(t.seen.replace("│", " ").split())
        assert "De woorden gaan daarheen." in seen
        assert "verdwijnt daar ook" in seen
        assert all(one[:8] in seen for one in (january, march))
        await t.keys("escape")


@pytest.mark.parametrize("which", [0, 1, 2])
async def test_the_question_names_the_later_talks_by_their_codes(tmp_path: Path, which: int) -> None:
    clock = HandClock()
    library = Library.open(workspace(tmp_path), clock=clock)
    sessions = series(library, clock, "zingt graag")
    library.close()
    async with table(tmp_path, session=sessions[which]) as t:
        t.shown.post_message(StrikeAsked(the_need(t.live)))
        await rest(t.pilot)
        seen = " ".join(t.seen.replace("│", " ").split())
        assert "Deze regel schrappen?" in seen
        assert ("verdwijnt daar ook" in seen) is (which < 2)
        assert [one for one in sessions if one[:8] in seen] == list(sessions[which + 1 :])
        assert (STAYS in seen) is (which > 0)
        await t.keys("escape")
