"""Crash handling."""

from functools import partial

import pytest
from textual.app import App
from textual.worker import WorkerFailed

from cop_session.tui.textual_adapter.crash_handling import CrashHandling

SAID = "wat het kind zei"


class Crashing(CrashHandling):
    """Fails on demand."""

    def fail(self) -> None:
        words = SAID
        raise RuntimeError(words)


class Rich(RuntimeError):
    """An error that draws itself."""

    def __rich__(self) -> str:
        return SAID


def raise_rich() -> None:
    raise Rich


async def crashed(app: App[None], fail: object) -> None:
    async with app.run_test() as pilot:
        app.call_later(fail)  # type: ignore[arg-type]  # whatever is called
        await pilot.pause()


async def test_a_crash_is_kept_and_nothing_of_it_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    app = Crashing()
    with pytest.raises(RuntimeError):
        await crashed(app, app.fail)
    assert isinstance(app.crash, RuntimeError)
    assert app.return_code == 1
    with pytest.raises(Rich):
        await crashed(Crashing(), raise_rich)
    printed = capfd.readouterr()
    assert SAID not in printed.out + printed.err


async def test_textual_prints_the_local_variables(capfd: pytest.CaptureFixture[str]) -> None:
    app = Crashing()
    app._fatal_error = partial(App._fatal_error, app)  # type: ignore[method-assign]  # Textual's own
    with pytest.raises(RuntimeError):
        await crashed(app, app.fail)
    assert SAID in capfd.readouterr().err


async def test_of_a_failed_worker_its_own_error_is_kept() -> None:
    app = Crashing()

    async def with_worker() -> None:
        async with app.run_test() as pilot:
            app.run_worker(app.fail, thread=True)
            await app.workers.wait_for_complete()
            await pilot.pause()

    with pytest.raises(WorkerFailed):
        await with_worker()
    assert type(app.crash) is RuntimeError
