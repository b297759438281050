"""The loose ends of a talk, as its format counts them."""

from cop_session.domain.open_items import LooseEnd
from cop_session.domain.state import State
from cop_session.formats import format_of


def loose_ends(state: State) -> tuple[LooseEnd, ...]:
    """Return all loose ends, in the order of the steps."""
    talk = format_of(state)
    found = [end for end in talk.open_items(state) if end.loose in talk.checks]
    return tuple(sorted(found, key=lambda end: talk.order.index(talk.checks[end.loose].step)))
