"""Read owners and dates in a line of spoken text; the line itself stays unchanged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from cop_session.domain.display_names import ADDRESS
from cop_session.domain.state import Participant
from cop_session.domain.when import By, From, Month, On, When
from cop_session.reading.dates.date_field import cursor, read_when
from cop_session.reading.dates.exception_phrases import limited
from cop_session.reading.dates_in_sentence import SpokenMoment, moments
from cop_session.reading.holidays.holiday import Holiday
from cop_session.reading.name_clauses import ClausePosition
from cop_session.reading.people_in_sentence import NameGroup, groups
from cop_session.reading.reading_choices import MOST_READINGS, possible_whens
from cop_session.reading.words.function_words import spoken
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.phrase_grammar import Cursor
from cop_session.reading.words.reading_result import Doubt, Reading, Unsure

_LONGEST: Final = 1_000
"""The number of characters of a line that are read; no line names its owner further on."""
_WORD_TO_COME: Final = " \ufffc"
"""Stands for unread text, which keeps the text before it from looking like the end of the line."""
_TAIL: Final = 30
"""The number of final characters read that mark where the reading ended."""
_MOST_TOGETHER: Final = 3
_TOGETHER: Final = " + "
_SENTENCE_END: Final = ("", ".", "!", "?")
"""The characters right before the first word of a sentence, which always has a capital."""
_HOUR: Final = frozenset({"om", "rond", "at"})
_SIGNS: Final = "@!#"
_TODAY: Final = re.compile(r"(?i:vandaag|today)")
_IS: Final = re.compile(r"(?<!\w)(?i:is|zijn|was|are)(?!\w)")
_DONE: Final = re.compile(r"(?<!\w)(?i:(?:\w*ge|be|ver|ont|her)\w{2,}(?:d|t|en)|\w+ed)(?!\w)")
"""Participles of planned or required actions: *het gesprek is gepland op*."""
_NEED: Final = re.compile(r"(?<!\w)#([0-9]{1,2})(?!\w)")


class LinePart(StrEnum):
    """The meaning of a stretch of a line."""

    WHO = "who"
    WHEN = "when"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch `start:end` of a line, and its meaning."""

    start: int
    end: int
    part: LinePart


@dataclass(frozen=True, slots=True)
class LineReading:
    """The owners and the date that a line names; `needs` are the numbers on screen that were marked with `#`.

    `spans` are the stretches that were read, in order. For doubtful owners,
    `who_readings` are all possible sets of owners for the words `who_said`, ending with the empty one; `when_readings`
    are the possible dates.
    """

    owners: tuple[int, ...] = ()
    when: When | None = None
    needs: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    who_doubts: tuple[Doubt, ...] = ()
    when_doubts: tuple[Doubt, ...] = ()
    who_readings: tuple[tuple[int, ...], ...] = ()
    when_readings: tuple[When, ...] = ()
    who_said: str = ""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts about the owners and about the date."""
        return tuple(dict.fromkeys((*self.who_doubts, *self.when_doubts)))


def _read_beginning(
    text: str, people: Sequence[Participant], today: date, language: str, holidays: Sequence[Holiday] | None
) -> LineReading:
    room = _LONGEST - len(_WORD_TO_COME)
    end = max(text.rfind(" ", 0, room), text.rfind("\n", 0, room), 0)
    begins = read_line(text[:end] + _WORD_TO_COME, people, today, language, holidays) if end else LineReading()
    rest = Doubt(Unsure.REST, text[max(end - _TAIL, 0) : end])
    return replace(begins, who_doubts=(*begins.who_doubts, rest), when_doubts=(*begins.when_doubts, rest))


def read_line(
    text: str,
    people: Sequence[Participant],
    today: date,
    language: str,
    holidays: Sequence[Holiday] | None = None,
) -> LineReading:
    """Read *papa luistert zaterdag mee naar het luisterboek* as Serkan, Saturday 28 November. Never raises.

    The owner stands at the beginning, after a moment and a verb, alone at the end, or behind `@`; `!` marks a moment
    and `#` a need. Uncertain words come with a doubt or stay unread, and so do those beyond a thousand characters.
    """
    if len(text) > _LONGEST:
        return _read_beginning(text, people, today, language, holidays)
    read = cursor(text, today, language, holidays)
    found = [one for one in moments(read, spoken(language)) if not _is_name(text, one, people)]
    named = groups(text, [(one.start, one.end) for one in found], people, language)
    found = [_doubted(one, named, text) for one in found]
    marked = [one for one in found if text[one.start - 1 : one.start] == "!"] or _to_come(found, named)
    when, when_doubts = _when(marked, read, language)
    doing, who_doubts = _doing(text, named)
    owners = tuple(dict.fromkeys(one for group in doing if not group.ambiguous for one in group.ids))
    needs = tuple(_NEED.finditer(text))
    spans = [
        *(Span(group.start, group.end, LinePart.WHO) for group in doing),
        *(Span(one.start, one.end, LinePart.WHEN) for one in marked),
        *(Span(*one.span(), LinePart.NEED) for one in needs),
    ]
    return LineReading(
        owners,
        when,
        tuple(dict.fromkeys(int(one[1]) for one in needs)),
        tuple(sorted(spans, key=lambda span: span.start)),
        tuple(who_doubts),
        when_doubts,
        _possible_owners(owners, doing, who_doubts),
        possible_whens(when, when_doubts, _other_whens(marked)),
        _TOGETHER.join(text[group.start : group.end] for group in doing) if who_doubts else "",
    )


def without_marks(text: str, reading: LineReading) -> str:
    """Return the words of a line without the signs `@ ! #`, which are typed and not said.

    A marked stretch at the end is removed with its sign, as in *teksten inspreken @koen !woensdag*; elsewhere only the
    sign is removed. A line of nothing but marks stays complete.
    """
    said = text
    ends = len(text.rstrip())
    for one in reversed(reading.spans):
        sign = _sign(text, one)
        if sign is None:
            continue
        trailing = one.end == ends
        dropped = trailing or one.part is LinePart.NEED
        said = said[:sign].rstrip(" " if dropped else "") + said[one.end if dropped else sign + 1 :]
        ends = len(text[:sign].rstrip()) if trailing else ends
    return said.strip() or text


def _sign(text: str, one: Span) -> int | None:
    """Return the position of the sign of a marked stretch, None for a stretch without a sign."""
    if text[one.start] in _SIGNS:
        return one.start
    return one.start - 1 if one.start and text[one.start - 1] in _SIGNS else None


def _when(found: Sequence[SpokenMoment], c: Cursor, language: str) -> tuple[When | None, tuple[Doubt, ...]]:
    """Return the one moment of a line: several that make one phrase together are one, else the first is taken."""
    unread = tuple(doubt for one in found for doubt in one.doubts)
    read = [one.reading for one in found if one.reading is not None]
    if not read:
        return None, unread
    first = read[0]
    if len(read) > 1:
        first = _together(read, c.today, language, c.holidays) or replace(
            first, doubts=(*first.doubts, *(Doubt(Unsure.SEVERAL, one.when.said) for one in read[1:]))
        )
    first = limited(c, first, [(one.start, one.end) for one in found], spoken(language))
    return first.when, (*first.doubts, *unread)


def _together(
    read: Sequence[Reading], today: date, language: str, holidays: Sequence[Holiday] | None
) -> Reading | None:
    """Return *elke maandag … vanaf 14 december*, *om de twee weken … op vrijdag* as one, where one comes back."""
    whens = [one.when for one in read]
    back = [one for one in whens if isinstance(one, From) and one.every is not None]
    if any(isinstance(one, On) for one in whens) and (len(whens) > 2 or any(one.weekdays for one in back)):
        return None
    if len(back) != 1 or len(whens) > _MOST_TOGETHER or any(isinstance(one, By | Month) for one in whens):
        return None
    said = [back[0].said, *(one.said for one in whens if one is not back[0])]
    whole = read_when(" ".join(said), today, language, holidays)
    # It contains every word of each of them: none of the text gets lost.
    return whole if isinstance(whole.when, From) and whole.when.every is not None else None


def _other_whens(found: Sequence[SpokenMoment]) -> list[When]:
    return [one.reading.when for one in found[1:] if one.reading is not None]


def _possible_owners(
    owners: tuple[int, ...], doing: Sequence[NameGroup], doubts: Sequence[Doubt]
) -> tuple[tuple[int, ...], ...]:
    """Return the possible sets of owners of a doubtful line: the owners read, with each candidate, and no owner."""
    if not doubts:
        return ()
    each = [(*owners, one) for group in doing if group.ambiguous for one in group.ids if one not in owners]
    found = dict.fromkeys(one for one in (owners, *each) if one)
    if each:
        found.pop(owners, None)
    return (*list(found)[: MOST_READINGS - 1], ())


def _is_name(text: str, one: SpokenMoment, people: Sequence[Participant]) -> bool:
    """Tell whether a moment is a person's name: *dhr Vrijdag*, and *Vrijdag* with a capital inside a sentence."""
    day, *rest = text[one.start : one.end].split()
    inside = text[: one.start].rstrip()[-1:] not in _SENTENCE_END
    named = _addressed(text, one.start) or (inside and day[:1].isupper())
    if not named or (rest and rest[0] not in _HOUR):
        return False
    return any(key(day) in key(person.name).split() for person in people)


def _addressed(text: str, start: int) -> bool:
    """Tell whether a form of address comes right before a place in a text."""
    before = text[max(start - _TAIL, 0) : start].split()
    return bool(before) and before[-1].casefold().strip(".") in ADDRESS


def _to_come(found: Sequence[SpokenMoment], named: Sequence[NameGroup]) -> list[SpokenMoment]:
    """Return the moments outside clauses about the past: *juf belde dinsdag* names no future day."""
    told = [one.report for one in named if one.report]
    return [one for one in found if not any(start <= one.start < end for start, end in told)]


def _doubted(one: SpokenMoment, named: Sequence[NameGroup], text: str) -> SpokenMoment:
    """Add a doubt to a moment in a clause that describes a state, or in such a line without an owner.

    *Mama verhuist 1 mei*, *broertje is jarig op 5 december*, *dinsdag kan Ine niet*.
    """
    doing = [group for group in named if group.place > ClausePosition.AFTER_WORD]
    told = any(group.state and group.state[0] <= one.start < group.state[1] for group in named)
    here = told and not any(group.end <= one.start for group in doing)
    if one.reading is None or not (here or (not doing and _is_told(one, named, text))):
        return one
    doubt = Doubt(Unsure.ASIDE, one.reading.when.said)
    return replace(one, reading=replace(one.reading, doubts=(*one.reading.doubts, doubt)))


def _is_told(one: SpokenMoment, named: Sequence[NameGroup], text: str) -> bool:
    """Tell whether a line without an owner describes a state."""
    if any(group.state or group.report for group in named) or _TODAY.fullmatch(text[one.start : one.end]):
        return True
    return _IS.search(text) is not None and _DONE.search(text) is None


def _doing(text: str, named: Sequence[NameGroup]) -> tuple[list[NameGroup], list[Doubt]]:
    """Return the groups of owners, by the surest position that any group has, and the doubts about them."""
    surest = max((group.place for group in named), default=ClausePosition.ASIDE)
    if surest is ClausePosition.ASIDE:
        return [], []
    doing = [group for group in named if group.place is surest]
    doubts = [
        Doubt(unsure, text[group.start : group.end])
        for group in doing
        for unsure, so in (
            (Unsure.WHICH_PERSON, group.ambiguous),
            (Unsure.GUESSED, group.guessed and not group.ambiguous),
            (Unsure.UNKNOWN_OWNER, group.stranger),
        )
        if so
    ]
    if surest < ClausePosition.AFTER_VERB:
        doubts += [Doubt(Unsure.WHO, text[group.start : group.end]) for group in doing]
        return (doing, doubts) if len(doing) == 1 else ([], doubts)
    if surest < ClausePosition.ALONE:
        first = set(doing[0].ids)
        acting = [*doing[1:], *(group for group in named if ClausePosition.AFTER_VERB <= group.place < surest)]
        others = [group for group in acting if not group.ambiguous and not set(group.ids) <= first]
        doubts += [Doubt(Unsure.SEVERAL, text[group.start : group.end]) for group in others]
    return doing, doubts
