"""Long work in a thread, with its result back on the app's thread."""

from collections.abc import Callable
from typing import TypeVar

from textual.dom import DOMNode

from cop_session.troubles import Trouble
from cop_session.tui.keys.key_queue import TypeAhead

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
    """Do `work` in a thread; then call `then` with its result, or `failed` with its trouble.

    Both are called on the app's thread, and neither if `node` was removed meanwhile.
    """

    def attempt() -> None:
        try:
            result = work()
        except Trouble as trouble:
            node.call_later(failed, trouble)
        else:
            node.call_later(then, result)

    node.run_worker(attempt, thread=True, group=group, exclusive=exclusive)


def open_in_background(
    node: DOMNode,
    work: Callable[[], _Result],
    then: Callable[[_Result], object],
    failed: Callable[[Trouble], object],
    *,
    group: str = "default",
) -> None:
    """Run work in the background; `then` brings a screen to the front.

    Keys typed meanwhile wait for that screen. If it does not open they are dropped: they would act as commands in the
    present screen.
    """
    app = node.app
    assert isinstance(app, TypeAhead)

    def opened(result: _Result) -> None:
        beneath = app.screen
        then(result)
        app.forget_keys() if app.screen is beneath else app.resume_keys()

    def not_opened(trouble: Trouble) -> None:
        app.forget_keys()
        failed(trouble)

    app.pause_keys()
    in_background(node, work, opened, not_opened, group=group)
