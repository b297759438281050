"""Workers that run in a thread."""

from typing import Any, Final

from textual.app import App
from textual.worker import Worker, WorkerState

_UNDER_WAY: Final = (WorkerState.PENDING, WorkerState.RUNNING)


def threads_at_work(app: App[Any]) -> list[Worker[Any]]:
    """Return the workers whose thread has not ended."""
    return [worker for worker in app.workers if worker._thread_worker and worker.state in _UNDER_WAY]
