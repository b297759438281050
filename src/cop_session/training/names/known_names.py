"""The names in a session: the people at the table and around it, the school, the town, the partnership."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cop_session.coaching.pupil_first_names import FIRST_NAMES as OF_CHILDREN
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.people.role_reader import tongue
from cop_session.reading.words.name_normalisation import key
from cop_session.training.lexicon.common_first_names import FIRST_NAMES
from cop_session.training.lexicon.ordinary_words import ABBREVIATIONS, is_ordinary

WORD: Final = re.compile(r"[^\W\d_]+")
"""A run of letters: an apostrophe or a hyphen ends a word."""

_PARTICLES_TEXT: Final = """
    van de den der het t ten ter te la le les el al ben bin d von di da dos du op in zu aan uit l o vanden vander y
    ait abu oulad s
"""
PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
"""Words of a name that do not identify its bearer."""

_TITLES_TEXT: Final = """
    juf juffrouw juffie meester mevrouw mevr mw meneer mijnheer dhr heer dr drs prof mama mamma papa pappa moeder
    vader oma opa bomma bompa tante nonkel oom plusmama pluspapa stiefmama stiefpapa mevrouws ir zuster
"""
_TITLES: Final = frozenset(_TITLES_TEXT.split())
_OF_SCHOOLS_TEXT: Final = """
    vrije vrij gemeentelijke gemeentelijk stedelijke stedelijk basisschool kleuterschool lagere school scholen
    scholengroep scholengemeenschap go gbs vbs vbs sbs kbs obs pcbs rkbs cbs bs sbo so vso basis onderwijs
    buitengewoon speciaal katholieke openbare christelijke protestants freinetschool freinet steinerschool
    montessori montessorischool daltonschool dalton jenaplanschool jenaplan college lyceum atheneum instituut
    middenschool secundair school campus samenwerkingsverband swv passend primair voortgezet po vo pct clb vclb
    leersteuncentrum centrum voor leerlingenbegeleiding regio van de het en in te stichting openluchtschool
    methodeschool leefschool gesubsidieerde
"""
OF_SCHOOLS: Final = frozenset(_OF_SCHOOLS_TEXT.split())
"""Words in the names of many schools and centres, which do not distinguish one from others."""
_FAMILIES_FIRST_TEXT: Final = """
    chen wang li zhang liu yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng
    han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao nguyen tran pham
    huynh hoang phan vu vo dang bui ngo duong ly park choi jung kang cho yoon jang lim shin kwon hwang ahn
"""
FAMILIES_FIRST: Final = frozenset(_FAMILIES_FIRST_TEXT.split())
"""Family names that come before the first name in their culture."""
_MOST_OF_THE_EAST: Final = 3
"""In words, of a name that begins with such a one."""
_COMMA: Final = re.compile(r"(?P<family>[^\W\d_][^,;:(\d@/]*), ?(?P<given>[A-ZÀ-Ý][^\W\d_]+(?:[ -][A-ZÀ-Ý][^\W\d_]+)*)")
_ARTICLES: Final = frozenset({"de", "het", "t", "den"})
_FIRST_TOO: Final = frozenset({"ben", "al"})
"""Particles with which a whole name begins rather as a first name."""
_SHORTEST: Final = 4
"""The length from which a part of a school's or town's name is known on its own."""


class Entity(StrEnum):
    """The kind of bearer of a name."""

    PERSON = "person"
    SCHOOL = "school"
    TOWN = "town"
    BODY = "body"
    """A partnership, a centre, a club, a firm."""
    STREET = "street"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that was found, as written; `near` ones belong to this round table.

    A pupil's is `listed`: class lists begin with the family's.
    """

    name: str
    sort: Entity
    near: bool = True
    listed: bool = False


@dataclass(frozen=True, slots=True)
class NameWords:
    """The bare words of a name; `own` are those that name it alone, `last` those that go with a first name."""

    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    turned: bool = False
    """Whether the last name comes first, as in *Chen Guoliang* or *PEETERS Lena*."""

    @property
    def own(self) -> tuple[str, ...]:
        """The words of the last part that tell whose it is."""
        return tuple(word for word in self.last if word not in PARTICLES | _TITLES and len(word) > 1)


_DETAILS: Final = {
    Detail.PUPIL: Entity.PERSON,
    Detail.FACILITATOR: Entity.PERSON,
    Detail.CONTACT: Entity.PERSON,
    Detail.SCHOOL: Entity.SCHOOL,
    Detail.TOWN: Entity.TOWN,
    Detail.PARTNERSHIP: Entity.BODY,
}


def named(events: Iterable[ev.Recorded]) -> tuple[KnownName, ...]:
    """Return every name that the events of a session tell as a name, those of undone ones too."""
    found = (known for one in events for known in _named(one.event))
    return tuple(dict.fromkeys(known for known in found if WORD.search(known.name) and not _is_role(known)))


def _is_role(known: KnownName) -> bool:
    """Tell whether a person is named only by their role: *mama*, *de zorgleerkracht*, *logopedist*."""
    if known.sort is not Entity.PERSON:
        return False
    words = [word for word in WORD.findall(known.name) if bare(word) not in PARTICLES | _TITLES]
    small = all(word[0].islower() and is_ordinary(bare(word)) for word in words)
    return small or not {key(known.name), key(" ".join(words))}.isdisjoint(tongue("nl").titles)


def _named(event: ev.Event) -> Iterator[KnownName]:
    match event:
        case (
            ev.PersonSeated(name=name, relation=relation, role=role)
            | ev.PersonEdited(name=name, relation=relation, role=role)
        ):
            yield KnownName(_uncommaed(name), Entity.PERSON, listed=role is Role.PUPIL)
            # *Tante Greet*: the name that goes with it.
            yield from (KnownName(one, Entity.PERSON) for one in _capitals(relation))
        case ev.DetailSet(detail=detail, text=text) if detail in _DETAILS:
            sort = _DETAILS[detail]
            listed = detail is Detail.PUPIL
            text = _uncommaed(text) if listed else text
            found = _leading(text, sure=True) if sort is Entity.PERSON else (text,)
            yield from (KnownName(one, sort, listed=listed) for one in found)
        case (
            ev.RecipientAdded(name=text)
            | ev.LineNoted(kind=Kind.OBSERVER, text=text)
            | ev.LineCarried(kind=Kind.OBSERVER, text=text)
        ):
            yield from (KnownName(one, Entity.PERSON) for one in _leading(text))
        case _:
            return


def _uncommaed(name: str) -> str:
    """Return *Lena Peeters* for *Peeters, Lena*, and any other name unchanged."""
    found = _COMMA.fullmatch(name.strip())
    return f"{found['given']} {found['family']}" if found and bare(found["given"]) not in ABBREVIATIONS else name


def _leading(text: str, *, sure: bool = False) -> Iterator[str]:
    """Yield the name with which *Nele Claes, stagiaire* or *Koen Lippens (051 …)* begins, if it is one.

    Where that is `sure`, an ordinary word is one too.
    """
    begins = re.split(r"[,;:(\d@/]|\s[-–]\s|\bvan (?:het|de) ", text, maxsplit=1)[0].strip()
    words = [word for word in WORD.findall(begins) if bare(word) not in _TITLES]
    if sure and words:
        yield begins
    if sure or not words or not words[0][0].isupper() or bare(words[0]) in ABBREVIATIONS | OF_SCHOOLS:
        return
    whole = len(words) > 1 and (words[1][0].isupper() or bare(words[1]) in PARTICLES)
    if whole or not is_ordinary(bare(words[0])):
        yield begins


def _capitals(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        if word[0].isupper() and bare(word) not in _TITLES and not _is_no_name(word):
            yield word


def _is_no_name(word: str) -> bool:
    return bare(word) in ABBREVIATIONS or bare(word) in OF_SCHOOLS or (is_ordinary(bare(word)) and len(word) > 4)


def parts_of(known: KnownName) -> NameWords:
    """Return the parts of a name: first and last for a person, the distinguishing words for a school or town."""
    if known.sort is Entity.PERSON:
        return _of_person(known.name, listed=known.listed)
    words = [bare(word) for word in WORD.findall(known.name)]
    if known.sort in (Entity.TOWN, Entity.STREET):
        return NameWords(last=tuple(words))
    while words and words[0] in OF_SCHOOLS and not (words[0] in _ARTICLES and len(words) > 1 and _is_core(words[1])):
        words.pop(0)
    while words and words[-1] in OF_SCHOOLS:
        words.pop()
    return NameWords(last=tuple(words))


def _is_core(word: str) -> bool:
    return word not in OF_SCHOOLS


def _of_person(name: str, *, listed: bool) -> NameWords:
    written = name.split()
    titled = False
    while written and bare(written[0].strip(".")) in _TITLES:
        written.pop(0)
        titled = True
    while len(written) > 1 and written[0].islower() and is_ordinary(bare(written[0])) and not _is_particle(written[0]):
        # *Leerkracht An*: the role, before the name.
        written.pop(0)
    if not written:
        return NameWords()
    whole = [tuple(bare(word) for word in WORD.findall(one)) for one in written]
    if (family := _family_words(written, listed=listed)) and not titled:
        given, own = whole[family:], whole[:family]
        first = tuple(word for one in given for word in one)
        return NameWords(first=first, last=tuple(word for one in own for word in one), turned=True)
    begins_last = whole[0] and whole[0][0] in PARTICLES - _FIRST_TOO and len(written) > 1
    formal = titled and not re.match(r"juf|meester|mama|papa|oma|opa|bom|tante|nonkel|oom", name, re.IGNORECASE)
    if begins_last or (formal and len(written) == 1):
        return NameWords(last=tuple(word for one in whole for word in one))
    return NameWords(first=whole[0], last=tuple(word for one in whole[1:] for word in one))


def _family_words(written: Sequence[str], *, listed: bool) -> int:
    """Return the number of leading words that are the family name, 0 for a name that begins with a first name."""
    if len(written) < 2 or not all(WORD.search(one) for one in written):
        return 0
    shouted = [one.isupper() for one in written]
    family = shouted.index(False) if False in shouted else 0
    # *J. Peeters* begins with an initial, and *DE Wit* may be a slip.
    if any(len(word) > 2 for one in written[:family] for word in WORD.findall(one)):
        return family
    words = [bare("".join(WORD.findall(one))) for one in written]
    if len(words) <= _MOST_OF_THE_EAST and words[0] in FAMILIES_FIRST and words[-1] not in FAMILIES_FIRST:
        # *Kim Peeters* begins with a first name.
        return 0 if words[0] in FIRST_NAMES else 1
    begins = [word for word in words[:-1] if word not in PARTICLES]
    given = words[-1] in OF_CHILDREN and bool(begins) and not any(word in FIRST_NAMES for word in begins)
    return len(words) - 1 if listed and given else 0


def _is_particle(word: str) -> bool:
    return all(bare(part) in PARTICLES for part in WORD.findall(word))


def alone(parts: NameWords, sort: Entity) -> tuple[str, ...]:
    """Return the bare words of the last part that are known without the others."""
    if sort is Entity.PERSON:
        return tuple(word for word in parts.own if len(word) > 1)
    long = tuple(word for word in parts.own if len(word) >= _SHORTEST and word not in OF_SCHOOLS)
    return long if len(parts.own) == 1 else tuple(word for word in long if not is_ordinary(word))
