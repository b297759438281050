"""Closing of the app: the moment before its screens are closed, whatever ended it."""

from textual.app import App


class AppClosing(App[None]):
    """An app that has a last task to finish before its screens are closed."""

    async def before_closing(self) -> None:
        """Finish what must not run beside the closing of the screens."""

    async def _close_all(self) -> None:
        await self.before_closing()
        await super()._close_all()
