"""Which school a form is about, and how people of earlier sessions are typed in: pure."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Role
from cop_session.domain.state import Participant, State
from cop_session.i18n import SUPPORTED, catalogue
from cop_session.services.prefill.prefill import Earlier, PrefillRecord, SchoolLabel
from cop_session.tui.forms.school_lookup import SchoolLookup
from cop_session.tui.forms.session_values import events_of, has_words, values_of
from cop_session.tui.steps.core.section import TEXT, Moment
from cop_session.tui.steps.sections.participants_section import PeopleSection

HORIZON, REGENBOOG = SchoolLabel("De Horizon", "Gent"), SchoolLabel("De Regenboog")
NAMELESS = SchoolLabel("")
NOBODY: tuple[Participant, ...] = ()


def known(school: SchoolLabel, school_id: str, room: str = "") -> PrefillRecord:
    details = {Detail.SCHOOL: school.name, Detail.TOWN: school.town, Detail.ROOM: room}
    return PrefillRecord(school_id, "pupil", school_id, details, NOBODY, NOBODY)


EARLIER = Earlier([known(HORIZON, "horizon", "zorglokaal"), known(REGENBOOG, "regenboog", "turnzaal")])


def recognition(school: SchoolLabel = NAMELESS, school_id: str = "") -> SchoolLookup:
    made = SchoolLookup(State(school_id=school_id, details={Detail.SCHOOL: school.name, Detail.TOWN: school.town}))
    made.earlier = EARLIER
    return made


def test_a_new_session_keeps_its_own_id_until_its_school_is_known() -> None:
    form = recognition()
    assert form.school_id(SchoolLabel("De H")) == ""
    assert form.school_id(SchoolLabel("de horizon")) == "horizon"
    own = form.school_id(SchoolLabel("De Horizont"))
    assert own not in ("", "horizon", "regenboog")
    assert form.school_id(SchoolLabel("De Horizontaal")) == own
    assert form.school_id(REGENBOOG) == "regenboog"


def test_a_session_that_is_there_keeps_its_id_as_long_as_its_school_is_called_the_same() -> None:
    form = recognition(SchoolLabel("De Horizon"), "own")
    assert form.school_id(SchoolLabel("De Horizon")) == "own"
    assert form.school_id(SchoolLabel("De Horizon!")) == "horizon"
    assert form.school_id(SchoolLabel("De Horizon")) == "own"
    assert form.school_id(SchoolLabel("Nieuwe naam")) == "own"


def test_a_shared_id_is_left_when_the_school_is_another_one() -> None:
    form = recognition(HORIZON, "horizon")
    assert form.school_id(SchoolLabel("De Horizon", "Aalst")) not in ("", "horizon")
    assert form.school_id(HORIZON) == "horizon"


def test_only_what_belongs_to_the_school_is_offered_unasked() -> None:
    form = recognition()
    assert form.offers(Detail.ROOM, HORIZON, unasked=True) == ("zorglokaal",)
    assert form.offers(Detail.ROOM, SchoolLabel(""), unasked=True) == ()
    assert form.offers(Detail.SCHOOL, SchoolLabel(""), unasked=True) == ()
    assert form.offers(Detail.SCHOOL, SchoolLabel("De"), unasked=False) == ("De Horizon", "De Regenboog")
    assert form.offers(Detail.TOWN, REGENBOOG, unasked=True) == ()
    assert form.offers(Detail.TOWN, REGENBOOG, unasked=False) == ("Gent",)
    assert form.offers(Detail.ROOM, SchoolLabel("elders"), unasked=False) == ()


def test_the_id_of_a_school_is_an_event_only_where_it_is_another() -> None:
    state, today = State(school_id="own"), date(2026, 11, 24)
    for school_id, events in (("", ()), ("own", ()), ("horizon", (ev.SchoolRecognised("horizon"),))):
        values = replace(values_of(state), school_id=school_id)
        assert events_of(values, state, today) == events


def test_what_the_form_was_opened_with_counts_as_nothing_typed() -> None:
    blank = State(starts=datetime(2026, 11, 24, 16, 45), details={Detail.SCHOOL: "De Horizon"})
    assert not has_words(values_of(blank), blank)
    assert has_words(values_of(blank), State(details=blank.details))


@pytest.mark.parametrize("locale", SUPPORTED)
@pytest.mark.parametrize("role", [*Role])
@pytest.mark.parametrize("relation", ["", "juf van 3B", "Elles"])
def test_who_is_offered_is_understood_as_who_they_are(locale: str, role: Role, relation: str) -> None:
    one = Participant(0, "id", "Ilse D'Hondt", role, relation)
    moment = Moment(State(), catalogue(locale), date(2026, 11, 24), (one,))
    section = PeopleSection()
    offered = "Ils" + section.ahead(moment, "Ils")
    (seated,) = section.noted(moment, {TEXT: offered})
    assert isinstance(seated, ev.PersonSeated)
    assert (seated.person_id, seated.name) == ("id", one.name)
    # Another role than all of ours is what the words say it is.
    told = role is Role.OTHER and relation == "juf van 3B" and locale != "en"
    assert seated.role is (Role.TEACHER if told else role)
