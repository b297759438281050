"""The history of a session in sentences with times."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from unicodedata import category

import pytest
from hypothesis import given

from cop_session.documents import transcript
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Presence, Role, Route, Scale, Standing
from cop_session.domain.timeline import Timeline
from cop_session.i18n import catalogue
from cop_session.paths import samples
from cop_session.services import read_bundle
from tests.scenarios import lena_again, lena_ends, milan_again
from tests.scenarios.script import Turn, recorded
from tests.support.strategies import histories

NL = catalogue("nl_BE")
AT = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
TABLE = (
    ev.SessionPrepared("p", "s", "nl_BE", "Europe/Brussels", scale=Scale.FIVE),
    ev.PersonSeated("a", "Annelies Maes", Role.TEACHER),
    ev.PersonSeated("b", "Fatma Yıldız", Role.PARENT, "mama"),
    ev.LineNoted(Kind.ACTION, "samen lezen"),
)
TEACHER, MOTHER, ACTION = 2, 3, 4


def told(*events: ev.Event) -> list[str]:
    """Return what is told of these events, each a gesture of its own, at a table where an action was noted."""
    log = [ev.Recorded(seq, seq, AT, 65_000 * seq, event) for seq, event in enumerate([*TABLE, *events], 1)]
    return [one.words for one in transcript.transcript(Timeline(log), NL) if one.place > len(TABLE)]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (ev.StandingSet(ACTION, Standing.LATER), "Voor later: samen lezen"),
        (ev.OwnersSet(ACTION, (MOTHER, TEACHER), MOTHER), "Actie: samen lezen (Fatma + Annelies)"),
        (ev.PlaceSet(ACTION, "thuis"), "Actie: samen lezen (thuis)"),
        (ev.LineReworded(ACTION, "luisteren"), "Actie, rechtgezet: luisteren"),
        (ev.Objected(ACTION, MOTHER, "te vroeg", True), "Fatma ziet het anders (samen lezen): te vroeg"),
        (ev.Objected(ACTION, MOTHER, "te vroeg", False), "Fatma ziet het anders (samen lezen)"),
        (ev.PresenceSet(MOTHER, Presence.TELEPHONE), "Fatma: per telefoon"),
        (ev.PresenceSet(MOTHER, Presence.AT_TABLE), "Aan tafel: Fatma"),
        (ev.RecipientAdded(Route.PAPER, MOTHER), "Krijgt het plan: Fatma (op papier)"),
        (ev.RecipientAdded(Route.PAPER, name="directie"), "Krijgt het plan: directie (op papier)"),
        (ev.FollowUpGiven(TEACHER), "Volgt het plan op: Annelies"),
        (ev.Removed(ACTION), "Weggehaald: samen lezen"),
        (ev.Removed(MOTHER), "Weggehaald: Fatma Yıldız"),
        (ev.Retracted(ACTION), "De laatste notitie is teruggenomen"),
        (ev.PlanExported(2, "docx", "nl_BE"), "Document gemaakt: v2"),
        (ev.ActionPartConsented(MOTHER, Consent.YES), "Akkoord met het handelingsdeel: Fatma, ja"),
    ],
)
def test_each_event_is_a_sentence(event: ev.Event, words: str) -> None:
    assert told(event) == [words]


@pytest.mark.parametrize("told_by", [lena_again.script, lena_ends.script, milan_again.script])
def test_what_is_asked_in_an_evaluation_is_told_in_the_words_that_the_group_saw(
    told_by: Callable[[], list[Turn]],
) -> None:
    told_of = Timeline(recorded(told_by()))
    sentences = [one.words for one in transcript.transcript(told_of, NL)]
    answers = [one.event for one in told_of.events if isinstance(one.event, ev.Answered)]
    assert len([one for one in sentences if one.startswith(("Gevraagd over: ", "Lukt dit? "))]) >= 1
    polls = {poll.id: poll for row in told_of.now.lines.values() for line in row for poll in line.polls}
    labels = {polls[one.poll].labels[one.score] for one in answers if polls[one.poll].scale.added}
    assert labels
    assert [label for label in labels if not any(f": {label}" in one for one in sentences)] == []
    # The scale of feasibility is 0 to 5 here, and a number is private.
    assert not any(re.search(r": [0-5]\b", one) for one in sentences if one.endswith(")"))


def test_a_good_ending_is_told() -> None:
    sentences = [one.words for one in transcript.transcript(Timeline(recorded(lena_ends.script())), NL)]
    assert "Een goed einde" in sentences


def test_a_score_is_told_as_what_it_means() -> None:
    asked = ev.PollOpened(ACTION, Scale.FIVE, ("0", "1", "2", "3", "4", "5"), (TEACHER, MOTHER))
    words = told(asked, ev.Answered(5, TEACHER, 2, "geen tijd"), ev.Answered(5, MOTHER, 4))
    assert words == [
        "Lukt dit? samen lezen",
        "Annelies: lukt niet, geen tijd (samen lezen)",
        "Fatma: lukt (samen lezen)",
    ]


@pytest.mark.parametrize(("kind", "sentences"), [(Kind.NOTE, 0), (Kind.NEED, 4)])
def test_private_notes_are_not_told_whatever_becomes_of_them(kind: Kind, sentences: int) -> None:
    note = len(TABLE) + 1
    events = (
        ev.LineNoted(kind, "geheim"),
        ev.LineReworded(note, "geheimer"),
        ev.StandingSet(note, Standing.LATER),
        ev.Removed(note),
    )
    assert len(told(*events)) == sentences


def test_a_transcript_has_a_day_the_hour_and_the_clock_of_the_talk() -> None:
    _, timeline = read_bundle(samples() / "lena.cop.json")
    lines = transcript.render(timeline, NL).splitlines()
    assert lines[0] == "di 24 nov 2026"
    assert "15:45:00     0:00  Het gesprek begint" in lines
    assert any(
        line.startswith("16:27:00    42:00  Haalbaar gemaakt: tegen vr 18/12 → tegen vr 29/01/2027") for line in lines
    )
    assert lines[-1] == "16:45:00  1:00:00  Het gesprek is afgesloten"


@given(histories())
def test_anything_can_be_told_and_on_one_line(events: list[ev.Recorded]) -> None:
    for one in transcript.transcript(Timeline(events), NL):
        assert one.words
        assert [letter for letter in one.words if category(letter) in ("Cc", "Cs", "Zl", "Zp")] == []
