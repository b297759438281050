"""What became of the agreements in a talk, and which talks are in a thread."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Standing
from cop_session.domain.timeline import Timeline
from cop_session.services import Library
from cop_session.services.sessions.talk_course import course_of, in_order
from cop_session.troubles import Trouble
from tests.scenarios import lena, lena_again, lena_ends
from tests.scenarios.script import Script, recorded
from tests.services.series import series
from tests.support.clock import HandClock
from tests.tui.support.house import workspace


@pytest.mark.parametrize(
    ("written", "came_along", "goes_on", "new"),
    [(lena.written, 0, 0, 7), (lena_again.written, 7, 6, 1), (lena_ends.written, 7, 2, 0)],
)
def test_the_agreements_are_counted(written: Callable[[], Script], came_along: int, goes_on: int, new: int) -> None:
    course = course_of(Timeline(recorded(written().turns)))
    assert (course.came_along, course.goes_on, course.new) == (came_along, goes_on, new)


def test_what_waited_for_later_and_is_taken_up_is_new() -> None:
    script = lena_again.written()
    later = script.find(Kind.ACTION, "voorleessoftware")
    script.do(ev.SessionReopened())
    script.decide(Standing.NOTED, later)
    course = course_of(Timeline(recorded(script.turns)))
    assert (course.came_along, course.goes_on, course.new) == (7, 6, 2)


def test_a_thread_is_every_talk_about_the_pupil_in_order(tmp_path: Path) -> None:
    clock = HandClock()
    with closing(Library.open(workspace(tmp_path), clock=clock)) as library:
        talks = series(library, clock, "leest graag")
        library.prepare(locale="nl_BE", zone="Europe/Brussels").close()
        for one in talks:
            assert [talk.id for talk in library.thread(one)] == list(talks)
        with pytest.raises(Trouble, match="no_such_session"):
            library.thread("0" * 8)


def test_talks_that_follow_each_other_in_a_circle_are_all_there(tmp_path: Path) -> None:
    clock = HandClock()
    with closing(Library.open(workspace(tmp_path), clock=clock)) as library:
        first, second, third = library.thread(series(library, clock, "leest graag")[0])
    circle = [replace(first, follows=third.id), second, third]
    for start in range(3):
        turned = [*circle[start:], *circle[:start]]
        assert sorted(one.id for one in in_order(turned)) == sorted(one.id for one in circle)
    assert in_order([third, second, first]) == [first, second, third]
    # One whose earlier talk is not here keeps its place.
    assert in_order([third, first]) == [third, first]
