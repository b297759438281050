"""Sentences that name the pupil, the teacher and the need of this round table."""

from typing import Final

from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.display_names import call_names
from cop_session.domain.open_items import Loose
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Line, State
from cop_session.formats.loose_ends import loose_ends
from cop_session.i18n import Translator

LONGEST_QUOTE: Final = 60
"""Of a need inside a sentence, in characters, the ellipsis included."""
_SHORTEST_CLAUSE: Final = 20
_ELLIPSIS: Final = "…"


def said(t: Translator, state: State, sentence: str) -> str:
    """Return a msgid in the language of `t`, with the local names of its {pupil}, {teacher} and {need}."""
    names = call_names(state.people)
    teacher = next((names[one.id] for one in state.people if one.role is Role.TEACHER), t("the teacher"))
    pupil = names[state.pupil.id] if state.pupil else state.detail(Detail.PUPIL)
    need = need_on_the_table(state) if "{need}" in sentence else None
    quote = shortened(need.text) if need else _ELLIPSIS
    words = t(sentence).format(pupil=pupil or t("the pupil"), teacher=teacher, need=quote)
    # A sentence may begin with "the teacher", after its opening quotation mark.
    start = 1 if words.startswith("“") else 0
    return words[:start] + words[start : start + 1].upper() + words[start + 1 :]


def need_on_the_table(state: State) -> Line | None:
    """Return the need that thinking along is about: the first without an action, else the one noted last."""
    open_ones = (end.line for end in loose_ends(state) if end.loose is Loose.NEED_WITHOUT_ACTION and end.line)
    first = next(open_ones, None)
    if first is not None:
        return state.line(first)
    return next((need for need in reversed(state.of(Kind.NEED)) if need.stands), None)


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return `text` on one line, without its full stop; if longer than `longest`, cut at a comma or a word."""
    whole = one_line(text).rstrip(".")
    if len(whole) <= longest:
        return whole
    room = whole[: longest - len(_ELLIPSIS) - 1]
    clause = room.rpartition(",")[0]
    kept = clause if len(clause) >= _SHORTEST_CLAUSE else room.rpartition(" ")[0] or room
    return f"{kept.rstrip(' ,;:')} {_ELLIPSIS}"
