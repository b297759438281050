"""Ferre, six weeks later: of six agreements one was kept and one in part; this time everybody is asked."""

from datetime import date, datetime, time
from typing import NamedTuple

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Reason, Role, Route, Standing, Way
from cop_session.domain.schedule import Step
from cop_session.domain.when import By, Every, From, On
from tests.scenarios import ferre
from tests.scenarios.ferre import DETAILS, PERSON_ID, PUPIL_ID, SCHOOL_ID, ZONE, People
from tests.scenarios.script import IF, NO, YES, Says, Script

SESSION_ID = "fe44e002-0000-4000-8000-000000000001"
STARTS = datetime(2026, 11, 17, 15, 45)


class _Newcomers(NamedTuple):
    jana: int
    ferre: int


class _Stuck(NamedTuple):
    """What got in the way of each agreement, in the words of who noticed."""

    round: int
    booklet: int
    bench: int
    unseen: int


class _Actions(NamedTuple):
    teams: int
    booklet: int
    bench: int
    call: int
    question: int


def written() -> Script:
    """Return the round table, gesture by gesture, with its stop-points."""
    s = Script(pace=0.2)
    s.at(-40)
    s.do(
        ev.SessionPrepared(
            PUPIL_ID, SCHOOL_ID, "nl_BE", ZONE, follows=ferre.SESSION_ID, fictional=True, session_id=SESSION_ID
        )
    )
    s.do(ev.SessionPlanned(STARTS, 60))
    for detail, text in DETAILS.items():
        s.do(ev.DetailSet(detail, text))
    s.do(ev.DetailSet(Detail.OCCASION, "tussentijdse evaluatie van de afspraken van 6 oktober"))
    people = ferre.seated(s)
    new = _join(s, people)
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    s.at(2)
    s.stop(
        "Van de zes afspraken zijn er vier niet gelukt. Hoe begin je?",
        "Iedereen aan tafel weet het al, en niemand zit hier met een goed gevoel.",
    )
    s.note(Kind.AGREEMENT, "we zoeken niet wie iets vergat, wel wat het moeilijk maakte")
    choosing, resting = _with_ferre(s, people, new)
    stuck = _what_got_stuck(s, people, new)
    knowing = _teacher(s, new)
    actions = _actions(s, people, new, (choosing, resting, knowing), stuck)
    _walkthrough(s, people, new, actions)
    _evaluation(s, choosing)
    _closing(s, people, new)
    return s


def _join(s: Script, people: People) -> _Newcomers:
    new = _Newcomers(
        s.do(ev.PersonSeated(PERSON_ID.format(8), "Jana Moons", Role.TEACHER, "interim")),
        s.seat(
            PERSON_ID.format(9),
            "Ferre",
            Role.PUPIL,
            presence=lambda person: ev.PresenceSet(person, Presence.AT_TABLE, leaves=time(16, 5)),
        ),
    )
    s.do(ev.PresenceSet(people.sofie, Presence.ABSENT))
    s.do(ev.PresenceSet(people.dieter, Presence.TELEPHONE))
    return new


def _with_ferre(s: Script, people: People, new: _Newcomers) -> tuple[int, int]:
    s.at(5)
    s.do(ev.StepEntered(Step.NEED))
    s.at(6.5)
    s.stop("Ferre zit er nu wel bij. Wat vraag je hem?", "Hij is negen en zit tussen zeven grote mensen.")
    fair = s.note(Kind.QUOTE, "Toen meneer Younes erbij stond, was het eerlijk. Dan moet ik niet roepen.", new.ferre)
    s.at(7.5)
    s.do(ev.QuoteConsented(fair, Consent.YES))
    s.at(9)
    s.note(
        Kind.WORKS,
        "twee speeltijden bekeken en samen besproken: het begint bijna altijd als de ploegen gekozen worden",
        people.lies,
    )
    s.at(11)
    s.note(Kind.WORKS, "drie zondagen hebben we gebeld; de laatste keer begon Ferre er zelf over", people.dieter)
    s.at(12.5)
    choosing = s.note(
        Kind.NEED,
        "Om van bij het begin mee te kunnen spelen, heeft Ferre volwassenen nodig die erbij zijn als de ploegen "
        "gekozen worden.",
        people.lies,
    )
    s.at(14)
    resting = s.note(
        Kind.NEED, "Ferre heeft een plek nodig waar hij even weg kan voor het hem te veel wordt.", people.dieter
    )
    s.at(15.5)
    tells = s.action(
        "Ferre zegt voor de speeltijd aan meneer Younes met wie hij wil spelen",
        (new.ferre,),
        From(date(2026, 11, 19), "vanaf donderdag 19/11"),
        (choosing,),
        by=new.ferre,
    )
    s.at(17)
    s.ask(tells, Says(new.ferre, YES), Says(people.younes, YES, "ik sta aan de poort, daar kan hij me vinden"))
    return choosing, resting


def _what_got_stuck(s: Script, people: People, new: _Newcomers) -> _Stuck:
    s.at(20.5)
    s.stop(
        "Younes wist niet dat er een rondje op zijn naam stond. Wat zeg je nu?",
        "In het vorige gesprek heeft niemand het hem gevraagd. Van wie was dat het werk?",
    )
    rounds = s.note(
        Kind.CONCERN, "ik hoorde pas na de herfstvakantie dat er een rondje op mijn naam stond", people.younes
    )
    s.at(22)
    booklet = s.note(Kind.CONCERN, "ik nam de klas over op 19 oktober en wist niets van het schriftje", new.jana)
    s.at(23.5)
    bench = s.note(Kind.CONCERN, "de rustplek is blijven liggen: ik was al weg toen mijn naam erbij kwam", people.hilde)
    s.at(25)
    unseen = s.note(Kind.CONCERN, "ik dacht dat er niemand meer mee bezig was", people.katrien)
    s.note(Kind.NOTE, "luidop gezegd dat ik Younes en Hilde vorige keer niets gevraagd heb; dat maakte het lichter")
    return _Stuck(rounds, booklet, bench, unseen)


def _teacher(s: Script, new: _Newcomers) -> int:
    s.at(27)
    s.note(Kind.AIM, "dat we na de middag kunnen beginnen zonder eerst een ruzie uit te praten", new.jana)
    s.at(28.5)
    return s.note(Kind.LACKS, "weten welke afspraken er lopen, en met wie", new.jana)


def _actions(s: Script, people: People, new: _Newcomers, needs: tuple[int, int, int], stuck: _Stuck) -> _Actions:
    choosing, resting, knowing = needs
    sofie, tom, katrien, dieter, hilde, younes, lies = people
    fridays = From(date(2026, 11, 20), "elke vrijdag vanaf 20/11", Every.WEEK, (4,))
    s.at(30.5)
    s.do(ev.StepEntered(Step.ACTIONS))
    teams = s.action(
        "Younes kiest op maandag en donderdag samen met de kinderen de ploegen",
        (younes,),
        From(date(2026, 11, 19), "maandag en donderdag vanaf 19/11", Every.WEEK, (0, 3)),
        (choosing, stuck.round),
        "voetbalveld",
        younes,
    )
    s.at(32.5)
    daily = From(date(2026, 11, 18), "elke dag vanaf morgen", Every.SCHOOL_DAY)
    words = "Juf en mama schrijven elke dag één zin in het schriftje"
    s.action(words, (sofie, katrien), daily, (choosing,), by=katrien)
    s.undo()
    s.at(33.5)
    booklet = s.action(words, (new.jana, katrien), daily, (choosing, stuck.booklet), by=katrien)
    s.at(35)
    bench = s.action(
        "De bank uit de gang komt als rustplek onder het afdak te staan",
        (hilde,),
        On((date(2026, 11, 20),), "vrijdag 20/11"),
        (resting, stuck.bench),
        "speelplaats",
        hilde,
    )
    s.at(36.5)
    call = s.action(
        "Papa belt op zondag verder met Ferre, ook als er niets te vertellen is",
        (dieter,),
        From(date(2026, 11, 22), "elke zondag", Every.WEEK, (6,)),
        (choosing,),
        by=dieter,
    )
    s.at(38)
    question = s.action(
        "Tom vraagt elke vrijdag aan Younes en Jana of het nog lukt, en laat het mama weten",
        (tom,),
        fridays,
        (knowing, stuck.unseen),
        by=tom,
    )
    s.at(41)
    s.do(
        ev.LineNoted(Kind.ACTION, "Lies komt na nieuwjaar nog eens kijken", lies),
        lambda line: ev.StandingSet(line, Standing.LATER),
    )
    return _Actions(teams, booklet, bench, call, question)


def _walkthrough(s: Script, people: People, new: _Newcomers, actions: _Actions) -> None:
    _, tom, katrien, dieter, hilde, younes, _ = people
    s.at(42.5)
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    s.stop("Wie vraag je eerst, en hoe?", "Eén afspraak van vorige keer is nooit gevraagd aan wie ze moest doen.")
    s.ask(
        actions.teams, Says(younes, IF, "als iemand mijn plaats aan de poort inneemt"), Says(hilde, YES, "dat doe ik")
    )
    s.at(45)
    too_much = "elke dag hou ik niet vol: ik leer de klas nog kennen"
    s.ask(actions.booklet, Says(new.jana, NO, too_much, (Reason.TIME,)), Says(katrien, YES))
    s.at(46.5)
    s.stop(
        "Weer een ‘nee’. Is dat slecht nieuws?",
        "De vorige keer zei niemand nee tegen het schriftje, en het bleef in de kast liggen.",
    )
    s.do(
        ev.ActionAdapted(actions.booklet, too_much, (Reason.TIME,), (Way.SMALLER,)),
        ev.LineReworded(actions.booklet, "Juf en mama schrijven elke vrijdag één zin in het schriftje"),
        ev.WhenSet(actions.booklet, From(date(2026, 11, 20), "elke vrijdag vanaf 20/11", Every.WEEK, (4,))),
    )
    s.ask(actions.booklet, Says(new.jana, YES), Says(katrien, YES))
    s.at(49)
    s.ask(actions.bench, Says(hilde, YES, "Younes helpt dragen"))
    s.at(50)
    s.ask(actions.call, Says(dieter, YES, "om zeven uur, zoals nu"))
    s.at(51)
    s.ask(actions.question, Says(tom, YES, "vijf minuten, niet meer"))
    s.at(52)
    s.ask_reasons()


def _evaluation(s: Script, choosing: int) -> None:
    s.at(53)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.at(54)
    s.do(ev.EvaluationPlanned(datetime(2026, 12, 15, 15, 45), ZONE, 30, "klas 4A"))
    s.at(55)
    s.note(Kind.SIGN, "op maandag en donderdag speelt Ferre mee tot de bel gaat", answers=(choosing,))


def _closing(s: Script, people: People, new: _Newcomers) -> None:
    _, tom, katrien, dieter, _, younes, lies = people
    s.at(56.5)
    s.do(ev.StepEntered(Step.CLOSING))
    s.at(57.5)
    s.stop("Juf Sofie komt na nieuwjaar terug. Hoe weet zij wat hier is afgesproken?", "En wie zorgt daarvoor?")
    s.do(
        ev.LineNoted(Kind.OPEN, "juf Sofie bijpraten voor ze weer voor de klas staat", tom),
        lambda line: ev.OwnersSet(line, (tom,)),
        lambda line: ev.WhenSet(line, By(date(2026, 12, 18), "voor de kerstvakantie")),
    )
    s.note(Kind.REMARK, "Nu weet ik wie ik kan bellen.", katrien)
    s.at(59)
    s.do(ev.FollowUpGiven(tom))
    s.do(ev.RecipientAdded(Route.PLATFORM, tom))
    s.do(ev.RecipientAdded(Route.PAPER, katrien))
    s.do(ev.RecipientAdded(Route.PROTECTED, dieter))
    s.do(ev.RecipientAdded(Route.PROTECTED, lies))
    s.do(ev.RecipientAdded(Route.PLATFORM, younes))
    s.do(ev.RecipientAdded(Route.PLATFORM, new.jana))
    s.at(61)
    s.do(ev.SessionClosed())
