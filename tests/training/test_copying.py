"""A training copy: what it holds, what it goes without, and when it may not leave."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations, count, product
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Role, Route
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import By, From, Month, On, Words
from cop_session.paths import Workspace, samples
from cop_session.services import Library, read_bundle
from cop_session.services.training.copy_decisions import as_kept, as_stored
from cop_session.training.redaction.review_questions import (
    GONE,
    ReviewChoice,
    ReviewDecision,
    ReviewReason,
    taken_apart,
)
from cop_session.training.redaction.shift_dates import (
    MONTHS,
    Redating,
    Shift,
    _Calendar,
    _school_year,
    shift_for,
    shifts_of,
)
from cop_session.training.redaction.training_copy import Copy, Leak, NotDecided, copy_of
from cop_session.troubles import Trouble
from tests.support.clock import HandClock
from tests.support.figures import Figures

BEGINS = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
PUPIL = "b1c2d3e4-0000-4000-8000-000000000001"
SCHOOL = "b1c2d3e4-0000-4000-8000-000000000002"
PERSON = "b1c2d3e4-0000-4000-8000-000000000003"


def _log(*gestures: tuple[ev.Event, ...] | ev.Event) -> Timeline:
    log: list[ev.Recorded] = []
    prepared = ev.SessionPrepared(PUPIL, SCHOOL, "nl_BE", "Europe/Brussels", follows=PERSON)
    for gesture in (prepared, *gestures):
        first = len(log) + 1
        events = gesture if isinstance(gesture, tuple) else (gesture,)
        for event in events:
            seq = len(log) + 1
            log.append(ev.Recorded(seq, first, BEGINS + timedelta(seconds=seq), seq * 1000, event))
    return Timeline(log)


def _copy(*gestures: tuple[ev.Event, ...] | ev.Event) -> Copy:
    return copy_of(_log(*gestures), chance=Random(5))


def _all(copy: Copy, decision: ReviewDecision | None = None) -> dict[str, ReviewDecision]:
    return {item.ask.key: decision or item.proposed for item in copy.items}


def _made(copy: Copy) -> Timeline:
    return Timeline(copy.made(_all(copy)))


def test_notes_and_what_was_struck_or_undone_are_gone_and_all_else_keeps_its_seq() -> None:
    copy = _copy(
        ev.SessionStarted(date(2026, 11, 24)),  # 2
        ev.LineNoted(Kind.NEED, "rust"),  # 3
        ev.LineNoted(Kind.NOTE, "geheim een"),  # 4
        ev.LineReworded(4, "geheim twee"),  # 5
        ev.LineNoted(Kind.CONCERN, "geheim drie"),  # 6
        ev.Retracted(6),  # 7
        ev.LineNoted(Kind.CONCERN, "teruggekomen"),  # 8
        ev.Retracted(8),  # 9
        ev.Restored(8),  # 10
        ev.LineNoted(Kind.ACTION, "geheim vier"),  # 11
        ev.PlaceSet(11, "geheim vijf"),  # 12
        ev.LineStruck(11, Kind.ACTION),  # 13
        ev.Blanked("LineNoted", Kind.ACTION, BEGINS),  # 14
        ev.Unknown("Sung", 1, '{"song": "geheim zes"}'),  # 15
        ev.LineNoted(Kind.SIGN, "leest voor"),  # 16
    )
    made = _made(copy)
    assert [one.seq for one in made.events] == list(range(1, 17))
    blanked = {one.seq: one.event.kind for one in made.events if isinstance(one.event, ev.Blanked)}
    assert set(blanked) == {4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15}
    # What goes does not tell what it was.
    assert set(blanked.values()) == {"LineNoted"}
    assert "geheim" not in str(made.events)
    told = [line.text for kind in Kind for line in made.now.of(kind)]
    assert told == ["rust", "teruggekomen", "leest voor"]
    assert made.now.fictional
    assert made.now.copy


def test_no_id_of_the_session_is_left_and_the_same_person_stays_the_same() -> None:
    copy = _copy(
        ev.PersonSeated(PERSON, "Lena Claes", Role.PUPIL),
        ev.SchoolRecognised(SCHOOL),
        ev.PersonSeated(PERSON, "L", Role.OTHER),
    )
    made = copy.made(_all(copy))
    assert copy.real >= {PUPIL, SCHOOL, PERSON}
    assert not any(one in str(made) for one in (PUPIL, SCHOOL, PERSON))
    prepared, first, recognised, second = (one.event for one in made)
    assert isinstance(prepared, ev.SessionPrepared)
    assert isinstance(recognised, ev.SchoolRecognised)
    assert prepared.follows is None
    assert prepared.school_id == recognised.school_id
    assert isinstance(first, ev.PersonSeated)
    assert isinstance(second, ev.PersonSeated)
    assert first.person_id == second.person_id


def test_all_dates_move_by_the_same_weeks_those_in_words_too() -> None:
    days = (date(2026, 12, 1), date(2026, 12, 8))
    copy = _copy(
        ev.SessionPlanned(datetime(2026, 11, 24, 15, 45), 60),
        ev.SessionStarted(date(2026, 11, 24)),
        ev.LineNoted(Kind.ACTION, "tegen 18/12 klaar, dan op 12 januari 2027 kijken; 8/10 voor rekenen"),
        ev.WhenSet(4, On(days, "1/12 en 8/12")),
        ev.WhenSet(4, By(date(2026, 12, 18), "tegen 18/12")),
        ev.WhenSet(4, From(date(2026, 12, 2), "vanaf 02/12", until=date(2027, 1, 27))),
        ev.WhenSet(4, Month(2027, 1, "januari")),
        ev.WhenSet(4, Words("ooit")),
        ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45),
    )
    made = copy.made(_all(copy, ReviewDecision(ReviewChoice.KEEP)))
    weeks = timedelta(weeks=copy.shift.weeks)
    events = [one.event for one in made]
    assert events[1] == ev.SessionPlanned(datetime(2026, 11, 24, 15, 45) + weeks, 60)
    noted, on, by = events[3], events[4], events[5]
    assert isinstance(noted, ev.LineNoted)
    moved, evaluation = date(2026, 12, 18) + weeks, date(2027, 1, 12) + weeks
    assert noted.text.startswith(
        f"tegen {moved.day}/{moved.month} klaar, dan op "
        f"{evaluation.day} {MONTHS[evaluation.month - 1]} {evaluation.year}"
    )
    assert noted.text.endswith("8/10 voor rekenen")
    assert isinstance(on, ev.WhenSet)
    assert isinstance(on.when, On)
    assert on.when.dates == tuple(day + weeks for day in days)
    assert on.when.said == " en ".join(f"{day.day}/{day.month}" for day in on.when.dates)
    assert isinstance(by, ev.WhenSet)
    assert by.when == By(moved, f"tegen {moved.day}/{moved.month}")
    # The hour on the wall stays, summer or winter, within a quarter.
    zone = ZoneInfo("Europe/Brussels")
    first, then = (at.astimezone(zone).replace(tzinfo=None) for at in (made[0].at, BEGINS))
    assert abs(first - then - weeks) <= timedelta(minutes=8)


@pytest.mark.parametrize(("country", "year"), [("BE", 2026), ("NL", 2026), ("BE", 2025), ("FR", 2026)])
def test_of_a_talk_and_its_evaluation_many_days_are_possible(country: str, year: int) -> None:
    chance, calendar = Random(f"{country}{year}"), _Calendar(country)
    for _ in range(6):
        on = _school_day(calendar, date(year, 9, 1), chance)
        interval = timedelta(weeks=chance.randint(4, 10))
        shift = shift_for({on, on + interval}, on, country, chance)
        assert shift(on).weekday() == on.weekday()
        assert possible(on, interval, shift, country) >= 20


@pytest.mark.torture
@pytest.mark.timeout(900)
@pytest.mark.parametrize("country", ["BE", "NL"])
def test_of_two_hundred_talks_and_evaluations_many_days_are_possible(country: str, figures: Figures) -> None:
    chance, calendar, few = Random(country), _Calendar(country), 0
    for _ in range(200):
        on = _school_day(calendar, date(2026, 9, 1), chance)
        interval = timedelta(weeks=chance.randint(4, 10))
        few += possible(on, interval, shift_for({on, on + interval}, on, country, chance), country) < 20
    figures("dates of training copies, attacked with the calendar", 200, {"with fewer than twenty days possible": few})
    assert not few


def _school_day(calendar: _Calendar, first: date, chance: Random) -> date:
    days = (first + timedelta(days=chance.randrange(300)) for _ in count())
    return next(day for day in days if day.weekday() < 5 and calendar.is_open(day))


def possible(on: date, interval: timedelta, shift: Shift, country: str) -> int:
    """Tell on how many days of that school year a talk may have been, for who knows the copy and how it is made."""
    calendar, copied = _Calendar(country), shift(on)
    others = (on + timedelta(weeks=weeks) for weeks in range(-52, 53))
    return sum(
        _may_become(other, interval, copied, calendar)
        for other in others
        if _school_year(other) == _school_year(on) and calendar.is_open(other)
    )


def _may_become(other: date, interval: timedelta, copied: date, calendar: _Calendar) -> bool:
    row = [other, other + interval]
    return copied in {one(other) for one in shifts_of(row, other, calendar)}


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("op 30 november en 1 december", "op 29 november en 30 november"),
        ("op 30 nov. 2026", "op 29 nov. 2025"),
        ("1, 8 en 15 december", "30 november, 7 en 14 december"),
        ("2026-12-01 of 01-12-2026", "2025-11-30 of 30-11-2025"),
        ("budget schooljaar 2027-2028", "budget schooljaar 2026-2027"),
    ],
)
def test_dates_in_words_are_written_as_they_were(said: str, out: str) -> None:
    # A year and a day earlier: no whole weeks, so that the arithmetic can be seen.
    class DayEarlier(Shift):
        def __call__(self, day: date) -> date:
            return (day - timedelta(days=1)).replace(
                year=day.year - 1 if day.day > 1 or day.month > 1 else day.year - 2
            )

    dates = Redating(DayEarlier(0), date(2026, 11, 24), (), "nl_BE")
    made, at = "", 0
    for one in dates.found(said):
        assert one.sure
        made, at = made + said[at : one.start] + (one.out or ""), one.end
    assert made + said[at:] == out


def test_a_quote_that_was_not_to_be_in_the_plan_is_proposed_to_go() -> None:
    copy = _copy(
        ev.LineNoted(Kind.QUOTE, "dat mag"),
        ev.QuoteConsented(2, Consent.YES),
        ev.LineNoted(Kind.QUOTE, "dat niet"),
        ev.QuoteConsented(4, Consent.NO),
        ev.LineNoted(Kind.QUOTE, "nog te vragen"),
    )
    quotes = {item.ask.words: item.ask.proposal for item in copy.items if item.ask.doubt is ReviewReason.QUOTE}
    assert quotes == {"dat mag": "dat mag", "dat niet": GONE, "nog te vragen": GONE}
    made = _made(copy).now.of(Kind.QUOTE)
    assert [line.text for line in made] == ["dat mag", GONE, GONE]


def test_traits_that_few_share_are_weighed_one_by_one_and_warned_about_together() -> None:
    few = _copy(
        ev.DetailSet(Detail.OCCASION, "papa is brugwachter"),
        ev.DetailSet(Detail.GROUP, "taalklas"),
        ev.LineNoted(Kind.WORKS, "hoort het eerst in het Pools; de Poolse kerk, de imam, de jeugdrechter"),
    )
    assert not _copy(
        ev.DetailSet(Detail.GROUP, "taalklas"), ev.DetailSet(Detail.OCCASION, "dyslexie")
    ).combination.seldom
    proposals = {item.ask.words: item.ask.proposal for item in few.items if item.ask.doubt is ReviewReason.RARE}
    assert {"brugwachter", "Pools", "Poolse", "imam", "jeugdrechter"} <= proposals.keys()
    assert f"{proposals['Pools']}e" == proposals["Poolse"] != "Poolse"
    said = _made(few).now
    assert said.detail(Detail.OCCASION) == "papa is werkzaam"
    many = _copy(
        ev.DetailSet(Detail.OCCASION, "selectief mutisme"),
        ev.DetailSet(Detail.GROUP, "internaat"),
        ev.PersonSeated(PERSON, "Ana", Role.INTERPRETER),
        ev.LineNoted(Kind.WORKS, "spreekt thuis Tigrinya"),
    )
    assert many.combination.seldom
    assert {item.ask.words for item in many.items if item.ask.doubt is ReviewReason.RARE} == {
        "selectief mutisme",
        "internaat",
        "Tigrinya",
    }


PLAIN = ("dyslexie", "taalklas", "de ouders zijn gescheiden", "ADHD", "montessorischool")
FEW = ("pleegmama", "jeugdrechter", "moskee", "brugwachter", "Tigrinya", "sikkelcelziekte", "tijdelijke bescherming")


@pytest.mark.parametrize(("one", "other"), [*combinations(FEW, 2), *product(FEW, PLAIN)])
def test_two_facts_are_weighed_together_where_not_both_are_told_of_many(one: str, other: str) -> None:
    copy = _copy(ev.LineNoted(Kind.WORKS, f"thuis: {one}"), ev.LineNoted(Kind.WORKS, f"en ook {other}"))
    asked = {item.ask.words for item in copy.items if item.ask.doubt is ReviewReason.RARE}
    told = [(trait, word) for trait, words in copy.combination.traits.items() for word in words]
    assert len(told) == 2
    # Of one kind they are two of the same fact, not a pair.
    paired = len({trait for trait, _ in told}) > 1
    assert copy.combination.seldom is paired
    if paired:
        words = {word for _, word in told}
        assert words <= asked
        assert {word for _, word in copy.combination.beside(one)} == words - {one}
    # Each of the few is asked about by itself too.
    assert one in {item.ask.words for item in _copy(ev.LineNoted(Kind.WORKS, f"thuis: {one}")).items}


def test_what_is_told_of_many_children_is_no_pair_and_the_lesson_stays_in_what_is_proposed() -> None:
    for one, other in combinations(PLAIN, 2):
        copy = _copy(ev.LineNoted(Kind.WORKS, f"thuis: {one}"), ev.LineNoted(Kind.WORKS, f"en ook {other}"))
        assert not copy.combination.seldom, (one, other)
    copy = _copy(ev.LineNoted(Kind.WORKS, "pleegmama brengt hem, moemoe haalt hem, en de imam belt"))
    assert copy.combination.seldom
    said = _made(copy).now.of(Kind.WORKS)[0].text
    assert said == "mama brengt hem, oma haalt hem, en de geestelijke belt"


def test_nothing_leaves_before_everything_was_decided_nor_with_a_real_name_typed_back() -> None:
    copy = _copy(ev.PersonSeated(PERSON, "Fatma Yıldız", Role.PARENT), ev.LineNoted(Kind.NEED, "Fatma belt met Anker"))
    with pytest.raises(NotDecided) as why:
        copy.made({})
    assert [item.ask.key for item in why.value.left] == ["capital:Anker"]
    for typed in ("mevrouw Yildiz", "fatmaatje", "YILDIZ"):
        with pytest.raises(Leak):
            copy.made({"capital:Anker": ReviewDecision(ReviewChoice.REPLACE, typed)})
    assert "Fatma" not in str(copy.made({"capital:Anker": ReviewDecision(ReviewChoice.REPLACE, "het net")}))


def test_what_is_decided_together_can_be_decided_in_each_place_alone() -> None:
    copy = _copy(
        ev.DetailSet(Detail.PUPIL, "Roos Sels"),
        ev.LineNoted(Kind.NEED, "de roos in de tuin, en roos wil ook mee"),
        ev.LineNoted(Kind.NEED, "een roos voor mama"),
    )
    (item,) = (one for one in copy.items if one.ask.words == "roos")
    garden, pupil, mother = item.apart
    decided = {
        garden.ask.key: ReviewDecision(ReviewChoice.KEEP),
        mother.ask.key: ReviewDecision(ReviewChoice.LEAVE_OUT),
    }
    with pytest.raises(NotDecided):
        copy.made(decided)
    made = Timeline(copy.made({**decided, pupil.ask.key: ReviewDecision(ReviewChoice.REPLACE, "Kim")}))
    assert [line.text for line in made.now.of(Kind.NEED)] == [
        "de roos in de tuin, en Kim wil ook mee",
        "een … voor mama",
    ]
    # A place that was decided alone stays so, whatever is decided of all.
    every = Timeline(
        copy.made(
            {item.ask.key: ReviewDecision(ReviewChoice.LEAVE_OUT), garden.ask.key: ReviewDecision(ReviewChoice.KEEP)}
        )
    )
    assert [line.text for line in every.now.of(Kind.NEED)] == [
        "de roos in de tuin, en … wil ook mee",
        "een … voor mama",
    ]
    kept = as_stored(decided | {pupil.ask.key: pupil.proposed}, copy.items)
    assert as_kept(kept, copy.items) == decided | {pupil.ask.key: pupil.proposed}
    assert taken_apart(copy.items, as_kept(kept, copy.items)) == [garden, pupil, mother]
    assert taken_apart(copy.items, {}) == [item]


def test_only_where_somebody_let_it_stay_a_name_that_is_a_word_is_left() -> None:
    copy = _copy(
        ev.DetailSet(Detail.PUPIL, "Kaat Sels"),
        ev.LineNoted(Kind.NEED, "Kaats rekenschrift ligt bij kaats mama; wie kaats speelt, mag mee"),
    )
    said = copy.texts[3, "text"].said()
    assert "Kaats" not in said
    asked = [(item.ask.words, item.ask.proposal == item.ask.words) for item in copy.items]
    assert asked == [("kaats", False)]
    made = _made(copy)
    assert "kaats" not in str(made.events).lower()
    with pytest.raises(Leak):
        copy.made({item.ask.key: ReviewDecision(ReviewChoice.REPLACE, "Kaatje") for item in copy.items})
    kept = copy.made({item.ask.key: ReviewDecision(ReviewChoice.KEEP) for item in copy.items})
    assert str(kept).count("kaats") == 2


def test_recipients_observers_and_the_partnership_are_known_too() -> None:
    copy = _copy(
        ev.DetailSet(Detail.PARTNERSHIP, "Samenwerkingsverband Rijn en Veluwe"),
        ev.DetailSet(Detail.CONTACT, "Hilde Cools, 051 23 45 67"),
        ev.RecipientAdded(Route.PAPER, name="Nele Wouters (logopedist)"),
        ev.LineNoted(Kind.OBSERVER, "Bram Sels, stagiair"),
        ev.LineNoted(Kind.OPEN, "Hilde vraagt Nele en Bram; Rijn en Veluwe betaalt, Cools tekent"),
    )
    said = copy.texts[6, "text"].said()
    assert not any(one in said for one in ("Hilde", "Nele", "Bram", "Rijn", "Veluwe", "Cools"))
    assert [one for one in (" vraagt ", " en ", "; ", " betaalt, ", " tekent") if one not in said] == []


def test_two_copies_of_a_session_share_nothing(tmp_path: Path) -> None:
    library = Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock())
    session_id = library.import_bundle(samples() / "lena.cop.json").session_id
    real = library.read(session_id)
    names = {word for one in real.now.people for word in one.name.split() if len(word) > 3} | {"Wegwijzer", "Roeselare"}
    ids = (session_id, real.now.pupil_id, real.now.school_id, *(one.person_id for one in real.now.people))
    exported = library.export_bundle(session_id)[0].read_text("utf-8")
    assert [one for one in (*names, *ids) if one not in exported] == []
    made = []
    for _ in range(2):
        copy = library.copies.begin(session_id)
        with pytest.raises(Trouble, match="not_looked_at"):
            library.copies.write(session_id, copy, {})
        path = library.copies.write(session_id, copy, _all(copy))
        content = path.read_bytes().decode()
        assert not any(one in content for one in (*names, *ids))
        made.append(read_bundle(path))
    (first_id, first), (second_id, second) = made
    assert len({first_id, second_id, session_id}) == 3
    assert first.now.pupil_id != second.now.pupil_id
    assert len(first) == len(real) == len(second)
    # Neither the key of names nor that there are copies is anywhere.
    assert not library.workspace.stops.exists()
    library.close()


def test_what_was_decided_is_there_the_next_time_and_goes_with_the_session(tmp_path: Path) -> None:
    library = Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock())
    session_id = library.import_bundle(samples() / "lena.cop.json").session_id
    copy = library.copies.begin(session_id)
    quote, rare = (item.ask.key for item in copy.items)
    decided = {quote: ReviewDecision(ReviewChoice.REPLACE, "Ik lees liever zacht."), rare: copy.items[1].proposed}
    library.copies.keep(session_id, copy, decided)
    again = library.copies.begin(session_id)
    assert library.copies.decided(session_id, again) == {quote: decided[quote], rare: again.items[1].proposed}
    library.custody.erase(session_id)
    assert [file.name for file in library.workspace.stops.iterdir()] == []
    library.close()
