"""How each reader is told what is for them."""

from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from docx.styles.style import BaseStyle, ParagraphStyle

from cop_session.documents import school_template, text_export
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.readers import holds, outline_for, owners
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Reader, Role, Standing
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From, Month, On, When, Words
from cop_session.i18n import SUPPORTED, catalogue
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY, IF, NO, YES, Table, small
from tests.documents.support.word_reader import read
from tests.scenarios import lena, milan
from tests.scenarios.script import Says

BE = catalogue("nl_BE")


def made(
    reader: Reader,
    state: State,
    owner: int | None = None,
    number: int = 1,
    locale: str = "nl_BE",
    until: date | None = None,
) -> Outline:
    t = catalogue(locale)
    return outline_for(reader, state, t, number=number, today=DAY, code="abcd1234", reply_by=until, owner=owner)


def lines(one: Outline) -> list[str]:
    return text_export.render(one).splitlines()


def agreed(table: Table, words: str, *people: int, when: When | None = None, **more: object) -> int:
    line = table.script.action(words, people, when or Words("morgen"), **more)  # type: ignore[arg-type]  # handed on as they came
    table.poll(line, *(Says(one, YES) for one in people))
    return line


def test_parents_read_who_does_what_and_when_in_three_groups() -> None:
    assert lines(made(Reader.PARENTS, lena.state())) == [
        "Vrije Basisschool De Wegwijzer, Roeselare",
        "Onze afspraken",
        "Lena · 3e leerjaar B · gesprek van dinsdag 24 november 2026",
        "",
        "DIT GAAT AL GOED",
        "- leest thuis vlot voor aan haar broertje",
        "",
        "DIT HEEFT LENA NODIG",
        "- Om met vertrouwen hardop te lezen in de klas,",
        "   heeft Lena een leerkracht nodig die haar vooraf laat weten wanneer ze leest",
        "   en welke tekst het wordt.",
        "- Lena heeft opdrachten nodig die korter zijn",
        "   en waarbij ze mag kiezen tussen lezen en luisteren.",
        "",
        "DIT DOET DE SCHOOL",
        "- Annelies (leerkracht)",
        "   Wat: Tekst van dinsdag en donderdag op maandag meegeven in de boekentas",
        "   Wanneer: vanaf maandag 30 november",
        "- Ilse (leersteuncentrum); Annelies",
        "   Wat: Ilse doet een leesspel voor in de klas,",
        "   Annelies kijkt mee en neemt het over na 3 keer",
        "   Wanneer: dinsdag 1 december, 8 december en 15 december",
        "- Koen (zorg op school)",
        "   Wat: Koen neemt op woensdag 20 minuten de klas over zodat Annelies teksten kan inspreken",
        "   Wanneer: elke woensdag vanaf woensdag 2 december",
        "- Annelies; Joris (CLB)",
        "   Wat: De klas maakt een hoorspel; Lena kiest haar rol",
        "   Wanneer: klaar op vrijdag 29 januari 2027",
        "",
        "DIT DOET LENA",
        "- Lena",
        "   Wat: Lena legt een groene kaart als ze wil lezen",
        "   Wanneer: vanaf maandag 30 november, in de klas",
        "",
        "DIT DOET U THUIS",
        "- Fatma (mama)",
        "   Wat: Lena leest elke dag 5 minuten voor aan haar broertje;",
        "   mama tekent een zonnetje in het schriftje",
        "   Wanneer: vanaf dinsdag 24 november, thuis",
        "- Serkan (papa)",
        "   Wat: Papa luistert zaterdag samen met Lena naar het luisterboek van de week; Serkan: om de twee "
        "weken zeker",
        "   Wanneer: vanaf zaterdag 28 november",
        "",
        "WANNEER KIJKEN WE SAMEN TERUG?",
        "- Dinsdag 12 januari 2027 om 15:45 uur, zorglokaal.",
        "- Iedereen die erbij was, komt opnieuw samen. U bent welkom.",
        "",
        "HEBT U EEN VRAAG?",
        "- Bel of mail: Koen Lippens",
        "- Lukt iets niet? Dat kan. Zeg het ons. Dan zoeken we samen iets anders.",
        "",
        "abcd1234 · v1 · fictief voorbeeld · bewaar dit blad thuis",
    ]


def test_milans_parents_read_the_words_of_the_netherlands() -> None:
    words = text_export.render(made(Reader.PARENTS, milan.state(), locale="nl_NL"))
    assert "Samira (extra hulp op school)" in words
    assert "HEEFT U EEN VRAAG?" in words
    assert "IB'er" not in words
    assert "zorg op school" not in words


def test_lena_reads_what_she_said_what_she_does_and_who_helps() -> None:
    assert lines(made(Reader.PUPIL, lena.state())) == [
        "Vrije Basisschool De Wegwijzer, Roeselare",
        "Mijn plan",
        "Lena · dinsdag 24 november 2026",
        "Dag Lena! Dit plan is van jou.",
        "",
        "DIT ZEI IK",
        "- “Ik wil wel lezen, maar niet als iedereen zucht.”",
        "",
        "DIT DOE IK",
        "- Ik leg een groene kaart als ik wil lezen",
        "   Vanaf maandag 30 november, in de klas",
        "",
        "ZO HELPEN ZE MIJ",
        "- Lena leest elke dag 5 minuten voor aan haar broertje; mama tekent een zonnetje in het schriftje",
        "   met mama",
        "- Papa luistert zaterdag samen met Lena naar het luisterboek van de week",
        "   met papa",
        "- Tekst van dinsdag en donderdag op maandag meegeven in de boekentas",
        "   met Annelies",
        "- Ilse doet een leesspel voor in de klas, Annelies kijkt mee en neemt het over na 3 keer",
        "   met Ilse en Annelies",
        "- De klas maakt een hoorspel; Lena kiest haar rol",
        "   met Annelies en Joris",
        "",
        "WANNEER KIJKEN WE TERUG?",
        "- Dinsdag 12 januari 2027 om 15:45 uur, zorglokaal.",
        "- Dan vertel ik hoe het gaat.",
        "",
        "abcd1234 · v1 · fictief voorbeeld",
    ]


def test_hanneke_reads_her_own_agreement_with_her_own_condition() -> None:
    state = milan.state()
    hanneke = next(one.id for one in state.people if one.name == "Hanneke Smit")
    slip = lines(made(Reader.OWNER, state, hanneke, locale="nl_NL"))
    assert slip[1:4] == [
        "Mijn afspraken",
        "Hanneke Smit · Milan · dinsdag 8 december 2026",
        "Contact: Samira El Amrani",
    ]
    assert slip[5:14] == [
        "DIT NEEM IK OP MIJ",
        "- 4. Een middag per twee weken bij de verrijkingsgroep van de buurschool; Lukt als vervoer geregeld is; "
        "Esther Visser: ouders rijden",
        "   Wanneer en waar: in februari 2027",
        "   Behoefte: 1, leerkracht",
        "Behoefte 1: Om gemotiveerd aan een taak te beginnen, heeft Milan opdrachten nodig die open zijn en waarvan "
        "het doel vooraf duidelijk is.",
        "Behoefte leerkracht: iets wat de leerkracht nodig heeft.",
        "",
        "TUSSENTIJDSE EVALUATIE",
        "- Dinsdag 9 februari 2027, 14:30, 30 minuten, IB-kamer",
    ]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (Words("als het past"), "als het past"),
        (On((date(2026, 12, 1), date(2026, 12, 3)), ""), "dinsdag 1 december en donderdag 3 december"),
        (On((date(2026, 12, 29), date(2027, 1, 5)), ""), "dinsdag 29 december en 5 januari 2027"),
        (By(date(2026, 12, 18), ""), "klaar op vrijdag 18 december"),
        (From(date(2026, 11, 30), "", None, (0,)), "vanaf maandag 30 november"),
        (From(date(2026, 11, 30), "", None, (2, 4)), "elke woensdag en vrijdag vanaf maandag 30 november"),
        (From(date(2026, 11, 30), "", Every.SCHOOL_DAY), "elke schooldag vanaf maandag 30 november"),
        (From(date(2026, 11, 30), "", Every.MONTH, (0,)), "elke maand vanaf maandag 30 november"),
        (
            From(date(2026, 11, 30), "", Every.FORTNIGHT, (5,), date(2027, 1, 29)),
            "om de twee weken op zaterdag vanaf maandag 30 november tot en met vrijdag 29 januari 2027",
        ),
        (Month(2027, 2, ""), "in februari 2027"),
    ],
)
def test_dates_are_spelled(when: When, said: str) -> None:
    table = small()
    agreed(table, "voorlezen", table.teacher, when=when)
    assert f"   Wanneer: {said}\n" in text_export.render(made(Reader.PARENTS, table.state)).replace("\n   tot", " tot")


def test_what_nobody_refused_but_not_all_agreed_to_is_said_not_to_be_sure() -> None:
    table = small()
    agreed(table, "is afgesproken", table.teacher)
    table.script.action("is niet gevraagd", (table.teacher,), Words("ooit"))
    refused = table.script.action("is geweigerd", (table.teacher,), Words("ooit"))
    table.poll(refused, Says(table.teacher, NO))
    for reader in (Reader.PARENTS, Reader.PUPIL):
        words = text_export.render(made(reader, table.state))
        assert words.count("(nog niet zeker)") == 1
        assert "is niet gevraagd (nog niet zeker)" in words.replace("; (", " (")
        assert "is geweigerd" not in words
    slip = text_export.render(made(Reader.OWNER, table.state, table.teacher))
    assert "is niet gevraagd; Nog te vragen: lukt dit?" in slip
    assert "is afgesproken\n" in slip
    assert "is geweigerd" not in slip


def test_what_was_changed_after_the_talk_says_so_to_everybody() -> None:
    table = small()
    line = agreed(table, "voorlezen", table.teacher)
    table.script.do(ev.SessionClosed())
    table.script.do(ev.WhenSet(line, By(date(2026, 12, 4), "")))
    for reader in (Reader.PARENTS, Reader.PUPIL, Reader.OWNER):
        assert "(gewijzigd na het gesprek)" in text_export.render(made(reader, table.state, table.teacher))


def test_the_condition_of_another_owner_belongs_to_the_agreement() -> None:
    table = small()
    line = table.script.action("samen voorlezen", (table.teacher, table.parent), Words("morgen"))
    table.poll(line, Says(table.teacher, IF, "als er tijd is"), Says(table.parent, IF, "met een boek"))
    slips = [text_export.render(made(Reader.OWNER, table.state, one)) for one in (table.teacher, table.parent)]
    assert ["Lukt als er tijd is (Tine Claes)" in slip for slip in slips] == [True, True]
    assert ["Lukt als met een boek (Amina Haddad)" in slip for slip in slips] == [True, True]
    assert "samen met Amina Haddad" in slips[0]
    assert "samen met Tine Claes" in slips[1]


def test_a_form_of_address_is_no_first_name() -> None:
    table = small()
    table.script.do(ev.PersonEdited(table.teacher, "Juf An", Role.TEACHER))
    agreed(table, "voorlezen", table.teacher)
    assert "   met Juf An" in lines(made(Reader.PUPIL, table.state))
    assert "- Juf An (leerkracht)" in lines(made(Reader.PARENTS, table.state))


def test_nobody_known_is_still_spoken_to() -> None:
    state = document_sessions.empty()
    parents = lines(made(Reader.PARENTS, state))
    assert "- Dat kiezen we nog samen." in parents
    assert "- Dat spreken we nog af." in parents
    assert "- Bel of mail: de school" in parents
    assert lines(made(Reader.PUPIL, state))[2] == "Dag! Dit plan is van jou."
    assert owners(state) == ()


def test_who_is_not_asked_to_come_is_not_told_to_come() -> None:
    table = small()
    agreed(table, "voorlezen", table.teacher)
    starts = datetime(2027, 1, 12, 15, 45)
    table.script.do(ev.EvaluationPlanned(starts, "Europe/Brussels", 45))
    assert "U bent welkom." in text_export.render(made(Reader.PARENTS, table.state))
    table.script.do(ev.EvaluationPlanned(starts, "Europe/Brussels", 45, "", (table.teacher,)))
    parents, pupil = (lines(made(reader, table.state)) for reader in (Reader.PARENTS, Reader.PUPIL))
    assert "- Wie komt: Tine Claes." in parents
    assert not any("U bent welkom" in line for line in parents)
    assert "- Ik mag op voorhand zeggen hoe het gaat." in pupil


def test_a_draft_asks_to_be_read_and_a_later_version_takes_the_place_of_the_one_before() -> None:
    state = lena.state()
    until = date(2026, 12, 1)
    draft, second = made(Reader.PARENTS, state, number=0, until=until), made(Reader.PARENTS, state, number=2)
    asks = "Dit blad is nog niet klaar. Klopt er iets niet? Zeg het ons. Dat kan tot en met dinsdag 1 december."
    assert asks in lines(draft)
    assert draft.subtitle.endswith(" · ontwerp")
    assert "Dit blad is nieuw. Het oude blad mag weg." in lines(second)
    assert "blad is" not in text_export.render(made(Reader.PARENTS, state))


@pytest.mark.parametrize(
    ("reader", "stem"),
    [
        (Reader.PARENTS, "zorgplan-2026-11-24-abcd1234-v1-ouders"),
        (Reader.PUPIL, "zorgplan-2026-11-24-abcd1234-v1-mijn-plan"),
        (Reader.OWNER, "zorgplan-2026-11-24-abcd1234-v1-afspraak-2"),
    ],
)
def test_file_names_and_titles_name_nobody(reader: Reader, stem: str) -> None:
    state = lena.state()
    one = made(reader, state, owners(state)[1])
    assert one.file_stem == stem
    names = {part for person in state.people for part in person.name.split()} | {state.detail(Detail.PUPIL)}
    assert not names & set(one.title.split())


@pytest.mark.parametrize("locale", SUPPORTED)
def test_what_each_reader_gets_is_told_beforehand(locale: str) -> None:
    t = catalogue(locale)
    told = [holds(reader, t) for reader in Reader]
    assert len(set(told)) == len(Reader)
    assert all(sentence.endswith(".") for sentence in told)


def sizes(content: bytes) -> dict[str, float]:
    """How large the letters of each style that is used are, in points."""
    document = read(content).document
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    found = {}
    for style in (one.style for one in paragraphs if one.style is not None):
        based: BaseStyle | None = style
        while isinstance(based, ParagraphStyle) and based.font.size is None:
            based = based.base_style
        assert isinstance(based, ParagraphStyle)
        assert based.font.size is not None
        found[str(style.name)] = based.font.size.pt
    return found


@pytest.mark.parametrize(("reader", "least"), [(Reader.PARENTS, 12), (Reader.PUPIL, 17), (Reader.OWNER, 12)])
def test_letters_are_large_enough_in_every_style_that_is_used(reader: Reader, least: int) -> None:
    state = lena.state()
    found = sizes(word_document.render(made(reader, state, owners(state)[0])))
    assert len(found) >= 4
    del found["School"]
    assert min(found.values()) >= least


def test_on_a_schools_own_paper_its_large_letters_stay_and_small_ones_grow(tmp_path: Path) -> None:
    school = Document()
    for name, points in (("Heading 1", 30), ("List Bullet", 8), ("Title", None)):
        style = school.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size = Pt(points) if points else None
    school.save(str(tmp_path / "school.docx"))
    found = sizes(
        word_document.render(made(Reader.PARENTS, lena.state()), school_template.read(tmp_path / "school.docx"))
    )
    assert found["Heading 1"] == 30
    assert found["List Bullet"] == 12
    assert found["Title"] == 19
    assert min(found.values()) >= 12


def test_a_pupil_with_very_much_help_reads_whose_it_is_on_one_page() -> None:
    table = small()
    for number in range(40):
        agreed(table, f"Actie {number}: elke dag samen nakijken wat lukt", table.teacher, table.coordinator)
    agreed(table, "voorlezen", table.parent)
    one = made(Reader.PUPIL, table.state)
    assert one.look == "easy"
    assert lines(one)[-6] == "- Nog meer hulp: Tine, Bram en mama"
    assert sum("Actie" in line for line in lines(one)) > 10


def test_what_somebody_said_to_see_to_is_on_their_slip() -> None:
    table = small()
    for kind, words in ((Kind.LACKS, "een timer"), (Kind.OPEN, "wie betaalt de timer?")):
        line = table.script.note(kind, words)
        table.script.do(ev.OwnersSet(line, (table.coordinator,)))
    assert owners(table.state) == (table.coordinator,)
    slip = lines(made(Reader.OWNER, table.state, table.coordinator))
    assert "- Zorgen voor: een timer" in slip
    assert "- Nog open: wie betaalt de timer?" in slip


def test_who_refused_and_who_does_nothing_that_stands_gets_no_slip() -> None:
    table = small()
    refused = table.script.action("voorlezen", (table.teacher, table.coordinator), Words("morgen"))
    assert set(owners(table.state)) == {table.teacher, table.coordinator}
    table.poll(refused, Says(table.teacher, NO), Says(table.coordinator, YES))
    later = agreed(table, "een timer kopen", table.parent)
    assert owners(table.state) == (table.parent,)
    table.script.do(ev.StandingSet(later, Standing.LATER))
    assert owners(table.state) == ()
