"""The section that lists open items; a row leads to the place where the item is resolved."""

from cop_session.domain.codes import Kind
from cop_session.domain.display_names import called
from cop_session.domain.open_items import STEP_OF, Loose, LooseEnd, loose_ends
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line
from cop_session.i18n import Translator
from cop_session.tui.steps.core.aspects import Needs
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.doubt_decision import when_decision, who_decision
from cop_session.tui.steps.core.section import TEXT, Field, Moment, Row, Section, StepPlace, Values
from cop_session.tui.steps.private_strip.unrecorded_text import unnoted
from cop_session.tui.steps.sections.appointment_section import AppointmentSection
from cop_session.tui.steps.sections.recipients_section import RecipientSection

LOOSE_ENDS = "loose_ends"
_UNDER = {
    Loose.NEED_WITHOUT_ACTION: Kind.ACTION.value,
    Loose.NEVER_HEARD: Kind.ACTION.value,
    Loose.NO_EVALUATION: AppointmentSection().name,
    Loose.NO_SIGN: Kind.SIGN.value,
    Loose.NO_RECIPIENT: RecipientSection().name,
    Loose.PARENT_WITHOUT_COPY: RecipientSection().name,
    Loose.OWNER_WITHOUT_COPY: RecipientSection().name,
}
"""The heading for the new entry that resolves an open item; the other items are resolved at their line."""


class LooseEndSection(Section):
    """The open items, visible only to the facilitator."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    @property
    def name(self) -> str:
        return LOOSE_ENDS

    def title(self, moment: Moment) -> str:
        return moment.t("Loose ends")

    def aside(self, moment: Moment) -> str:
        return "" if unnoted(moment) or loose_ends(moment.state) else moment.t("none")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        typed = [(moment.t("Typed, not noted yet"), one.words) for one in unnoted(moment)]
        ends = [(_asked(moment, end) or _words(moment.t, end), _about(moment, end)) for end in loose_ends(moment.state)]
        return tuple(Row(place, words, detail=about) for place, (words, about) in enumerate((*typed, *ends), 1))

    def first(self, moment: Moment) -> int | None:
        tied_up = moment.state.step is Step.CLOSING or self._coach.led_by == self.name
        return 1 if tied_up and (unnoted(moment) or loose_ends(moment.state)) else None

    def calls_for(self, moment: Moment) -> bool:
        return self._coach.led_by == self.name and self.first(moment) is not None

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        typed = unnoted(moment)
        if row <= len(typed):
            return typed[row - 1].place
        end = loose_ends(moment.state)[row - len(typed) - 1]
        under = _UNDER.get(end.loose, "")
        return StepPlace(STEP_OF[end.loose], None if under else end.line, under, _proposed(moment, end))


def _proposed(moment: Moment, end: LooseEnd) -> Values:
    """Return the known part of the entry to type: the need without an action, the person without a copy."""
    match end.loose:
        case Loose.NEED_WITHOUT_ACTION if end.line:
            return {Needs.field.name: Needs().shown(moment, Line(0, Kind.ACTION, "", needs=(end.line,)))}
        case Loose.PARENT_WITHOUT_COPY | Loose.OWNER_WITHOUT_COPY if end.person:
            return {TEXT: called(moment.state.people, [end.person])}
        case _:
            return {}


def _asked(moment: Moment, end: LooseEnd) -> str:
    """Return the question about a doubt: *Welke Tom?*; empty for other open items."""
    line = moment.state.line(end.line) if end.line else None
    if line is None or end.loose not in (Loose.DOUBTFUL_OWNER, Loose.DOUBTFUL_DATE):
        return ""
    found = who_decision(moment, line) if end.loose is Loose.DOUBTFUL_OWNER else when_decision(moment, line)
    return found.question if found else ""


def _about(moment: Moment, end: LooseEnd) -> str:
    line = moment.state.line(end.line) if end.line else None
    return one_line(line.text) if line else called(moment.state.people, [end.person] if end.person else [])


def _words(t: Translator, end: LooseEnd) -> str:
    return {
        Loose.NEED_WITHOUT_ACTION: t("This need has no action yet"),
        Loose.CONCERN_WITHOUT_ANSWER: t("This concern has no answer yet"),
        Loose.QUOTE_TO_ASK: t("Still to ask: may this be in the plan?"),
        Loose.LACK_WITHOUT_OWNER: t("Who sees to this?"),
        Loose.DOUBTFUL_OWNER: t("Nobody does this yet"),
        Loose.DOUBTFUL_DATE: t("No date yet"),
        Loose.ACTION_WITHOUT_OWNER: t("Nobody does this yet"),
        Loose.ACTION_WITHOUT_DATE: t("No date yet"),
        Loose.NOT_ASKED: t("Not everybody was asked yet whether it will work"),
        Loose.ASK_AGAIN: t("Changed since; ask again whether it will work"),
        Loose.NOT_FEASIBLE: t("It will not work like this"),
        Loose.CONDITION_WITHOUT_OWNER: t("It will work if …, but who sees to that?"),
        Loose.NO_EVALUATION: t("When do we look back?"),
        Loose.NO_SIGN: t("By what will we notice that it helps?"),
        Loose.NO_RECIPIENT: t("Who receives the plan?"),
        Loose.PARENT_WITHOUT_COPY: t("This parent receives no plan yet"),
        Loose.OWNER_WITHOUT_COPY: t("Does something, but receives no plan yet"),
        Loose.NEVER_HEARD: t("Was not asked anything yet"),
    }[end.loose]
