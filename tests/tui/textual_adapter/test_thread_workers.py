"""Workers that run in a thread."""

import asyncio
from threading import Event

from textual.app import App

from cop_session.tui.textual_adapter.thread_workers import threads_at_work


async def test_threads_are_told_from_tasks_until_they_have_ended() -> None:
    app = App[None]()
    async with app.run_test():
        ends, task_ends = Event(), asyncio.Event()
        task = app.run_worker(task_ends.wait())
        thread = app.run_worker(ends.wait, thread=True)
        assert threads_at_work(app) == [thread]
        ends.set()
        await thread.wait()
        assert threads_at_work(app) == []
        assert task.is_running
        task_ends.set()
        await task.wait()
