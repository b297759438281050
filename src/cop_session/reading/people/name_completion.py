"""Complete a participant's name while the user types it."""

from collections.abc import Iterator, Sequence

from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.state import Participant
from cop_session.reading.people.role_reader import tongue
from cop_session.reading.people.roster import LONGEST_LIST, parts, read_people


def complete(said: str, people: Sequence[Participant], language: str) -> str | None:
    """Return `said` with its last part completed to the name of a participant, or None.

    *Fatma, Se* gives *Fatma, Serkan*. Short names come before full names and relations; people already named are not
    named again.
    """
    words = tongue(language)
    found = parts(said, words) if len(said) <= LONGEST_LIST else []
    if not found or not said.endswith(found[-1].split()[-1]):
        return None
    typed = found[-1]
    named = set(read_people(said[: len(said) - len(typed)], people, language).ids)
    others = [one for one in people if one.id not in named]
    for candidate in _candidates(typed, others, people):
        if (rest := _rest(typed, candidate)) is not None:
            return said + rest
    return None


def _candidates(typed: str, others: Sequence[Participant], people: Sequence[Participant]) -> Iterator[str]:
    called = call_names(people)
    yield from (called[one.id] for one in others)
    if " " in typed:
        yield from (one.name for one in others)
    yield from (one.relation for one in others if one.relation)


def _rest(typed: str, candidate: str) -> str | None:
    """Return the part of `candidate` that follows `typed`; None for another beginning, or if nothing is left."""
    wanted = bare(typed)
    so_far = ""
    for place, letter in enumerate(candidate[:-1], 1):
        so_far += bare(letter)
        if so_far == wanted:
            return candidate[place:]
        if not wanted.startswith(so_far):
            return None
    return None
