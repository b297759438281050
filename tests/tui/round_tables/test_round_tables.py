"""Two whole round tables by keys alone, each from an empty home to the document, and what came of them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from cop_session.config import Settings
from cop_session.domain.codes import Detail, Kind
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from cop_session.services import Library
from tests.documents.support.word_reader import Read, read
from tests.scenarios import lena as told_of_lena
from tests.scenarios import milan as told_of_milan
from tests.support.clock import HandClock
from tests.tui.round_tables import lena_by_keys, milan_by_keys
from tests.tui.round_tables.effort import noted_characters, presses
from tests.tui.round_tables.key_script import Paste, Script, See, Type, play, rest, script
from tests.tui.round_tables.noted_facts import facts
from tests.tui.support.house import house, workspace
from tests.tui.support.table_driver import SMALL

OUTCOME = -2
"""The column before the last one; where nobody named a place there is one less."""


@dataclass(frozen=True)
class Played:
    """What is on disk after a script."""

    state: State
    documents: Sequence[Read]


def played(folder: Path, keys: Script, settings: Settings, today: date) -> Played:
    """Play keys in an empty workspace and read back what is on disk, as somebody else would."""

    async def run() -> None:
        async with house(folder, settings=settings, today=today).run_test(size=SMALL) as pilot:
            await rest(pilot)
            await play(pilot, keys)
            await pilot.press("ctrl+q")

    asyncio.run(run())
    place = workspace(folder)
    library = Library.open(place, clock=HandClock())
    (session,) = library.sessions()
    state = library.read(session.id).now
    library.close()
    return Played(state, [read(file.read_bytes()) for file in place.exports.glob("*.docx")])


@pytest.fixture(scope="module")
def of_lena(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return played(tmp_path_factory.mktemp("lena"), lena_by_keys.SCRIPT, Settings(), date(2026, 11, 24))


@pytest.fixture(scope="module")
def of_milan(tmp_path_factory: pytest.TempPathFactory) -> Played:
    settings = Settings(locale="nl_NL", zone="Europe/Amsterdam")
    return played(tmp_path_factory.mktemp("milan"), milan_by_keys.SCRIPT, settings, date(2026, 12, 8))


def test_lena_by_keys_is_lena_as_told(of_lena: Played) -> None:
    assert facts(of_lena.state) == facts(told_of_lena.state())


def test_milan_by_keys_is_milan_as_told(of_milan: Played) -> None:
    assert facts(of_milan.state) == facts(told_of_milan.state())


def test_lenas_document_holds_every_line_and_no_score(of_lena: Played) -> None:
    (document,) = of_lena.documents
    assert unprinted(of_lena.state, document) == []
    outcomes = [row[OUTCOME] for row in document.rows("Afspraken")]
    assert outcomes == ["Lukt", "Lukt\nSerkan Yıldız: om de twee weken zeker", *["Lukt"] * 5]
    assert "Wanneer en waar: dinsdag 12 januari 2027, 15:45, 45 minuten, zorglokaal" in document.lines
    assert "Met: allen" in document.lines
    assert document.rows("Aangepast tijdens het gesprek") == [
        [
            "4 · De klas maakt een hoorspel; Lena kiest haar rol",
            "tegen vr 18/12",
            "tegen vr 29/01/2027",
            "te kort tegen 18/12 (tijd)",
        ]
    ]


def test_lenas_document_names_everybody_with_role_presence_and_route(of_lena: Played) -> None:
    (document,) = of_lena.documents
    assert document.rows("Aanwezigen en verspreiding") == [
        ["Annelies Vandamme", "leerkracht", "ja", "–"],
        ["Koen Lippens", "zorgcoördinator", "ja", "via het schoolplatform"],
        ["Fatma Yıldız", "ouder (mama)", "ja", "op papier"],
        ["Serkan Yıldız", "ouder (papa)", "vanaf 15:55", "via het schoolplatform"],
        ["Ilse D'Hondt", "leerondersteuner (leersteuncentrum)", "ja", "als Word met wachtwoord"],
        ["Joris Maes", "CLB-medewerker", "ja", "als Word met wachtwoord"],
        ["Lena", "leerling", "tot 16:10", "–"],
        ["Marleen Deconinck", "procesbegeleider", "ja", "–"],
    ]
    whose = {row[1]: (row[2], row[3], row[4]) for row in document.rows("Afspraken")}
    assert whose["De klas maakt een hoorspel; Lena kiest haar rol"] == (
        "Annelies Vandamme (trekker), Joris Maes",
        "tegen vr 29/01/2027",
        "1, 2",
    )
    assert whose["Lena legt een groene kaart als ze wil lezen"] == ("Lena", "vanaf ma 30/11\nin de klas", "1")


def test_milans_document_speaks_the_words_of_the_netherlands(of_milan: Played) -> None:
    (document,) = of_milan.documents
    assert unprinted(of_milan.state, document) == []
    assert document.lines[1] == "Afspraken rondetafelgesprek (inbreng handelingsdeel OPP)"
    assert [row[OUTCOME] for row in document.rows("Afspraken")].count("Lukt") == 4
    assert "Lukt als vervoer geregeld is\nEsther Visser (denkt mee): ouders rijden" in [
        row[OUTCOME] for row in document.rows("Afspraken")
    ]
    assert document.rows("Hoe Milan gehoord is") == [
        ["“Ik wil niet dat iedereen weet dat ik ander werk heb.”", "verrijkingswerk in gewone map"]
    ]
    assert "Tijdens het gesprek gezegd: Esther Visser: ja · Bart Visser: ja" in document.lines


def test_keys_are_counted_as_hands_press_them() -> None:
    told = script("shift+tab f5", Type("één"), See("niets"), Paste("een zin"), "é")
    assert presses(told) == len(["shift+tab", "f5", "é"]) + len("één") + len("een zin")


def test_words_count_once_and_choices_for_nothing() -> None:
    state, t = told_of_lena.state(), catalogue("nl_BE")
    counted = noted_characters(state, t)
    assert counted == noted_characters(replace(state, recipients=(), evaluation=None), t) + len("zorglokaal")
    twice = {**state.details, Detail.ROOM: "thuis", Detail.PARTNERSHIP: "Lena"}
    assert counted == noted_characters(replace(state, details=twice), t)


@pytest.mark.parametrize(
    ("keys", "story"),
    [(lena_by_keys.SCRIPT, told_of_lena), (milan_by_keys.SCRIPT, told_of_milan)],
    ids=["Lena", "Milan"],
)
def test_noting_costs_hardly_more_than_typing_it(keys: Script, story: ModuleType) -> None:
    state = story.state()
    assert presses(keys) <= 1.2 * noted_characters(state, catalogue(state.locale))


def unprinted(state: State, document: Read) -> list[str]:
    """Return the lines that the document lacks, and what it must not hold although it does."""
    noted = [line.text for kind in Kind if kind is not Kind.NOTE for line in state.of(kind)]
    assert len(noted) > 10
    private = [line.text for line in state.of(Kind.NOTE)] + list(filter(None, [state.detail(Detail.OCCASION)]))
    held = [words for words in private if words in document.text]
    return [words for words in noted if words not in document.text] + held
