"""What leaves the room, asked for by keys: for whom, in which form, and what is said about it beforehand."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from textual.pilot import Pilot

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Role, Route
from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.services.delivery import document_formats
from cop_session.training.stop_points.class_answers import ClassAnswer, SchoolClass
from cop_session.tui.dialogs.export_dialog import ExportDialog
from cop_session.tui.dialogs.passphrases_shown_once import ToldDialog
from tests.documents.support.opened_document import opened
from tests.documents.support.word_reader import read
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, screen, settled, typed, with_samples, workspace

SMALL = (80, 24)
TODAY = date(2026, 11, 24)
RETYPE = ("home", "shift+end", "delete")


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_formats, "printed", lambda document, private: b"%PDF")


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    with_samples(tmp_path)
    return workspace(tmp_path).exports


def flat(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen as one line, without the frames."""
    return " ".join("".join(" " if "─" <= letter <= "╿" else letter for letter in screen(pilot)).split())


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


async def asked(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def open_lena(folder: Path) -> tuple[Library, LiveSession]:
    library = Library.open(workspace(folder), clock=HandClock())
    (lena,) = library.search("Lena hoorspel")
    return library, library.open_session(lena.id)


async def test_two_keys_make_the_plan_as_ever(tmp_path: Path, exports: Path) -> None:
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x")
        await asked(pilot, "f5")
        assert "Gemaakt: zorgplan-2026-11-24-1e4a0000-v1.docx" in flat(pilot)
        assert "↵ klaar" in flat(pilot)
        await asked(pilot, "right")
        assert "↵ maken" in flat(pilot), "that is another document"
        await asked(pilot, "left")
        assert "↵ klaar" in flat(pilot)
        await asked(pilot, "f5")
        assert not isinstance(pilot.app.screen, ExportDialog)
    assert [file.name for file in exports.iterdir() if file.is_file()] == ["zorgplan-2026-11-24-1e4a0000-v1.docx"]


@pytest.mark.parametrize(
    ("keys", "says", "name", "holds"),
    [
        (["right"], "klare taal", "v1-ouders.docx", "Lena"),
        (["right", "right"], "Mijn plan", "v1-mijn-plan.docx", "Mijn plan"),
        (["right", "right", "down", "right", "right", "right", "right"], "Mijn plan", "v1-mijn-plan.txt", ""),
    ],
)
async def test_what_a_reader_gets_is_said_before_it_is_made(
    tmp_path: Path, exports: Path, keys: list[str], says: str, name: str, holds: str
) -> None:
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x", *keys)
        assert says in flat(pilot)
        await asked(pilot, "enter")
    (made,) = exports.glob("zorgplan*")
    assert made.name == f"zorgplan-2026-11-24-1e4a0000-{name}"
    assert holds in (words_of(made) if made.suffix == ".docx" else made.read_text("utf-8"))


async def test_everybody_gets_what_was_agreed_and_passwords_are_shown_once(tmp_path: Path, exports: Path) -> None:
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        app = pilot.app
        await settled(pilot)
        await asked(pilot, "x", *["right"] * 4)
        assert "2 Fatma · het plan en het blad voor ouders" in flat(pilot)
        assert "Lena is er niet bij" in flat(pilot)
        await asked(pilot, "enter", "enter")
        told = app.screen
        assert isinstance(told, ToldDialog)
        assert "Joris Maes 1/2" in flat(pilot)
        assert "→ volgende" in flat(pilot)
        first, second = (one.passphrase for one in told._told)
        assert first in flat(pilot)
        assert "Zeg het per telefoon, mail het niet." in flat(pilot)
        assert app.clipboard == ""
        assert first not in app.title + app.sub_title
        # Leaving shows the one that was not seen yet.
        await pilot.press("escape")
        assert second in flat(pilot)
        assert first not in flat(pilot)
        await pilot.press("f6")
        assert app.clipboard == second
        await pilot.press("left")
        assert first in flat(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, ExportDialog)
        assert first not in flat(pilot)
        assert "9 bestanden gemaakt" in flat(pilot)
        await asked(pilot, "escape")
    (delivery,) = exports.glob("zorgplan*")
    assert opened((delivery / f"{delivery.name}-4-clb.docx").read_bytes(), first)
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert first.encode() not in everything
    assert second.encode() not in everything
    library, live = open_lena(tmp_path)
    assert len(live.state.exports) == 5
    live.close()
    library.close()


async def test_one_password_for_one_document(tmp_path: Path, exports: Path) -> None:
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x", "down", "right", "enter")
        told = pilot.app.screen
        assert isinstance(told, ToldDialog)
        (one,) = told._told
        assert "→ volgende" not in flat(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportDialog)
    (made,) = exports.glob("zorgplan*")
    assert b"hoorspel" not in made.read_bytes()
    assert "hoorspel" in read(opened(made.read_bytes(), one.passphrase)).text


async def test_a_draft_of_a_closed_talk_goes_round_with_a_day_to_answer_by(tmp_path: Path, exports: Path) -> None:
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x", "down", "down", "right")
        assert "Tegen dinsdag 1 december 2026 kan iedereen laten weten" in flat(pilot)
        await asked(pilot, "down")
        await typed(pilot, "ooit")
        await asked(pilot, "enter")
        assert "“ooit” is geen dag" in flat(pilot)
        assert not list(exports.glob("zorgplan*"))
        await asked(pilot, *RETYPE)
        await typed(pilot, "vrijdag 4/12")
        await asked(pilot, "enter")
    (made,) = exports.glob("zorgplan*")
    assert made.stem.endswith("ontwerp")
    assert "4 december 2026" in words_of(made)


async def test_a_talk_that_is_not_closed_makes_a_draft_and_says_so(tmp_path: Path, exports: Path) -> None:
    library, live = open_lena(tmp_path)
    live.record(ev.SessionReopened())
    live.close()
    library.close()
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x")
        assert "Dit wordt een ontwerp: het gesprek is nog niet afgerond." in flat(pilot)
        assert "versie 1" not in flat(pilot)
        await asked(pilot, "enter")
    (made,) = exports.glob("zorgplan*")
    assert made.stem.endswith("ontwerp")


async def test_names_that_may_not_belong_are_pointed_out_without_saying_whose(tmp_path: Path, exports: Path) -> None:
    library, live = open_lena(tmp_path)
    live.record(ev.LineReworded(live.state.of(Kind.WORKS)[0].id, "leest graag met Milan en met haar nichtje Noor"))
    live.close()
    library.close()
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await asked(pilot, "x")
        assert "Hoort dit erin? “Milan” (" in flat(pilot)
        assert "“Noor” (" in flat(pilot)
        await asked(pilot, "right", "right")
        assert "Hoort dit erin?" not in flat(pilot)
        assert "Horizon" not in flat(pilot).split("Documenten maken")[1]


async def test_the_copy_for_the_tracking_system_goes_to_the_clipboard_when_asked(tmp_path: Path, exports: Path) -> None:
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x")
        assert "F6 kopiëren" not in flat(pilot)
        await asked(pilot, "f6", "down", "left", "left")
        assert "F6 kopiëren" in flat(pilot)
        assert "leerlingvolgsysteem" in flat(pilot)
        assert pilot.app.clipboard == ""
        await asked(pilot, "f6")
        assert "Gekopieerd." in flat(pilot)
        assert "De klas maakt een hoorspel" in pilot.app.clipboard
    assert not list(exports.glob("zorgplan*"))
    library, live = open_lena(tmp_path)
    assert [(one.format, one.reader) for one in live.state.exports] == [("lvs", Reader.SCHOOL)]
    live.close()
    library.close()


async def test_a_whole_table_by_their_own_routes_fits_a_small_screen(tmp_path: Path, exports: Path) -> None:
    library, live = open_lena(tmp_path)
    live.record(ev.SessionReopened())
    for number in range(3):
        live.record(ev.PersonSeated(f"q{number}", f"Qbert Vzz{number} [/x]", Role.OTHER, "nonkel"))
        live.record(ev.RecipientAdded(list(Route)[number + 2], live.state.people[-1].id))
    live.close()
    library.close()
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x", *["right"] * 4)
        assert "maken" in flat(pilot)
        assert "terug" in flat(pilot)
        await pilot.press("pagedown")
        await settled(pilot)
        assert "Map" in flat(pilot)
        await asked(pilot, "enter")
        for number in (1, 2):
            assert isinstance(pilot.app.screen, ToldDialog)
            assert f" {number}/2 " in flat(pilot)
            await pilot.press("escape")
            await settled(pilot)
        assert "11 bestanden gemaakt" in flat(pilot)
    (delivery,) = exports.glob("zorgplan*")
    assert len(list(delivery.iterdir())) == 11


@pytest.mark.parametrize("along", [False, True])
async def test_what_a_class_answered_goes_along_only_where_that_is_chosen(
    tmp_path: Path, exports: Path, *, along: bool
) -> None:
    library, live = open_lena(tmp_path)
    live.close()
    seen = SchoolClass(TODAY, "7A", (ClassAnswer(32, "aan mama vragen", "groep 1"),))
    stops = library.stops(live.id)
    stops.keep(replace(stops.read(), classes=(seen,)))
    library.close()
    async with house(tmp_path).run_test(size=SMALL) as pilot:
        await settled(pilot)
        await asked(pilot, "x", "left")
        assert "● collega (gespreksbestand)" in flat(pilot)
        await asked(pilot, "down", "down", "down")
        assert "Wat een klas bij de stoppunten antwoordde." in flat(pilot)
        assert "blijven hier" in flat(pilot)
        await asked(pilot, *(["right"] if along else []), "enter")
        (beside,) = exports.glob("*.stops.json")
        assert ("aan mama vragen" in beside.read_text("utf-8")) is along
        assert "Lena heeft iets gezegd" in beside.read_text("utf-8")
