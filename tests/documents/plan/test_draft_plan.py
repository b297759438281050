"""A draft: what it asks of its reader, by when and of whom, and that the talk is not over."""

from datetime import date

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail
from tests.documents.support.document_sessions import small
from tests.documents.support.outlines import codes, facts, plan
from tests.scenarios import lena

ASKED = "Klopt er iets niet, of ontbreekt er iets? Laat het weten aan"


def test_a_draft_of_a_closed_session_asks_for_an_answer_by_a_day_and_of_whom() -> None:
    made = plan(lena.state(), 0, reply_by=date(2026, 12, 1))
    assert codes(made)[0] == "draft"
    assert facts(made, "draft") == [
        ("Graag nalezen", f"{ASKED} Koen Lippens."),
        ("Antwoord ten laatste op", "dinsdag 1 december 2026"),
    ]
    assert made.subtitle.endswith("· ontwerp")


def test_a_version_asks_nothing() -> None:
    assert "draft" not in codes(plan(lena.state(), 1, reply_by=date(2026, 12, 1)))


def test_whoever_can_be_told_is_named_in_turn() -> None:
    table = small()

    def asked() -> str:
        return facts(plan(table.state, 0), "draft")[0][1]

    assert asked() == f"{ASKED} wie dit plan bezorgde."
    table.script.do(ev.DetailSet(Detail.FACILITATOR, "Marleen"))
    assert asked() == f"{ASKED} Marleen."
    table.script.do(ev.FollowUpGiven(table.coordinator))
    assert asked() == f"{ASKED} Bram Aerts (zoco)."
    table.script.do(ev.DetailSet(Detail.CONTACT, "zorg@school.example"))
    assert asked() == f"{ASKED} zorg@school.example."


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        ((), "Het rondetafelgesprek is nog niet afgesloten; wat hier staat, kan nog veranderen."),
        ((ev.SessionPaused(),), "Het rondetafelgesprek is nog niet afgesloten; wat hier staat, kan nog veranderen."),
        ((ev.SessionClosed(),), ""),
        (
            (ev.SessionClosed(), ev.SessionReopened()),
            "Het rondetafelgesprek is nog niet afgesloten; wat hier staat, kan nog veranderen.",
        ),
    ],
)
def test_a_draft_says_so_as_long_as_the_session_is_not_closed(happened: tuple[ev.Event, ...], said: str) -> None:
    table = small()
    for event in happened:
        table.script.do(event)
    assert dict(facts(plan(table.state, 0), "draft")).get("Nog niet af", "") == said
