"""Lena, Flanders: an hour on the 0-5 scale; Lena leaves after 25 minutes, papa comes ten minutes late."""

from datetime import date, datetime, time

from cop_session.domain import events as ev
from cop_session.domain.codes import (
    Consent,
    Detail,
    Kind,
    Presence,
    Reason,
    Role,
    Route,
    Scale,
    Standing,
    Way,
)
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From, On
from tests.scenarios.script import Says, Script, Turn, told

SESSION_ID = "1e4a0000-0000-4000-8000-000000000001"
PUPIL_ID = "1e4a0000-0000-4000-8000-000000000002"
SCHOOL_ID = "1e4a0000-0000-4000-8000-000000000003"
PERSON_ID = "1e4a0000-0000-4000-8000-0000000001{:02}"

STARTS = datetime(2026, 11, 24, 15, 45)
ZONE = "Europe/Brussels"
SCALE = Scale.FIVE
LABELS = ("0", "1", "2", "3", "4", "5")


def script() -> list[Turn]:
    """Return the round table, gesture by gesture."""
    return written().turns


def written() -> Script:
    """Return the round table with its stop-points."""
    s = Script()
    _prepare(s)
    people = annelies, koen, fatma, serkan, ilse, joris, lena = _seat(s)
    _welcome(s)
    need_1, need_2 = _need(s, annelies, fatma, ilse, lena)
    time_to_record = _teacher(s, annelies)
    actions = _actions(s, people, need_1, need_2, time_to_record)
    _walkthrough(s, people, *actions)
    _evaluation(s, need_1)
    _closing(s, koen, (fatma, serkan), joris, ilse)
    return s


def state() -> State:
    """Return how the round table ended."""
    return told(script())


def _prepare(s: Script) -> None:
    s.at(-30)
    s.do(ev.SessionPrepared(PUPIL_ID, SCHOOL_ID, "nl_BE", ZONE, fictional=True, session_id=SESSION_ID))
    s.do(ev.SessionPlanned(STARTS, 60))
    s.do(ev.DetailSet(Detail.PUPIL, "Lena"))
    s.do(ev.DetailSet(Detail.GROUP, "3e leerjaar B"))
    s.do(ev.DetailSet(Detail.SCHOOL, "Vrije Basisschool De Wegwijzer"))
    s.do(ev.DetailSet(Detail.TOWN, "Roeselare"))
    s.do(ev.DetailSet(Detail.SUPPORT_PHASE, "fase 2"))
    s.do(ev.DetailSet(Detail.OCCASION, "dyslexie met sterke faalangst bij lezen"))
    s.do(ev.DetailSet(Detail.FACILITATOR, "Marleen Deconinck"))
    s.do(ev.DetailSet(Detail.CONTACT, "Koen Lippens"))
    s.do(ev.ScaleChosen(SCALE))


def _seat(s: Script) -> tuple[int, int, int, int, int, int, int]:
    s.at(-25)
    return (
        s.seat(PERSON_ID.format(1), "Annelies Vandamme", Role.TEACHER),
        s.seat(PERSON_ID.format(2), "Koen Lippens", Role.CARE_COORDINATOR),
        s.seat(PERSON_ID.format(3), "Fatma Yıldız", Role.PARENT, "mama"),
        s.seat(
            PERSON_ID.format(4),
            "Serkan Yıldız",
            Role.PARENT,
            "papa",
            presence=lambda person: ev.PresenceSet(person, Presence.AT_TABLE, arrives=time(15, 55)),
        ),
        s.seat(PERSON_ID.format(5), "Ilse D'Hondt", Role.EXTERNAL_SUPPORTER, "leersteuncentrum"),
        s.seat(PERSON_ID.format(6), "Joris Maes", Role.GUIDANCE_CENTRE),
        s.seat(
            PERSON_ID.format(7),
            "Lena",
            Role.PUPIL,
            presence=lambda person: ev.PresenceSet(person, Presence.AT_TABLE, leaves=time(16, 10)),
        ),
    )


def _welcome(s: Script) -> None:
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    s.at(3)
    s.note(Kind.AGREEMENT, "verslag enkel naar school, ouders, CLB en leersteuncentrum")


def _need(s: Script, annelies: int, fatma: int, ilse: int, lena: int) -> tuple[int, int]:
    s.at(5)
    s.do(ev.StepEntered(Step.NEED))
    need_1 = s.note(
        Kind.NEED,
        "Om met vertrouwen hardop te lezen in de klas, heeft Lena een leerkracht nodig die haar vooraf laat weten "
        "wanneer ze leest en welke tekst het wordt.",
        annelies,
    )
    s.at(8)
    quote = s.note(Kind.QUOTE, "Ik wil wel lezen, maar niet als iedereen zucht.", lena)
    s.stop("Lena heeft iets gezegd. Wat vraag je haar nu?", "De zin staat er, in haar woorden. Van wie is hij?")
    s.do(ev.QuoteConsented(quote, Consent.YES))
    s.at(10)
    s.note(Kind.WORKS, "leest thuis vlot voor aan haar broertje", fatma)
    s.at(12)
    need_2 = s.note(
        Kind.NEED,
        "Lena heeft opdrachten nodig die korter zijn en waarbij ze mag kiezen tussen lezen en luisteren.",
        ilse,
    )
    # Lena leaves at 16:10, so her own action and answers come first.
    s.at(14)
    s.stop("Lena gaat om tien over vier weg. Wat doe je eerst?", "Je hebt nog ruim tien minuten met haar.")
    green_card = s.action(
        "Lena legt een groene kaart als ze wil lezen",
        (lena,),
        From(date(2026, 11, 30), "vanaf maandag 30/11"),
        (need_1,),
        "in de klas",
        lena,
    )
    s.at(15)
    s.poll(green_card, SCALE, LABELS, Says(lena, 5), Says(annelies, 5))
    return need_1, need_2


def _teacher(s: Script, annelies: int) -> int:
    s.at(18)
    s.stop(
        "Juf Annelies: “Ik zie niet hoe ik het georganiseerd krijg.” Wat vraag je haar?",
        "Er zijn drie vragen voor een leerkracht. Welke komt eerst?",
    )
    s.note(Kind.AIM, "dat Lena elke dag één keer durft lezen", annelies)
    s.at(19)
    s.note(Kind.DOES, "leesmaatje op vrijdag", annelies)
    s.at(20)
    time_to_record = s.note(Kind.LACKS, "20 minuten per week om teksten op te nemen", annelies)
    s.at(21)
    s.note(Kind.LACKS, "voorbeeld van een leesafspraakkaart", annelies)
    return time_to_record


_People = tuple[int, int, int, int, int, int, int]


def _actions(
    s: Script, people: _People, need_1: int, need_2: int, time_to_record: int
) -> tuple[int, int, int, int, int, int]:
    annelies, koen, fatma, serkan, ilse, joris, _ = people
    s.at(23)
    s.do(ev.StepEntered(Step.ACTIONS))
    read_aloud = s.action(
        "Lena leest elke dag 5 minuten voor aan haar broertje; mama tekent een zonnetje in het schriftje",
        (fatma,),
        From(date(2026, 11, 24), "vanaf 24/11"),
        (need_1,),
        "thuis",
        fatma,
    )
    s.at(25)
    text_ahead = s.action(
        "Tekst van dinsdag en donderdag op maandag meegeven in de boekentas",
        (annelies,),
        From(date(2026, 11, 30), "vanaf 30/11"),
        (need_1,),
        by=annelies,
    )
    s.at(27)
    s.stop("Wie is er in deze ronde nog niet aan bod geweest?", "Mama en juf hadden elk een actie.")
    radio_play = s.action(
        "De klas maakt een hoorspel; Lena kiest haar rol",
        (annelies, joris),
        By(date(2026, 12, 18), "tegen 18/12"),
        (need_1, need_2),
        by=joris,
    )
    s.at(29)
    take_over = s.action(
        "Koen neemt op woensdag 20 minuten de klas over zodat Annelies teksten kan inspreken",
        (koen,),
        From(date(2026, 12, 2), "wekelijks vanaf 2/12", Every.WEEK, (2,)),
        (time_to_record,),
        by=koen,
    )
    s.at(31)
    reading_game = s.action(
        "Ilse doet een leesspel voor in de klas, Annelies kijkt mee en neemt het over na 3 keer",
        (ilse, annelies),
        On((date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)), "1/12, 8/12, 15/12"),
        (need_2,),
        by=ilse,
    )
    s.at(34)
    audiobook = s.action(
        "Papa luistert zaterdag samen met Lena naar het luisterboek van de week",
        (serkan,),
        From(date(2026, 11, 28), "vanaf 28/11"),
        (need_2,),
        by=serkan,
    )
    s.at(36)
    s.stop("Koen noemt iets dat dit schooljaar niet meer kan. Waar laat je het?", "Het is geen slecht idee.")
    s.do(
        ev.LineNoted(Kind.ACTION, "voorleessoftware op alle toestellen (budget schooljaar 2027-2028)", koen),
        lambda line: ev.StandingSet(line, Standing.LATER),
    )
    return read_aloud, text_ahead, radio_play, take_over, reading_game, audiobook


def _walkthrough(
    s: Script,
    people: _People,
    read_aloud: int,
    text_ahead: int,
    radio_play: int,
    take_over: int,
    reading_game: int,
    audiobook: int,
) -> None:
    annelies, koen, fatma, serkan, ilse, joris, _ = people
    too_short = "te kort tegen 18/12"
    s.at(40)
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    s.poll(radio_play, SCALE, LABELS, Says(annelies, 2, too_short, (Reason.TIME,)), Says(joris, 4))
    s.at(42)
    s.stop(
        "Annelies zegt nee: “te kort tegen 18/12”. Hoe maak je dit haalbaar?",
        "Later, kleiner, iemand anders, met hulp of eerst proberen: wat past hier?",
    )
    s.do(
        ev.ActionAdapted(radio_play, "", (), (Way.LATER,)),
        ev.WhenSet(radio_play, By(date(2027, 1, 29), "tegen 29/01/2027")),
    )
    s.poll(radio_play, SCALE, LABELS, Says(annelies, 4), Says(joris, 4))
    s.at(44)
    s.poll(read_aloud, SCALE, LABELS, Says(fatma, 5))
    s.at(45)
    s.poll(text_ahead, SCALE, LABELS, Says(annelies, 4))
    s.at(46)
    s.poll(take_over, SCALE, LABELS, Says(koen, 3), Says(annelies, 5))
    s.at(48)
    s.poll(reading_game, SCALE, LABELS, Says(ilse, 5), Says(annelies, 4))
    s.at(50)
    s.poll(audiobook, SCALE, LABELS, Says(serkan, 3, "om de twee weken zeker"))
    s.at(51)
    s.ask_reasons()


def _evaluation(s: Script, need_1: int) -> None:
    s.at(52)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.note(Kind.NOTE, "zes weken verder is 5 januari, de eerste dinsdag na de kerstvakantie: te vroeg")
    s.at(53)
    s.stop(
        "Zes weken verder is de eerste dinsdag na de kerstvakantie. Wat stel je voor?",
        "Het hoorspel loopt tot 29 januari.",
    )
    s.do(ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), ZONE, 45, "zorglokaal"))
    s.at(55)
    s.note(
        Kind.SIGN,
        "Lena leest drie keer per week hardop in een kleine groep (het hoorspel loopt dan nog)",
        answers=(need_1,),
    )


def _closing(s: Script, koen: int, parents: tuple[int, int], joris: int, ilse: int) -> None:
    fatma, serkan = parents
    s.at(57)
    s.do(ev.StepEntered(Step.CLOSING))
    s.do(ev.FollowUpGiven(koen))
    s.at(58)
    s.do(ev.RecipientAdded(Route.PLATFORM, koen))
    s.do(ev.RecipientAdded(Route.PAPER, fatma))
    s.do(ev.RecipientAdded(Route.PLATFORM, serkan))
    s.do(ev.RecipientAdded(Route.PROTECTED, joris))
    s.do(ev.RecipientAdded(Route.PROTECTED, ilse))
    s.at(60)
    s.do(ev.SessionClosed())
