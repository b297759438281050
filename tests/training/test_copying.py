"""A training copy: what it holds, what it goes without, and when it may not leave."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from cop_session.capture.holidays import in_holiday
from cop_session.library import Library, Outcome, read_bundle
from cop_session.paths import Workspace, samples
from cop_session.roundtable import events as ev
from cop_session.roundtable.timeline import Timeline
from cop_session.roundtable.when import By, From, Month, On, Words
from cop_session.roundtable.words import Consent, Detail, Kind, Role, Route
from cop_session.training.copying import Copy, Leak, NotDecided, copy_of
from cop_session.training.layer import anchored
from cop_session.training.redating import Redating, Shift, shift_for
from cop_session.training.review import GONE, Decision, Doubt, Way
from cop_session.troubles import Trouble
from tests.clock import HandClock

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


def _all(copy: Copy, decision: Decision | None = None) -> dict[str, Decision]:
    return {item.ask.key: decision or item.proposed or Decision(Way.KEEP) for item in copy.items}


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
    assert blanked[4] == "LineNoted"
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
    made = copy.made(_all(copy, Decision(Way.KEEP)))
    weeks = timedelta(weeks=copy.shift.weeks)
    events = [one.event for one in made]
    assert events[1] == ev.SessionPlanned(datetime(2026, 11, 24, 15, 45) + weeks, 60)
    noted, on, by = events[3], events[4], events[5]
    assert isinstance(noted, ev.LineNoted)
    moved, evaluation = date(2026, 12, 18) + weeks, date(2027, 1, 12) + weeks
    assert noted.text.startswith(
        f"tegen {moved.day}/{moved.month} klaar, dan op {evaluation.day} januari {evaluation.year}"
    )
    assert noted.text.endswith("8/10 voor rekenen")
    assert isinstance(on, ev.WhenSet)
    assert isinstance(on.when, On)
    assert on.when.dates == tuple(day + weeks for day in days)
    assert on.when.said == " en ".join(f"{day.day}/{day.month}" for day in on.when.dates)
    assert isinstance(by, ev.WhenSet)
    assert by.when == By(moved, f"tegen {moved.day}/{moved.month}")
    # The hour on the wall stays, summer or winter.
    assert made[0].at.astimezone(UTC).minute == BEGINS.minute


@pytest.mark.parametrize(
    ("country", "on"), [("BE", date(2026, 11, 24)), ("NL", date(2026, 12, 3)), ("BE", date(2027, 4, 2))]
)
def test_weekdays_stay_and_holidays_as_far_as_can_be(country: str, on: date) -> None:
    days = {on, on + timedelta(days=6), on + timedelta(days=49)}
    shift = shift_for(days, country, Random(1))
    assert shift.weeks
    assert all(shift(day).weekday() == day.weekday() for day in days)
    assert shift.clashes == sum(in_holiday(day, country) != in_holiday(shift(day), country) for day in days)
    assert shift.clashes == 0


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
    quotes = {item.ask.words: item.ask.proposal for item in copy.items if item.ask.doubt is Doubt.QUOTE}
    assert quotes == {"dat mag": None, "dat niet": GONE, "nog te vragen": GONE}
    made = _made(copy).now.of(Kind.QUOTE)
    assert [line.text for line in made] == ["dat mag", GONE, GONE]


def test_traits_that_few_share_are_warned_about_only_together() -> None:
    few = _copy(ev.DetailSet(Detail.OCCASION, "dyslexie"))
    assert not few.combination.seldom
    assert [item.ask.doubt for item in few.items] == []
    many = _copy(
        ev.DetailSet(Detail.OCCASION, "selectief mutisme"),
        ev.DetailSet(Detail.GROUP, "internaat"),
        ev.PersonSeated(PERSON, "Ana", Role.INTERPRETER),
        ev.LineNoted(Kind.WORKS, "spreekt thuis Tigrinya"),
    )
    assert many.combination.seldom
    assert {item.ask.words for item in many.items if item.ask.doubt is Doubt.RARE} == {
        "selectief mutisme",
        "internaat",
        "Tigrinya",
    }


def test_nothing_leaves_before_everything_was_decided_nor_with_a_real_name_typed_back() -> None:
    copy = _copy(ev.PersonSeated(PERSON, "Fatma Yıldız", Role.PARENT), ev.LineNoted(Kind.NEED, "Fatma belt met Bingel"))
    with pytest.raises(NotDecided) as why:
        copy.made({})
    assert [item.ask.key for item in why.value.left] == ["capital:Bingel"]
    with pytest.raises(Leak):
        copy.made({"capital:Bingel": Decision(Way.REPLACE, "mevrouw Yildiz")})
    assert "Fatma" not in str(copy.made({"capital:Bingel": Decision(Way.REPLACE, "het net")}))


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


def test_two_copies_of_a_session_share_an_id_and_nothing_else(tmp_path: Path) -> None:
    library = Library.open(Workspace(tmp_path / "werkmap"), clock=HandClock())
    session_id = library.import_bundle(samples() / "lena.cop.json").session_id
    real = library.read(session_id)
    names = {word for one in real.now.people for word in one.name.split() if len(word) > 3} | {"Wegwijzer", "Roeselare"}
    made = []
    for _ in range(2):
        copy = library.copies.begin(session_id)
        with pytest.raises(Trouble, match="not_looked_at"):
            library.copies.write(session_id, copy, {})
        path = library.copies.write(session_id, copy, _all(copy))
        content = path.read_bytes().decode()
        ids = (session_id, real.now.pupil_id, real.now.school_id, *(one.person_id for one in real.now.people))
        assert not any(one in content for one in (*names, *ids))
        made.append(read_bundle(path))
        # The key of names is nowhere.
        kept = b"".join(file.read_bytes() for file in library.workspace.stops.iterdir())
        assert not any(name.encode() in kept for name in copy.names.values())
    (first_id, first), (second_id, second) = made
    assert first_id == second_id != session_id
    assert first.now.pupil_id != second.now.pupil_id
    assert len(first) == len(real)
    stop = anchored(first.events, 60, "Wat zou jij nu vragen?")
    assert stop
    library.import_bundle(library.workspace.exports / f"{first_id[:8]}.cop.json")
    library.stops(first_id).keep(library.stops(first_id).read().with_stop(stop))
    taken = library.import_bundle(library.workspace.exports / f"{first_id[:8]}-2.cop.json")
    assert taken.outcome is Outcome.BRANCHED
    layer = library.stops(taken.session_id).read()
    assert layer.fitting(second.events) == (stop,)
    assert replace(layer, session_id=first_id) == library.stops(first_id).read()
    library.custody.erase(session_id)
    assert [file.name for file in library.workspace.stops.iterdir() if session_id in file.name] == []
    library.close()
