"""The description of a talk whose format only a newer program knows: it can be read, and nothing more."""

from cop_session.domain.state import State
from cop_session.domain.talk_format import SectionFormat, StepFormat, TalkFormat
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE


def unknown_format(state: State) -> TalkFormat:
    """Return a format of one step, which lists the lines of each kind under its code."""
    sections = [SectionFormat(kind, kind.value) for kind, row in state.lines.items() if row]
    step = StepFormat(state.step, state.format, "", state.minutes, sections=(SectionFormat(part="people"), *sections))
    return TalkFormat(
        code=state.format,
        version=state.format_version,
        name=state.format,
        title=state.format,
        steps=(step,),
        kinds={},
        labels={},
        answers={},
        standard_length=state.minutes,
        lengths=(state.minutes,),
        seats=0,
        open_items=lambda _: (),
        checks={},
        document=ROUNDTABLE.document,
        file_word=ROUNDTABLE.file_word,
    )
