"""What people are called: in the plan, on the board and on the parents' page, and by which words they are meant."""

from datetime import date

import pytest

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.plan_context import plan_of
from cop_session.documents.readers import outline_for, plain
from cop_session.domain.codes import Kind, Reader, Role
from cop_session.domain.display_names import call_names, parts
from cop_session.domain.family import is_kin, of_the_family
from cop_session.domain.state import Line, Participant, State
from cop_session.i18n import catalogue
from cop_session.reading.line import read_line
from cop_session.reading.people.participant_line import Asked, ParticipantReading
from cop_session.reading.people.people_readers import read_participant, read_participants, read_people
from cop_session.reading.people.roster import PeopleReading
from tests.reading.people.names_table import rows
from tests.reading.people.scenario_people import INTERPRETER, LENA, MILAN

ROWS = rows()
PARENTS = """
    papa mama vader moeder mams pleegmoeder pleegpapa stiefvader plusmama bonus-papa adoptiemoeder voogd verzorger ouder
    ouders mum dad maman
"""
RELATIONS = ("mama", "pleegvader", "juf", "oma van vaderskant", "tolk Turks", "buschauffeur", "CAW")


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize(("typed", "expected"), ROWS, ids=[typed for typed, _ in ROWS])
def test_a_name_is_read_called_and_read_back(typed: str, expected: list[str]) -> None:
    read = [one for entry in typed.split(" | ") for one in read_participants(entry, "nl_BE", "Lena")]
    people = tuple(Participant(at, str(at), one.name, one.role, one.relation) for at, one in enumerate(read, 1))
    plan = plan_of(State(people=people), catalogue("nl_BE"), today=date(2026, 11, 24), number=1, code="x")
    found = []
    for reading, one in zip(read, people, strict=True):
        family = one.role is Role.OTHER and is_kin(one.relation)
        role = "?" if reading.asked else "family" if family else one.role.value
        assert reading.unknown == ()
        assert plain.called(plan, one.id) == call_names(people)[one.id]
        found.append([plan.name(one.id), role, call_names(people)[one.id]])
    assert found == [line.split(" ; ")[:3] for line in expected]
    for one, line in zip(people, expected, strict=True):
        forms = (*line.split(" ; ")[3].split(" / "), one.name, call_names(people)[one.id])
        for form in forms:
            assert (form, read_people(form, people, "nl_BE")) == (form, PeopleReading((one.id,)))


def of_known_role(typed: str) -> list[ParticipantReading]:
    read = [one for entry in typed.split(" | ") for one in read_participants(entry, "nl_BE", "Lena")]
    return [one for one in read if not one.asked]


def test_the_role_of_most_is_known() -> None:
    assert sum(not of_known_role(typed) for typed, _ in ROWS) == 8


@pytest.mark.parametrize("typed", [typed for typed, _ in ROWS if of_known_role(typed)])
def test_who_was_read_is_read_back_as_shown(typed: str) -> None:
    for one in of_known_role(typed):
        shown = code_wording.introduced(catalogue("nl_BE"), Participant(1, "a", one.name, one.role, one.relation))
        again = read_participant(shown, "nl_BE")
        assert (again.name, again.role, again.relation) == (one.name, one.role, one.relation)


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OTHER])
def test_every_word_for_a_role_that_a_screen_shows_can_be_typed(locale: str, role: Role) -> None:
    t = catalogue(locale)
    one = Participant(1, "a", "Mo Azzi", role)
    others = tuple(Participant(at, str(at), f"An{at}", other) for at, other in enumerate(Role, 2) if other is not role)
    in_plain_words = [] if role in (Role.PARENT, Role.PUPIL) else [plain.role(t, one)]
    for shown in (
        code_wording.role(t, role),
        code_wording.briefly(t, one),
        code_wording.who_is(t, one),
        *in_plain_words,
    ):
        assert (shown, read_people(shown, (one, *others), locale).ids) == (shown, (1,))


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_that_a_screen_shows_can_be_typed(relation: str) -> None:
    t = catalogue("nl_BE")
    said = read_participant(f"Mo Azzi, {relation}", "nl_BE")
    one = Participant(9, "a", said.name, said.role, said.relation)
    for shown in (code_wording.who_is(t, one), code_wording.briefly(t, one), f"{relation} Mo", f"Mo Azzi ({relation})"):
        assert (shown, read_people(shown, (one, *MILAN[:2]), "nl_BE").ids) == (shown, (9,))


@pytest.mark.parametrize("word", PARENTS.split())
@pytest.mark.parametrize("entry", ["{}", "{} Chris", "Chris {}", "Chris, {}", "Chris ({})", "{}: Chris", "{} van Lena"])
def test_a_parent_never_stands_among_staff(word: str, entry: str) -> None:
    (one,) = read_participants(entry.format(word), "nl_BE")
    assert (one.role, one.asked) == (Role.PARENT, None)


@pytest.mark.parametrize(
    "said", ["nieuwe papa", "biologische vader", "echte mama", "ouder (opvoeder)", "papa van Lena"]
)
def test_which_parent_it_is_changes_nothing(said: str) -> None:
    (one,) = read_participants(f"Chris, {said}", "nl_BE")
    assert (one.role, one.asked) == (Role.PARENT, None)


@pytest.mark.parametrize("said", ["partner van mama", "ex van papa", "nieuwe vriend van mama", "grote zus"])
def test_who_is_near_a_parent_is_of_the_family(said: str) -> None:
    (one,) = read_participants(f"Chris, {said}", "nl_BE")
    assert of_the_family(Participant(1, "a", one.name, one.role, one.relation))


@pytest.mark.parametrize("word", ["oma", "bompa", "tante", "nonkel", "grootouders", "plusopa", "buurvrouw"])
@pytest.mark.parametrize("entry", ["{}", "{} Chris", "Chris {}", "Chris, {}", "{} van Lena"])
def test_nor_does_another_relative(word: str, entry: str) -> None:
    (one,) = read_participants(entry.format(word), "nl_BE")
    assert one.role is Role.OTHER
    assert is_kin(one.relation)
    assert one.asked is None


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        ("Chris", [Asked.ROLE]),
        ("Chris Maes", [Asked.ROLE]),
        ("Chris, afwezig", [Asked.ROLE]),
        ("Chris & Els", [Asked.ROLE, Asked.ROLE]),
        ("Chris, Els", [Asked.ROLE_OR_NAME]),
        ("opvoeder", [Asked.WHOSE]),
    ],
)
def test_of_whom_no_role_is_understood_it_is_asked(entry: str, asked: list[Asked]) -> None:
    assert [one.asked for one in read_participants(entry, "nl_BE", "Lena")] == asked


@pytest.mark.parametrize(("entry", "under"), [("oma Lies", "you"), ("juf Els", "we")])
def test_what_a_relative_does_stands_with_the_family_on_the_page_for_parents(entry: str, under: str) -> None:
    (one,) = read_participants(entry, "nl_BE")
    state = State(
        people=(Participant(1, "a", one.name, one.role, one.relation),),
        lines={Kind.ACTION: (Line(2, Kind.ACTION, "vervoer regelen", owners=(1,)),)},
    )
    outline = outline_for(Reader.PARENTS, state, catalogue("nl_BE"), today=date(2026, 11, 24), number=1, code="x")
    assert [one.code for one in outline.sections if one.blocks and one.code in ("we", "you")] == [under]


def test_two_people_of_whom_nothing_else_tells_them_apart_are_told_apart_by_what_they_are() -> None:
    people = (
        Participant(1, "a", "Tom Maes", Role.PARENT, "papa"),
        Participant(2, "b", "Tom Maes", Role.OTHER, "grote broer"),
    )
    names = call_names(people)
    assert list(names.values()) == ["Tom Maes (papa)", "Tom Maes (grote broer)"]
    assert [read_people(name, people, "nl_BE").ids for name in names.values()] == [(1,), (2,)]


def test_a_family_name_that_is_a_title_too_is_asked() -> None:
    people = (Participant(1, "a", "An De Meester", Role.PARENT, "mama"), Participant(2, "b", "Jef", Role.TEACHER))
    assert [one.ids for one in read_people("de meester", people, "nl_BE").ambiguous] == [(1, 2)]
    assert read_people("An De Meester", people, "nl_BE").ids == (1,)


@pytest.mark.parametrize(
    ("said", "ids"),
    [("mama's", (1, 2)), ("de mama’s", (1, 2)), ("oma van Lena", (3,)), ("de oma van Lena", (3,)), ("oma van Tom", ())],
)
def test_relatives_are_meant_by_whose_they_are_and_several_at_once(said: str, ids: tuple[int, ...]) -> None:
    people = (
        Participant(1, "a", "Sarah", Role.PARENT, "mama"),
        Participant(2, "b", "Lotte", Role.PARENT, "mama"),
        Participant(3, "c", "Lies", Role.OTHER, "oma"),
        Participant(4, "d", "Lena Claes", Role.PUPIL),
    )
    assert read_people(said, people, "nl_BE").ids == ids
    assert read_line("mama's schrift meebrengen", people, date(2026, 11, 24), "nl_BE").owners == ()


def test_the_full_stop_of_a_form_of_address_ends_no_sentence() -> None:
    people = read_participants("dhr. en mevr. Janssens, ouders", "nl_BE")
    seated = tuple(Participant(at, str(at), one.name, one.role) for at, one in enumerate(people, 1))
    line = "map maken met juf. Mevr. Janssens belt"
    assert read_line(line, seated, date(2026, 11, 24), "nl_BE").owners == (2,)


def test_two_of_one_family_name_are_told_apart_by_how_they_are_addressed() -> None:
    people = read_participants("de heer en mevrouw Janssens, ouders", "nl_BE")
    seated = tuple(Participant(at, str(at), one.name, one.role) for at, one in enumerate(people, 1))
    assert read_people("dhr. Janssens", seated, "nl_BE").ids == (1,)
    assert read_people("mevr. Janssens", seated, "nl_BE").ids == (2,)
    assert read_people("Janssens", seated, "nl_BE").ambiguous


@pytest.mark.parametrize("people", [(*LENA, INTERPRETER), MILAN])
def test_every_part_of_a_name_can_be_typed(people: tuple[Participant, ...]) -> None:
    for one in people:
        for part in (*one.name.split(), *parts(one.name).family):
            reading = read_people(part, people, "nl_BE")
            asked = [found for row in reading.ambiguous for found in row.ids]
            # *El* is a word in front of a name, not a name.
            assert (one.id in (*reading.ids, *asked)) is (part != "El"), part


SPOKEN = (
    Participant(1, "a", "Wil de Bruin", Role.PARENT, "papa"),
    Participant(2, "b", "Mei Lin", Role.TEACHER),
    Participant(3, "c", "Ben Groot", Role.GUIDANCE_CENTRE),
    Participant(4, "d", "Roos", Role.PUPIL),
)


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("wil iemand de map maken", ()),
        ("Wil maakt de map", (1,)),
        ("@wil maakt de map", (1,)),
        ("groot en klein sorteren", ()),
        ("mei wordt een rustige maand", ()),
        ("Mei leest voor", (2,)),
        ("een roos tekenen", ()),
        ("Roos tekent een roos", (4,)),
    ],
)
def test_a_name_that_is_a_word_too_is_one_only_with_its_capital(line: str, owners: tuple[int, ...]) -> None:
    assert read_line(line, SPOKEN, date(2026, 11, 24), "nl_BE").owners == owners
    assert read_people("wil, mei, roos", SPOKEN, "nl_BE").ids == (1, 2, 4)


@pytest.mark.parametrize(("typed", "expected"), ROWS, ids=[typed for typed, _ in ROWS])
def test_a_line_is_read_by_what_somebody_is_called(typed: str, expected: list[str]) -> None:
    read = [one for entry in typed.split(" | ") for one in read_participants(entry, "nl_BE", "Lena")]
    people = tuple(Participant(at, str(at), one.name, one.role, one.relation) for at, one in enumerate(read, 1))
    for one, name in call_names(people).items():
        doing = () if people[one - 1].interprets else (one,)
        for line in (f"{name} belt maandag naar het CLB", f"elke dag leest {name} voor", f"voorlezen - {name}"):
            assert (line, read_line(line, people, date(2026, 11, 24), "nl_BE").owners) == (line, doing)
