"""How much work a script of keys is, beside how much text was noted with it."""

from collections.abc import Iterator
from dataclasses import replace

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Presence
from cop_session.domain.state import Adaptation, Attendance, Line, Participant, State
from cop_session.i18n import Translator
from tests.tui.round_tables.key_script import Paste, Press, Script, See, Type


def presses(strokes: Script) -> int:
    """Return how many keys a script takes: a chord and a named key count one, a paste stands for typing all of it."""
    return sum(_presses(one) for one in strokes)


def _presses(stroke: Press | Type | Paste | See) -> int:
    match stroke:
        case Press(keys):
            return len(keys)
        case Type(text) | Paste(text):
            return len(text)
        case See():
            return 0


def noted_characters(state: State, t: Translator) -> int:
    """Return how many characters of text and participants stand in the record; `t` speaks its language.

    Text is what was put into words: the lines, what people said beside an answer, why an action was adapted, moments
    as they were said, places, the details of the session. A participant is a name, the shortest word for the role,
    the home, and from and until when. The same words count once, wherever they stand, and a moment that its line says
    already does not count. Whatever is chosen rather than put into words counts for nothing, although it takes keys:
    when the session and the evaluation are, the scale, answers, reasons, ways, who does an action, for which need,
    who said it, what may be in the plan, who receives the plan and how.
    """
    return sum(map(len, dict.fromkeys(_texts(state, t))))


def _texts(state: State, t: Translator) -> Iterator[str]:
    yield from state.details.values()
    for one in state.people:
        yield from _participant(t, one, state.attendance(one.id))
    for lines in state.lines.values():
        for line in lines:
            yield from _line(line)
    if state.evaluation:
        yield state.evaluation.place
    yield from (recipient.name for recipient in state.recipients)


def _participant(t: Translator, one: Participant, how: Attendance) -> Iterator[str]:
    yield one.name
    yield min(code_wording.briefly(t, one), code_wording.role(t, one.role), key=len)
    yield one.home
    if how.arrives or how.leaves:
        yield code_wording.presence(t, replace(how, presence=Presence.AT_TABLE))


def _line(line: Line) -> Iterator[str]:
    yield line.text
    yield line.place
    if line.when and line.when.said not in line.text:
        yield line.when.said
    for poll in line.polls:
        yield from (answer.remark for answer in poll.answers)
    for adaptation in line.adaptations:
        yield from _adaptation(adaptation)
    yield from (objection.words for objection in line.objections)


def _adaptation(adaptation: Adaptation) -> Iterator[str]:
    yield adaptation.why
    yield adaptation.before.place
    if adaptation.before.when:
        yield adaptation.before.when.said
