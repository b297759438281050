"""Work that takes long: in a thread, its result back on the screen's own thread."""

from collections.abc import Callable
from typing import TypeVar

from textual.dom import DOMNode

from cop_session.troubles import Trouble

_Result = TypeVar("_Result")


def in_background(
    node: DOMNode,
    work: Callable[[], _Result],
    then: Callable[[_Result], object],
    failed: Callable[[Trouble], object],
    *,
    group: str = "default",
    exclusive: bool = False,
) -> None:
    """Do `work` in a thread; then call `then` with its result, or `failed` with the trouble it met.

    Both are called on the app's thread, and neither when `node` has gone by then.
    """

    def attempt() -> None:
        try:
            result = work()
        except Trouble as trouble:
            node.call_later(failed, trouble)
        else:
            node.call_later(then, result)

    node.run_worker(attempt, thread=True, group=group, exclusive=exclusive)
