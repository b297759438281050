"""Ferre, Flanders: parents and school see it differently; one person is never asked, one action is long nobody's."""

from datetime import date, datetime, time
from typing import NamedTuple

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Presence, Reason, Role, Route, Standing, Way
from cop_session.domain.schedule import Step
from cop_session.domain.when import By, Every, From
from tests.scenarios.script import IF, NO, YES, Says, Script

SESSION_ID = "fe44e001-0000-4000-8000-000000000001"
PUPIL_ID = "fe44e001-0000-4000-8000-000000000002"
SCHOOL_ID = "fe44e001-0000-4000-8000-000000000003"
PERSON_ID = "fe44e001-0000-4000-8000-0000000001{:02}"

STARTS = datetime(2026, 10, 6, 15, 45)
ZONE = "Europe/Brussels"
DETAILS = {
    Detail.PUPIL: "Ferre",
    Detail.GROUP: "4e leerjaar A",
    Detail.SCHOOL: "Basisschool Het Vlierbos",
    Detail.TOWN: "Mechelen",
    Detail.SUPPORT_PHASE: "fase 1",
    Detail.FACILITATOR: "Inge Verhaeghe",
    Detail.CONTACT: "Tom Segers",
}


class People(NamedTuple):
    """Who is listed, as the log numbers them."""

    sofie: int
    tom: int
    katrien: int
    dieter: int
    hilde: int
    younes: int
    lies: int


def written() -> Script:
    """Return the round table, gesture by gesture, with its stop-points."""
    s = Script(pace=0.2)
    s.at(-40)
    s.do(ev.SessionPrepared(PUPIL_ID, SCHOOL_ID, "nl_BE", ZONE, fictional=True, session_id=SESSION_ID))
    s.do(ev.SessionPlanned(STARTS, 60))
    for detail, text in DETAILS.items():
        s.do(ev.DetailSet(detail, text))
    s.do(ev.DetailSet(Detail.OCCASION, "ruzies op de speelplaats; ouders en school kijken er anders naar"))
    people = seated(s)
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    s.at(2)
    s.note(Kind.AGREEMENT, "wat we hier zeggen, blijft hier tot we samen beslissen wie het verslag krijgt")
    playing, resting = _two_views(s, people)
    _teacher(s, people)
    rest, *actions = _actions(s, people, playing, resting)
    _walkthrough(s, people, *actions)
    _evaluation(s, playing)
    _closing(s, people, rest)
    return s


def seated(s: Script) -> People:
    """Seat who comes to this talk, and to the one that follows it."""
    seats = (
        ("Sofie Claes", Role.TEACHER, "", ""),
        ("Tom Segers", Role.CARE_COORDINATOR, "", ""),
        ("Katrien Baert", Role.PARENT, "mama", ""),
        ("Dieter Wouters", Role.PARENT, "papa", "eigen adres"),
        ("Hilde Nys", Role.HEAD, "", ""),
        ("Younes Haddad", Role.CARE_TEACHER, "", ""),
        ("Lies Peeters", Role.GUIDANCE_CENTRE, "", ""),
    )
    return People(*(s.do(ev.PersonSeated(PERSON_ID.format(n), *seat)) for n, seat in enumerate(seats, 1)))


def _two_views(s: Script, people: People) -> tuple[int, int]:
    sofie, tom, katrien, dieter, hilde, *_ = people
    s.at(5)
    s.do(ev.StepEntered(Step.NEED))
    playing = s.note(
        Kind.NEED,
        "Om op de speelplaats met anderen te kunnen spelen, heeft Ferre volwassenen nodig die hem leren zijn handen "
        "thuis te houden.",
        sofie,
    )
    s.at(7)
    s.note(
        Kind.CONCERN,
        "er gaat geen middag voorbij zonder ruzie bij het voetballen, en dan begint de les onrustig",
        sofie,
    )
    s.at(8.5)
    verdict = s.note(Kind.CONCERN, "Ferre is agressief als hij verliest.", tom)
    s.at(9.5)
    s.note(Kind.CONCERN, "de toezichters vragen me wat ze mogen doen als het misloopt", hilde)
    s.at(11)
    s.stop(
        "Wie is er nog niet gehoord?",
        "Juf, zoco en directie hebben elk iets gezegd. Kijk wie er nog aan tafel zit.",
    )
    s.do(ev.Objected(playing, katrien, "Ferre begint niet. Hij wordt eerst uitgelachen, en dat ziet niemand.", True))
    s.at(12.5)
    s.note(
        Kind.WORKS,
        "op de voetbaltraining is er nooit ruzie: daar herhaalt de trainer de regels voor elke match",
        dieter,
    )
    s.at(14)
    s.stop(
        "Mama vraagt om een zin te schrappen. Wat doe je?",
        "Er stond een oordeel over Ferre, genoteerd zoals het gezegd werd. Wie mag iets laten schrappen?",
    )
    s.strike(verdict)
    s.at(15)
    s.do(ev.Objected(playing, sofie, "Ik zie ook dat Ferre soms zelf begint, als hij verliest.", True))
    s.note(Kind.NOTE, "drie keer de school laten spreken voor ik de ouders iets vroeg: volgende keer andersom")
    s.at(16)
    s.stop("De stemmen gaan omhoog. Wat doe je nu?", "Ze hoeven het vandaag niet eens te worden.")
    s.do(ev.SessionPaused())
    s.at(19)
    s.do(ev.SessionResumed())
    s.at(20)
    s.do(
        ev.LineReworded(
            playing,
            "Om op de speelplaats met anderen te kunnen spelen, heeft Ferre volwassenen nodig die zien hoe een ruzie "
            "begint en die de spelregels vooraf herhalen.",
        )
    )
    s.at(21.5)
    resting = s.note(Kind.NEED, "Ferre heeft een plek nodig waar hij even weg kan voor het hem te veel wordt.", dieter)
    s.at(23)
    s.note(Kind.QUOTE, "Als ik val, lachen ze. Dan word ik warm vanbinnen.")
    return playing, resting


def _teacher(s: Script, people: People) -> None:
    sofie = people.sofie
    s.at(24)
    s.stop(
        "Ferre zit niet mee aan tafel. Mag zijn zin in het plan?",
        "Juf Sofie bracht de zin mee. Wie kan daar ja op zeggen, en wanneer vraag je het?",
    )
    s.note(Kind.DOES, "dat de klas na de middag rustig kan beginnen", sofie)
    s.undo()
    s.note(Kind.AIM, "dat de klas na de middag rustig kan beginnen", sofie)
    s.at(25.5)
    s.note(Kind.DOES, "elke maandag een kringgesprek over wat goed ging", sofie)
    s.at(26.5)
    s.note(Kind.LACKS, "iemand die even overneemt als ik na de speeltijd met twee kinderen wil praten", sofie)


def _actions(s: Script, people: People, playing: int, resting: int) -> tuple[int, int, int, int, int]:
    sofie, tom, katrien, dieter, hilde, younes, lies = people
    s.at(28)
    s.do(ev.StepEntered(Step.ACTIONS))
    watch = s.action(
        "Sofie staat elke middag mee aan het voetbalveld",
        (sofie,),
        From(date(2026, 10, 12), "elke dag vanaf 12/10", Every.SCHOOL_DAY),
        (playing,),
        by=sofie,
    )
    s.at(30)
    s.action(
        "Younes doet voor elke middagspeeltijd een rondje: wie speelt wat, en met welke regels",
        (younes,),
        From(date(2026, 10, 12), "vanaf 12/10", Every.SCHOOL_DAY),
        (playing,),
        by=tom,
    )
    s.at(32)
    rest = s.do(
        ev.LineNoted(Kind.ACTION, "Een rustplek op de speelplaats waar elk kind even mag gaan zitten", dieter),
        lambda line: ev.NeedsLinked(line, (resting,)),
    )
    s.at(33.5)
    indoors = s.action(
        "Na een ruzie speelt Ferre een week lang binnen", (hilde,), From(date(2026, 10, 7), "vanaf morgen"), by=hilde
    )
    s.at(35)
    s.stop(
        "De directie stelt iets voor waar de ouders van schrikken. Hoe ga je verder?",
        "Er is nog niets beslist. Wat wil Hilde hiermee bereiken?",
    )
    s.do(ev.Objected(indoors, dieter, "Binnen zitten leert hem niet spelen.", False))
    s.at(36.5)
    s.do(ev.StandingSet(indoors, Standing.DROPPED))
    s.at(37.5)
    call = s.action(
        "Papa belt op zondag met Ferre over één ding dat goed ging op de speelplaats",
        (dieter,),
        From(date(2026, 10, 11), "elke zondag vanaf 11/10", Every.WEEK, (6,)),
        (playing,),
        by=dieter,
    )
    s.at(39)
    booklet = s.action(
        "Mama en juf Sofie schrijven om de dag één zin in het schriftje, ook als het goed ging",
        (katrien, sofie),
        From(date(2026, 10, 8), "vanaf 8/10"),
        (playing,),
        by=katrien,
    )
    s.at(41)
    look = s.action(
        "Lies kijkt naar twee speeltijden en vertelt ouders en school samen wat ze ziet",
        (lies,),
        By(date(2026, 10, 23), "tegen 23/10"),
        (playing,),
        by=lies,
    )
    return rest, watch, call, booklet, look


def _walkthrough(s: Script, people: People, watch: int, call: int, booklet: int, look: int) -> None:
    sofie, _, katrien, dieter, hilde, _, lies = people
    s.at(43)
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    no_duty = "drie middagen heb ik geen toezicht en moet ik verbeteren"
    s.ask(watch, Says(sofie, NO, no_duty, (Reason.ORGANISATION,)))
    s.at(45)
    s.do(ev.PresenceSet(hilde, Presence.AT_TABLE, leaves=time(16, 30)))
    s.at(46)
    s.stop("Sofie zegt nee. Hoe maak je dit kleiner?", "Ze wil wel. Wat kan er zeker?")
    s.do(
        ev.ActionAdapted(watch, no_duty, (Reason.ORGANISATION,), (Way.SMALLER,)),
        ev.LineReworded(watch, "Sofie staat de eerste tien minuten mee aan het voetbalveld"),
        ev.WhenSet(watch, From(date(2026, 10, 13), "dinsdag en donderdag vanaf 13/10", Every.WEEK, (1, 3))),
    )
    s.ask(watch, Says(sofie, YES))
    s.at(48.5)
    full = "tot de herfstvakantie zit mijn agenda vol"
    s.ask(look, Says(lies, NO, full, (Reason.TIME,)))
    s.at(50)
    s.do(
        ev.ActionAdapted(look, full, (Reason.TIME,), (Way.LATER,)),
        ev.WhenSet(look, By(date(2026, 11, 13), "tegen 13/11")),
    )
    s.ask(look, Says(lies, YES))
    s.at(51.5)
    s.ask(call, Says(dieter, YES, "om zeven uur, na het eten"))
    s.at(53)
    s.ask(booklet, Says(katrien, IF, "als er ook in staat wat goed ging"), Says(sofie, YES))
    s.at(54.5)
    s.ask_reasons()


def _evaluation(s: Script, playing: int) -> None:
    s.at(55.5)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.at(56.5)
    s.do(ev.EvaluationPlanned(datetime(2026, 11, 17, 15, 45), ZONE, 45, "leraarskamer"))
    s.at(58)
    s.note(Kind.SIGN, "Ferre speelt drie middagen per week mee tot de bel gaat", answers=(playing,))


def _closing(s: Script, people: People, rest: int) -> None:
    _, tom, katrien, dieter, hilde, _, lies = people
    s.at(59.5)
    s.do(ev.StepEntered(Step.CLOSING))
    s.at(60.5)
    s.stop(
        "De rustplek heeft nog geen naam en geen datum. Wie vraag je?",
        "Het is kwart voor vijf, en er is al iemand vertrokken.",
    )
    s.do(ev.OwnersSet(rest, (hilde,)), ev.WhenSet(rest, By(date(2026, 10, 30), "voor de herfstvakantie")))
    s.at(62)
    s.note(Kind.REMARK, "Ik ben blij dat er iemand van buiten de klas komt kijken.", katrien)
    s.do(ev.FollowUpGiven(tom))
    s.do(ev.RecipientAdded(Route.PLATFORM, tom))
    s.do(ev.RecipientAdded(Route.PAPER, katrien))
    s.do(ev.RecipientAdded(Route.PROTECTED, dieter))
    s.do(ev.RecipientAdded(Route.PROTECTED, lies))
    s.at(65)
    s.do(ev.SessionClosed())
