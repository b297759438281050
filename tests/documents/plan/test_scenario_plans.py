"""Lena's and Milan's plans, read back from Word: everything that was noted, and nothing of what stays at the table."""

from datetime import date

import pytest

from cop_session.documents import text_export
from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.word import word_document
from cop_session.domain.codes import Detail, Kind
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from tests.documents.support.word_reader import Read, read
from tests.scenarios import lena, milan


def plan(state: State, locale: str) -> Outline:
    return outline(state, catalogue(locale), number=1, today=date(2026, 11, 24), code="1e4a0000")


@pytest.fixture(scope="module")
def of_lena() -> Read:
    return read(word_document.render(plan(lena.state(), "nl_BE")))


@pytest.fixture(scope="module")
def of_milan() -> Read:
    return read(word_document.render(plan(milan.state(), "nl_NL")))


@pytest.mark.parametrize(("state", "locale"), [(lena.state(), "nl_BE"), (milan.state(), "nl_NL")])
def test_every_noted_line_stands_in_word_and_in_text_word_for_word(state: State, locale: str) -> None:
    made = plan(state, locale)
    word, plain = read(word_document.render(made)).text, text_export.render(made)
    noted = [line.text for kind in Kind if kind is not Kind.NOTE for line in state.of(kind)]
    assert len(noted) > 10
    assert [words for words in noted if words not in word or words not in plain] == []


@pytest.mark.parametrize(("state", "locale"), [(lena.state(), "nl_BE"), (milan.state(), "nl_NL")])
def test_notes_and_the_diagnosis_stay_out(state: State, locale: str) -> None:
    made = plan(state, locale)
    private = [line.text for line in state.of(Kind.NOTE)] + [state.detail(Detail.OCCASION)]
    for content in (read(word_document.render(made)).text, text_export.render(made)):
        assert [words for words in private if words in content] == []


def test_lenas_agreements_by_first_date(of_lena: Read) -> None:
    assert of_lena.rows("Afspraken") == [
        [
            "2",
            "Lena leest elke dag 5 minuten voor aan haar broertje; mama tekent een zonnetje in het schriftje",
            "Fatma Yıldız",
            "vanaf di 24/11\nthuis",
            "1",
            "Lukt",
            "",
        ],
        [
            "7",
            "Papa luistert zaterdag samen met Lena naar het luisterboek van de week",
            "Serkan Yıldız",
            "vanaf za 28/11",
            "2",
            "Lukt\nSerkan Yıldız: om de twee weken zeker",
            "",
        ],
        ["1", "Lena legt een groene kaart als ze wil lezen", "Lena", "vanaf ma 30/11\nin de klas", "1", "Lukt", ""],
        [
            "3",
            "Tekst van dinsdag en donderdag op maandag meegeven in de boekentas",
            "Annelies Vandamme",
            "vanaf ma 30/11",
            "1",
            "Lukt",
            "",
        ],
        [
            "6",
            "Ilse doet een leesspel voor in de klas, Annelies kijkt mee en neemt het over na 3 keer",
            "Ilse D'Hondt (trekker), Annelies Vandamme",
            "di 1/12, 8/12 en 15/12",
            "2",
            "Lukt",
            "",
        ],
        [
            "5",
            "Koen neemt op woensdag 20 minuten de klas over zodat Annelies teksten kan inspreken",
            "Koen Lippens",
            "wekelijks vanaf wo 2/12",
            "leerkracht",
            "Lukt",
            "",
        ],
        [
            "4",
            "De klas maakt een hoorspel; Lena kiest haar rol",
            "Annelies Vandamme (trekker), Joris Maes",
            "tegen vr 29/01/2027",
            "1, 2",
            "Lukt",
            "",
        ],
    ]


def test_lenas_radio_play_was_adapted_from_to_and_why(of_lena: Read) -> None:
    assert of_lena.rows("Aangepast tijdens het gesprek") == [
        [
            "4 · De klas maakt een hoorspel; Lena kiest haar rol",
            "tegen vr 18/12",
            "tegen vr 29/01/2027",
            "te kort tegen 18/12 (tijd)",
        ]
    ]


def test_lenas_head_tells_what_it_is_and_for_whom(of_lena: Read) -> None:
    assert of_lena.lines[:10] == (
        "Vrije Basisschool De Wegwijzer, Roeselare",
        "Zorgplan – afspraken rondetafelgesprek",
        "Lena · 3e leerjaar B · dinsdag 24 november 2026 · v1",
        "Zorgcontinuüm: fase 2",
        "Contact: Koen Lippens",
        "Vertrouwelijk, enkel voor: Koen Lippens (zoco), Fatma Yıldız (mama), Serkan Yıldız (papa), "
        "Joris Maes (CLB), Ilse D'Hondt (leersteuncentrum)",
        "In één oogopslag",
        "Vraag: Wat heeft Lena nodig om met vertrouwen hardop te lezen in de klas?",
        "Volgende datum: za 28/11 (afspraak 7) · tussentijdse evaluatie op di 12/01/2027, 15:45",
        "Opvolging: Koen Lippens (zoco)",
    )


def test_lenas_evaluation_has_day_hour_place_people_and_sign(of_lena: Read) -> None:
    assert "Wanneer en waar: dinsdag 12 januari 2027, 15:45, 45 minuten, zorglokaal" in of_lena.lines
    assert "Met: allen" in of_lena.lines
    assert of_lena.rows("Tussentijdse evaluatie") == [
        ["1", "Lena leest drie keer per week hardop in een kleine groep (het hoorspel loopt dan nog)"]
    ]


def test_lenas_table_with_roles_presence_and_routes(of_lena: Read) -> None:
    assert of_lena.rows("Aanwezigen en verspreiding") == [
        ["Annelies Vandamme", "leerkracht", "ja", "–"],
        ["Koen Lippens", "zorgcoördinator", "ja", "via het schoolplatform"],
        ["Fatma Yıldız", "ouder (mama)", "ja", "op papier"],
        ["Serkan Yıldız", "ouder (papa)", "vanaf 15:55", "via het schoolplatform"],
        ["Ilse D'Hondt", "leerondersteuner (leersteuncentrum)", "ja", "als Word met wachtwoord"],
        ["Joris Maes", "CLB-medewerker", "ja", "als Word met wachtwoord"],
        ["Lena", "leerling", "tot 16:10", "–"],
        ["Marleen Deconinck", "procesbegeleider", "ja", "–"],
    ]


def test_lenas_teacher_and_what_waits(of_lena: Read) -> None:
    assert of_lena.rows("Wat de leerkracht nodig heeft") == [
        [
            "dat Lena elke dag één keer durft lezen",
            "leesmaatje op vrijdag",
            "20 minuten per week om teksten op te nemen",
            "afspraak 5: Koen Lippens",
        ],
        ["", "", "voorbeeld van een leesafspraakkaart", "nog af te spreken"],
    ]
    assert of_lena.rows("Nog open en voor later") == [
        ["voorleessoftware op alle toestellen (budget schooljaar 2027-2028)", "voor later"]
    ]


def test_milans_agreements_in_dutch_words(of_milan: Read) -> None:
    rows = of_milan.rows("Afspraken")
    assert [row[3] for row in rows] == [
        "wekelijks vanaf ma 14 dec",
        "di 15 dec",
        "uiterlijk vr 22 jan 2027",
        "februari 2027",
        "dagelijks",
    ]
    assert [row[2] for row in rows] == [
        "Milan (trekker), Jeroen Bakker",
        "Samira El Amrani (trekker), Milan",
        "Samira El Amrani",
        "Hanneke Smit",
        "Esther Visser (trekker), Bart Visser",
    ]
    assert rows[3][5] == "Lukt als vervoer geregeld is\nEsther Visser (denkt mee): ouders rijden"


def test_milans_sums_went_to_somebody_else(of_milan: Read) -> None:
    before = "Compacten van rekenen met het schema van de methode"
    assert of_milan.rows("Aangepast tijdens het gesprek") == [
        [
            "afspraak 2",
            f"{before}\nJeroen Bakker en Samira El Amrani",
            f"{before}: Samira neemt het schema op zich, Jeroen denkt mee\nSamira El Amrani",
            "geen tijd naast de toetsweek (tijd)",
        ]
    ]


def test_milan_was_heard_and_the_parents_spoke_about_the_action_part(of_milan: Read) -> None:
    assert of_milan.rows("Hoe Milan gehoord is") == [
        ["“Ik wil niet dat iedereen weet dat ik ander werk heb.”", "verrijkingswerk in gewone map"]
    ]
    assert "Instemming handelingsdeel: apart, via school" in of_milan.lines
    assert "Tijdens het gesprek gezegd: Esther Visser: ja · Bart Visser: ja" in of_milan.lines


def test_milans_plan_speaks_the_words_of_the_netherlands(of_milan: Read) -> None:
    assert of_milan.lines[1] == "Afspraken rondetafelgesprek (inbreng handelingsdeel OPP)"
    assert "Samenwerkingsverband: PPO regio noord (fictief)" in of_milan.lines
    assert ["Samira El Amrani", "IB'er / kwaliteitscoördinator", "ja", "via het schoolplatform"] in of_milan.rows(
        "Aanwezigen en verspreiding"
    )
    assert "orgplan" not in of_milan.text


def test_where_a_parent_lives_stays_out(of_milan: Read) -> None:
    assert ["Bart Visser", "ouder", "per telefoon", "als Word met wachtwoord"] in of_milan.rows(
        "Aanwezigen en verspreiding"
    )
    assert "eigen adres" in {one.home for one in milan.state().people}
    assert "eigen adres" not in of_milan.text


def test_both_languages_in_one_process_leave_each_other_alone() -> None:
    first, _, again = (plan(lena.state(), locale) for locale in ("nl_BE", "nl_NL", "nl_BE"))
    assert first == again
    assert "zoco" in text_export.render(first)
    assert "zoco" not in text_export.render(plan(lena.state(), "nl_NL"))
    assert "care coordinator" in text_export.render(plan(lena.state(), "en"))
