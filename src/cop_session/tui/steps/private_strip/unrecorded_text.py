"""Text that was typed but not recorded, in any field."""

from collections.abc import Iterator
from dataclasses import dataclass

from cop_session.domain.primitives.text_rules import one_line
from cop_session.formats import format_of
from cop_session.tui.steps.core.draft_names import drafted, entries
from cop_session.tui.steps.core.objection_section import ObjectionSection
from cop_session.tui.steps.core.section import TEXT, Moment, StepPlace
from cop_session.tui.steps.sections.step_sections import sections_in
from cop_session.tui.steps.walkthrough.poll_fields import ADAPT, POLL

DETAILS = "details"
"""The section name of the session form, which belongs to no step."""
_FORM = "form"
"""The prefix of the names of its drafts."""


@dataclass(frozen=True, slots=True)
class Unnoted:
    """Unrecorded text in the fields of an entry, and the place of those fields."""

    words: str
    place: StepPlace


def unnoted(moment: Moment) -> tuple[Unnoted, ...]:
    """Return the unrecorded texts, in the order of the steps.

    Text that belongs to two steps appears once, and leads to the later step, which it is about.
    """
    if not moment.drafts:
        return ()
    found: dict[tuple[str, int | None], Unnoted] = {}
    for name, one in (*_in_the_form(moment), *_in_sections(moment), *_in_the_walkthrough(moment)):
        if one.words:
            found[name, one.place.line] = one
    return tuple(found.values())


def _in_the_form(moment: Moment) -> Iterator[tuple[str, Unnoted]]:
    """Yield an unclear day or hour typed in the form; the form records all other values itself."""
    typed = [one_line(text) for name, text in moment.drafts.items() if name.partition(":")[0] == _FORM]
    yield DETAILS, Unnoted(" · ".join(filter(None, typed)), StepPlace(format_of(moment.state).order[0], None, DETAILS))


def _in_sections(moment: Moment) -> Iterator[tuple[str, Unnoted]]:
    for described in format_of(moment.state).steps:
        for section, row in entries(sections_in(described, moment.t.locale), moment):
            typed = dict(drafted(section, row, moment, moment.drafts))
            first = one_line(typed.pop(TEXT, ""))
            words = first or " · ".join(filter(None, map(one_line, typed.values())))
            line = section.line if isinstance(section, ObjectionSection) else row
            yield section.name, Unnoted(words, StepPlace(described.step, line, section.name if line is None else ""))


def _in_the_walkthrough(moment: Moment) -> Iterator[tuple[str, Unnoted]]:
    """Yield text typed about the feasibility of an action, or about how to make it feasible."""
    asking = next((one.step for one in format_of(moment.state).steps if one.asks), moment.state.step)
    for name, text in moment.drafts.items():
        match name.split(":"):
            case ["line", line, purpose, *_] if purpose in (ADAPT, POLL) and line.isdecimal():
                yield purpose, Unnoted(one_line(text), StepPlace(asking, int(line)))
