"""Sessions that somebody else wrote: how much of what tells who it is goes, and what is asked of a trainer."""

from time import process_time

from cop_session.training.names.unknown_names import strangers
from cop_session.training.redaction.review_questions import ReviewChoice, ReviewDecision
from cop_session.training.redaction.training_copy import Copy
from tests.training.gold import Fate, copies, fates, mangled, sessions


def _share(found: list[bool]) -> float:
    return sum(found) / len(found)


def _told(listed: list[Fate]) -> list[str]:
    return [f"{one.session}: {one.span.words} ({one.span.sort})" for one in listed]


def test_there_is_enough_of_it() -> None:
    assert len(sessions()) >= 10
    assert sum(1 for _ in fates()) >= 450


def test_most_goes_at_once_and_nearly_all_where_a_trainer_only_presses_enter() -> None:
    found = list(fates())
    print(*_told([one for one in found if not one.asked]), sep="\n")
    assert _share([one.at_once for one in found]) >= 0.75
    assert _share([one.asked for one in found]) >= 0.95
    assert _share([one.with_enter for one in found]) >= 0.95


def test_nothing_that_the_session_itself_names_is_left() -> None:
    known = [one for one in fates() if one.span.known and one.span.sort != "GL"]
    assert len(known) > 100
    assert _told([one for one in known if not one.asked]) == []


def test_hardly_an_ordinary_word_is_mangled() -> None:
    # *Jan Modaal* is nobody.
    assert [words for _, fate, words in mangled() if fate == "replaced"] == ["Jan"]
    assert len(list(mangled())) <= 4


def test_few_questions_are_asked() -> None:
    words = sum(len(text.text.split()) for one in sessions() for text in one.texts)
    assert sum(len(copy.items) for _, copy in copies()) / words <= 0.06


def test_under_any_way_of_deciding_nothing_real_is_in_the_copy() -> None:
    for one, copy in copies():
        ids = (f"pupil-{one.name}", f"school-{one.name}", f"person-{one.name}")
        assert [real for real in ids if real not in str(one.timeline.events)] == []
        for decided in (_as_proposed(copy), _all(copy, ReviewChoice.LEAVE_OUT), _all(copy, ReviewChoice.KEEP)):
            made = str(copy.made(decided))
            assert not any(real in made for real in ids)
            moments = {str(event.at) for event in one.timeline.events}
            assert not any(str(event.at) in moments for event in copy.made(decided))


def _as_proposed(copy: Copy) -> dict[str, ReviewDecision]:
    return {item.ask.key: item.proposed for item in copy.items}


def _all(copy: Copy, way: ReviewChoice) -> dict[str, ReviewDecision]:
    return {item.ask.key: ReviewDecision(way) for item in copy.items}


def test_a_text_of_nothing_but_names_is_read_in_time_for_its_length() -> None:
    def seconds(words: int) -> float:
        text = " en ".join(f"Naamvan{chr(97 + at % 26)}{at % 7 * 'x'} Achter{chr(97 + at % 19)}" for at in range(words))
        began = process_time()
        strangers([text], lambda _: ())
        return process_time() - began

    seconds(10)
    assert seconds(4_000) < 10 * max(seconds(1_000), 0.01)
