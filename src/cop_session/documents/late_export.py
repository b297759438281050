"""One line outside a version, for a document exported after the next day that it names."""

from datetime import timedelta
from typing import Final

from cop_session.documents.plan import version_label
from cop_session.documents.plan.outline_blocks import Paragraph, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.glance_section import next_dates
from cop_session.i18n import date_wording

_FRESH: Final = timedelta(weeks=1)
"""How long a version without a date of its own reads as it was meant."""


def late_export(plan: Plan) -> tuple[Paragraph, ...]:
    """Return the line for a late export; none if the version still reads as on its own day, and none on a draft."""
    t, made_on = plan.t, plan.made_on
    if not plan.number or made_on is None:
        return ()
    if made_on - plan.today <= _FRESH and made_on <= min(next_dates(plan), default=made_on):
        return ()
    text = t(
        "This document was made later, on {day}. What it says is of {version}, {made}.",
        day=date_wording.long_day(t, made_on),
        version=version_label.version(t, plan.number),
        made=date_wording.long_day(t, plan.today),
    )
    return (Paragraph(plain(text)),)
