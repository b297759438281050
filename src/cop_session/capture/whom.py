"""Find whom a few words name, among the people at the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cop_session.capture.names import first_name, initials, key
from cop_session.capture.roles import leading_title
from cop_session.capture.titles import Tongue
from cop_session.roundtable.state import Participant
from cop_session.roundtable.words import Role


@dataclass(frozen=True, slots=True)
class Found:
    """Whom one part names: all of `ids`, unless `one` of them is meant."""

    ids: tuple[int, ...]
    one: bool = True
    guessed: bool = False


def find(part: str, people: Sequence[Participant], words: Tongue, whole: bool = False) -> Found | None:
    """Return whom `part` names; None for nobody. With `whole`, initials and beginnings of names do not count."""
    wanted = key(part)
    if not wanted:
        return None
    if wanted in words.everybody:
        return Found(tuple(one.id for one in people if not one.interprets), one=False)
    return (
        _by(wanted, people, *_EXACTLY)
        or _titled(part, people, words)
        or _adorned(part, people, words)
        or (None if whole else _by(wanted, people, _beginning))
    )


def _by(wanted: str, people: Sequence[Participant], *fits: Callable[[Participant, str], bool]) -> Found | None:
    for fit in fits:
        if ids := tuple(one.id for one in people if fit(one, wanted)):
            return Found(ids)
    return None


def _full_name(one: Participant, wanted: str) -> bool:
    return key(one.name) == wanted


def _first_name(one: Participant, wanted: str) -> bool:
    return key(first_name(one.name)) == wanted


def _last_name(one: Participant, wanted: str) -> bool:
    return key(one.name.removeprefix(first_name(one.name))) == wanted


def _relation(one: Participant, wanted: str) -> bool:
    return key(one.relation) == wanted


def _beginning(one: Participant, wanted: str) -> bool:
    named = key(one.name).startswith(wanted) or key(one.relation).startswith(wanted)
    return named or wanted.replace(" ", "") in initials(one.name)


def _titled(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find people by what they are there as: *juf*, *zoco*, *moeder* for who is called mama, *ouders*."""
    wanted = key(part)
    if (role := words.loose.get(wanted)) is not None:
        ids = tuple(one.id for one in people if one.role is role)
        return Found(ids, guessed=True) if ids else None
    if (title := words.titles.get(wanted)) is None or title.role is Role.OTHER:
        return None
    of_role = [one for one in people if one.role is title.role]
    if title.several or title.plain:
        return Found(tuple(one.id for one in of_role), one=not title.several) if of_role else None
    group = next((group for group in words.same if wanted in group), frozenset((wanted,)))
    if alike := tuple(one.id for one in of_role if group & set(key(one.relation).split())):
        return Found(alike)
    unsaid = tuple(one.id for one in of_role if not one.relation)
    return Found(unsaid, guessed=title.role is Role.PARENT) if unsaid else None


def _adorned(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *juf Annelies*, *de zoco*, *Fatma (mama)*."""
    name, bracket, _ = part.partition("(")
    words_of_name = name.split() if bracket and name.strip() else part.split()
    # The last word is the name, whatever it is.
    ahead = takewhile(lambda word: key(word) in words.before, words_of_name[:-1])
    name = " ".join(words_of_name[sum(1 for _ in ahead) :])
    if key(name) != key(part):
        return _by(key(name), people, *_EXACTLY) or _titled(name, people, words) or _titled_name(name, people, words)
    return _titled_name(name, people, words)


def _titled_name(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *juf Annelies*: first among those who have that role."""
    title, name = leading_title(part, words)
    if title is None or not name:
        return None
    of_role = [one for one in people if one.role is title.role]
    return _by(key(name), of_role, *_EXACTLY) or _by(key(name), people, *_EXACTLY)


_EXACTLY = (_full_name, _first_name, _last_name, _relation)
