"""Made-up names for real ones: drawn by lot, the same for the same name as long as one copy is being made."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import count
from random import Random
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.training.lexicon import pseudonym_pool


class NamePart(StrEnum):
    """The part of a real name that a made-up name replaces."""

    FIRST = "first"
    LAST = "last"
    SCHOOL = "school"
    TOWN = "town"
    BODY = "body"
    STREET = "street"


_POOLS: Final[dict[NamePart, Sequence[str]]] = {
    NamePart.FIRST: pseudonym_pool.FIRST_NAMES,
    NamePart.LAST: pseudonym_pool.SURNAMES,
    NamePart.SCHOOL: pseudonym_pool.SCHOOLS,
    NamePart.TOWN: pseudonym_pool.TOWNS,
    NamePart.BODY: pseudonym_pool.BODIES,
    NamePart.STREET: pseudonym_pool.STREETS,
}
_SPARE: Final = {
    NamePart.FIRST: "Tem",
    NamePart.LAST: "Verno",
    NamePart.SCHOOL: "Schoolvo",
    NamePart.TOWN: "Plaatsvo",
    NamePart.BODY: "Kringvo",
    NamePart.STREET: "Straatvo",
}
_TRIES: Final = 32
_SYLLABLES: Final = ["ba", "de", "fi", "go", "ka", "le", "mi", "no", "pa", "re", "si", "to", "va", "we", "zo", "lu"]


class Pseudonyms:
    """Gives out names; `may_be` says of a bare word whether it can be chosen."""

    def __init__(self, chance: Random, may_be: Callable[[str], bool]) -> None:
        self._chance: Final = chance
        self._may_be: Final = may_be
        self._given: Final[dict[tuple[NamePart, tuple[str, ...]], str]] = {}
        self._made: Final[set[str]] = set()
        self._left: Final = {part: chance.sample(names, len(names)) for part, names in _POOLS.items()}

    def of(self, part: NamePart, words: tuple[str, ...]) -> str:
        """Return the made-up name for the bare words of a real one."""
        if (part, words) not in self._given:
            self._given[part, words] = self._next(part, words[0][0])
        return self._given[part, words]

    def given(self) -> dict[str, str]:
        """Return the made-up name of each real one, to be shown and never stored."""
        return {" ".join(words): name for (_, words), name in self._given.items()}

    def _next(self, part: NamePart, initial: str) -> str:
        for name in self._left[part]:
            # An initial that stays would tell something.
            if bare(name)[0] != initial and self._may_be(bare(name)):
                self._left[part].remove(name)
                return name
        for tried in count():
            # More people than names: syllables do, the more of them the longer nothing was free.
            name = _SPARE[part] + "".join(self._chance.choices(_SYLLABLES, k=2 + tried // _TRIES))
            if name not in self._made and self._may_be(bare(name)):
                self._made.add(name)
                return name
        raise AssertionError
