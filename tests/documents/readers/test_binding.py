"""Every condition, every promise and every time in an agreement stands on the page of each person it binds."""

import dataclasses
from collections.abc import Iterable, Iterator
from functools import partial
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cop_session.documents import text_export
from cop_session.documents.outline import outline
from cop_session.documents.plan.plan_context import plan_of
from cop_session.documents.readers import outline_for, owners, plain
from cop_session.domain.codes import Consent, Reader, Role
from cop_session.domain.events import Recorded
from cop_session.domain.family import of_the_family
from cop_session.domain.feasibility import Verdict, advising, is_condition, verdict
from cop_session.domain.fold import fold
from cop_session.domain.reason_consent import is_alone, may_be_told
from cop_session.domain.state import Answer, Line, Poll, State
from cop_session.domain.when import Month
from cop_session.i18n import catalogue
from tests.documents.readers.reader_facts import facts
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY
from tests.scenarios.__main__ import SAMPLES, TRAINING
from tests.scenarios.script import told
from tests.support.strategies import histories

SEVEN = {name: told(written().turns) for name, (_, written) in {**SAMPLES, **TRAINING}.items()}
STATES = {**SEVEN, "full": document_sessions.full(), "facts": facts().state}

UNSETTLED = (Verdict.NOT_ASKED, Verdict.STALE, Verdict.NOT_FEASIBLE)


def bound(state: State, line: Line) -> set[int]:
    """Who does it, and which grown-ups said aloud how they help."""
    poll = held(line)
    helping = {one.person for one in (advising(poll) if poll else ()) if spoken(state, poll, one)}
    return {*line.owners, *(one for one in helping if not is_pupil(state, one))}


def is_pupil(state: State, reader: int | None) -> bool:
    known = state.person(reader)
    return known is not None and known.role is Role.PUPIL


def held(line: Line) -> Poll | None:
    return None if verdict(line) in UNSETTLED else line.poll


def spoken(state: State, poll: Poll | None, one: Answer) -> bool:
    return poll is not None and bool(one.remark) and may_be_told(state, poll, one)


def said(state: State, line: Line, reader: int | None) -> Iterator[str]:
    """The words of conditions and promises; a pupil reads the conditions, and of promises the own ones."""
    poll = held(line)
    for one in poll.answers if poll else ():
        asked = poll is not None and one.person in poll.asked
        condition = poll is not None and asked and is_condition(poll, one)
        if spoken(state, poll, one) and (condition or not is_pupil(state, reader) or one.person == reader):
            yield one.remark


def shown(made: object) -> str:
    return " ".join(text_export.render(made).casefold().split())  # type: ignore[arg-type]  # an outline, from whichever reader


def pages(state: State, locale: str) -> Iterator[tuple[int | None, str]]:
    told_to = partial(outline_for, state=state, t=catalogue(locale), number=1, today=DAY, code="abcd1234")
    yield None, shown(told_to(Reader.PARENTS))
    for owner in owners(state):
        yield owner, shown(told_to(Reader.OWNER, owner=owner))


def assert_it_stands(state: State, locale: str = "nl_BE") -> None:
    t = catalogue(locale)
    plan = plan_of(state, t, today=DAY, number=1, code="")
    for reader, page in pages(state, locale):
        for line in plan.agreements:
            if reader is None or reader in bound(state, line):
                wanted = [plain.when(t, line.when, plan.year), *said(state, line, reader)]
                assert [one for one in wanted if " ".join(one.casefold().split()) not in page] == []
                if plain.not_sure(line):
                    doubts = [t.context("parents", "(not sure yet)")]
                    # A slip asks its owner, where nobody did yet.
                    doubts += [t.context("slip", "Still to be asked: will this work?")] if reader is not None else []
                    assert [one for one in doubts if one.casefold() in page] != []
    # Whoever is bound has a page at all.
    assert {one for line in plan.agreements for one in bound(state, line) if state.person(one)} <= set(owners(state))


def answered(state: State, change: object) -> State:
    """The same session with every answer as `change` makes it."""

    def changed(line: Line) -> Line:
        polls = tuple(
            dataclasses.replace(poll, answers=tuple(change(one) for one in poll.answers))  # type: ignore[operator]  # see below
            for poll in line.polls
        )
        return dataclasses.replace(line, polls=polls)

    return dataclasses.replace(state, lines={kind: tuple(map(changed, row)) for kind, row in state.lines.items()})


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL"])
@pytest.mark.parametrize("name", STATES)
def test_what_binds_somebody_stands_on_their_page(name: str, locale: str) -> None:
    assert_it_stands(STATES[name], locale)


@settings(max_examples=60)
@given(histories())
def test_so_it_does_whatever_happened(log: list[Recorded]) -> None:
    state = fold(log)
    moments = [line.when for row in state.lines.values() for line in row]
    # No intake lets a month in that is none.
    assume(not any(isinstance(one, Month) and not (1 <= one.month <= 12 <= one.year) for one in moments))
    assert_it_stands(state)


@settings(max_examples=60)
@given(st.sampled_from(sorted(STATES)), st.randoms())
def test_so_it_does_whatever_was_answered(name: str, chance: Random) -> None:
    def other(one: Answer) -> Answer:
        remark = chance.choice(["", f"woord {one.seq}"])
        yes = chance.choice(list(Consent))
        return dataclasses.replace(
            one, score=chance.randint(0, 2), remark=remark, consent=yes, alone=chance.random() < 0.5
        )

    assert_it_stands(answered(STATES[name], other))


@pytest.mark.parametrize("name", STATES)
def test_hidden_words_are_on_no_page_without_a_yes(name: str) -> None:
    hidden = answered(
        STATES[name],
        lambda one: dataclasses.replace(one, remark=f"verzwegen{one.seq}", consent=Consent.TO_ASK, alone=True),
    )
    everything = [page for _, page in pages(hidden, "nl_BE")]
    everything.append(shown(outline(hidden, catalogue("nl_BE"), number=1, today=DAY)))
    assert [page for page in everything if "verzwegen" in page] == []
    assert any(is_alone(hidden, one) for one in _answers(hidden))


def _answers(state: State) -> Iterable[Answer]:
    return (one for row in state.lines.values() for line in row for poll in line.polls for one in poll.answers)


def test_a_promise_of_a_parent_stands_with_the_parents_and_with_who_counts_on_it() -> None:
    state = SEVEN["milan"]
    by_name = {one.name: one.id for one in state.people}
    found = dict(pages(state, "nl_NL"))
    esther, hanneke = by_name["Esther Visser"], by_name["Hanneke Smit"]
    assert "lukt als vervoer geregeld is; esther: ouders rijden" in found[None]
    assert "wie dit doet: hanneke smit; lukt als vervoer geregeld is; “ouders rijden”" in found[esther]
    assert "esther visser: ouders rijden" in found[hanneke]
    family = {one.id for one in state.people if of_the_family(one)}
    assert family == {esther, by_name["Bart Visser"]}


def test_a_time_in_a_remark_stands_with_who_said_it() -> None:
    state = SEVEN["lena"]
    serkan = next(one.id for one in state.people if one.name.startswith("Serkan"))
    found = dict(pages(state, "nl_BE"))
    assert "serkan: om de twee weken zeker" in found[None]
    assert "“om de twee weken zeker”" in found[serkan]
