"""The kinds of talk that this program knows, as data: one folder per format, each registered here once."""

from cop_session.domain.codes import OpenCode, Phase, Role
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.talk_format import TalkFormat
from cop_session.formats.evaluation.evaluation_format import EVALUATION
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.formats.unknown_format import unknown_format

__all__ = [
    "EVALUATION",
    "FORMATS",
    "ROUNDTABLE",
    "added_roles",
    "followers",
    "format_of",
    "format_with",
    "is_known",
    "offered_talks",
    "words_of",
]

FORMATS: dict[str, TalkFormat] = {one.code: one for one in (ROUNDTABLE, EVALUATION)}
"""The formats by their codes."""


def is_known(state: State) -> bool:
    """Tell whether this program knows the format of a talk, in the version that its log names."""
    found = FORMATS.get(state.format)
    return found is not None and state.format_version <= found.version


def format_of(state: State) -> TalkFormat:
    """Return the format of a talk; an unknown one shows its lines under their codes."""
    return FORMATS[state.format] if is_known(state) else unknown_format(state)


def followers(state: State) -> tuple[TalkFormat, ...]:
    """Return the formats of the talk that can come next, the most likely one first; before it is closed, the same."""
    following = [one for one in FORMATS.values() if state.format in one.follows and state.phase is Phase.CLOSED]
    return (*following, *([] if ROUNDTABLE in following else [ROUNDTABLE]))


def offered_talks(state: State) -> list[TalkFormat]:
    """Return the formats that a new talk can have: that of `state` first, then those that need no earlier talk."""
    own = format_of(state)
    return [own, *(one for one in FORMATS.values() if one.begins and one is not own)]


def format_with(step: Step) -> TalkFormat:
    """Return the format that has a step, the round table if none does."""
    return next((one for one in FORMATS.values() if step in one.order), ROUNDTABLE)


def words_of(code: OpenCode) -> str:
    """Return the msgid for a code that a format adds; the code itself if none does."""
    return next((one.words[code] for one in FORMATS.values() if code in one.words), _heading(code) or code.value)


def added_roles() -> dict[str, Role]:
    """Return the roles that formats add, by each word that means one."""
    rows = (row for one in FORMATS.values() for row in one.roles.items())
    return {word.strip(): role for role, words in rows for word in words.split(",")}


def _heading(code: OpenCode) -> str:
    steps = (step for one in FORMATS.values() for step in one.steps)
    found = (section.heading for step in steps for section in step.sections if section.kind == code)
    roles = (words.split(",")[0] for one in FORMATS.values() for role, words in one.roles.items() if role == code)
    return next((word for word in (*found, *roles) if word), "")
