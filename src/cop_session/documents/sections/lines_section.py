"""The lines of one kind, for formats that add a kind and need no section of its own."""

from collections.abc import Iterator

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import Bullets, PlanSection, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import Kind
from cop_session.domain.state import Line


def lines_of(plan: Plan, kind: Kind) -> PlanSection | None:
    """Return the lines of a kind that stand, each with who does it and when; nothing without a line."""
    rows = tuple(plain(" · ".join(_parts(plan, line))) for line in plan.standing(kind))
    title = code_wording.capital(code_wording.kind(plan.t, kind))
    return PlanSection(kind.value, title, (Bullets(rows),)) if rows else None


def _parts(plan: Plan, line: Line) -> Iterator[str]:
    yield line.text
    yield from filter(None, (plan.doing(line), plan.when(line.when), line.place))
