"""Who and when inside a line as it is spoken, and ordinary sentences that say neither."""

import string
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.domain.codes import Role
from cop_session.domain.state import Participant
from cop_session.domain.when import By, Every, From, Month, On, When, Words
from cop_session.reading.line import LinePart, read_line, without_marks
from cop_session.reading.words.reading_result import Unsure
from tests.reading.people.scenario_people import INTERPRETER, LENA, MILAN

TODAY = date(2026, 11, 24)
EVERYBODY = (*LENA, INTERPRETER)


def on(said: str, *days: str) -> When:
    return On(tuple(date.fromisoformat(day) for day in days), said)


def since(said: str, day: str, every: Every | None = None, *weekdays: int) -> When:
    return From(date.fromisoformat(day), said, every, weekdays)


CERTAIN: list[tuple[str, tuple[int, ...], When | None]] = [
    ("papa luistert zaterdag mee naar het luisterboek", (4,), on("zaterdag", "2026-11-28")),
    ("Papa luistert zaterdag samen met Lena naar het luisterboek van de week", (4,), on("zaterdag", "2026-11-28")),
    ("Zaterdag luistert papa mee", (4,), on("Zaterdag", "2026-11-28")),
    ("Lena legt een groene kaart als ze wil lezen", (7,), None),
    ("Annelies geeft de tekst van dinsdag mee vanaf 30/11", (1,), since("vanaf 30/11", "2026-11-30")),
    ("Koen neemt de klas over, wekelijks vanaf 2/12", (2,), since("wekelijks vanaf 2/12", "2026-12-02", Every.WEEK, 2)),
    ("Annelies en Joris maken het hoorspel tegen 18/12", (1, 6), By(date(2026, 12, 18), "tegen 18/12")),
    ("hoorspel maken tegen 29 januari, Annelies + Joris", (1, 6), By(date(2027, 1, 29), "tegen 29 januari")),
    (
        "Leesspel voordoen, Ilse en Annelies, 1/12, 8/12 en 15/12",
        (5, 1),
        on("1/12, 8/12 en 15/12", "2026-12-01", "2026-12-08", "2026-12-15"),
    ),
    ("mama leest elke dag voor", (3,), since("elke dag", "2026-11-24", Every.DAY)),
    ("papa leest elke avond 10 min voor met Lena", (4,), since("elke avond", "2026-11-24", Every.DAY)),
    ("juf begroet Lena elke morgen aan de poort", (1,), since("elke morgen", "2026-11-24", Every.DAY)),
    ("mama en papa lezen elke schooldag", (3, 4), since("elke schooldag", "2026-11-24", Every.SCHOOL_DAY)),
    ("de juf belt morgen met het CLB", (1,), on("morgen", "2026-11-25")),
    ("Koen doet over 2 weken een toets", (2,), on("over 2 weken", "2026-12-08")),
    ("juf Annelies bekijkt het na de kerstvakantie", (1,), since("na de kerstvakantie", "2027-01-04")),
    ("zoco vraagt het zo snel mogelijk aan de directie", (2,), Words("zo snel mogelijk")),
    ("Ilse komt op woensdagen langs", (5,), since("op woensdagen", "2026-11-25", Every.WEEK, 2)),
    ("Ilse komt elke woensdagnamiddag langs", (5,), since("elke woensdagnamiddag", "2026-11-25", Every.WEEK, 2)),
    ("Koen doet het maandag", (2,), on("maandag", "2026-11-30")),
    ("Joris belt op 30 november", (6,), on("op 30 november", "2026-11-30")),
    ("Koen leest elke maandag 5 minuten voor", (2,), since("elke maandag", "2026-11-30", Every.WEEK, 0)),
    ("Joris belt 30/11", (6,), on("30/11", "2026-11-30")),
    ("Joris start in maart", (6,), Month(2027, 3, "start in maart")),
    ("ouders tekenen om de twee weken", (3, 4), since("om de twee weken", "2026-11-24", Every.FORTNIGHT)),
    (
        "Koen kiest elke maandag een boek vanaf 14 december",
        (2,),
        since("elke maandag vanaf 14 december", "2026-12-14", Every.WEEK, 0),
    ),
    ("teksten inspreken @koen @annelies !vanaf 2/12", (2, 1), since("vanaf 2/12", "2026-12-02")),
    (
        "Koen belt elke dag, behalve woensdag",
        (2,),
        since("elke dag", "2026-11-24", Every.WEEK, 0, 1, 3, 4, 5, 6),
    ),
    ("teksten inspreken (Koen)", (2,), None),
    ("teksten inspreken – Koen", (2,), None),
    ("teksten inspreken: Koen.", (2,), None),
    ("Koen neemt 20 minuten de klas over zodat Annelies teksten kan inspreken", (2,), None),
    ("fatma yildiz tekent een zonnetje", (3,), None),
    ("CLB-medewerker zoekt een kaart", (6,), None),
    ("Koen vraagt het aan de tolk", (2,), None),
    ("Om de twee weken belt de zoco met mama", (2,), since("Om de twee weken", "2026-11-24", Every.FORTNIGHT)),
    ("Lena kiest een andere tekst op maandagen", (7,), since("op maandagen", "2026-11-30", Every.WEEK, 0)),
    ("Ilse leest woensdag 2 en 9 december voor", (5,), on("woensdag 2 en 9 december", "2026-12-02", "2026-12-09")),
    (
        "Ilse leest elke woensdag in januari",
        (5,),
        From(date(2027, 1, 1), "elke woensdag in januari", Every.WEEK, (2,), date(2027, 1, 31)),
    ),
    ("Koen doet dit elke eerste maandag van de maand", (2,), Words("elke eerste maandag van de maand")),
    ("Koen doet dit twee keer per week", (2,), Words("twee keer per week")),
    ("Koen noteert hoeveel keer per week", (2,), None),
    ("Koen neemt drie keer de tijd", (2,), None),
    ("Koen neemt blad 12/1 en 12/2 mee", (2,), None),
    ("Koen neemt oefening 1/12 over", (2,), None),
    ("Koen kan tot 12.10 en vanaf 8.30", (), None),
    ("Koen komt twee weken na de kerstvakantie", (2,), None),
    ("Koen komt tussen 1 en 15 december", (2,), None),
    ("Koen komt maandag niet", (2,), None),
    ("Koen komt niet alleen op maandag", (2,), None),
]


@pytest.mark.parametrize(("text", "owners", "when"), CERTAIN)
def test_lines_that_say_it_clearly(text: str, owners: tuple[int, ...], when: When | None) -> None:
    reading = read_line(text, EVERYBODY, TODAY, "nl_BE")
    assert (reading.owners, reading.when, reading.doubts) == (owners, when, ())


DOUBTFUL: list[tuple[str, tuple[int, ...], Unsure]] = [
    ("De klas maakt een hoorspel", (1,), Unsure.GUESSED),
    ("Ilse doet het voor, Annelies kijkt mee", (5, 1), Unsure.SEVERAL),
    ("Yıldız tekent een zonnetje", (), Unsure.WHICH_PERSON),
    ("ouder leest voor", (), Unsure.WHICH_PERSON),
    ("Thuis vertelt Lena één ding", (7,), Unsure.WHO),
    ("het boek van de week krijgt Lena mee", (7,), Unsure.WHO),
    ("Koen of Ilse belt vrijdag", (), Unsure.WHICH_PERSON),
    ("Tegen 18 december maakt de klas een hoorspel", (1,), Unsure.GUESSED),
    ("Koen belt rond 18/12", (2,), Unsure.ROUGH),
    ("Koen belt elke dag, behalve na de sport", (2,), Unsure.LIMITED),
    ("Koen belt na de herfstvakantie", (2,), Unsure.FAR),
    ("Koen belt maandag of woensdag", (2,), Unsure.EITHER),
    ("Koen neemt op woensdag de klas over", (2,), Unsure.ONCE_OR_WEEKLY),
    ("Koen neemt de woensdag de klas over", (2,), Unsure.ONCE_OR_WEEKLY),
    ("Koen belt dinsdag", (2,), Unsure.TODAY_OR_LATER),
    ("Koen belt volgende week", (2,), Unsure.ROUGH),
    ("Koen maakt het klaar tegen 31/11", (2,), Unsure.NO_SUCH_DATE),
    ("Koen komt maandag 1 december", (2,), Unsure.OTHER_WEEKDAY),
    ("Koen doet het 20/11", (2,), Unsure.PAST),
]


@pytest.mark.parametrize(("text", "owners", "unsure"), DOUBTFUL)
def test_lines_that_leave_a_doubt(text: str, owners: tuple[int, ...], unsure: Unsure) -> None:
    reading = read_line(text, EVERYBODY, TODAY, "nl_BE")
    assert reading.owners == owners
    assert [doubt.unsure for doubt in reading.doubts] == [unsure]
    assert reading.doubts[0].words in text


ORDINARY = """
Om met vertrouwen hardop te lezen heeft ze een leerkracht nodig die haar vooraf laat weten wanneer ze leest
Heeft opdrachten nodig die korter zijn en waarbij ze mag kiezen tussen lezen en luisteren
20 minuten per week om teksten op te nemen
Drie keer per week hardop in een kleine groep
Voorleessoftware op alle toestellen (budget schooljaar 2027-2028)
Een voorbeeld van een leesafspraakkaart
Compacten van rekenen met het schema van de methode
Pauzeregels maken met drie klasgenoten
Een middag per twee weken bij de verrijkingsgroep van de buurschool (out of the box)
Opdrachten die open zijn en waarvan het doel vooraf duidelijk is
Twee van de vijf taken zelf kiezen
Het werk van maandag mag ook thuis
De tekst van dinsdag en donderdag vooraf lezen
Niet op vrijdag, want dan is er zwemmen
Niet elke dag, alleen als het lukt
Nooit op maandag een toets
Vorige week maandag ging het fout
Vorige maandag ging het goed
Sinds maandag gaat het beter
Afgelopen vrijdag las ze niet
Goede morgen zeggen aan de poort
In de morgen is de concentratie het best
Niet elke avond, alleen als het lukt
In de avond is de concentratie weg
's morgens eerst de agenda bekijken
Een half uur rustig werken
Als het maandag is, mag zij kiezen
Op een maandag zonder toets
Oefening 3.5 en 3.6 overslaan
Niveau 2-3 boeken kiezen
Hooguit 5-10 minuten per keer
3/4 van de klas kan het al
1/2 uur lezen
4/5 ochtenden zelf beginnen
Een 9/10 op het dictee
8/20 op de toets
Bladzijde 12 tot 15 lezen
Van 1 tot 10 tellen
Kamer 3.12 gebruiken
Groepjes van 2 of 3
Stap 1, 2 en 3 op een kaart
Om de beurt een zin lezen
Om de twee bladzijden wisselen
Over een muurtje kijken
Praten over de vakantie
De kerstvakantie was leuk
Voor de klas staan durven
Tegen de juiste toon lezen
Na het lezen een sticker
Na 3 keer neemt iemand het over
Zo kort mogelijk uitleggen
Zo doet ze mee
Wo staat op de kaart voor wereldoriëntatie
Do re mi zingen
Nu nog even wachten
Later nog eens bekijken
Eerst de instructie, daarna zelf
Volgende keer een ander boek
Deze oefening is te lang
Elke keer een nieuw doel
Elke zin aanwijzen met de vinger
Alle boeken op niveau
Een dag zonder toets
Het dagelijks leven in beeld
De wekelijkse toets afschaffen
Een boek over twee vrienden
Het verhaal van jan klaassen
Een kaartje voor mei-juni
Mei staat op de kalender
De maand van het boek
De week van de leesouder
De eerste week is de moeilijkste
Andere kinderen mogen kiezen
Een leerling die wacht, mag tekenen
Elke leerling krijgt een kaart
Een ouder die meeleest is welkom
Wie klaar is, helpt een ander
Het logo van de school kleuren
Ze wordt ouder en wijzer
Het lukt beter met een koptelefoon
Aan Lena vragen wat ze wil
Samen met mama kiezen
Een kaart voor Annelies
Het boek van papa meebrengen
Wat Lena graag leest
Lena's groene kaart lamineren
De kaart die Koen maakte
Telefoon 051 23 45 67
Begroting 1.250,50 euro
12e plaats
""".strip().splitlines()

ORDINARY_ENGLISH = """
She needs a teacher who tells her beforehand when she reads
Two out of five tasks of her own choice
Half an hour of quiet work
She may read aloud in a small group
March through the corridor quietly
They sat down together and read
Monday's text goes home
The text of Tuesday and Thursday
Not on Fridays, there is swimming then
Last Monday it went wrong
Give a card to mum
Talk about the holidays
A good day without a test
Second reading of the same page
From one to ten
Read pages 3-5 by herself
Give it to May
""".strip().splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_say_neither_who_nor_when(text: str) -> None:
    reading = read_line(text, EVERYBODY, TODAY, "nl_BE")
    assert (reading.owners, reading.when, reading.doubts, reading.spans) == ((), None, (), ())


@pytest.mark.parametrize("text", ORDINARY_ENGLISH)
def test_ordinary_english_sentences_say_neither_who_nor_when(text: str) -> None:
    reading = read_line(text, EVERYBODY, TODAY, "en")
    assert (reading.owners, reading.when, reading.doubts, reading.spans) == ((), None, (), ())


@pytest.mark.parametrize(
    ("text", "owners", "when"),
    [
        (
            "Koen takes over the class every Wednesday from 2/12",
            (2,),
            since("every Wednesday from 2/12", "2026-12-02", Every.WEEK, 2),
        ),
        ("Annelies and Joris make it by 18 December", (1, 6), By(date(2026, 12, 18), "by 18 December")),
        ("the teacher records texts in two weeks", (1,), on("in two weeks", "2026-12-08")),
        ("record texts, Koen, tomorrow", (2,), on("tomorrow", "2026-11-25")),
        ("Ilse starts in March", (5,), Month(2027, 3, "starts in March")),
    ],
)
def test_english_lines(text: str, owners: tuple[int, ...], when: When) -> None:
    reading = read_line(text, EVERYBODY, TODAY, "en")
    assert (reading.owners, reading.when, reading.doubts) == (owners, when, ())


def test_needs_are_marked_by_their_number() -> None:
    reading = read_line("Koen leest voor #1 #2 #1", EVERYBODY, TODAY, "nl_BE")
    assert reading.needs == (1, 2)
    assert reading.owners == (2,)


def test_the_spans_are_the_words_that_were_read() -> None:
    text = "papa luistert zaterdag mee #2"
    spans = read_line(text, EVERYBODY, TODAY, "nl_BE").spans
    assert [(text[one.start : one.end], one.part) for one in spans] == [
        ("papa", LinePart.WHO),
        ("zaterdag", LinePart.WHEN),
        ("#2", LinePart.NEED),
    ]


def test_who_is_named_without_doing_it_is_no_owner() -> None:
    assert read_line("Papa leest samen met Lena voor aan juf Annelies", EVERYBODY, TODAY, "nl_BE").owners == (4,)


def test_a_first_name_that_is_a_word_needs_its_capital_inside_a_sentence() -> None:
    people = (Participant(1, "a", "Roos Claes", Role.TEACHER), Participant(2, "b", "Jan Smet", Role.OTHER))
    assert read_line("de mooie roos tekenen", people, TODAY, "nl_BE").owners == ()
    assert read_line("Roos tekent in Jan een plan", people, TODAY, "nl_BE").when is None
    assert read_line("Jan tekent een roos", people, TODAY, "nl_BE").owners == (2,)


def test_the_interpreter_does_nothing() -> None:
    assert read_line("Ayşe leest voor", EVERYBODY, TODAY, "nl_BE").owners == ()
    assert read_line("Koen leest voor", EVERYBODY, TODAY, "nl_BE").owners == (2,)
    assert read_line("Iedereen leest voor", EVERYBODY, TODAY, "nl_BE").owners == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Milan kiest maandag zelf twee van de vijf taken", (6,)),
        ("meester Jeroen compacteert het rekenen", (1,)),
        ("IB'er neemt het schema op zich", (2,)),
        ("Hanneke regelt de verrijkingsgroep", (5,)),
        ("Esther en Bart rijden", (3, 4)),
    ],
)
def test_the_other_scenario(text: str, owners: tuple[int, ...]) -> None:
    reading = read_line(text, MILAN, date(2026, 12, 8), "nl_NL")
    assert (reading.owners, reading.doubts) == (owners, ())


PIECES = st.sampled_from(
    [
        *(text for text, *_ in CERTAIN),
        *(text for text, *_ in DOUBTFUL),
        *ORDINARY,
        "@",
        "!",
        "#1",
        ",",
        "en",
        "van",
        "30/11",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=3).map(" ".join)), st.dates(), st.sampled_from(["nl_BE", "en"]))
@example("Koen " * 1_000, TODAY, "nl_BE")
@example("1/12, " * 1_000, TODAY, "nl_BE")
@example("@" * 1_000 + "#99", TODAY, "nl_BE")
@example("morgen", date.max, "nl_BE")
def test_reading_a_line_never_raises_and_says_only_what_stands_there(text: str, today: date, language: str) -> None:
    reading = read_line(text, EVERYBODY, today, language)
    assert set(reading.owners) <= {one.id for one in LENA}
    assert all(0 <= one.start < one.end <= len(text) for one in reading.spans)
    if reading.when is not None:
        for word in reading.when.said.split():
            assert word.strip(string.punctuation) in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("teksten inspreken @koen !woensdag #2", "teksten inspreken"),
        ("teksten inspreken @koen @annelies !vanaf 2/12", "teksten inspreken"),
        ("@koen leest voor", "koen leest voor"),
        ("papa luistert !zaterdag mee naar het luisterboek", "papa luistert zaterdag mee naar het luisterboek"),
        ("Koen leest #1 voor", "Koen leest voor"),
        ("@koen", "@koen"),
        ("papa luistert zaterdag mee", "papa luistert zaterdag mee"),
        ("mail naar info@school.be", "mail naar info@school.be"),
        ("kamer #12b opruimen!", "kamer #12b opruimen!"),
    ],
)
def test_marks_are_typed_and_not_said(text: str, words: str) -> None:
    assert without_marks(text, read_line(text, EVERYBODY, TODAY, "nl_BE")) == words


@given(st.lists(PIECES, max_size=4).map(" ".join))
def test_without_marks_no_word_is_added(text: str) -> None:
    words = without_marks(text, read_line(text, EVERYBODY, TODAY, "nl_BE"))
    left = iter(text)
    assert all(letter in left for letter in words)
