"""What each event brings about."""

from datetime import date, time

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Presence, Role, Route, Scale, Standing, Way
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.fold import fold
from cop_session.domain.state import Line
from cop_session.domain.when import By, Words
from tests.domain.conftest import Table
from tests.support.strategies import START, recorded_from

LABELS = ("lukt niet", "lukt als …", "lukt")
YES = 2


def action(table: Table) -> Line:
    found = table.script.state.line(table.action)
    assert found is not None
    return found


def asked(table: Table) -> int:
    poll = table.script.poll(table.action, Scale.CONDITIONS, LABELS)
    table.script.do(ev.Answered(poll, table.teacher, YES))
    return poll


def test_a_line_has_the_seq_of_its_event_as_id() -> None:
    state = fold(recorded_from([(ev.SessionPaused(), 0), (ev.LineNoted(Kind.NEED, "korte opdrachten"), 0)]))
    assert state.of(Kind.NEED) == (Line(2, Kind.NEED, "korte opdrachten"),)


def test_a_school_that_is_recognised_goes_by_its_own_id_until_that_is_undone() -> None:
    told: list[tuple[ev.Event, int]] = [
        (ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"), 0),
        (ev.SchoolRecognised("regenboog"), 0),
    ]
    assert fold(recorded_from(told)).school_id == "regenboog"
    assert fold(recorded_from([*told, (ev.Retracted(2), 0)])).school_id == "school"


def test_rows_that_did_not_change_stay_the_same_object(table: Table) -> None:
    s = table.script
    needs, details = s.state.of(Kind.NEED), s.state.details
    s.do(ev.PlaceSet(table.action, "in de klas"))
    s.do(ev.Removed(table.parent))
    assert s.state.of(Kind.NEED) is needs
    assert s.state.details is details


def test_other_words_owners_or_dates_make_a_verdict_stale(table: Table) -> None:
    for change in (
        ev.LineReworded(table.action, "Tekst op vrijdag meegeven"),
        ev.OwnersSet(table.action, (table.teacher, table.parent)),
        ev.WhenSet(table.action, By(date(2026, 12, 4), "tegen 4 december")),
    ):
        poll = asked(table)
        table.script.do(ev.Answered(poll, table.parent, YES))
        assert verdict(action(table)) is Verdict.FEASIBLE
        table.script.do(change)
        assert verdict(action(table)) is Verdict.STALE


def test_saying_the_same_date_otherwise_or_the_place_leaves_a_verdict(table: Table) -> None:
    asked(table)
    table.script.do(ev.WhenSet(table.action, By(date(2026, 11, 27), "voor vrijdag 27/11")))
    table.script.do(ev.OwnersSet(table.action, (table.teacher,), lead=table.teacher))
    table.script.do(ev.PlaceSet(table.action, "in de boekentas"))
    table.script.do(ev.NeedsLinked(table.action, ()))
    assert verdict(action(table)) is Verdict.FEASIBLE


def test_adaptations_keep_what_was_and_what_it_became(table: Table) -> None:
    s = table.script
    s.do(
        ev.ActionAdapted(table.action, "te vroeg", (), (Way.LATER,)),
        ev.WhenSet(table.action, By(date(2027, 1, 29), "eind januari")),
    )
    s.do(ev.ActionAdapted(table.action, "nog eens besproken"))
    s.do(
        ev.ActionAdapted(table.action, "alleen gaat niet", (), (Way.WITH_HELP,)),
        ev.OwnersSet(table.action, (table.teacher, table.parent)),
    )
    (later, until), (helped, by_both) = action(table).changes()
    assert (later.why, later.before.when) == ("te vroeg", By(date(2026, 11, 27), "tegen vrijdag"))
    assert until.when == By(date(2027, 1, 29), "eind januari")
    assert (helped.why, helped.before.owners) == ("alleen gaat niet", (table.teacher,))
    assert by_both == action(table).commitment


def test_a_line_that_was_never_adapted_has_no_changes(table: Table) -> None:
    assert action(table).changes() == ()


def test_a_struck_line_comes_back_as_a_trace_when_its_events_are_blank() -> None:
    log = recorded_from(
        [
            (ev.Blanked("LineNoted"), 0),
            (ev.LineNoted(Kind.NEED, "tweede"), 0),
            (ev.LineStruck(1, Kind.NEED, before=2), 0),
        ]
    )
    struck, second = fold(log).of(Kind.NEED)
    assert (struck.id, struck.struck) == (1, log[2].at)
    assert second.id == 2


def test_taking_somebody_away_leaves_nothing_that_names_them(table: Table) -> None:
    s, teacher = table.script, table.teacher
    asked(table)
    s.do(
        ev.ActionAdapted(table.action, "alleen gaat niet"),
        ev.OwnersSet(table.action, (teacher, table.parent), lead=teacher),
    )
    s.do(ev.RecipientAdded(Route.PLATFORM, teacher))
    s.do(ev.FollowUpGiven(teacher))
    s.do(ev.Objected(table.need, teacher, "niet mijn woorden", in_plan=True))
    s.do(ev.Removed(teacher))
    line, need = action(table), s.state.line(table.need)
    assert need is not None
    assert (line.owners, line.lead, need.said_by, need.objections) == ((table.parent,), None, None, ())
    assert (s.state.recipients, s.state.follow_up) == ((), None)
    assert line.poll is not None
    assert (line.poll.asked, line.poll.answers, verdict(line)) == ((), (), Verdict.STALE)
    assert line.adaptations[0].before.owners == ()


def test_kept_for_later_and_dropped_lines_do_not_stand(table: Table) -> None:
    for standing, stands in (
        (Standing.LATER, False),
        (Standing.DROPPED, False),
        (Standing.AGREED, True),
        (Standing.NOTED, True),
    ):
        table.script.do(ev.StandingSet(table.action, standing))
        assert action(table).stands is stands


def test_a_second_sitting_has_its_own_date_and_attendance(table: Table) -> None:
    s = table.script
    s.do(ev.PresenceSet(table.parent, Presence.TELEPHONE, arrives=time(16)))
    s.do(ev.SessionPaused())
    s.do(ev.SittingOpened(date(2026, 12, 1)))
    s.do(ev.PresenceSet(table.teacher, Presence.ABSENT))
    first, second = s.state.sittings
    assert (first.on, second.on) == (date(2026, 11, 24), date(2026, 12, 1))
    assert first.attendance[table.teacher].present
    assert second.attendance[table.parent].presence is Presence.TELEPHONE
    assert second.attendance[table.parent].arrives is None
    assert s.state.held_on == date(2026, 11, 24)


def test_aftercare_marks_a_changed_commitment_and_not_other_words(table: Table) -> None:
    s = table.script
    asked(table)
    s.do(ev.SessionClosed())
    s.do(ev.LineReworded(table.action, "De tekst op maandag meegeven"))
    assert (action(table).changed_afterwards, verdict(action(table))) == (False, Verdict.FEASIBLE)
    s.do(ev.WhenSet(table.action, Words("op dinsdag")))
    assert (action(table).changed_afterwards, verdict(action(table))) == (True, Verdict.STALE)


def test_undone_gestures_leave_no_trace_and_lasting_events_stay() -> None:
    log = recorded_from(
        [
            (ev.LineNoted(Kind.NEED, "eerste"), 0),
            (ev.LineNoted(Kind.NEED, "tweede"), 0),
            (ev.PlanExported(1, "docx", "nl_BE"), 1),
            (ev.Retracted(2), 0),
        ]
    )
    state = fold(log)
    assert [line.text for line in state.of(Kind.NEED)] == ["eerste"]
    assert [export.number for export in state.exports] == [1]
    assert (state.seq, state.elapsed_ms) == (4, 4000)


def test_time_never_goes_back() -> None:
    log = [
        ev.Recorded(1, 1, START, 5000, ev.SessionPaused()),
        ev.Recorded(2, 2, START, 4000, ev.SessionResumed()),
    ]
    assert fold(log).elapsed_ms == 5000


def test_the_ten_are_counted_without_interpreters_and_absentees(table: Table) -> None:
    s = table.script
    s.do(ev.PresenceSet(table.parent, Presence.ABSENT))
    s.seat("d", "Joris", Role.GUIDANCE_CENTRE)
    assert [one.name for one in s.state.at_table()] == ["Annelies", "Joris"]


def test_a_line_that_was_struck_before_it_was_noted_stays_struck() -> None:
    state = fold(recorded_from([(ev.LineStruck(2, Kind.NEED), 0), (ev.LineNoted(Kind.NEED, "geheim"), 0)]))
    assert [(line.text, bool(line.struck)) for line in state.of(Kind.NEED)] == [("", True)]


def test_a_yes_is_about_those_words_and_what_was_given_alone_stays_so(table: Table) -> None:
    poll = asked(table)
    s = table.script
    answer = s.do(
        ev.Answered(poll, table.teacher, 0, "te druk"),
        lambda seq: ev.ReasonConsented(table.action, seq, Consent.TO_ASK, alone=True),
    )
    s.do(ev.ReasonConsented(table.action, answer, Consent.YES))
    (given,) = action(table).polls[-1].answers
    assert (given.consent, given.alone, given.remark) == (Consent.YES, True, "te druk")
    turn = s.do(ev.ActionAdapted(table.action, "te druk"))
    s.do(ev.ReasonConsented(table.action, turn, Consent.NO))
    assert [one.consent for one in action(table).adaptations] == [Consent.NO]
    s.do(ev.Answered(poll, table.teacher, 0, "veel te druk"))
    (anew,) = action(table).polls[-1].answers
    assert (anew.consent, anew.alone) == (Consent.TO_ASK, False)
