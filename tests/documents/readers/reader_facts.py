"""A round table in which every fact is a word of its own, so that it can be seen which of them reach a reader."""

from dataclasses import dataclass
from datetime import date, datetime

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Reason, Role, Route, Standing
from cop_session.domain.state import State
from cop_session.domain.when import By, Words
from tests.documents.support.document_sessions import DAY, IF, LABELS, NO, YES, prepared
from tests.scenarios.script import Says, Script, told


@dataclass(frozen=True)
class Facts:
    """The session, and who sits there."""

    state: State
    teacher: int
    coordinator: int
    parent: int
    pupil: int


@dataclass
class _Table:
    s: Script
    teacher: int
    coordinator: int
    parent: int
    pupil: int


def fact(name: str) -> str:
    """The word that stands for a fact; no such word is part of another."""
    return f"«{name}»"


def facts() -> Facts:
    """Every kind of line in every standing, every answer, every remark."""
    s = prepared()
    for detail in Detail:
        s.do(ev.detail_set(detail, fact(detail.value)))
    table = _Table(s, *_seat(s))
    need = _need(table)
    lacks = _lines(table)
    _quotes(table)
    _actions(table, need, lacks)
    _what_does_not_stand(table)
    s.do(ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45, fact("evaluation place")))
    s.do(ev.FollowUpGiven(table.coordinator))
    s.do(ev.RecipientAdded(Route.PAPER, name=fact("recipient")))
    s.do(ev.RecipientAdded(Route.PLATFORM, table.parent))
    return Facts(told(s.turns), table.teacher, table.coordinator, table.parent, table.pupil)


def _seat(s: Script) -> tuple[int, int, int, int]:
    seats = (
        s.seat("p1", fact("teacher"), Role.TEACHER),
        s.seat("p2", fact("coordinator"), Role.CARE_COORDINATOR),
        s.seat("p3", fact("parent"), Role.PARENT, fact("relation"), fact("home")),
        s.seat("p4", fact("pupil-at-table"), Role.PUPIL),
    )
    s.seat("p5", fact("silent supporter"), Role.EXTERNAL_SUPPORTER)
    s.seat("p6", fact("interpreter"), Role.INTERPRETER)
    s.do(ev.SessionStarted(DAY))
    return seats


def _need(table: _Table) -> int:
    s = table.s
    need = s.note(Kind.NEED, fact("need"), table.teacher)
    s.note(Kind.NEED, fact("need without action"))
    s.do(ev.Objected(need, table.parent, fact("objection for the plan"), in_plan=True))
    s.do(ev.Objected(need, table.teacher, fact("objection"), in_plan=False))
    return need


def _lines(table: _Table) -> int:
    s = table.s
    for kind in (Kind.AGREEMENT, Kind.WORKS, Kind.CONCERN, Kind.AIM, Kind.DOES, Kind.SIGN, Kind.REMARK, Kind.OBSERVER):
        s.note(kind, fact(kind.value), table.parent)
    heard = s.note(Kind.HEARD, fact("heard"), table.pupil)
    s.note(Kind.COUNTED, fact("counted"), answers=(heard,))
    s.note(Kind.NOTE, fact("note"))
    s.note(Kind.OPEN, fact("open"))
    for kind in (Kind.LACKS, Kind.OPEN):
        own = s.note(kind, fact(f"{kind} of coordinator"))
        s.do(ev.OwnersSet(own, (table.coordinator,)))
    return s.note(Kind.LACKS, fact("lacks"))


def _quotes(table: _Table) -> None:
    s = table.s
    for consent in Consent:
        quote = s.note(Kind.QUOTE, fact(f"quote {consent}"), table.pupil)
        s.do(ev.QuoteConsented(quote, consent))
    told_by_parent = s.note(Kind.QUOTE, fact("quote by parent"), table.parent)
    s.do(ev.QuoteConsented(told_by_parent, Consent.YES))


def _actions(table: _Table, need: int, lacks: int) -> None:
    s = table.s
    own = s.action(fact("pupil's action"), (table.pupil,), Words(fact("when")), (need,), fact("place"))
    s.poll(own, s.state.scale, LABELS, Says(table.pupil, IF, fact("pupil's condition")))
    home = s.action(fact("parent's action"), (table.parent,), By(date(2026, 12, 4), fact("said")), (need,))
    answers = (Says(table.parent, YES, fact("parent's remark")), Says(table.teacher, YES, fact("advice")))
    s.poll(home, s.state.scale, LABELS, *answers)
    shared = s.action(fact("before"), (table.teacher, table.coordinator), Words("ooit"), (need,), fact("place before"))
    hindered = Says(table.teacher, NO, fact("objection to what was before"), (Reason.COST,))
    s.poll(shared, s.state.scale, LABELS, hindered)
    s.do(ev.ActionAdapted(shared, fact("why")), ev.LineReworded(shared, fact("shared action")))
    s.do(ev.PlaceSet(shared, fact("shared place")))
    conditions = (
        Says(table.teacher, IF, fact("teacher's condition")),
        Says(table.coordinator, IF, fact("coordinator's condition")),
    )
    s.poll(shared, s.state.scale, LABELS, *conditions)
    relief = s.action(fact("action for the teacher"), (table.coordinator,), Words("dan"), (lacks,))
    s.poll(relief, s.state.scale, LABELS, Says(table.coordinator, YES, fact("coordinator's remark")))
    concern = s.note(Kind.CONCERN, fact("answered concern"), table.parent)
    s.action(fact("action for a concern"), (table.teacher,), Words("dan"), (concern,))


def _what_does_not_stand(table: _Table) -> None:
    s = table.s
    refused = s.action(fact("refused action"), (table.teacher,), Words("nooit"))
    s.poll(refused, s.state.scale, LABELS, Says(table.teacher, NO, fact("reason of refusal")))
    s.allow_all()
    for kind in (Kind.NEED, Kind.WORKS, Kind.ACTION, Kind.QUOTE, Kind.LACKS, Kind.OPEN):
        for standing in (Standing.LATER, Standing.DROPPED):
            line = s.note(kind, fact(f"{kind} {standing}"), table.pupil)
            if kind in (Kind.ACTION, Kind.LACKS, Kind.OPEN):
                s.do(ev.OwnersSet(line, (table.coordinator, table.parent, table.pupil)))
            if kind is Kind.QUOTE:
                s.do(ev.QuoteConsented(line, Consent.YES))
            s.do(ev.StandingSet(line, standing))
        struck = s.note(kind, fact(f"{kind} struck"), table.pupil)
        s.do(ev.LineStruck(struck, kind))
