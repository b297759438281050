"""The sections of a document by the codes under which a format lists them: a new section is added here."""

from collections.abc import Callable, Mapping
from typing import Final

from cop_session.documents.plan.outline_blocks import PlanSection
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.adapted import adapted
from cop_session.documents.sections.agreements import agreements
from cop_session.documents.sections.concerns import concerns
from cop_session.documents.sections.draft import draft
from cop_session.documents.sections.evaluation_section import evaluation
from cop_session.documents.sections.glance_section import glance
from cop_session.documents.sections.heard import action_part, heard
from cop_session.documents.sections.looking_back.outcomes import outcomes
from cop_session.documents.sections.looking_back.over_time import over_time
from cop_session.documents.sections.needs import needs, strengths
from cop_session.documents.sections.people_section import people, receipt
from cop_session.documents.sections.remarks_section import remarks
from cop_session.documents.sections.still_open import still_open
from cop_session.documents.sections.support import parents_support, support

CHANGED: Final = "changed"
"""The code of the section that compares with an earlier plan; `outline` makes it of both plans."""

SECTIONS: Final[Mapping[str, Callable[[Plan], PlanSection | None]]] = {
    "draft": draft,
    "glance": glance,
    "needs": needs,
    "outcomes": outcomes,
    "strengths": strengths,
    "agreements": agreements,
    "support": support,
    "parents_support": parents_support,
    "adapted": adapted,
    "concerns": concerns,
    "over_time": over_time,
    "evaluation": evaluation,
    "still_open": still_open,
    "remarks": remarks,
    "heard": heard,
    "action_part": action_part,
    "receipt": receipt,
    "people": people,
}
