"""Sessions beside the two scenarios: an empty one, a full one and one with a bit of everything."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Presence, Reason, Role, Route, Scale, Standing
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From
from tests.scenarios.script import Says, Script, told

DAY = date(2026, 11, 24)
LABELS = ("lukt niet", "lukt als …", "lukt")
NO, IF, YES = range(3)
NAMES = (
    "Tine Claes",
    "Bram Aerts",
    "Liesbeth Van den Broucke",
    "Amina Haddad-Benali",
    "Noor",
    "Ilse D'Hondt",
    "Joris Maes",
    "Élodie Vandenbussche",
    "Bram Verschueren",
    "Godelieve De Meulemeester",
)


@dataclass
class Table:
    """A session under way, with the ids of four people and two needs."""

    script: Script
    teacher: int
    coordinator: int
    parent: int
    pupil: int
    first: int
    second: int

    @property
    def state(self) -> State:
        return told(self.script.turns)

    def poll(self, line: int, *answers: Says) -> None:
        self.script.poll(line, Scale.CONDITIONS, LABELS, *answers)


def prepared(locale: str = "nl_BE") -> Script:
    s = Script()
    s.do(ev.SessionPrepared("pupil", "school", locale, "Europe/Brussels"))
    s.do(ev.SessionPlanned(datetime(2026, 11, 24, 15, 45), 60))
    return s


def empty() -> State:
    """Prepared, and nothing else."""
    return told(prepared().turns)


def small(locale: str = "nl_BE") -> Table:
    """Four people at the table and two needs."""
    s = prepared(locale)
    s.do(ev.DetailSet(Detail.PUPIL, "Noor"))
    people = (
        s.seat("p1", "Tine Claes", Role.TEACHER),
        s.seat("p2", "Bram Aerts", Role.CARE_COORDINATOR),
        s.seat("p3", "Amina Haddad", Role.PARENT, "mama"),
        s.seat("p4", "Noor", Role.PUPIL),
    )
    s.do(ev.SessionStarted(DAY))
    first = s.note(Kind.NEED, "Noor heeft een vaste plek nodig.")
    second = s.note(Kind.NEED, "Noor heeft een maatje nodig dat meespeelt.")
    return Table(s, *people, first, second)


def full() -> State:
    """Ten people and an interpreter, thirty actions, everything used."""
    s = prepared()
    for detail, text in {
        Detail.PUPIL: "Noor",
        Detail.GROUP: "5e leerjaar A",
        Detail.SCHOOL: "Basisschool De Klimop",
        Detail.TOWN: "Genk",
        Detail.FACILITATOR: "Marleen Deconinck",
        Detail.CONTACT: "Bram Aerts, 089 00 00 00, zorg@deklimop.example",
    }.items():
        s.do(ev.DetailSet(detail, text))
    roles = [role for role in Role if role is not Role.INTERPRETER][:10]
    people = [s.seat(f"p{number}", name, role) for number, (name, role) in enumerate(zip(NAMES, roles, strict=True), 1)]
    s.seat("tolk", "Leyla Demir", Role.INTERPRETER)
    s.do(ev.PresenceSet(people[4], Presence.AT_TABLE, time(16, 0), time(16, 30)))
    s.do(ev.SessionStarted(DAY))
    s.note(Kind.AGREEMENT, "wat hier gezegd wordt, blijft hier")
    s.note(Kind.AGREEMENT, "verslag enkel naar school en ouders")
    needs = [
        s.note(Kind.NEED, f"Noor heeft nodig: een rustige plek, dag {n} van de week opnieuw.") for n in range(1, 5)
    ]
    for text in ("Ik wil niet apart zitten.", "Met Elif lukt het wel."):
        quote = s.note(Kind.QUOTE, text, people[4])
        s.do(ev.QuoteConsented(quote, Consent.YES))
    for text in ("rekenen in de voormiddag", "werken met een maatje", "voorlezen aan kleuters"):
        s.note(Kind.WORKS, text)
    concern = s.note(Kind.CONCERN, "dat Noor op de speelplaats alleen blijft", people[3])
    s.note(Kind.CONCERN, "de overgang naar het secundair", people[3])
    lacks = [s.note(Kind.LACKS, text) for text in ("een half uur overleg per week", "materiaal om te bewegen")]
    s.note(Kind.AIM, "dat Noor elke dag tien minuten zelfstandig werkt")
    s.note(Kind.DOES, "timetimer op de bank; afspraken op een kaartje")
    for number in range(30):
        owners = tuple(people[(number + step) % 10] for step in range(1 + number % 3))
        line = s.action(
            f"Actie {number + 1}: iedere dag even samen nakijken wat er gelukt is en wat morgen anders kan",
            owners,
            From(DAY + timedelta(days=number * 3), "", Every.WEEK) if number % 2 else By(DAY + timedelta(number), ""),
            (needs[number % 4], *([lacks[0]] if number % 5 == 0 else []), *([concern] if number == 3 else [])),
            "in de zorgklas" if number % 3 else "",
        )
        if len(owners) > 1:
            s.do(ev.OwnersSet(line, owners, owners[-1]))
        answers = [Says(one, YES) for one in owners]
        if number % 4 == 0:
            answers[0] = Says(owners[0], IF, "als er een vervanger is")
        if number == 7:
            answers[0] = Says(owners[0], NO, "ik sta dan op de speelplaats", (Reason.ORGANISATION,))
        s.poll(line, Scale.CONDITIONS, LABELS, *answers)
        if number == 9:
            s.do(ev.ActionAdapted(line, "te vroeg op de dag", (Reason.TIME,)), ev.PlaceSet(line, "in de turnzaal"))
        if number == 11:
            s.do(ev.StandingSet(line, Standing.DROPPED))
    s.do(ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45, "zorglokaal", tuple(people[:4])))
    for need in needs[:3]:
        s.note(Kind.SIGN, "Noor steekt elke dag één keer haar hand op", answers=(need,))
    loose = s.note(Kind.OPEN, "wie betaalt de hoofdtelefoon?")
    s.do(ev.OwnersSet(loose, (people[1],)))
    s.do(ev.WhenSet(loose, By(date(2026, 12, 4), "")))
    s.note(Kind.REMARK, "Ik vind dat de school dit al vorig jaar had kunnen doen.", people[3])
    s.do(ev.Objected(needs[1], people[3], "Thuis zie ik dat niet.", in_plan=True))
    s.note(Kind.OBSERVER, "stagiaire van de lerarenopleiding")
    s.do(ev.FollowUpGiven(people[1]))
    for number, one in enumerate(people):
        s.do(ev.RecipientAdded(list(Route)[number % 5], one))
    s.do(ev.RecipientAdded(Route.PAPER, name="archief van de school"))
    s.do(ev.SessionPaused())
    s.do(ev.SittingOpened(date(2026, 12, 1)))
    s.do(ev.PresenceSet(people[2], Presence.ABSENT))
    s.do(ev.SessionClosed())
    return told(s.turns)
