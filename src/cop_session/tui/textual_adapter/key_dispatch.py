"""Dispatch of keys: the moment at which a key becomes a command, once the priority bindings have passed it on."""

from collections.abc import Sequence

from textual.app import App


class KeyDispatch(App[None]):
    """An app that decides late whether a key may be a command, and by which names its binding is found."""

    def ignores_command(self) -> bool:
        """Whether the key that is being handled is no command here."""
        return False

    def binding_keys(self, key: str) -> Sequence[str]:
        """Return the names of a key in the bindings; the first that has a binding decides."""
        return (key,)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        if not priority and self.ignores_command():
            return True
        for name in self.binding_keys(key):
            if await super()._check_bindings(name, priority):
                return True
        return False
