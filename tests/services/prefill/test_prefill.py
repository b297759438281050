"""What earlier sessions know, and what of it may be said at the table of another pupil."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.state import Participant, State
from cop_session.services import Library
from cop_session.services.prefill.prefill import Earlier, PrefillRecord, SchoolLabel, known
from cop_session.services.prefill.team_transfer import team
from tests.support.clock import HandClock

HORIZON = SchoolLabel("De Horizon", "Gent")


def person(name: str, role: Role, relation: str = "", person_id: str = "") -> Participant:
    return Participant(0, person_id or name, name, role, relation)


KOEN = person("Koen Lippens", Role.CARE_COORDINATOR)
ILSE = person("Ilse D'Hondt", Role.EXTERNAL_SUPPORTER)
FATMA = person("Fatma Yıldız", Role.PARENT, "mama")
LENA = person("Lena", Role.PUPIL)


def session(
    school: SchoolLabel = HORIZON,
    people: Sequence[Participant] = (KOEN, FATMA, LENA),
    *,
    pupil_id: str = "lena",
    school_id: str = "horizon",
    fictional: bool = False,
    **details: str,
) -> PrefillRecord:
    said = {Detail.PUPIL: "Lena", Detail.SCHOOL: school.name, Detail.TOWN: school.town}
    said |= {Detail(name): text for name, text in details.items()}
    state = State(pupil_id=pupil_id, school_id=school_id, people=tuple(people), details=said, fictional=fictional)
    return known(pupil_id, state)


def at(
    school: SchoolLabel = HORIZON,
    *,
    school_id: str = "new",
    pupil_id: str = "milan",
    seated: Sequence[Participant] = (),
) -> State:
    details = {Detail.SCHOOL: school.name, Detail.TOWN: school.town}
    return State(pupil_id=pupil_id, school_id=school_id, details=details, people=tuple(seated))


def names(earlier: Earlier, state: State) -> list[str]:
    return [one.name for one in earlier.people(state)]


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        (Role.PUPIL, ""),
        (Role.PARENT, "mama"),
        (Role.CONFIDANT, ""),
        (Role.INTERPRETER, "Turks"),
        (Role.OTHER, "oma"),
        (Role.OTHER, "grote broer"),
        (Role.OTHER, "zus van papa"),
        (Role.OTHER, "begeleidt Lena thuis"),
    ],
)
def test_nobody_of_a_family_is_named_at_the_table_of_another_pupil(role: Role, relation: str) -> None:
    one = person("Iemand", role, relation)
    earlier = Earlier([session(people=(KOEN, one))])
    assert names(earlier, at(school_id="horizon")) == ["Koen Lippens"]
    assert names(earlier, at(school_id="horizon", pupil_id="lena")) == ["Koen Lippens", "Iemand"]


@pytest.mark.parametrize("name", ["papa", "Mama van Lena", "oma Lies", "pleegvader Jef"])
def test_nor_is_who_was_noted_by_what_they_are_to_the_pupil(name: str) -> None:
    earlier = Earlier([session(people=(KOEN, person(name, Role.OTHER, "")))])
    assert names(earlier, at(school_id="horizon")) == ["Koen Lippens"]


@pytest.mark.parametrize("relation", ["", "opvoeder", "stagiair", "busbegeleider"])
def test_who_has_another_part_at_school_goes_along(relation: str) -> None:
    one = person("Iemand", Role.OTHER, relation)
    assert names(Earlier([session(people=(one,))]), at()) == ["Iemand"]


def test_a_relation_that_names_the_pupil_stays_behind() -> None:
    juf = person("Annelies", Role.TEACHER, "juf van Lena")
    (shown,) = Earlier([session(people=(juf, LENA))]).people(at())
    assert (shown.person_id, shown.role, shown.relation) == ("Annelies", Role.TEACHER, "")


def test_only_people_of_the_same_school_are_known() -> None:
    earlier = Earlier([session(), session(SchoolLabel("De Regenboog"), (ILSE,), school_id="regenboog")])
    assert names(earlier, at()) == ["Koen Lippens"]
    assert names(earlier, at(SchoolLabel("de horizon"))) == ["Koen Lippens"]
    assert names(earlier, at(SchoolLabel("De Horizon", "Brugge"))) == []
    assert names(earlier, at(SchoolLabel("Hoe ze nu heet"), school_id="regenboog")) == ["Ilse D'Hondt"]
    assert names(earlier, at(SchoolLabel(""), school_id="new")) == []


def test_the_newest_comes_first_and_nobody_twice() -> None:
    again = person("koen lippens", Role.CARE_COORDINATOR, person_id="another id")
    earlier = Earlier([session(people=(ILSE, KOEN)), session(people=(again, KOEN), pupil_id="x")])
    assert [one.person_id for one in earlier.people(at())] == [ILSE.person_id, KOEN.person_id]
    assert names(earlier, at(seated=(person("Koen Lippens", Role.HEAD),))) == ["Ilse D'Hondt"]
    renamed = person("Koen L.", Role.HEAD, person_id=KOEN.person_id)
    assert names(Earlier([session()]), at(seated=(renamed,))) == []


def test_texts_come_from_this_school_first_and_a_room_from_there_alone() -> None:
    other = session(SchoolLabel("De Regenboog"), school_id="r", room="turnzaal", facilitator="Noor")
    earlier = Earlier([other, session(room="zorglokaal", facilitator="Petra"), session(room="Zorglokaal", town="Gent")])
    assert earlier.texts(Detail.ROOM, HORIZON) == ("zorglokaal",)
    assert earlier.texts(Detail.FACILITATOR, HORIZON) == ("Petra", "Noor")
    assert earlier.texts(Detail.SCHOOL, SchoolLabel("")) == ("De Regenboog", "De Horizon")
    assert earlier.texts(Detail.PUPIL, HORIZON, "horizon") == ()
    assert earlier.texts(Detail.OCCASION, HORIZON, "horizon") == ()


def test_a_school_is_recognised_by_name_and_town_and_samples_come_last() -> None:
    earlier = Earlier(
        [
            session(school_id="sample", fictional=True),
            session(SchoolLabel("De Horizon", "Brugge"), school_id="brugge"),
            session(school_id="gent"),
        ]
    )
    assert earlier.school_id(SchoolLabel(" de  HORIZON")) == "brugge"
    assert earlier.school_id(SchoolLabel("De Horizon", "Gent")) == "gent"
    assert earlier.school_id(SchoolLabel("De Horizon", "Aalst")) is None
    assert earlier.school_id(SchoolLabel("")) is None
    assert earlier.knows("sample")
    assert not earlier.knows("")


def seat(library: Library, *people: Participant, pupil: str = "Lena") -> str:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.DetailSet(Detail.PUPIL, pupil), ev.DetailSet(Detail.SCHOOL, HORIZON.name))
    for one in people:
        live.record(ev.PersonSeated(one.person_id, one.name, one.role, one.relation))
    live.close()
    return live.id


def test_what_is_erased_or_taken_away_does_not_come_back(library: Library) -> None:
    first, second = seat(library, KOEN), seat(library, ILSE, pupil="Milan")
    assert set(names(library.earlier(state=at()), at())) == {"Koen Lippens", "Ilse D'Hondt"}
    assert names(library.earlier(but=second, state=at()), at()) == ["Koen Lippens"]
    library.custody.erase(first)
    live = library.open_session(second)
    live.record(ev.Removed(live.state.people[0].id))
    live.close()
    assert names(library.earlier(state=at()), at()) == []


def test_what_is_asked_for_is_what_all_sessions_would_tell(library: Library) -> None:
    for number in range(12):
        school = HORIZON.name if number % 3 else "de horizon"
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", fictional=number == 7)
        live.record(ev.DetailSet(Detail.PUPIL, f"Lena {number}"), ev.DetailSet(Detail.SCHOOL, school))
        live.record(ev.DetailSet(Detail.TOWN, ("Gent", "", "Brugge")[number % 3]))
        live.record(ev.DetailSet(Detail.ROOM, f"lokaal {number % 5}"))
        for one in (KOEN, ILSE, person("Tom", Role.OTHER, f"buur van Lena {number}"))[: number % 4]:
            live.record(ev.PersonSeated(one.person_id, one.name, one.role, one.relation))
        live.close()
    logs = [known(one.id, library.read(one.id).now) for one in library.sessions()]
    everything = Earlier(logs)
    assert [*library.everybody("", fictional=True)] == logs
    for each in library.sessions():
        state = library.read(each.id).now
        told = library.earlier(state=state)
        assert told.people(state) == everything.people(state)
        for label in (HORIZON, SchoolLabel("De Horizon", "Gent"), SchoolLabel("")):
            assert told.school_id(label) == everything.school_id(label)
            for detail in Detail:
                assert told.texts(detail, label) == everything.texts(detail, label)


def test_what_is_known_holds_no_words_of_a_talk(library: Library, lena: str) -> None:
    state = library.read(lena).now
    one = known(lena, state)
    assert set(one.details) == {Detail.SCHOOL, Detail.TOWN, Detail.FACILITATOR, Detail.CONTACT}
    assert {Detail.PUPIL, Detail.GROUP, Detail.OCCASION} <= set(state.details)
    assert [line.text for row in state.lines.values() for line in row if line.text in str(one)] == []
    assert [each.name for each in one.team] == ["Annelies Vandamme", "Koen Lippens", "Ilse D'Hondt", "Joris Maes"]


def test_the_team_goes_on_with_another_pupil(library: Library, lena: str) -> None:
    earlier = library.read(lena).now
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels", minutes=earlier.minutes, beside=lena)
    live.close()
    state = live.state
    assert (state.follows, state.school_id, state.fictional) == (None, earlier.school_id, True)
    assert state.pupil_id not in ("", earlier.pupil_id)
    assert [one.person_id for one in state.people] == [one.person_id for one in team(earlier)]
    assert "Lena" not in str(state)
    assert "Yıldız" not in str(state)
    assert [state.detail(one) for one in (Detail.SCHOOL, Detail.ROOM, Detail.FACILITATOR)] == [
        earlier.detail(one) for one in (Detail.SCHOOL, Detail.ROOM, Detail.FACILITATOR)
    ]


@pytest.mark.parametrize(
    ("taken", "today", "starts"),
    [
        ([], 24, "24 16:45"),
        (["16:45"], 24, "24 17:45"),
        (["17:00", "15:00", "00:00"], 24, "24 18:00"),
        (["17:45"], 24, "24 16:45"),
        (["16:45", "17:45", "18:45", "19:45", "20:45", "21:45", "22:30"], 24, "24 00:00"),
        ([], 25, None),
    ],
)
def test_the_next_talk_of_a_day_takes_the_first_free_hour(
    library: Library, lena: str, taken: list[str], today: int, starts: str | None
) -> None:
    for hour in taken:
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", beside=lena)
        live.record(ev.SessionPlanned(_on_the_day(hour), 60))
        live.close()
    found = library.same_team(lena, date(2026, 11, today)).starts
    assert (f"{found:%d %H:%M}" if found else None) == starts


def _on_the_day(hour: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24T{hour}")


def test_a_day_without_an_hour_stays_a_day(library: Library) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.SessionPlanned(_on_the_day("00:00"), 60))
    live.close()
    assert library.same_team(live.id, date(2026, 11, 24)).starts == _on_the_day("00:00")


def test_a_follow_up_begins_on_the_day_that_was_agreed(library: Library, lena: str) -> None:
    earlier = library.read(lena).now
    assert earlier.evaluation is not None
    assert library.followed(lena, date(2027, 1, 12)).starts == earlier.evaluation.starts
    assert library.followed(lena, date(2027, 1, 13)).starts is None
    assert library.followed(lena, date(2027, 1, 13)).people == earlier.people


def test_another_window_sees_what_was_erased_here(library: Library, clock: HandClock) -> None:
    first = seat(library, KOEN)
    other = Library.open(library.workspace, clock=clock)
    assert names(other.earlier(state=at()), at()) == ["Koen Lippens"]
    library.custody.erase(first)
    assert names(other.earlier(state=at()), at()) == []
    other.close()


def test_what_was_undone_is_not_known_and_what_was_redone_is(library: Library) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.DetailSet(Detail.SCHOOL, HORIZON.name))
    live.record(ev.PersonSeated("k", KOEN.name, KOEN.role))
    live.record(ev.LineNoted(Kind.NEED, "rust"))
    live.undo()
    live.undo()
    live.close()
    assert names(library.earlier(state=at()), at()) == []
    live = library.open_session(live.id)
    live.redo()
    live.close()
    assert names(library.earlier(state=at()), at()) == [KOEN.name]
