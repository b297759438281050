"""Read the name in an introduction, and what it tells of the person's role: *oma Lies*, *Fatma mama*, *papa*."""

from dataclasses import dataclass, replace

from cop_session.domain.codes import Role
from cop_session.domain.display_names import ADDRESS, PARTICLES, is_possessive
from cop_session.reading.people.role_reader import leading_title, read_role
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Title, Tongue

_QUOTED = frozenset('"“”„«»')
_LONGEST_TITLE_BEHIND = 3
"""In words."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name with its stated role and relation; if `only_title`, the text states no name at all."""

    name: str
    role: Role | None = None
    relation: str = ""
    only_title: bool = False
    either: bool = False
    """The word for the role is one for a parent to some and for a colleague to others."""


def introduced(said: str, words: Tongue, language: str) -> Introduced:
    """Read *juf Els*, *pleegmoeder Griet*, *mama van Lena*, *Koen Lippens zoco* or *papa*."""
    first, _, others = said.partition(" ")
    if key(first) in words.before | words.which and leading_title(others, words)[0]:
        return introduced(others, words, language)
    if key(first) in words.either:
        name = others or _capital(said)
        return Introduced(name, Role.OTHER, first, only_title=not others, either=True)
    title, rest = leading_title(said, words)
    if title is None:
        return _with_title_behind(said, words, language) or Introduced(said)
    spoken = " ".join(said.split()[: len(said.split()) - len(rest.split())]).strip(" ,/-")
    if not rest or _says_whose(rest, title, words):
        # This relation marks a person without another name as family.
        relation = spoken.lower() if title.role is Role.OTHER else ""
        return Introduced(_capital(said), title.role, relation, only_title=not rest)
    if key(spoken) in ADDRESS:
        return Introduced(said, title.role)
    return _with_role(rest, spoken, language)


def _with_role(name: str, spoken: str, language: str) -> Introduced:
    role, relation = read_role(spoken, language) or (Role.OTHER, "")
    return Introduced(name, role, relation)


def _says_whose(rest: str, title: Title, words: Tongue) -> bool:
    """Tell *mama van Lena* and *juf van het derde* from *papa van den Berghe* and *meester van Dam*."""
    of, *others = rest.split()
    if of not in words.owned or not others:
        return False
    if not others[-1][:1].isupper():
        return True
    at_home = title.role in (Role.PARENT, Role.OTHER)
    return at_home and others[0].casefold() not in PARTICLES


def _with_title_behind(said: str, words: Tongue, language: str) -> Introduced | None:
    """Read *Fatma Yıldız mama* and *Joris Maes CLB*, but not *An De Meester*."""
    spoken = said.split()
    for count in range(min(len(spoken) - 1, _LONGEST_TITLE_BEHIND), 0, -1):
        name, behind = spoken[:-count], " ".join(spoken[-count:])
        as_a_title = (behind.islower() or behind.isupper()) and _QUOTED.isdisjoint(behind)
        if name[-1] in words.before and name[0][:1].isupper() and len(name) > 1:
            # *Bram de leerkracht*
            name.pop()
        if as_a_title and key(behind) in words.titles and name[-1].casefold() not in PARTICLES:
            found = _with_role(" ".join(name), behind, language)
            return _nameless(said, found) if is_possessive(name[-1]) else found
    return None


def _nameless(said: str, found: Introduced) -> Introduced:
    """Return a person who is named only by their relation to another, as *Lena's mama*."""
    return replace(found, name=_capital(said), relation=found.relation if found.role is Role.OTHER else "")


def is_pupil(name: str, pupil: str) -> bool:
    """Tell whether a name is the pupil's own, or the first name of it."""
    said, known = key(name).split(), key(pupil).split()
    return bool(said) and said[0] in known[:1] and set(said) <= set(known)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
