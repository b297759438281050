"""Kinds of lines by the fields that they may have."""

from typing import Final

from cop_session.domain.codes import Kind, Scale
from cop_session.domain.talk_format import KindFormat, LineAspect

FEASIBILITY: Final = frozenset({Scale.CONDITIONS, Scale.FIVE})
"""The scales of polls on feasibility."""

AGREED: Final = frozenset({LineAspect.OWNERS, LineAspect.WHEN, LineAspect.PLACE})
"""The fields of a line that people do."""

LINKS: Final = frozenset({LineAspect.LINKS})
IN_PLAN: Final = frozenset({LineAspect.IN_PLAN})

ROUND_TABLE_KINDS: Final = {
    **{kind: KindFormat() for kind in Kind},
    Kind.ACTION: KindFormat(AGREED | LINKS, FEASIBILITY),
    **{kind: KindFormat(AGREED) for kind in (Kind.LACKS, Kind.PARENTS_NEED, Kind.OPEN)},
    **{kind: KindFormat(LINKS) for kind in (Kind.SIGN, Kind.COUNTED, Kind.CONCERN)},
    Kind.QUOTE: KindFormat(IN_PLAN),
}
"""The kinds of lines of a round table."""
