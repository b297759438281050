"""Jesse, the Netherlands, secondary school: nearly all goes as it should; he speaks first and everybody is asked."""

from datetime import date, datetime
from typing import NamedTuple

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Reason, Role, Route, Way
from cop_session.domain.schedule import Step
from cop_session.domain.when import By, Every, From
from tests.scenarios.script import IF, NO, YES, Says, Script

SESSION_ID = "7e55e000-0000-4000-8000-000000000001"
PUPIL_ID = "7e55e000-0000-4000-8000-000000000002"
SCHOOL_ID = "7e55e000-0000-4000-8000-000000000003"
PERSON_ID = "7e55e000-0000-4000-8000-0000000001{:02}"

STARTS = datetime(2026, 11, 3, 15, 30)
ZONE = "Europe/Amsterdam"
DETAILS = {
    Detail.PUPIL: "Jesse",
    Detail.GROUP: "havo 2B",
    Detail.SCHOOL: "Het Eemkant College",
    Detail.TOWN: "Amersfoort",
    Detail.OCCASION: "raakt bij grote opdrachten het overzicht kwijt",
    Detail.FACILITATOR: "Marijke Bos",
    Detail.PARTNERSHIP: "Heuvelrand (fictief)",
    Detail.CONTACT: "Marloes van Dam",
}


class _People(NamedTuple):
    jesse: int
    daan: int
    marloes: int
    ingrid: int
    peter: int
    floor: int
    tamar: int


class _Actions(NamedTuple):
    photo: int
    first: int
    done: int
    tea: int
    overview: int


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
    s.stop("Wie laat je als eerste praten, en wat vraag je?", "Jesse zit erbij, van het begin tot het eind.")
    s.note(Kind.AGREEMENT, "Jesse mag elk moment zeggen: dat zie ik anders, of: schrijf dat niet op", people.jesse)
    starting, finished, heard = _need(s, people)
    quarrels, knowing = _around(s, people)
    actions = _actions(s, people, (starting, finished, quarrels, knowing))
    _walkthrough(s, people, actions, heard)
    _evaluation(s)
    _closing(s, people, starting)
    return s


def _seat(s: Script) -> _People:
    seats = (
        ("Jesse", Role.PUPIL, ""),
        ("Daan Kuipers", Role.TEACHER, "mentor"),
        ("Marloes van Dam", Role.OTHER, "ondersteuningscoördinator"),
        ("Ingrid Vos", Role.PARENT, "moeder"),
        ("Peter Vos", Role.PARENT, "vader"),
        ("Floor Janssen", Role.TEACHER, "wiskunde"),
        ("Tamar Groen", Role.OTHER, "leerlingcoach uit havo 5"),
    )
    return _People(*(s.do(ev.PersonSeated(PERSON_ID.format(n), *seat)) for n, seat in enumerate(seats, 1)))


def _need(s: Script, people: _People) -> tuple[int, int, int]:
    s.at(4)
    s.do(ev.StepEntered(Step.NEED))
    heard = s.note(Kind.HEARD, "Ik wil het wel doen, maar ik zie niet waar het begint.", people.jesse)
    s.at(6)
    s.stop(
        "Daan had vooraf een behoefte opgeschreven. Lees je die nu voor?",
        "Jesse heeft het net in zijn eigen woorden gezegd.",
    )
    starting = s.note(
        Kind.NEED,
        "Om grote opdrachten op tijd af te krijgen, heeft Jesse docenten nodig die samen met hem de eerste stap "
        "zetten.",
        people.daan,
    )
    s.at(8.5)
    finished = s.note(
        Kind.NEED, "Jesse heeft iemand nodig die op een vast moment vraagt wat er al af is.", people.jesse
    )
    s.at(10)
    s.note(Kind.WORKS, "als stap 1 op het bord staat, is hij vaak als eerste klaar", people.floor)
    s.at(11.5)
    s.note(Kind.WORKS, "een taart bakken lukt zonder één stap te vergeten, met het recept ernaast", people.ingrid)
    return starting, finished, heard


def _around(s: Script, people: _People) -> tuple[int, int]:
    s.at(13)
    quarrels = s.note(Kind.CONCERN, "thuis hebben we er elke avond ruzie over", people.peter)
    s.at(15)
    s.note(Kind.AIM, "dat Jesse in december twee grote opdrachten op tijd inlevert", people.daan)
    s.note(Kind.DOES, "elke dinsdag samen plannen in het mentoruur", people.daan)
    s.at(16.5)
    knowing = s.note(Kind.LACKS, "weten welke grote opdrachten mijn collega's opgeven", people.daan)
    return quarrels, knowing


def _actions(s: Script, people: _People, needs: tuple[int, int, int, int]) -> _Actions:
    starting, finished, quarrels, knowing = needs
    jesse, daan, marloes, ingrid, peter, floor, tamar = people
    s.at(18.5)
    s.do(ev.StepEntered(Step.ACTIONS))
    photo = s.action(
        "Jesse stuurt op vrijdag een foto van zijn planning naar Tamar; zij stuurt één vraag terug",
        (jesse, tamar),
        From(date(2026, 11, 6), "elke vrijdag vanaf 6 november", Every.WEEK, (4,)),
        (finished,),
        by=jesse,
    )
    s.at(21)
    first = s.action(
        "Op elke grote opdracht staat stap 1, met een tijd erbij",
        (floor,),
        From(date(2026, 11, 9), "vanaf 9 november"),
        (starting,),
        "wiskunde",
        floor,
    )
    s.at(23)
    done = s.action(
        "Daan vraagt op maandag wat er al af is",
        (daan,),
        From(date(2026, 11, 9), "elke maandag vanaf 9 november", Every.WEEK, (0,)),
        (finished,),
        by=daan,
    )
    s.at(25.5)
    tea = s.action(
        "Thuis vraagt alleen vader nog hoe het met school gaat, op woensdag bij de thee",
        (peter, ingrid),
        From(date(2026, 11, 4), "elke woensdag vanaf morgen", Every.WEEK, (2,)),
        (finished, quarrels),
        "thuis",
        ingrid,
    )
    s.at(28)
    s.stop("Dit idee had niemand verwacht. Wat doe je ermee?", "Vader kijkt naar moeder, en moeder lacht.")
    overview = s.action(
        "Marloes zet de grote opdrachten van havo 2B in één overzicht",
        (marloes,),
        By(date(2026, 11, 13), "uiterlijk 13 november"),
        (knowing,),
        by=marloes,
    )
    return _Actions(photo, first, done, tea, overview)


def _walkthrough(s: Script, people: _People, actions: _Actions, heard: int) -> None:
    jesse, daan, marloes, ingrid, peter, floor, tamar = people
    s.at(31)
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    s.ask(actions.photo, Says(jesse, YES), Says(tamar, YES, "op vrijdag, vóór het eten"))
    s.at(33.5)
    s.ask(actions.first, Says(floor, IF, "als iemand met de eerste opdracht meekijkt"))
    s.at(34.3)
    s.stop("Floor zegt: lukt als iemand meekijkt. Ga je door naar de volgende?", "Wie zou die ‘als’ kunnen oplossen?")
    asked = s.state.line(actions.first)
    assert asked is not None
    assert asked.poll is not None
    s.do(ev.Answered(asked.poll.id, marloes, YES, "ik kijk mee, donderdag"))
    s.at(36)
    other = "op maandag zie ik hem pas na school"
    s.ask(actions.done, Says(daan, NO, other, (Reason.ORGANISATION,)))
    s.at(37.2)
    s.do(
        ev.ActionAdapted(actions.done, other, (Reason.ORGANISATION,), (Way.LATER,)),
        ev.LineReworded(actions.done, "Daan vraagt op dinsdag in het mentoruur wat er al af is"),
        ev.WhenSet(actions.done, From(date(2026, 11, 10), "elke dinsdag vanaf 10 november", Every.WEEK, (1,))),
    )
    s.ask(actions.done, Says(daan, YES), Says(jesse, YES, "als eerste, voor de rest binnen is"))
    s.at(40)
    s.ask(actions.tea, Says(peter, YES), Says(ingrid, YES, "ik bijt op mijn tong"))
    s.at(42)
    s.ask(actions.overview, Says(marloes, YES))
    s.at(43.5)
    s.note(Kind.COUNTED, "elke grote opdracht begint met een stap 1 die hij kan zien", answers=(heard,))
    s.at(44.5)
    s.allow_all()


def _evaluation(s: Script) -> None:
    s.at(45.5)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.at(46.5)
    s.do(ev.EvaluationPlanned(datetime(2026, 12, 15, 15, 30), ZONE, 30, "lokaal 1.14"))


def _closing(s: Script, people: _People, starting: int) -> None:
    jesse, daan, marloes, ingrid, peter, floor, _ = people
    s.at(48)
    s.do(ev.StepEntered(Step.CLOSING))
    s.at(49)
    s.stop("Alles lijkt rond. Wat ontbreekt er nog?", "Stel: het is 15 december. Waaraan zie je dat het helpt?")
    s.do(ev.StepEntered(Step.EVALUATION))
    s.at(50.5)
    s.note(Kind.SIGN, "Jesse begint aan een grote opdracht op de dag dat hij die krijgt", answers=(starting,))
    s.do(ev.StepEntered(Step.CLOSING))
    s.at(52)
    s.note(Kind.REMARK, "Volgende keer wil ik het gesprek zelf openen.", jesse)
    s.at(53)
    s.do(ev.ActionPartConsented(ingrid, Consent.YES))
    s.do(ev.ActionPartConsented(peter, Consent.YES))
    s.at(54)
    s.do(ev.FollowUpGiven(marloes))
    s.do(ev.RecipientAdded(Route.PLATFORM, marloes))
    s.do(ev.RecipientAdded(Route.PLATFORM, daan))
    s.do(ev.RecipientAdded(Route.PLATFORM, floor))
    s.do(ev.RecipientAdded(Route.PROTECTED, ingrid))
    s.do(ev.RecipientAdded(Route.PROTECTED, peter))
    s.stop("Krijgt Jesse zelf het verslag?", "En Tamar, die elke vrijdag meekijkt?")
    s.do(ev.RecipientAdded(Route.PAPER, jesse))
    s.at(57)
    s.do(ev.SessionClosed())
