"""The plan after an evaluation, read back from Word: what changed, how it went, how the needs moved, what comes."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import NumberedList, Weeks, words
from cop_session.documents.sections.registry import CHANGED, SECTIONS
from cop_session.domain.codes import MOVEMENT, Consent, Kind
from cop_session.domain.state import Answer, Line, State
from cop_session.domain.talk_format import TalkFormat
from cop_session.formats import EVALUATION, ROUNDTABLE
from cop_session.i18n import catalogue
from tests.documents.support.evaluations import JANUARY, LENA, LENA_ENDS, MILAN, NOVEMBER
from tests.documents.support.outlines import codes, facts, rows, section
from tests.documents.support.word_reader import Read, read
from tests.scenarios import lena_again

OF_LENA = read(LENA.word())
OF_THE_END = read(LENA_ENDS.word())
OF_MILAN = read(MILAN.word())


YES, NO, TO_ASK = Consent.YES, Consent.NO, Consent.TO_ASK
SIGN = "Teken “Lena leest drie keer per week hardop in een kleine groep (het hoorspel loopt dan nog)”: ja"


def table(of: Read, heading: str) -> list[tuple[str, ...]]:
    return [tuple(cell.replace("\n", " · ") for cell in row) for row in of.rows(heading)]


def answered(state: State, line: Line, answers: Iterable[Answer]) -> State:
    """The state with other answers about how a need moved."""
    polls = tuple(replace(one, answers=tuple(answers)) if one.scale == MOVEMENT else one for one in line.polls)
    changed = tuple(replace(one, polls=polls) if one is line else one for one in state.of(Kind.NEED))
    return replace(state, lines={**state.lines, Kind.NEED: changed})


def with_answers(*given: tuple[str, int, Consent]) -> list[str]:
    """How the first need of Lena reads with these answers: who, which and whether it may be told."""
    need = LENA.state.of(Kind.NEED)[0]
    people = {one.name.split()[0]: one.id for one in LENA.state.people}
    answers = [Answer(1, people[name], score, consent=consent) for name, score, consent in given]
    made = replace(LENA, state=answered(LENA.state, need, answers)).made()
    (block,) = section(made, "needs").blocks
    assert isinstance(block, NumberedList)
    return words(block.items[0]).split("\n")[1:]


def test_the_head_names_the_version_and_the_day_of_the_evaluation() -> None:
    assert OF_LENA.lines[:3] == (
        "Vrije Basisschool De Wegwijzer, Roeselare",
        "Zorgplan – na de tussentijdse evaluatie",
        "Lena · 3e leerjaar B · v2 · evaluatie van 12 januari 2027",
    )
    assert LENA.made().file_stem == "zorgplan-2027-01-12-1e4a0001-v2"


def test_what_changed_since_the_round_table() -> None:
    places = (
        "Onderwijsbehoeften · Hoe ging het · Waarop we verder bouwen · Afspraken · Wat de leerkracht nodig heeft · "
        "Aangepast · Tussentijdse evaluatie"
    )
    assert f"Gewijzigd in: {places}" in OF_LENA.lines
    assert table(OF_LENA, "Wat er veranderde sinds v1") == [
        ("Afspraak 4 · De klas maakt een hoorspel; Lena kiest haar rol", "tegen vr 29/01/2027", "tegen vr 5/02/2027"),
        (
            "Afspraak 6 · Ilse doet een leesspel voor in de klas …",
            "Ilse D'Hondt (trekker), Annelies Vandamme · di 1/12, 8/12 en 15/12",
            "Annelies Vandamme · wekelijks vanaf di 19/01/2027 · overgedragen aan de leerkracht",
        ),
        (
            "Afspraak 7 · Papa luistert zaterdag samen met Lena naar het …",
            "vanaf za 28/11",
            "om de twee weken vanaf za 23/01/2027",
        ),
        (
            "Afspraak 9",
            "–",
            "Papa spreekt op zaterdag de teksten van dinsdag en donderdag in; juf geeft ze op vrijdag mee · "
            "Serkan Yıldız (trekker), Annelies Vandamme · om de twee weken vanaf za 16/01/2027 · thuis",
        ),
        (
            "Afspraak 5 in v1 · Koen neemt op woensdag 20 minuten de klas over …",
            "Koen Lippens · wekelijks vanaf wo 2/12",
            "gestopt",
        ),
        ("In de woorden van de leerling", "–", "“Ik lees nu ook als er iemand zucht.”"),
        ("Wat al werkt", "–", "Lena kiest zelf het moment, met de groene kaart"),
        (
            "Heeft nodig · 20 minuten per week om teksten op te nemen",
            "afspraak 5: Koen Lippens",
            "afspraak 9: Serkan Yıldız en Annelies Vandamme",
        ),
        ("Heeft nodig · voorbeeld van een leesafspraakkaart", "nog af te spreken", "in orde"),
        (
            "Waaraan we merken dat het helpt · behoefte 2",
            "–",
            "Lena kiest drie dagen op vijf zelf tussen lezen en luisteren",
        ),
        ("Tussentijdse evaluatie", "di 12/01/2027, 15:45 · allen", "di 9/03/2027, 15:45 · zonder Joris Maes"),
    ]


def test_how_each_agreement_went_under_its_number_of_then() -> None:
    told = [(number, went, why, decided) for number, _, went, why, decided in table(OF_LENA, "Hoe ging het")]
    assert told == [
        ("1", "gedaan", "juf wacht tot ik klaar ben", "blijft"),
        ("2", "gedaan", "het zonnetje werkt, ze vraagt er zelf om", "blijft"),
        ("3", "gedaan", "vast moment, vrijdagnamiddag klaargelegd", "blijft"),
        ("4", "deels", "rollen verdeeld, Lena is verteller; opnemen moet nog", "aangepast"),
        ("5", "gestopt", "organisatie · viel weg na 9/12", "gestopt"),
        ("6", "gedaan", "op 5/1 deed ik het alleen en het liep", "overgedragen aan de leerkracht"),
        ("7", "deels", "om de twee weken gelukt", "aangepast"),
    ]
    (header, *_) = OF_LENA.under("Hoe ging het")[0].rows
    assert [cell.text for cell in header.cells] == ["Nr. in v1", "Afspraak", "Gelukt?", "Waarom", "Besluit"]


def test_each_need_says_how_it_moved_for_each_kind_of_voice_and_whether_its_sign_shows() -> None:
    needs = [line for line in OF_LENA.lines if line.startswith(("Om met vertrouwen", "Lena heeft opdrachten"))]
    assert [one.split("\n")[1:] for one in needs[:2]] == [
        [
            "Lena: veel beter · leerkracht: beter · thuis: beter · ondersteuning: beter",
            SIGN,
        ],
        ["iedereen: gelijk"],
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([("Lena", 4, NO), ("Annelies", 3, TO_ASK)], ["leerkracht: beter"]),
        ([("Lena", 4, TO_ASK)], []),
        ([("Lena", 2, TO_ASK), ("Annelies", 2, TO_ASK), ("Ilse", 2, TO_ASK)], ["leerkracht en ondersteuning: gelijk"]),
        ([("Lena", 2, YES), ("Annelies", 2, TO_ASK)], ["iedereen: gelijk"]),
        (
            [("Annelies", 1, TO_ASK), ("Fatma", 2, TO_ASK), ("Serkan", 3, TO_ASK), ("Joris", 0, TO_ASK)],
            ["leerkracht: moeilijker · thuis: gelijk tot beter · ondersteuning: veel moeilijker"],
        ),
        ([("Koen", 9, TO_ASK)], []),
    ],
    ids=["a no of the pupil", "only the pupil", "all but the pupil", "all", "parents differ", "off the scale"],
)
def test_the_word_of_the_pupil_needs_a_yes_and_nothing_is_averaged(
    given: list[tuple[str, int, Consent]], told: list[str]
) -> None:
    assert with_answers(*given) == [*told, SIGN]


def test_agreements_that_go_on_say_since_when() -> None:
    told = {row[0]: (*row[2:4], row[-2]) for row in table(OF_LENA, "Afspraken")}
    assert told == {
        "2": ("Fatma Yıldız", "vanaf di 24/11/2026 · thuis", "v1"),
        "1": ("Lena", "vanaf ma 30/11/2026 · in de klas", "v1"),
        "3": ("Annelies Vandamme", "vanaf ma 30/11/2026", "v1"),
        "9": ("Serkan Yıldız (trekker), Annelies Vandamme", "om de twee weken vanaf za 16/1 · thuis", "nieuw"),
        "6": ("Annelies Vandamme", "wekelijks vanaf di 19/1", "overgedragen"),
        "7": ("Serkan Yıldız", "om de twee weken vanaf za 23/1", "aangepast"),
        "4": ("Annelies Vandamme (trekker), Joris Maes", "tegen vr 5/2", "aangepast"),
    }
    assert [row[0] for row in table(OF_LENA, "Afspraken")] == list(told), "by first date"
    assert {row[-1] for row in table(OF_LENA, "Afspraken")} == {""}, "to fill in next time"


def test_what_was_adapted_stands_without_names_of_who_said_no() -> None:
    assert [(row[0][:1], row[3]) for row in table(OF_LENA, "Aangepast")] == [
        ("9", "elke week haal ik niet"),
        ("6", "overgedragen aan de leerkracht"),
        ("7", "vroege shift"),
        ("4", "opnametoestel pas vrij op 1 februari"),
    ]


def test_the_teacher_has_one_thing_and_does_another_alone() -> None:
    needed = [row[2:] for row in table(OF_LENA, "Wat de leerkracht nodig heeft")]
    assert needed == [
        ("20 minuten per week om teksten op te nemen", "afspraak 9: Serkan Yıldız en Annelies Vandamme"),
        ("voorbeeld van een leesafspraakkaart", "in orde"),
    ]
    assert "Doet de leerkracht vanaf nu zelf: 6 · Ilse doet een leesspel voor in de klas …" in OF_LENA.lines


def test_the_line_over_time_has_a_row_for_each_meeting_and_a_picture() -> None:
    assert table(OF_LENA, "Lijn door de tijd") == [
        ("di 24/11/2026 · v1", "7 afspraken", ""),
        (
            "di 12/01/2027 · v2",
            "6 van 7 lopen door, 1 nieuw",
            "behoefte 1: beter · Lena: veel beter · behoefte 2: gelijk",
        ),
    ]
    (drawn,) = (one for one in section(LENA_ENDS.made(), "over_time").blocks if isinstance(one, Weeks))
    assert drawn.weeks == ("24 nov", "12 jan", "9 mrt")
    assert [row.signs for row in drawn.rows] == [("●", "▲ – ▲▲", "= – ▲"), ("●", "=", "▲ – ▲▲")]
    assert drawn.legend == "● begin · = gelijk · ▲ beter · ▲▲ veel beter"
    assert "Nu: behoefte 1: gelijk · Lena: beter; behoefte 2: veel beter · Lena: beter." in drawn.description
    word = OF_THE_END.under("De behoeften door de tijd")[0]
    assert drawn.description in word._tbl.xml  # the only way to the text for who cannot see it


def test_the_next_evaluation_asks_for_the_signs_that_do_not_show_yet() -> None:
    assert "Wanneer en waar: dinsdag 9 maart 2027, 15:45, 30 minuten, zorglokaal" in OF_LENA.lines
    assert table(OF_LENA, "Tussentijdse evaluatie") == [
        ("2", "Lena kiest drie dagen op vijf zelf tussen lezen en luisteren")
    ]
    assert table(OF_LENA, "Nog open en voor later") == [
        ("voorleessoftware op alle toestellen (budget schooljaar 2027-2028)", "voor later")
    ]
    assert "“Ik wil wel lezen, maar niet als iedereen zucht.”" in OF_LENA.text


def test_a_good_ending_says_what_stays_and_who_can_still_be_asked() -> None:
    assert "Lena · 3e leerjaar B · v3 · evaluatie van 9 maart 2027" in OF_THE_END.lines
    assert "Volgende datum: geen, goed afgerond op dinsdag 9 maart 2027" in OF_THE_END.lines
    assert "Goed afgerond op dinsdag 9 maart 2027." in OF_THE_END.lines
    assert OF_THE_END.lines.count("Aanspreekbaar blijft: Koen Lippens (zoco)") == 2
    assert [row[2] for row in table(OF_THE_END, "Wat blijft, en van wie het nu gewoon werk is")] == (
        ["Annelies Vandamme"] * 2
    )
    assert [row[-1] for row in table(OF_THE_END, "Wat blijft, en van wie het nu gewoon werk is")] == ["v1", "v2"]
    assert table(OF_THE_END, "Lijn door de tijd")[-1][1] == "2 van 7 lopen door, 5 klaar"
    assert "bereikt · Lena: beter · leerkracht: veel beter" in OF_THE_END.text
    assert [row for row in table(OF_THE_END, "Wat er veranderde sinds v2") if row[0].startswith("Tussen")] == [
        ("Tussentijdse evaluatie", "di 9/03/2027, 15:45 · zonder Joris Maes", "goed afgerond")
    ]
    assert "plan.ics" not in LENA_ENDS.every()
    assert "plan.ics" in LENA.every()


def test_a_date_that_was_agreed_before_the_good_ending_counts_no_more() -> None:
    assert LENA.state.evaluation
    dated = replace(LENA_ENDS, state=replace(LENA_ENDS.state, evaluation=LENA.state.evaluation))
    assert dated.every() == LENA_ENDS.every()


def test_in_the_netherlands_it_is_input_for_the_action_part_and_tells_how_the_pupil_was_heard() -> None:
    assert OF_MILAN.lines[1] == "Afspraken na de tussentijdse evaluatie (inbreng handelingsdeel OPP)"
    assert MILAN.made().file_stem == "afspraken-2027-02-09-1e4a0001-v2"
    assert table(OF_MILAN, "Hoe Milan gehoord is") == [
        ("“Verrijken is leuk, maar ik mis dan gym.”", "de middag bij de buurschool valt niet meer op een gymdag")
    ]
    assert "Tijdens het gesprek gezegd: Esther Visser: ja · Bart Visser: ja" in OF_MILAN.lines
    assert "Milan: beter · leerkracht: beter · thuis: gelijk tot beter · ondersteuning: beter" in OF_MILAN.text
    assert "zorgplan" not in OF_MILAN.text.lower()


def test_the_condition_of_what_stays_binds_as_it_did() -> None:
    (bound,) = (row for row in table(OF_MILAN, "Afspraken") if row[0] == "4")
    assert "Lukt als vervoer geregeld is · Esther Visser (denkt mee): ouders rijden" in bound
    alone = read(replace(MILAN, earlier=()).word())
    assert "vervoer" not in alone.text


def test_without_the_talk_before_the_plan_says_less() -> None:
    alone = replace(LENA, earlier=()).made()
    assert rows(alone, "changed")[0][1:] == ["tegen vr 29/1", "tegen vr 5/2"]
    assert not any(row[0] == "Tussentijdse evaluatie" for row in rows(alone, "changed"))
    assert {row[-2] for row in rows(alone, "agreements")} == {"al eerder", "nieuw", "overgedragen", "aangepast"}
    assert "over_time" not in codes(alone)
    assert [row[0] for row in rows(alone, "outcomes")] == ["1", "2", "3", "4", "5", "6", "7"]
    assert section(alone, "changed").title == "Wat er veranderde sinds v1"


def test_a_new_number_alone_is_no_change() -> None:
    moved = LENA_ENDS.state.of(Kind.ACTION)
    (game,) = (one for one in moved if "leesspel" in one.text)
    assert (LENA_ENDS.state.number(game.id), JANUARY.number(_same(JANUARY, "leesspel").id)) == (5, 6)
    assert not any("leesspel" in row[0] for row in table(OF_THE_END, "Wat er veranderde sinds v2"))


def test_what_the_round_table_lost_since_is_told_without_its_words() -> None:
    gone = _same(LENA.state, "boekentas")
    actions = tuple(one for one in LENA.state.of(Kind.ACTION) if one is not gone)
    made = replace(LENA, state=replace(LENA.state, lines={**LENA.state.lines, Kind.ACTION: actions})).made()
    assert ["Afspraak 3 in v1", "–", "vervalt"] in rows(made, "changed")
    assert not any("boekentas" in cell for row in rows(made, "changed") for cell in row)


def test_a_later_version_of_the_same_evaluation_is_compared_with_the_version_before() -> None:
    before = JANUARY
    (sign, *_) = before.of(Kind.SIGN)
    now = replace(before, lines={**before.lines, Kind.SIGN: (replace(sign, text="Lena leest elke dag"),)})
    made = outline(
        now, catalogue("nl_BE"), number=3, today=lena_again.STARTS.date(), previous=before, earlier=(NOVEMBER,)
    )
    assert section(made, "changed").title == "Wat er veranderde sinds v2"
    assert facts(made, "changed")[0] == ("Gewijzigd in", "Onderwijsbehoeften · Tussentijdse evaluatie")


@pytest.mark.parametrize("talk", [ROUNDTABLE, EVALUATION], ids=lambda one: one.code)
def test_each_section_of_a_format_is_registered_once(talk: TalkFormat) -> None:
    listed = list(talk.document)
    assert [one for one in listed if one not in SECTIONS and one != CHANGED] == []
    assert len(listed) == len(set(listed))


def _same(state: State, words: str) -> Line:
    (line,) = (one for one in state.of(Kind.ACTION) if words in one.text)
    return line
