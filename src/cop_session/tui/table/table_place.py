"""The place in a session to which the facilitator returns after unlocking."""

from dataclasses import dataclass
from datetime import datetime

from cop_session.domain.schedule import Step


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A place in a session, without any text; its clock was at `elapsed_ms` at the time `at`."""

    session_id: str
    step: Step
    mine: bool
    large: bool
    elapsed_ms: int
    at: datetime
