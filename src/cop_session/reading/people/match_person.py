"""Match a few words to the people at the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from cop_session.domain.codes import Role
from cop_session.domain.display_names import PARTICLES, call_names, parts
from cop_session.domain.state import Participant
from cop_session.reading.people.role_reader import leading_title
from cop_session.reading.words.name_normalisation import initials, key
from cop_session.reading.words.role_words import Tongue

_MOST_WORDS = 8
"""No name has more words."""
_MEN = frozenset({"heer", "mr"})
_LONGEST_NAME = 200
"""In characters; later characters do not distinguish one person from another."""


@dataclass(frozen=True, slots=True)
class Found:
    """The people that one part names: all of `ids`, unless `one` of them is meant."""

    ids: tuple[int, ...]
    one: bool = True
    guessed: bool = False


def find(part: str, people: Sequence[Participant], words: Tongue, whole: bool = False) -> Found | None:
    """Return the people that `part` names; None if it names none of them.

    With `whole`, initials, beginnings and single words out of the middle of a name do not count.
    """
    wanted = key(part)
    if not wanted:
        return None
    if wanted in words.everybody:
        return Found(tuple(one.id for one in people if not one.interprets), one=False)
    return (
        _named(wanted, people)
        or _either(_by(wanted, people, _family_name), _as_what(part, people, words))
        or _adorned(part, people, words)
        or (None if whole else _by(wanted, people, _some_words) or explained(wanted, people, words))
        or (None if whole else _several(part, people, words))
        or (None if whole else _by(wanted, people, _beginning))
    )


def _named(wanted: str, people: Sequence[Participant]) -> Found | None:
    called = call_names(people)
    return _by(wanted, people, _full_name, lambda one, said: key(called[one.id]) == said, _given_name, _shortened)


def _either(named: Found | None, titled: Found | None) -> Found | None:
    """Return the people that both may mean: *de meester* with a participant called De Meester."""
    if named is None or titled is None or not titled.one or titled.guessed or set(titled.ids) <= set(named.ids):
        return named or titled
    return Found(tuple(dict.fromkeys((*named.ids, *titled.ids))))


def _by(wanted: str, people: Sequence[Participant], *fits: Callable[[Participant, str], bool]) -> Found | None:
    for fit in fits:
        if ids := tuple(one.id for one in people if fit(one, wanted)):
            return Found(ids)
    return None


@dataclass(frozen=True, slots=True)
class _Keys:
    """A name in the form used for comparison."""

    full: frozenset[str]
    """With and without the words before and behind the name, and written as one word."""
    given: frozenset[str]
    family: str
    words: tuple[str, ...]
    initials: frozenset[str]


@lru_cache(maxsize=256)
def _keys(name: str) -> _Keys:
    name = name[:_LONGEST_NAME]
    found = parts(name)
    own = key(found.whole)
    first = next(iter(found.whole.split()), "")
    return _Keys(
        frozenset({key(name), own, own.replace(" ", "")}),
        frozenset({key(found.given), key(first) if first.casefold() not in PARTICLES else ""}),
        key(" ".join(found.family)),
        tuple(own.split()),
        initials(found.whole),
    )


def _full_name(one: Participant, wanted: str) -> bool:
    full = _keys(one.name).full
    return wanted in full or wanted.replace(" ", "") in full


def _given_name(one: Participant, wanted: str) -> bool:
    return wanted in _keys(one.name).given


def _shortened(one: Participant, wanted: str) -> bool:
    """Tell whether this is *I. Zon* or *Tom DS*: a name with one part reduced to its first letters."""
    given, _, family = wanted.partition(" ")
    known = _keys(one.name)
    if not family or not known.family:
        return False
    letters = "".join(word[0] for word in known.family.split())
    first = next(iter(known.words), "")
    return (len(given) == 1 and first.startswith(given) and family == known.family) or (
        given in known.given and family.replace(" ", "") in (letters, letters[:1])
    )


def _family_name(one: Participant, wanted: str) -> bool:
    family = _keys(one.name).family
    return wanted == family or wanted == family.replace(" ", "")


def _relation(one: Participant, wanted: str) -> bool:
    return key(one.relation) == wanted


def _some_words(one: Participant, wanted: str) -> bool:
    """Tell whether these are words of the name, in any order: *Berghe*, *Peeters Jan*, *dhondt*."""
    name = _keys(one.name).words
    said = wanted.split()
    if len(said) > _MOST_WORDS or not any(_tells(word) for word in said):
        return False
    if all(said.count(word) <= name.count(word) for word in said):
        return True
    run_together = wanted.replace(" ", "")
    return any("".join(name[at : at + 2]) == run_together for at in range(len(name) - 1))


def _tells(word: str) -> bool:
    """Tell whether a word of a name can identify a person by itself."""
    return word not in PARTICLES and (len(word) > 1 or not word.isascii())


def _beginning(one: Participant, wanted: str) -> bool:
    known = _keys(one.name)
    named = any(text.startswith(wanted) for text in (*known.full, key(one.relation)))
    return named or wanted.replace(" ", "") in known.initials


def _as_what(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    said = _without_article(part, words)
    return _by(key(part), people, _relation) or _titled(said, people, words)


def _titled(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find people by their role: *juf*, *zoco*, *moeder* for a person called mama, *ouders*."""
    wanted = key(part)
    if (role := words.loose.get(wanted)) is not None:
        ids = tuple(one.id for one in people if one.role is role)
        return Found(ids, guessed=True) if ids else None
    if (title := words.titles.get(wanted)) is None:
        return None
    of_role = [one for one in people if one.role is title.role]
    if title.plain:
        named = of_role if title.role is not Role.OTHER else ()
        # *Leerkrachten* where one sits here may be others.
        guessed = title.several and len(named) == 1 and title.role is not Role.PARENT
        return Found(tuple(one.id for one in named), one=not title.several, guessed=guessed) if named else None
    group = next((group for group in words.same if wanted in group), frozenset((wanted,)))
    if alike := tuple(one.id for one in of_role if group & _said_of(one)):
        return Found(alike)
    if title.role is Role.OTHER:
        return None
    if wanted in words.general and of_role:
        return Found(tuple(one.id for one in of_role))
    unsaid = tuple(one.id for one in of_role if not one.relation)
    return Found(unsaid, guessed=title.role is Role.PARENT) if unsaid else None


def _several(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *mama's*; in a sentence that may be a possessive."""
    single = _without_article(part, words).removesuffix("s").rstrip("'’")
    title = words.titles.get(key(single))
    found = _titled(single, people, words) if title and not title.plain else None
    return Found(found.ids, one=False) if found and not found.guessed else None


def explained(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find people by the role words of a page for parents: *zorg op school*, *helpt bij praten en taal*."""
    role = words.explained.get(key(part))
    ids = tuple(one.id for one in people if one.role is role)
    return Found(ids) if ids else None


def _said_of(one: Participant) -> frozenset[str]:
    """Return the words that may describe a person: their relation, and the first words of their name."""
    begins = (key(word) for word in one.name.split()[:2])
    return frozenset((*key(one.relation).split(), key(one.relation), *begins))


def _adorned(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *juf Annelies*, *de zoco*, *Fatma (mama)*, *meneer Janssens*."""
    name, bracket, inside = part.partition("(")
    name = _without_article(name if bracket and name.strip() else part, words)
    found = None
    if key(name) != key(part):
        found = _plainly(key(name), people) or _titled(name, people, words)
    found = (
        found
        or _titled_name(name, people, words)
        or _addressed(name, people, words)
        or _related(name, people)
        or _described(name, people, words)
    )
    if found and bracket and len(found.ids) > 1:
        meant = find(inside.strip(") "), [one for one in people if one.id in found.ids], words)
        return meant or found
    return found


def _without_article(part: str, words: Tongue) -> str:
    """Return *zoco* of *onze zoco*; the last word is always the name."""
    said = part.split()
    ahead = takewhile(lambda word: key(word) in words.before, said[:-1])
    return " ".join(said[sum(1 for _ in ahead) :])


def _plainly(wanted: str, people: Sequence[Participant]) -> Found | None:
    return _named(wanted, people) or _by(wanted, people, _family_name, _relation)


def _titled_name(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *juf Annelies*, first among the people with that role, and *de mama van Lena* if Lena is the pupil."""
    title, name = leading_title(part, words)
    if title is None and "-" in part:
        # *Zoco-Lena*
        title, name = leading_title(part.replace("-", " "), words)
    if title is None or not name:
        return None
    if name.split()[0] in words.owned and _is_pupil(name.partition(" ")[2], people):
        return _titled(part.removesuffix(name).strip(), people, words)
    of_role = [one for one in people if one.role is title.role]
    return _plainly(key(name), of_role) or _named(key(name), people) or _by(key(name), people, _family_name)


def _described(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *Koen zoco* and *Tom van het CLB*: the people with that name and that role."""
    first, _, others = part.partition(" ")
    said = others.split()
    while said and key(said[0]) in words.owned | words.before:
        said = said[1:]
    title = words.titles.get(key(" ".join(said))) if said else None
    if title is None:
        return None
    return _plainly(key(first), [one for one in people if one.role is title.role])


def _is_pupil(name: str, people: Sequence[Participant]) -> bool:
    return _plainly(key(name), [one for one in people if one.role is Role.PUPIL]) is not None


def _related(part: str, people: Sequence[Participant]) -> Found | None:
    """Find *buschauffeur Luc* by a relation that is no title."""
    wanted = key(part)
    said = [one for one in people if one.relation and wanted.startswith(f"{key(one.relation)} ")]
    ids = [one.id for one in said if _plainly(wanted.removeprefix(key(one.relation)).strip(), [one])]
    return Found(tuple(ids)) if ids else None


def _addressed(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *dokter Peeters* and *meneer Janssens*: first among those who are addressed so."""
    said = parts(part)
    if not said.address:
        return None
    alike = [one for one in people if parts(one.name).manner & said.manner]
    wanted = key(said.whole)
    if not alike and (sex := words.women if "mevrouw" in said.manner else words.men if said.manner & _MEN else None):
        alike = [one for one in people if not sex.isdisjoint({key(one.relation), *key(one.relation).split()})]
    return (
        _plainly(wanted, alike)
        or _named(wanted, people)
        or _by(wanted, people, _family_name)
        or _by(wanted, alike, _some_words)
    )
