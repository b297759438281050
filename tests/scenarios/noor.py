"""Noor, Flanders, secondary school: mama is not there, so the group stops and sits down again a week later."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Reason, Role, Route, Way
from cop_session.domain.schedule import Step
from cop_session.domain.when import By, Every, From, On
from tests.scenarios.script import IF, NO, YES, Says, Script

SESSION_ID = "40040000-0000-4000-8000-000000000001"
PUPIL_ID = "40040000-0000-4000-8000-000000000002"
SCHOOL_ID = "40040000-0000-4000-8000-000000000003"
PERSON_ID = "40040000-0000-4000-8000-0000000001{:02}"

STARTS = datetime(2026, 10, 15, 16, 0)
AGAIN = datetime(2026, 10, 22, 16, 0)
ZONE = "Europe/Brussels"
DETAILS = {
    Detail.PUPIL: "Noor",
    Detail.GROUP: "1A2",
    Detail.SCHOOL: "Atheneum Ter Wilgen",
    Detail.TOWN: "Kortrijk",
    Detail.SUPPORT_PHASE: "fase 1",
    Detail.OCCASION: "spreekt thuis vlot, op school nog niet",
    Detail.FACILITATOR: "Bart Coppens",
    Detail.CONTACT: "An Lambrecht",
}


class _People(NamedTuple):
    wim: int
    nele: int
    an: int
    griet: int
    sara: int
    els: int
    noor: int


class _Actions(NamedTuple):
    cards: int
    message: int
    meeting: int
    sheet: int
    lunch: int


def written() -> Script:
    """Return the round table, gesture by gesture, with its stop-points."""
    s = Script(pace=0.2)
    s.at(-40)
    s.do(ev.SessionPrepared(PUPIL_ID, SCHOOL_ID, "nl_BE", ZONE, fictional=True, session_id=SESSION_ID))
    s.do(ev.SessionPlanned(STARTS, 60))
    for detail, text in DETAILS.items():
        s.do(ev.DetailSet(detail, text))
    people = _seat(s)
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    s.at(2)
    s.note(Kind.AGREEMENT, "we schrijven niets op wat Noor niet zou mogen lezen")
    showing, marks = _need(s, people)
    lack = _teacher(s, people)
    recording = _too_early(s, people, showing)
    s.sits_again((AGAIN - STARTS) / timedelta(minutes=1))
    asked, tired = _with_mama(s, people, showing)
    actions = _actions(s, people, (showing, asked, marks, tired, lack))
    _walkthrough(s, people, actions, recording)
    _evaluation(s, showing)
    _closing(s, people)
    return s


def _seat(s: Script) -> _People:
    def sits(number: int, name: str, role: Role, relation: str = "") -> int:
        return s.do(ev.PersonSeated(PERSON_ID.format(number), name, role, relation))

    people = _People(
        sits(1, "Wim Declercq", Role.TEACHER, "titularis"),
        sits(2, "Nele Vermeersch", Role.TEACHER, "Frans"),
        sits(3, "An Lambrecht", Role.OTHER, "leerlingbegeleider"),
        sits(4, "Griet Vanhoutte", Role.PARENT, "mama"),
        sits(5, "Sara Benali", Role.GUIDANCE_CENTRE),
        sits(6, "Els Goossens", Role.EXTERNAL_SUPPORTER),
        sits(7, "Noor", Role.PUPIL),
    )
    for absent in (people.griet, people.noor):
        s.do(ev.PresenceSet(absent, Presence.ABSENT))
    return people


def _need(s: Script, people: _People) -> tuple[int, int]:
    s.at(5)
    s.do(ev.StepEntered(Step.NEED))
    showing = s.note(
        Kind.NEED,
        "Om te tonen wat ze weet, heeft Noor leerkrachten nodig die haar ook zonder stem laten antwoorden.",
        people.wim,
    )
    s.at(8)
    s.stop("Noor schreef een briefje. Wie leest het voor, en hoe?", "Ze wou er vandaag niet bij zijn.")
    letter = s.note(Kind.QUOTE, "Het antwoord weet ik meestal wel. Mijn stem komt dan niet mee.", people.noor)
    s.do(ev.QuoteConsented(letter, Consent.YES))
    s.at(10.5)
    marks = s.note(Kind.CONCERN, "hoe geef ik punten voor spreken als ik niets hoor?", people.nele)
    s.at(12)
    s.note(Kind.WORKS, "bij mij in het lokaal knikt ze eerst, en na een kwartier komen er soms woorden", people.an)
    return showing, marks


def _teacher(s: Script, people: _People) -> int:
    s.at(14)
    s.note(Kind.AIM, "dat Noor in een groepje van drie haar idee kwijt kan", people.wim)
    s.at(15)
    s.note(Kind.DOES, "haar nooit onverwacht aanduiden", people.wim)
    s.at(16.5)
    return s.note(Kind.LACKS, "één afspraak over spreekopdrachten, voor alle vakken", people.nele)


def _too_early(s: Script, people: _People, showing: int) -> int:
    s.at(19)
    s.do(ev.StepEntered(Step.ACTIONS))
    s.action(
        "Mama oefent elke avond met Noor voor de spreekopdracht",
        (people.griet,),
        From(date(2026, 10, 16), "vanaf morgen", Every.DAY),
        (showing,),
        "thuis",
        people.els,
    )
    s.at(21)
    s.stop("Mama is er niet, en krijgt een actie. Wat doe je?", "Wat weten we van thuis, en van wie weten we dat?")
    s.undo()
    s.note(Kind.NOTE, "we waren mama werk aan het geven dat ze niet kent")
    s.at(23)
    recording = s.action(
        "Noor spreekt haar opdracht Frans thuis in en bezorgt de opname aan Nele",
        (people.noor, people.nele),
        By(date(2026, 11, 13), "tegen 13/11"),
        (showing,),
        by=people.nele,
    )
    s.at(26)
    s.stop(
        "Doe je verder, of stop je hier?",
        "Er komen acties voor thuis en voor Noor, en van geen van beiden zit er iemand aan tafel.",
    )
    s.do(
        ev.LineNoted(Kind.OPEN, "An belt mama en vraagt haar erbij op donderdag 22 oktober", people.an),
        lambda line: ev.OwnersSet(line, (people.an,)),
        lambda line: ev.WhenSet(line, By(date(2026, 10, 16), "morgen")),
    )
    s.at(29)
    s.do(ev.SessionPaused())
    return recording


def _with_mama(s: Script, people: _People, showing: int) -> tuple[int, int]:
    s.do(ev.SittingOpened(AGAIN.date()))
    s.do(ev.PresenceSet(people.griet, Presence.AT_TABLE))
    s.do(ev.PresenceSet(people.els, Presence.ABSENT))
    s.do(ev.PresenceSet(people.noor, Presence.AT_TABLE, arrives=time(16, 25)))
    called = next(line.id for line in s.state.of(Kind.OPEN))
    s.do(ev.Removed(called))
    s.at(2)
    s.stop(
        "Mama was er vorige keer niet. Hoe haal je haar binnen?", "De anderen hebben al een halfuur voorsprong op haar."
    )
    s.do(ev.StepEntered(Step.NEED))
    s.at(4)
    s.note(Kind.WORKS, "thuis zingt ze, met de deur dicht", people.griet)
    s.at(6)
    tired = s.note(Kind.CONCERN, "als ze thuiskomt, slaapt ze eerst een uur: zwijgen maakt haar moe", people.griet)
    s.at(8)
    s.stop("Klopt de behoefte nog, nu mama gesproken heeft?", "Wat zei mama dat er nog niet in staat?")
    s.do(
        ev.LineReworded(
            showing,
            "Om te tonen wat ze weet zonder doodmoe thuis te komen, heeft Noor leerkrachten nodig die haar ook zonder "
            "stem laten antwoorden.",
        )
    )
    s.at(10)
    asked = s.note(
        Kind.NEED, "Noor heeft klasgenoten nodig die haar blijven vragen, ook als ze niet antwoordt.", people.griet
    )
    return asked, tired


def _actions(s: Script, people: _People, needs: tuple[int, int, int, int, int]) -> _Actions:
    showing, asked, marks, tired, lack = needs
    wim, nele, an, griet, sara, *_ = people
    s.at(11.5)
    s.do(ev.StepEntered(Step.ACTIONS))
    cards = s.action(
        "Noor legt een kaartje op haar bank: ik weet het, ik heb een vraag, of nu even niet",
        (people.noor,),
        From(date(2026, 11, 9), "vanaf 9/11"),
        (showing, tired),
        by=griet,
    )
    s.at(13.5)
    message = s.action(
        "Mama stuurt op zondag één zin naar Wim: hoe Noor aan de week begint",
        (griet,),
        From(date(2026, 10, 25), "elke zondag", Every.WEEK, (6,)),
        (showing,),
        by=griet,
    )
    s.at(15)
    meeting = s.action(
        "Sara vertelt aan de leerkrachten van 1A2 wat helpt als iemand zwijgt",
        (sara,),
        On((date(2026, 11, 9),), "maandag 9/11"),
        (showing,),
        by=sara,
    )
    s.at(17)
    sheet = s.action(
        "Eén blad voor alle vakken: wat mag in de plaats komen van spreken",
        (nele, an),
        By(date(2026, 11, 20), "tegen 20/11"),
        (marks, lack),
        by=nele,
    )
    s.at(19.5)
    lunch = s.action(
        "Twee klasgenoten die Noor zelf kiest, vragen haar op donderdag mee naar hun tafel in de refter",
        (an,),
        From(date(2026, 11, 12), "elke donderdag vanaf 12/11", Every.WEEK, (3,)),
        (asked,),
        by=wim,
    )
    return _Actions(cards, message, meeting, sheet, lunch)


def _walkthrough(s: Script, people: _People, actions: _Actions, recording: int) -> None:
    wim, nele, an, griet, sara, *_ = people
    s.at(25)
    s.stop("Noor komt binnen en zegt niets. Hoe vraag je of het lukt?", "Ze heeft haar kaartjes bij, en haar telefoon.")
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    s.at(26.5)
    s.ask(actions.cards, Says(people.noor, YES, "toont het kaartje ‘ik weet het’"))
    s.at(28.5)
    s.ask(
        recording,
        Says(people.noor, IF, "als alleen mevrouw Vermeersch het hoort"),
        Says(nele, YES, "ik luister alleen, en wis de opname daarna"),
    )
    s.at(31)
    elsewhere = "op 9/11 zit ik in een andere school"
    s.ask(actions.meeting, Says(sara, NO, elsewhere, (Reason.ORGANISATION,)))
    s.at(32)
    s.do(
        ev.ActionAdapted(actions.meeting, elsewhere, (Reason.ORGANISATION,), (Way.LATER,)),
        ev.WhenSet(actions.meeting, On((date(2026, 11, 16),), "maandag 16/11")),
    )
    s.ask(actions.meeting, Says(sara, YES))
    s.at(34)
    s.ask(actions.sheet, Says(nele, YES), Says(an, YES))
    s.at(36)
    sunday = s.ask(actions.message)
    s.do(ev.Answered(sunday, griet, NO))
    s.undo()
    s.do(ev.Answered(sunday, griet, IF, "als er ook een antwoord komt"))
    s.do(ev.Answered(sunday, wim, YES, "ik antwoord op maandagmorgen"))
    s.at(38.5)
    s.ask(actions.lunch, Says(an, YES))
    s.at(40)
    s.allow_all()


def _evaluation(s: Script, showing: int) -> None:
    s.at(41)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.at(42)
    s.do(ev.EvaluationPlanned(datetime(2026, 12, 3, 16, 0), ZONE, 45, "lokaal van An"))
    s.at(43.5)
    s.note(Kind.SIGN, "Noor toont elke dag één keer wat ze weet, met of zonder stem", answers=(showing,))


def _closing(s: Script, people: _People) -> None:
    wim, _, an, griet, sara, els, noor = people
    s.at(45.5)
    s.do(ev.StepEntered(Step.CLOSING))
    s.at(46.5)
    typed = s.note(Kind.QUOTE, "Blijven vragen is goed. Wachten ook.", noor)
    s.stop("Noor typt een zin en draait haar telefoon om. Wat vraag je?", "Hoe kan ze antwoorden zonder stem?")
    s.do(ev.QuoteConsented(typed, Consent.YES))
    s.at(48)
    s.do(ev.FollowUpGiven(an))
    s.do(ev.RecipientAdded(Route.PLATFORM, an))
    s.do(ev.RecipientAdded(Route.PLATFORM, wim))
    s.do(ev.RecipientAdded(Route.PROTECTED, griet))
    s.do(ev.RecipientAdded(Route.PAPER, noor))
    s.do(ev.RecipientAdded(Route.PROTECTED, sara))
    s.do(ev.RecipientAdded(Route.PROTECTED, els))
    s.at(51)
    s.do(ev.SessionClosed())
