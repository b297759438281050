"""Selam, the Netherlands: her mother speaks through an interpreter, her father by telephone; a nod is no answer."""

from datetime import date, datetime, time
from typing import NamedTuple

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Role, Route, Way
from cop_session.domain.schedule import Step
from cop_session.domain.when import By, Every, From, On
from tests.scenarios.script import IF, NO, YES, Says, Script

SESSION_ID = "5e1a3000-0000-4000-8000-000000000001"
PUPIL_ID = "5e1a3000-0000-4000-8000-000000000002"
SCHOOL_ID = "5e1a3000-0000-4000-8000-000000000003"
PERSON_ID = "5e1a3000-0000-4000-8000-0000000001{:02}"

STARTS = datetime(2026, 11, 12, 14, 30)
ZONE = "Europe/Amsterdam"
DETAILS = {
    Detail.PUPIL: "Selam",
    Detail.GROUP: "groep 4",
    Detail.SCHOOL: "obs De Wijde Blik",
    Detail.TOWN: "Zwolle",
    Detail.OCCASION: "hoortoestellen sinds mei; mist veel van de uitleg in de kring",
    Detail.FACILITATOR: "Karin Mulder",
    Detail.PARTNERSHIP: "IJsselrand (fictief)",
    Detail.CONTACT: "Wilma Hendriks",
}


class _People(NamedTuple):
    anouk: int
    wilma: int
    mihret: int
    yonas: int
    rutger: int
    femke: int
    senait: int
    selam: int


class _Actions(NamedTuple):
    microphone: int
    story: int
    call: int
    turns: int
    paper: int


def written() -> Script:
    """Return the round table, gesture by gesture, with its stop-points."""
    s = Script(pace=0.2)
    s.at(-40)
    s.do(ev.SessionPrepared(PUPIL_ID, SCHOOL_ID, "nl_NL", ZONE, fictional=True, session_id=SESSION_ID))
    s.do(ev.SessionPlanned(STARTS, 60))
    for detail, text in DETAILS.items():
        s.do(ev.DetailSet(detail, text))
    people = _seat(s)
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    s.at(2)
    s.stop("De tolk zit naast moeder. Tegen wie praat je?", "Let op je ogen, en op hoe lang je zinnen zijn.")
    s.note(Kind.AGREEMENT, "korte zinnen, één tegelijk; de tolk vertaalt alles wat er gezegd wordt, ook opzij")
    following, heard = _with_selam(s, people)
    worry, waiting = _from_home(s, people)
    showing = _teacher(s, people)
    actions = _actions(s, people, (following, waiting, worry, showing))
    _walkthrough(s, people, actions, heard)
    _evaluation(s, following)
    _closing(s, people)
    return s


def _seat(s: Script) -> _People:
    def sits(number: int, name: str, role: Role, relation: str = "") -> int:
        return s.do(ev.PersonSeated(PERSON_ID.format(number), name, role, relation))

    return _People(
        sits(1, "Anouk de Boer", Role.TEACHER),
        sits(2, "Wilma Hendriks", Role.CARE_COORDINATOR),
        sits(3, "Mihret Tekle", Role.PARENT, "moeder"),
        s.seat(
            PERSON_ID.format(4),
            "Yonas Haile",
            Role.PARENT,
            "vader",
            presence=lambda person: ev.PresenceSet(person, Presence.TELEPHONE, leaves=time(15, 10)),
        ),
        sits(5, "Rutger Postma", Role.OTHER, "dienstverlener cluster 2"),
        sits(6, "Femke Dijkstra", Role.SPEECH_THERAPIST),
        sits(7, "Senait Kidane", Role.INTERPRETER, "Tigrinya"),
        s.seat(
            PERSON_ID.format(8),
            "Selam",
            Role.PUPIL,
            presence=lambda person: ev.PresenceSet(person, Presence.AT_TABLE, leaves=time(14, 45)),
        ),
    )


def _with_selam(s: Script, people: _People) -> tuple[int, int]:
    s.at(5)
    s.do(ev.StepEntered(Step.NEED))
    following = s.note(
        Kind.NEED,
        "Om de uitleg in de kring te volgen, heeft Selam een juf nodig die haar aankijkt en pas praat als het stil is.",
        people.anouk,
    )
    s.at(7.5)
    heard = s.note(Kind.HEARD, "Als iedereen praat, hoor ik alleen soep.", people.selam)
    s.at(9.5)
    s.stop("Selam mag zo naar de klas. Wat vraag je haar nog?", "Ze is zeven. Wat kan zij zelf doen, en wil ze dat?")
    card = s.action(
        "Selam steekt de blauwe kaart op als ze het niet heeft verstaan",
        (people.selam,),
        From(date(2026, 11, 13), "vanaf morgen"),
        (following,),
        "in de klas",
        people.selam,
    )
    s.at(11.5)
    s.ask(card, Says(people.selam, YES), Says(people.anouk, YES, "dan begin ik opnieuw, zonder te zuchten"))
    return following, heard


def _from_home(s: Script, people: _People) -> tuple[int, int]:
    s.at(15)
    worry = s.note(Kind.CONCERN, "moeten wij het apparaat voor in de klas zelf betalen?", people.senait)
    s.at(15.8)
    s.stop(
        "De tolk zei ‘wij’. Van wie is deze zorg?",
        "Wie tolkt, heeft zelf geen zorgen, acties of antwoorden in het verslag.",
    )
    s.do(ev.LineCredited(worry, people.mihret))
    s.note(Kind.NOTE, "ik keek steeds naar de tolk in plaats van naar moeder; stoel verzet")
    s.at(17.5)
    s.note(
        Kind.WORKS,
        "thuis gaat de televisie uit en gaat ze tegenover me zitten als ze iets wil vertellen",
        people.mihret,
    )
    s.at(19)
    s.note(Kind.CONCERN, "op het plein doet ze haar toestellen uit, omdat ze bang is dat ze stukgaan", people.yonas)
    s.at(20.5)
    waiting = s.note(Kind.NEED, "Selam heeft klasgenoten nodig die om de beurt praten en haar aankijken.", people.femke)
    return worry, waiting


def _teacher(s: Script, people: _People) -> int:
    s.at(22)
    s.note(Kind.AIM, "dat Selam één keer per week zelf iets vertelt in de kring", people.anouk)
    s.at(23)
    s.note(Kind.DOES, "bij elke opdracht een tekening op het bord", people.anouk)
    s.at(24)
    return s.note(Kind.LACKS, "iemand die voordoet hoe de soloapparatuur werkt", people.anouk)


def _actions(s: Script, people: _People, needs: tuple[int, int, int, int]) -> _Actions:
    following, waiting, worry, showing = needs
    anouk, wilma, mihret, yonas, rutger, femke, *_ = people
    s.at(25)
    s.do(ev.StepEntered(Step.ACTIONS))
    microphone = s.action(
        "Rutger doet in de klas voor hoe de soloapparatuur werkt; daarna draagt Anouk de microfoon bij elke uitleg",
        (anouk, rutger),
        On((date(2026, 11, 17),), "dinsdag 17 november"),
        (following, showing),
        by=rutger,
    )
    s.at(27)
    story = s.action(
        "Moeder leest elke avond tien minuten voor",
        (mihret,),
        From(date(2026, 11, 12), "vanaf vanavond", Every.DAY),
        (following,),
        "thuis",
        femke,
    )
    s.at(29)
    call = s.action(
        "Vader belt op vrijdag met Wilma: hoe ging de week, en hoe ging het op het plein?",
        (yonas, wilma),
        From(date(2026, 11, 20), "elke vrijdag vanaf 20 november", Every.WEEK, (4,)),
        by=yonas,
    )
    s.at(31)
    turns = s.action(
        "Femke oefent met Selam en twee klasgenoten om de beurt te praten met een praatstok",
        (femke,),
        From(date(2026, 11, 19), "elke donderdag vanaf 19 november", Every.WEEK, (3,)),
        (waiting,),
        by=femke,
    )
    s.at(33)
    paper = s.action(
        "Wilma zet in gewone woorden op papier dat de apparatuur geleend is en niets kost",
        (wilma,),
        By(date(2026, 11, 19), "uiterlijk 19 november"),
        (worry,),
        by=wilma,
    )
    return _Actions(microphone, story, call, turns, paper)


def _walkthrough(s: Script, people: _People, actions: _Actions, heard: int) -> None:
    anouk, wilma, mihret, yonas, rutger, femke, *_ = people
    s.at(35)
    s.stop("Vader moet om tien over drie ophangen. Wat doe je eerst?", "Het is vijf over drie.")
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    s.ask(actions.call, Says(yonas, YES, "in de pauze, om half een"), Says(wilma, YES))
    s.at(38.5)
    asked = s.ask(actions.story, Says(mihret, YES))
    s.at(40)
    s.stop(
        "Moeder knikt: het lukt. Weet je nu genoeg?",
        "Vraag niet of ze het begrijpt. Vraag of ze in eigen woorden wil vertellen wat ze gaat doen.",
    )
    dutch = "ik dacht dat het in het Nederlands moest, en dat kan ik niet"
    s.do(ev.Answered(asked, mihret, NO, dutch))
    s.at(42)
    s.do(
        ev.ActionAdapted(actions.story, "er was niet gezegd in welke taal", (), (Way.SMALLER,)),
        ev.LineReworded(actions.story, "Moeder vertelt elke avond tien minuten een verhaal in het Tigrinya"),
    )
    s.ask(actions.story, Says(mihret, YES, "ik vertel, zij vertelt na, en de televisie is uit"))
    s.at(45)
    s.ask(
        actions.microphone,
        Says(anouk, IF, "als de microfoon elke morgen opgeladen is"),
        Says(rutger, YES),
        Says(wilma, YES, "ik leg hem om vier uur aan de lader"),
    )
    s.at(47.5)
    s.ask(actions.turns, Says(femke, YES))
    s.at(48.5)
    s.ask(actions.paper, Says(wilma, YES))
    s.at(50)
    s.note(Kind.COUNTED, "in de kring gaat de microfoon rond, zodat er steeds maar één praat", answers=(heard,))
    s.at(51)
    s.ask_reasons()


def _evaluation(s: Script, following: int) -> None:
    s.at(52)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.at(53)
    s.do(ev.EvaluationPlanned(datetime(2026, 12, 17, 14, 30), ZONE, 45, "IB-kamer"))
    s.at(54.5)
    s.note(Kind.SIGN, "Selam steekt minder vaak de blauwe kaart op en vaker haar vinger", answers=(following,))


def _closing(s: Script, people: _People) -> None:
    _, wilma, mihret, yonas, rutger, femke, *_ = people
    s.at(56.5)
    s.do(ev.StepEntered(Step.CLOSING))
    s.at(57.5)
    s.stop("Wat moet er nu al geregeld worden voor 17 december?", "Kijk wie dit gesprek mogelijk maakte.")
    s.do(
        ev.LineNoted(Kind.OPEN, "dezelfde tolk vragen voor 17 december", wilma),
        lambda line: ev.OwnersSet(line, (wilma,)),
        lambda line: ev.WhenSet(line, By(date(2026, 11, 20), "uiterlijk 20 november")),
    )
    s.at(60)
    s.stop(
        "Vraag je nu of de ouders akkoord gaan met het handelingsdeel?",
        "Vader heeft opgehangen, en moeder wil er thuis over praten.",
    )
    s.do(ev.ActionPartConsented(mihret, Consent.TO_ASK))
    s.at(61.5)
    s.do(ev.FollowUpGiven(wilma))
    s.do(ev.RecipientAdded(Route.PLATFORM, wilma))
    s.do(ev.RecipientAdded(Route.INTERPRETER, mihret))
    s.do(ev.RecipientAdded(Route.READ_ALOUD, yonas))
    s.do(ev.RecipientAdded(Route.PROTECTED, rutger))
    s.do(ev.RecipientAdded(Route.PROTECTED, femke))
    s.at(66)
    s.do(ev.SessionClosed())
