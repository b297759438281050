"""How people at the table are called: by first name, with as much of the rest as tells them apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from cop_session.roundtable.state import Participant


def call_names(people: Sequence[Participant]) -> Mapping[int, str]:
    """Return the shortest name of each participant that is theirs alone: *Fatma*, *Lien D.*, or the whole name."""
    return _call_names(tuple(people))


# A screen asks for every line that it shows.
@lru_cache(maxsize=4)
def _call_names(people: tuple[Participant, ...]) -> Mapping[int, str]:
    first = {one.id: one.name.split()[0] if one.name.split() else one.name for one in people}
    initialled = {
        one.id: f"{first[one.id]} {one.name.split()[1][0]}." if len(one.name.split()) > 1 else one.name
        for one in people
    }
    once, twice = Counter(first.values()), Counter(initialled.values())

    def called(one: Participant) -> str:
        if once[first[one.id]] == 1:
            return first[one.id]
        return initialled[one.id] if twice[initialled[one.id]] == 1 else one.name

    return MappingProxyType({one.id: called(one) for one in people})


def called(people: Sequence[Participant], ids: Iterable[int], joined: str = ", ") -> str:
    """Return how the participants with these ids are called, in the order of `ids`; who is gone is left out."""
    names = call_names(people)
    return joined.join(names[one] for one in ids if one in names)
