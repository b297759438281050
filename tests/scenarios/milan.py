"""Milan, the Netherlands: an hour in which papa calls in and Milan joins for the last quarter."""

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
    Way,
)
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From, Month, On, Words
from tests.scenarios.script import Says, Script, Turn, told

SESSION_ID = "3171a000-0000-4000-8000-000000000001"
PUPIL_ID = "3171a000-0000-4000-8000-000000000002"
SCHOOL_ID = "3171a000-0000-4000-8000-000000000003"
PERSON_ID = "3171a000-0000-4000-8000-0000000001{:02}"

STARTS = datetime(2026, 12, 8, 14, 30)
ZONE = "Europe/Amsterdam"
SCALE = Scale.CONDITIONS
LABELS = ("lukt niet", "lukt als …", "lukt")
NO, IF, YES = range(3)

_People = tuple[int, int, int, int, int, int]
_Actions = tuple[int, int, int, int, int]


def script() -> list[Turn]:
    """Return the round table, gesture by gesture."""
    return written().turns


def written() -> Script:
    """Return the round table with its stop-points."""
    s = Script()
    _prepare(s)
    people = _seat(s)
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    needs = _need(s, people)
    lacks = _teacher(s, people)
    actions = _actions(s, people, needs, lacks)
    _walkthrough(s, people, actions)
    _with_milan(s, people, actions)
    _evaluation(s)
    _closing(s, people)
    return s


def state() -> State:
    """Return how the round table ended."""
    return told(script())


def _prepare(s: Script) -> None:
    s.at(-30)
    s.do(ev.SessionPrepared(PUPIL_ID, SCHOOL_ID, "nl_NL", ZONE, fictional=True, session_id=SESSION_ID))
    s.do(ev.SessionPlanned(STARTS, 60))
    s.do(ev.DetailSet(Detail.PUPIL, "Milan"))
    s.do(ev.DetailSet(Detail.GROUP, "groep 6"))
    s.do(ev.DetailSet(Detail.SCHOOL, "obs De Horizon"))
    s.do(ev.DetailSet(Detail.TOWN, "Alkmaar"))
    s.do(
        ev.DetailSet(
            Detail.OCCASION,
            "krijgt extra ondersteuning van het samenwerkingsverband, daarom een OPP met handelingsdeel",
        )
    )
    s.do(ev.DetailSet(Detail.FACILITATOR, "Petra de Wit"))
    s.do(ev.DetailSet(Detail.PARTNERSHIP, "PPO regio noord (fictief)"))
    s.do(ev.DetailSet(Detail.CONTACT, "Samira El Amrani"))


def _seat(s: Script) -> _People:
    s.at(-25)
    return (
        s.seat(PERSON_ID.format(1), "Jeroen Bakker", Role.TEACHER),
        s.seat(PERSON_ID.format(2), "Samira El Amrani", Role.CARE_COORDINATOR),
        s.seat(PERSON_ID.format(3), "Esther Visser", Role.PARENT),
        s.seat(
            PERSON_ID.format(4),
            "Bart Visser",
            Role.PARENT,
            home="eigen adres",
            presence=lambda person: ev.PresenceSet(person, Presence.TELEPHONE),
        ),
        s.seat(PERSON_ID.format(5), "Hanneke Smit", Role.EXTERNAL_SUPPORTER),
        s.seat(
            PERSON_ID.format(6),
            "Milan",
            Role.PUPIL,
            presence=lambda person: ev.PresenceSet(person, Presence.AT_TABLE, arrives=time(15, 15)),
        ),
    )


def _need(s: Script, people: _People) -> tuple[int, int]:
    jeroen, samira, *_ = people
    s.at(5)
    s.stop("Bart belt in. Hoe hou je hem bij het gesprek?", "Hij ziet niemand, en niemand ziet hem.")
    s.do(ev.StepEntered(Step.NEED))
    first = s.note(
        Kind.NEED,
        "Om gemotiveerd aan een taak te beginnen, heeft Milan opdrachten nodig die open zijn en waarvan het doel "
        "vooraf duidelijk is.",
        jeroen,
    )
    s.at(10)
    second = s.note(
        Kind.NEED, "Milan heeft groepsgenoten nodig die met hem spelregels afspreken voor de pauze.", samira
    )
    return first, second


def _teacher(s: Script, people: _People) -> tuple[int, int]:
    jeroen = people[0]
    s.at(13)
    s.note(Kind.AIM, "dat Milan drie van de vijf ochtenden zelf start", jeroen)
    s.at(14)
    s.note(Kind.DOES, "weektaak op maat", jeroen)
    s.at(15)
    mate = s.note(Kind.LACKS, "een maatje dat meedenkt over verrijkingswerk", jeroen)
    s.at(16)
    sight = s.note(Kind.LACKS, "zicht op wat er in de pauze gebeurt", jeroen)
    return mate, sight


def _actions(s: Script, people: _People, needs: tuple[int, int], lacks: tuple[int, int]) -> _Actions:
    jeroen, samira, esther, bart, hanneke, milan = people
    open_tasks, break_rules = needs
    mate, sight = lacks
    s.at(19)
    s.do(ev.StepEntered(Step.ACTIONS))
    choose = s.action(
        "Milan kiest maandag zelf twee van de vijf taken",
        (milan, jeroen),
        From(date(2026, 12, 14), "elke maandag vanaf 14 december", Every.WEEK, (0,)),
        (open_tasks,),
        by=jeroen,
    )
    s.at(23)
    compact = s.action(
        "Compacten van rekenen met het schema van de methode",
        (jeroen, samira),
        By(date(2027, 1, 22), "klaar op 22 januari 2027"),
        (open_tasks,),
        by=samira,
    )
    s.at(26)
    rules = s.action(
        "Pauzeregels maken met drie klasgenoten",
        (samira, milan),
        On((date(2026, 12, 15),), "15 december"),
        (break_rules, sight),
        by=samira,
    )
    s.at(30)
    s.stop("Er zijn drie acties, alle drie op school. Wat vraag je nu?", "Aan wie is nog niets gevraagd?")
    neighbours = s.action(
        "Een middag per twee weken bij de verrijkingsgroep van de buurschool",
        (hanneke,),
        Month(2027, 2, "start februari 2027"),
        (open_tasks, mate),
        by=hanneke,
    )
    s.at(34)
    at_dinner = s.action(
        "Thuis vertelt Milan bij het eten één ding dat hij lastig vond",
        (esther, bart),
        Words("dagelijks"),
        by=esther,
    )
    return choose, compact, rules, neighbours, at_dinner


def _walkthrough(s: Script, people: _People, actions: _Actions) -> None:
    jeroen, samira, esther, bart, hanneke, _ = people
    _, compact, _, neighbours, at_dinner = actions
    no_time = "geen tijd naast de toetsweek"
    s.at(37)
    s.do(ev.StepEntered(Step.WALKTHROUGH))
    s.poll(compact, SCALE, LABELS, Says(jeroen, NO, no_time, (Reason.TIME,)), Says(samira, YES))
    s.at(39)
    s.stop("Jeroen zegt nee, Samira zegt ja. En nu?", "De actie staat op naam van allebei.")
    s.do(
        ev.ActionAdapted(compact, "", (), (Way.SOMEONE_ELSE,)),
        ev.LineReworded(
            compact,
            "Compacten van rekenen met het schema van de methode: Samira neemt het schema op zich, Jeroen denkt mee",
        ),
        ev.OwnersSet(compact, (samira,)),
    )
    s.poll(compact, SCALE, LABELS, Says(samira, YES))
    s.at(41)
    s.poll(neighbours, SCALE, LABELS, Says(hanneke, IF, "vervoer geregeld is"), Says(esther, YES, "ouders rijden"))
    s.at(43)
    s.poll(at_dinner, SCALE, LABELS, Says(esther, YES), Says(bart, YES))


def _with_milan(s: Script, people: _People, actions: _Actions) -> None:
    jeroen, samira, *_, milan = people
    choose, _, rules, *_ = actions
    s.at(45)
    s.stop("Milan komt binnen. Wat zeg je, en wat vraag je?", "De groep heeft al drie kwartier over hem gepraat.")
    heard = s.note(Kind.HEARD, "Ik wil niet dat iedereen weet dat ik ander werk heb.", milan)
    s.at(46)
    s.stop("Hoe laat je meetellen wat Milan zegt?", "Wat moet er in het plan veranderen?")
    s.note(Kind.COUNTED, "verrijkingswerk in gewone map", answers=(heard,))
    s.at(47)
    s.poll(choose, SCALE, LABELS, Says(milan, YES), Says(jeroen, YES))
    s.at(49)
    s.poll(rules, SCALE, LABELS, Says(samira, YES), Says(milan, YES))
    s.at(50)
    s.ask_reasons()


def _evaluation(s: Script) -> None:
    s.at(51)
    s.do(ev.StepEntered(Step.EVALUATION))
    s.do(ev.EvaluationPlanned(datetime(2027, 2, 9, 14, 30), ZONE, 30, "IB-kamer"))


def _closing(s: Script, people: _People) -> None:
    _, samira, esther, bart, hanneke, _ = people
    s.at(55)
    s.stop("De datum is geprikt. Wat ontbreekt er nog?", "Waaraan merken ze op 9 februari dat het beter gaat?")
    s.do(ev.StepEntered(Step.CLOSING))
    s.do(ev.ActionPartConsented(esther, Consent.YES))
    s.do(ev.ActionPartConsented(bart, Consent.YES))
    s.at(57)
    s.do(ev.FollowUpGiven(samira))
    s.do(ev.RecipientAdded(Route.PLATFORM, samira))
    s.do(ev.RecipientAdded(Route.PROTECTED, esther))
    s.do(ev.RecipientAdded(Route.PROTECTED, bart))
    s.do(ev.RecipientAdded(Route.PROTECTED, hanneke))
    s.at(60)
    s.do(ev.SessionClosed())
