"""The sections of a step on the screen, made from its format."""

from collections.abc import Callable
from typing import Final

from cop_session.domain.talk_format import LineAspect, SectionFormat, StepFormat
from cop_session.tui.steps.core.aspects import Aspect, InPlan, Needs, Owners, PlaceAspect, SaidBy, Timing
from cop_session.tui.steps.core.section import Section
from cop_session.tui.steps.sections.action_section import SpokenActionSection
from cop_session.tui.steps.sections.appointment_section import AppointmentSection
from cop_session.tui.steps.sections.ending_section import EndingSection
from cop_session.tui.steps.sections.line_sections import LineSection
from cop_session.tui.steps.sections.participants_section import PeopleSection
from cop_session.tui.steps.sections.recipients_section import ActionPartSection, RecipientSection

_ASPECTS: Final[dict[LineAspect, Callable[[], Aspect]]] = {
    LineAspect.OWNERS: Owners,
    LineAspect.WHEN: Timing,
    LineAspect.PLACE: PlaceAspect,
    LineAspect.LINKS: Needs,
    LineAspect.SAID_BY: SaidBy,
    LineAspect.IN_PLAN: InPlan,
}
_PARTS: Final[dict[str, Callable[[], Section]]] = {
    "people": PeopleSection,
    "appointment": AppointmentSection,
    "recipients": RecipientSection,
    "action_part": ActionPartSection,
    "ending": EndingSection,
}


def sections_in(step: StepFormat, locale: str) -> tuple[Section, ...]:
    """Return the sections of a step in the vocabulary of `locale`."""
    return tuple(_made(one) for one in step.sections if one.locale in ("", locale))


def _made(section: SectionFormat) -> Section:
    if section.kind is None:
        return _PARTS[section.part]()
    made = SpokenActionSection if section.spoken else LineSection
    aspects = tuple(_ASPECTS[one]() for one in section.fields)
    return made(section.kind, section.heading, section.prompt, aspects)
