"""The actions available at a round table in each of its phases."""

from cop_session.domain.codes import Phase
from cop_session.formats import format_of
from cop_session.tui.steps.walkthrough.walkthrough_step import asks_aloud
from cop_session.tui.table.table_desk import TableDesk


def is_offered(table: TableDesk, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action is available now; an action not named here always is."""
    state = table.live.state
    phase = state.phase
    match action:
        case "note_here":
            return table.live.along
        case "start" | "close" | "reopen" if table.live.along:
            # Their key takes over editing here.
            return False
        case "start":
            return phase is Phase.PREPARING
        case "close":
            return phase is Phase.LIVE and table.step == format_of(table.live.state).order[-1]
        case "reopen":
            return phase is Phase.CLOSED
        case "pause":
            return phase in (Phase.LIVE, Phase.PAUSED)
        case "redo":
            return table.live.timeline.redoable is not None
        case "mine":
            return not table.is_large
        case "export" | "details" | "home":
            return not asks_aloud(state, table.shown_step)
        case "large":
            return parameters[0] is not table.is_large
        case _:
            return True
