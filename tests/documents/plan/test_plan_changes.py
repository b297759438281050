"""What a later version says about what changed: computed from the two states alone, without words that were struck."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents import text_export
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Route, Standing
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import By
from tests.documents.support.document_sessions import IF, NO, YES, Table, small
from tests.documents.support.outlines import codes, facts, plan, rows, section
from tests.scenarios.script import Says, recorded
from tests.support.strategies import histories

FRIDAY = By(date(2026, 12, 4), "")
MONDAY = By(date(2026, 12, 7), "")
Happening = Callable[[Table], object]


def exported() -> Table:
    """A round table of which the first version left: an action, a quote that may be printed, an evaluation."""
    table = small()
    table.script.action("samen lezen", (table.teacher,), FRIDAY, (table.first,), "thuis")
    table.script.action("leesmaatje zoeken", (table.coordinator, table.teacher), MONDAY)
    quote = table.script.note(Kind.QUOTE, "ik lees graag", table.pupil)
    table.script.do(ev.QuoteConsented(quote, Consent.YES))
    table.script.do(ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45, "zorglokaal"))
    table.script.do(ev.RecipientAdded(Route.PAPER, table.parent))
    table.script.do(ev.SessionClosed())
    table.script.do(ev.PlanExported(1, "docx", "nl_BE"))
    table.script.do(ev.SessionReopened())
    return table


def after(happening: Happening) -> Outline:
    table = exported()
    before = table.state
    happening(table)
    return plan(table.state, 2, previous=before)


def only(table: Table, kind: Kind, place: int = 0) -> int:
    return table.state.of(kind)[place].id


def do(*events: Callable[[Table], ev.Event]) -> Happening:
    def happening(table: Table) -> None:
        for event in events:
            table.script.do(event(table))

    return happening


def test_it_stands_near_the_top_and_names_the_version_and_the_parts() -> None:
    made = after(do(lambda table: ev.WhenSet(only(table, Kind.ACTION), MONDAY)))
    assert codes(made)[:3] == ["glance", "changed", "needs"]
    assert section(made, "changed").title == "Wat er veranderde sinds v1"
    assert facts(made, "changed") == [("Gewijzigd in", "Afspraken")]


@pytest.mark.parametrize(
    ("happening", "told"),
    [
        (
            do(lambda _: ev.LineNoted(Kind.ACTION, "bib bezoeken")),
            ["Afspraak 3", "–", "bib bezoeken"],
        ),
        (
            do(
                lambda table: ev.WhenSet(only(table, Kind.ACTION), By(date(2026, 12, 18), "")),
                lambda table: ev.PlaceSet(only(table, Kind.ACTION), ""),
            ),
            ["Afspraak 1\nsamen lezen", "tegen vr 4/12\nthuis", "tegen vr 18/12\n–"],
        ),
        (
            do(lambda table: ev.LineReworded(only(table, Kind.ACTION), "elke dag samen lezen")),
            ["Afspraak 1", "samen lezen", "elke dag samen lezen"],
        ),
        (
            do(lambda table: ev.OwnersSet(only(table, Kind.ACTION, 1), (table.parent,))),
            [
                "Afspraak 2\nleesmaatje zoeken",
                "Bram Aerts (trekker), Tine Claes",
                "Amina Haddad",
            ],
        ),
        (
            do(lambda table: ev.StandingSet(only(table, Kind.ACTION), Standing.DROPPED)),
            ["Afspraak 1 in v1\nsamen lezen", "afgesproken", "vervalt"],
        ),
        (
            do(lambda table: ev.StandingSet(only(table, Kind.ACTION), Standing.LATER)),
            ["Afspraak 1 in v1\nsamen lezen", "afgesproken", "voor later"],
        ),
        (
            do(lambda table: ev.Removed(only(table, Kind.QUOTE))),
            ["In de woorden van de leerling", "ik lees graag", "vervalt"],
        ),
        (
            do(lambda table: ev.LineReworded(table.second, "Noor heeft rust nodig.")),
            ["Onderwijsbehoefte 2", "Noor heeft een maatje nodig dat meespeelt.", "Noor heeft rust nodig."],
        ),
        (
            do(lambda _: ev.EvaluationPlanned(datetime(2027, 1, 19, 16), "Europe/Brussels", 30, "zorglokaal")),
            [
                "Tussentijdse evaluatie",
                "dinsdag 12 januari 2027, 15:45, 45 minuten, zorglokaal\nallen",
                "dinsdag 19 januari 2027, 16:00, 30 minuten, zorglokaal\nallen",
            ],
        ),
        (
            do(lambda _: ev.RecipientAdded(Route.READ_ALOUD, name="dr. Peeters")),
            ["Krijgt het plan", "–", "dr. Peeters: mondeling, voorgelezen"],
        ),
        (
            do(lambda table: ev.RecipientRouted(table.state.recipients[0].id, Route.PROTECTED)),
            ["Krijgt het plan", "Amina Haddad: op papier", "Amina Haddad: als Word met wachtwoord"],
        ),
        (
            do(lambda table: ev.FollowUpGiven(table.coordinator)),
            ["Opvolging", "–", "Bram Aerts (zoco)"],
        ),
    ],
)
def test_one_change_is_one_row(happening: Happening, told: list[str]) -> None:
    assert rows(after(happening), "changed") == [told]


def test_an_outcome_is_told_without_a_score() -> None:
    def asked(table: Table) -> None:
        table.poll(only(table, Kind.ACTION), Says(table.teacher, IF, "het stil is"))

    assert rows(after(asked), "changed") == [
        ["Afspraak 1\nsamen lezen", "Nog te vragen", "Lukt als het stil is"],
    ]


def test_a_no_moves_an_agreement_to_what_will_not_work() -> None:
    def refused(table: Table) -> None:
        table.poll(only(table, Kind.ACTION, 1), Says(table.coordinator, YES), Says(table.teacher, NO))

    assert rows(after(refused), "changed") == [["Afspraak 2 in v1\nleesmaatje zoeken", "afgesproken", "lukt niet"]]


def test_agreements_come_in_their_order_and_before_all_else() -> None:
    made = after(
        do(
            lambda table: ev.LineReworded(table.first, "Noor heeft rust nodig."),
            lambda table: ev.StandingSet(only(table, Kind.ACTION), Standing.DROPPED),
            lambda _: ev.LineNoted(Kind.ACTION, "bib bezoeken"),
            lambda table: ev.LineReworded(only(table, Kind.ACTION, 1), "maatje zoeken"),
        )
    )
    assert [row[0].splitlines()[0] for row in rows(made, "changed")] == [
        "Afspraak 2",
        "Afspraak 3",
        "Afspraak 1 in v1",
        "Onderwijsbehoefte 1",
    ]


def test_what_was_struck_is_told_without_its_words() -> None:
    made = after(do(lambda table: ev.LineStruck(only(table, Kind.ACTION), Kind.ACTION)))
    assert rows(made, "changed") == [["Afspraak 1 in v1", "–", "geschrapt"]]
    assert "samen lezen" not in text_export.render(made)


def test_what_was_struck_is_told_when_the_log_holds_no_words_any_more() -> None:
    table = exported()
    action, quote = only(table, Kind.ACTION), only(table, Kind.QUOTE)
    table.script.at(90)
    table.script.do(ev.LineStruck(action, Kind.ACTION))
    table.script.do(ev.LineStruck(quote, Kind.QUOTE))
    log = Timeline(blanked(one, {action: Kind.ACTION, quote: Kind.QUOTE}) for one in recorded(table.script.turns))
    then = next(place for place, one in enumerate(log.events, 1) if isinstance(one.event, ev.PlanExported))
    # Whether the quote was in the first version nobody can tell any more, so nothing is said about it.
    assert rows(plan(log.now, 2, previous=log.at(then)), "changed") == [["Actie", "–", "geschrapt"]]


def blanked(one: ev.Recorded, kinds: Mapping[int, Kind]) -> ev.Recorded:
    line = one.seq if one.seq in kinds else getattr(one.event, "line", None)
    if line not in kinds or isinstance(one.event, ev.LineStruck):
        return one
    name = type(one.event).__name__
    later = one.at + timedelta(minutes=90)
    return replace(one, event=ev.Blanked(name, kinds[line], later) if one.seq == line else ev.Blanked(name))


def test_a_private_note_is_no_change_in_the_plan() -> None:
    made = after(do(lambda _: ev.LineNoted(Kind.NOTE, "zie map")))
    assert rows(made, "changed") == []
    assert facts(made, "changed") == [("", "Er veranderde niets aan het plan.")]


@given(histories(40), st.data())
@settings(max_examples=60)
def test_a_plan_that_reads_differently_says_where_and_one_that_does_not_says_so(
    log: list[ev.Recorded], data: st.DataObject
) -> None:
    timeline = Timeline(log)
    before = timeline.at(data.draw(st.integers(0, len(timeline))))
    told = plan(timeline.now, 2, previous=before)
    (paragraph,) = facts(told, "changed")
    both = [seen(one) for one in (plan(before, 2), plan(timeline.now, 2))]
    assert (paragraph[0] == "Gewijzigd in") == (both[0] != both[1])


def seen(made: Outline) -> tuple[object, ...]:
    """What a reader sees, but for the glance, whose next date and question follow from the rest."""
    return made.school, made.subtitle, made.head, [one for one in made.sections if one.code != "glance"]
