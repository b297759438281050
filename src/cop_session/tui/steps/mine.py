"""The facilitator's own strip: what is on the screen only while it is asked for."""

from cop_session.i18n import msgid
from cop_session.roundtable.words import Kind
from cop_session.tui.steps.coach import Coach
from cop_session.tui.steps.invitations import RoundSection
from cop_session.tui.steps.layout import LAYOUT
from cop_session.tui.steps.lines import LineSection
from cop_session.tui.steps.loose_ends import LooseEndSection
from cop_session.tui.steps.minutes import MinutesSection
from cop_session.tui.steps.private_matters import PrivateMatterSection
from cop_session.tui.steps.reasons import ReasonSection
from cop_session.tui.steps.section import Section


def mine(coach: Coach) -> tuple[Section, ...]:
    """Return the sections of the strip: the round, the minutes, notes, what needs a yes or a look, loose ends."""
    names = {step: layout.name for step, layout in LAYOUT.items()}
    return (
        RoundSection(coach),
        MinutesSection(coach, names),
        LineSection(Kind.NOTE, msgid("For me"), msgid("Note for yourself")),
        ReasonSection(),
        PrivateMatterSection(),
        LooseEndSection(coach),
    )
