"""The facilitator's private strip: sections that are on the screen only on request."""

from cop_session.domain.codes import Kind
from cop_session.i18n import msgid
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.section import Section
from cop_session.tui.steps.private_strip.invitations_section import RoundSection
from cop_session.tui.steps.private_strip.minutes_section import MinutesSection
from cop_session.tui.steps.private_strip.open_items_section import LooseEndSection
from cop_session.tui.steps.private_strip.reasons_section import ReasonSection
from cop_session.tui.steps.private_strip.sensitive_section import PrivateMatterSection
from cop_session.tui.steps.sections.line_sections import LineSection


def mine(coach: Coach) -> tuple[Section, ...]:
    """Return the sections of the strip: the round, the minutes, notes, consents and checks, open items."""
    return (
        RoundSection(coach),
        MinutesSection(coach),
        LineSection(Kind.NOTE, msgid("For me"), msgid("Note for yourself")),
        ReasonSection(),
        PrivateMatterSection(),
        LooseEndSection(coach),
    )
