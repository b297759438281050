"""The section that lists open items; a row leads to the place where the item is resolved."""

from cop_session.domain.codes import Kind
from cop_session.domain.display_names import called
from cop_session.domain.open_items import Loose, LooseEnd
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Line
from cop_session.formats import format_of
from cop_session.formats.loose_ends import loose_ends
from cop_session.tui.steps.core.aspects import Needs
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.doubt_decision import when_decision, who_decision
from cop_session.tui.steps.core.section import TEXT, Field, Moment, Row, Section, StepPlace, Values
from cop_session.tui.steps.private_strip.unrecorded_text import unnoted

LOOSE_ENDS = "loose_ends"


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
        checks = format_of(moment.state).checks
        ends = [
            (_asked(moment, end) or moment.t(checks[end.loose].message), _about(moment, end))
            for end in loose_ends(moment.state)
        ]
        return tuple(Row(place, words, detail=about) for place, (words, about) in enumerate((*typed, *ends), 1))

    def first(self, moment: Moment) -> int | None:
        tied_up = moment.state.step == format_of(moment.state).order[-1] or self._coach.led_by == self.name
        return 1 if tied_up and (unnoted(moment) or loose_ends(moment.state)) else None

    def calls_for(self, moment: Moment) -> bool:
        return self._coach.led_by == self.name and self.first(moment) is not None

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        typed = unnoted(moment)
        if row <= len(typed):
            return typed[row - 1].place
        end = loose_ends(moment.state)[row - len(typed) - 1]
        check = format_of(moment.state).checks[end.loose]
        return StepPlace(check.step, None if check.under else end.line, check.under, _proposed(moment, end))


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
