"""The rows of a thread: what the list knows first, and more once the log was read."""

from dataclasses import replace
from datetime import date, datetime

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Phase
from cop_session.domain.schedule import Step
from cop_session.domain.timeline import Timeline
from cop_session.formats.evaluation.evaluation_steps import OUTCOMES
from cop_session.i18n import catalogue
from cop_session.services import Summary
from cop_session.services.sessions.talk_course import course_of
from cop_session.tui.thread.thread_rows import thread_row, thread_title
from tests.scenarios import lena_again, lena_ends
from tests.scenarios.script import recorded

NL = catalogue("nl_BE")
TODAY = date(2027, 3, 10)
TALK = Summary(
    id="1e4a0001-0000-4000-8000-000000000001",
    pupil="Lena",
    group="3B",
    school="De Wegwijzer",
    support_phase="",
    need="",
    pupil_id="p",
    school_id="s",
    locale="nl_BE",
    phase=Phase.CLOSED,
    step=OUTCOMES,
    starts=None,
    held_on=date(2027, 1, 12),
    minutes=45,
    evaluation=datetime(2027, 3, 9, 15, 45),
    evaluation_place="zorglokaal",
    follows=None,
    branch_of=None,
    people=7,
    actions=7,
    feasible=4,
    adapted=4,
    version=0,
    version_at=None,
    changed_at=datetime(2027, 1, 12, 16, 30),
    unknown=0,
)


def test_until_its_log_is_read_a_talk_is_what_the_list_knows() -> None:
    row = thread_row(TALK, None, NL, TODAY, names=False)
    assert row.day == "di 12 jan 2027"
    assert row.kind == "Tussentijdse evaluatie"
    assert (row.code, row.coming) == ("1e4a0001", "daarna: di 9 mrt 2027")
    assert row.beneath == ("7 acties",)
    assert thread_row(replace(TALK, evaluation=None), None, NL, TODAY, names=False).coming == ""


def test_a_talk_that_is_not_closed_tells_how_far_it_is() -> None:
    live = replace(TALK, phase=Phase.LIVE, evaluation=None)
    assert thread_row(live, None, NL, TODAY, names=False).coming == "stap 2 van 6"
    prepared = replace(TALK, phase=Phase.PREPARING, evaluation=None, held_on=None, step=Step.WELCOME)
    row = thread_row(prepared, None, NL, TODAY, names=False)
    assert (row.day, row.kind, row.coming) == ("nog geen datum", "Rondetafelgesprek", "voorbereid")


def test_without_names_the_words_of_the_talk_stay_away() -> None:
    course = course_of(Timeline(recorded(lena_again.script())))
    hidden, named = (thread_row(TALK, course, NL, TODAY, names=names) for names in (False, True))
    assert hidden.beneath == ("6 van 7 acties lopen door, 1 nieuw",)
    assert named.code == ""
    assert named.beneath[1:] == (
        "1 Om met vertrouwen hardop te lezen in de…: Lena: veel beter · leerkracht: beter · thuis: beter · "
        "ondersteuning: beter",
        "2 Lena heeft opdrachten nodig die korter …: iedereen: gelijk",
    )
    assert (thread_title(TALK, names=False), thread_title(TALK, names=True)) == ("", "Lena · 3B")


def test_a_good_ending_takes_the_place_of_a_date() -> None:
    course = course_of(Timeline(recorded(lena_ends.script())))
    assert thread_row(TALK, course, NL, TODAY, names=False).coming == "goed einde"
    going_on = course_of(Timeline(recorded(lena_again.script())))
    assert thread_row(replace(TALK, evaluation=None), going_on, NL, TODAY, names=False).coming == "geen volgende datum"


def test_the_pupils_own_word_needs_a_yes() -> None:
    script = lena_again.written()
    refused = [replace(turn, events=tuple(map(_refused, turn.events))) for turn in script.turns]
    told = thread_row(TALK, course_of(Timeline(recorded(refused))), NL, TODAY, names=True).beneath[1]
    assert "Lena:" not in told
    assert "beter" in told


def _refused(event: ev.Event) -> ev.Event:
    return replace(event, consent=Consent.NO) if isinstance(event, ev.ReasonConsented) else event
