"""Removal of widgets during mounting: Textual stops mounting their parts, but still reports them as mounted."""

import asyncio
from collections.abc import Iterable
from typing import Final

from textual._context import active_message_pump
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.messages import Prune
from textual.screen import Screen

_LOOK: Final = 0.02
"""Interval, in seconds, between two checks whether all are mounted."""
_PART_IS_GONE: Final = (NoMatches, NoScreen, ScreenStackError)


def came_of_removal(error: Exception) -> bool:
    """Whether an error says only that a widget that is being removed lacks a part; the parts it has are removed too."""
    pump = active_message_pump.get(None)
    if not isinstance(error, _PART_IS_GONE) or not isinstance(pump, DOMNode):
        return False
    if not any(node._pruning for node in pump.ancestors_with_self):
        return False
    # Textual stops the removal here, and would keep the children.
    for child in pump.children:
        child.post_message(Prune())
    return True


async def mounted(screens: Iterable[Screen[object]]) -> None:
    """Wait until all nodes of the screens are mounted: a node removed before that stays in memory."""
    waited_for = list(screens)
    while any(not node._is_mounted for screen in waited_for for node in screen.walk_children(with_self=True)):
        await asyncio.sleep(_LOOK)
