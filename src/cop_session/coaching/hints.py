"""Quiet hints on noted lines: rather to be phrased as a need, or not written down at all.

They would rather miss something than disturb: a hint that is wrong is in the way of the talk.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cop_session.coaching import dutch_patterns, english_patterns
from cop_session.coaching.other_children import other_children
from cop_session.coaching.pattern_builder import WatchedLanguage, beginning, child_marked, statements
from cop_session.domain.codes import Detail, Kind
from cop_session.domain.primitives.interval_mask import IntervalMask
from cop_session.domain.state import State
from cop_session.i18n import msgid


class About(StrEnum):
    """The subject of a hint."""

    LABEL = "label"
    """It describes the child's nature or condition, rather than a need."""
    DIAGNOSIS = "diagnosis"
    OTHER_CHILD = "other_child"
    """It names a child who is not at the table."""
    FAMILY = "family"
    BLAME = "blame"
    """It says who falls short."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint about the characters `start:end` of a text."""

    about: About
    start: int
    end: int


HINTED: Final[Mapping[Kind, frozenset[About]]] = {
    **dict.fromkeys(
        (
            Kind.NEED,
            Kind.ACTION,
            Kind.AIM,
            Kind.DOES,
            Kind.LACKS,
            Kind.PARENTS_NEED,
            Kind.SIGN,
            Kind.COUNTED,
            Kind.OPEN,
            Kind.AGREEMENT,
        ),
        frozenset(About),
    ),
    **dict.fromkeys((Kind.WORKS, Kind.CONCERN), frozenset(About) - {About.LABEL}),
}
"""The hints for each kind of line: a participant's account of the child may describe it, and a quote gets none."""

_ADVICE: Final[Mapping[About, str]] = {
    About.LABEL: msgid("What would help? “Needs …” says more than what somebody is or has."),
    About.DIAGNOSIS: msgid("Does the name of it have to be here? What helps often says more."),
    About.OTHER_CHILD: msgid("A child who is not at the table? “A classmate” or “a brother or sister” will do."),
    About.BLAME: msgid("What would help them? That leads further than who falls short."),
    About.FAMILY: msgid("This belongs to the family: may it be on paper, or is it enough to say what helps at school?"),
}

_SENTENCE: Final = re.compile(r"[^.!?;\n]+")
# A quotation mark that is not closed again soon quotes nothing.
_QUOTED: Final = re.compile(
    r"“[^”\n]{0,400}”|„[^”“\n]{0,400}[”“]|«[^»\n]{0,400}»|\"[^\"\n]{0,400}\""
    r"|‘[^’\n]{0,400}’|(?<!\w)'(?!s\b)[^'\n]{0,400}'(?!\w)"
)
_UNSEEN: Final = "\ufffc"
_LONGEST_WORD: Final = 60
_LONGEST: Final = 2_000
"""So many characters of a text are looked at; a hint further on would not be seen while it is typed."""


def advice(about: About) -> str:
    """Return one short sentence of advice, as a msgid."""
    return _ADVICE[about]


def hints_on(state: State, kind: Kind, text: str) -> tuple[Hint, ...]:
    """Return the hints on the text of a line of that kind in this session, in its language."""
    wanted = HINTED.get(kind, frozenset[About]())
    if not wanted:
        return ()
    pupil = state.pupil.name if state.pupil else state.detail(Detail.PUPIL)
    found = hints(text, pupil=pupil, names=names_of(state), language=state.locale)
    return tuple(hint for hint in found if hint.about in wanted)


def hints(text: str, *, pupil: str, names: Collection[str], language: str) -> tuple[Hint, ...]:
    """Return the hints on `text`, from left to right; they do not overlap. Quoted text is left alone.

    `names` are those of the people of this session, besides the `pupil`; a locale or language code that is not Dutch
    reads as English. As long as the pupil has no name, no name counts as another child's. Of a long text only the
    beginning is examined.
    """
    tongue = tongue_of(language)
    seen = _QUOTED.sub(lambda quote: _UNSEEN * len(quote[0]), _beginning(text))
    free = IntervalMask(len(seen))
    found = [hint for hint in _found(seen, pupil, names, tongue) if free.claim(hint.start, hint.end)]
    return tuple(sorted(found, key=lambda hint: hint.start))


def _beginning(text: str) -> str:
    """Return the words of a text that are looked at, none of them cut."""
    return text if len(text) <= _LONGEST else text[: max(text.rfind(" ", 0, _LONGEST), 0)]


def _found(text: str, pupil: str, names: Collection[str], tongue: WatchedLanguage) -> Iterator[Hint]:
    """Give all hints, those that weigh most first."""
    for about, pattern in (
        (About.FAMILY, tongue.family),
        (About.DIAGNOSIS, tongue.diagnosis),
        (About.BLAME, tongue.blame),
    ):
        yield from (Hint(about, *match.span()) for match in pattern.finditer(text))
    if pupil:
        yield from (Hint(About.OTHER_CHILD, *span) for span in other_children(text, (pupil, *names), tongue))
    marked = child_marked(text, pupil)
    for sentence in _SENTENCE.finditer(marked):
        if text[sentence.end() : sentence.end() + 1] != "?":
            for start, end in _labels(sentence[0], tongue):
                yield Hint(About.LABEL, sentence.start() + start, sentence.start() + end)


def _labels(sentence: str, tongue: WatchedLanguage) -> Iterator[tuple[int, int]]:
    of_child = beginning(tongue).match(sentence) is not None
    enough = tongue.enough.search(sentence)
    told_until = enough.end() if enough else len(sentence) + 1
    for pattern in statements(tongue):
        for match in pattern.finditer(sentence):
            if match.groupdict().get("goes_on") and not of_child:
                continue
            if told_until <= match.start():
                break
            before = sentence[max(match.start() - _LONGEST_WORD, 0) : match.start()].rstrip()
            last = before[before.rfind(" ") + 1 :]
            if not tongue.describing.fullmatch(last):
                yield match.span("said")


def tongue_of(language: str) -> WatchedLanguage:
    """Return the patterns for the language of a locale or code; English for any language other than Dutch."""
    return dutch_patterns.WORDS if language.casefold().startswith("nl") else english_patterns.WORDS


def names_of(state: State) -> tuple[str, ...]:
    """Return all names that belong to this session, those of the school and its town too."""
    details = (Detail.PUPIL, Detail.FACILITATOR, Detail.CONTACT, Detail.SCHOOL, Detail.TOWN)
    return (
        *(one.name for one in state.people),
        *(state.detail(detail) for detail in details),
        *(one.name for one in state.recipients),
        *(line.text for line in state.of(Kind.OBSERVER)),
    )
