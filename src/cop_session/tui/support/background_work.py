"""Long work in a thread, with its result back on the app's thread."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from cop_session.troubles import Trouble
from cop_session.tui.keys.key_queue import TypeAhead

_Result = TypeVar("_Result")


class WorkerHost(Protocol):
    """A part of the screen, or the whole of it, on whose behalf a thread works."""

    @property
    def app(self) -> object:
        """The app; keys typed meanwhile wait there."""
        ...

    def call_later(self, callback: Callable[..., object], *arguments: object) -> bool:
        """Call `callback` on the app's thread; returns False if this part was removed meanwhile."""
        ...

    def run_worker(self, work: Callable[[], None], *, thread: bool, group: str, exclusive: bool) -> object:
        """Do `work` in a thread; an `exclusive` one cancels the others in its `group`."""
        ...


def in_background(
    node: WorkerHost,
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
    node: WorkerHost,
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
