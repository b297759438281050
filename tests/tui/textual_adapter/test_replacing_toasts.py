"""Toasts that replace each other."""

from cop_session.tui.textual_adapter.replacing_toasts import ReplacingToasts


async def test_a_sentence_is_shown_once_and_replaces_an_earlier_one() -> None:
    app = ReplacingToasts()
    async with app.run_test(notifications=True) as pilot:
        for _ in range(2):
            app.notify("bewaard")
            await pilot.pause()
        assert [toast.message for toast in app._notifications] == ["bewaard"]
        app.notify("ongedaan gemaakt", instead_of="bewaard")
        app.notify("iets anders")
        await pilot.pause()
        assert [toast.message for toast in app._notifications] == ["ongedaan gemaakt", "iets anders"]
        assert all(toast.time_left > 0 for toast in app._notifications)
