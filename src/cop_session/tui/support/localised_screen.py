"""The base classes of screens: their key line and palette are in the screen's language."""

from dataclasses import replace

from textual.app import App
from textual.binding import ActiveBinding
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from cop_session.i18n import Translator, catalogue
from cop_session.tui.keys.help_topic import Topic, bindings_of
from cop_session.tui.keys.keymap import Keymap, keymap_of
from cop_session.tui.widgets.too_small import TooSmall, is_too_small


def translated(bindings: dict[str, ActiveBinding], t: Translator) -> dict[str, ActiveBinding]:
    """Return active bindings whose descriptions and tooltips are in the language of `t`."""
    return {
        key: active._replace(
            binding=replace(active.binding, description=t(active.binding.description)), tooltip=t(active.tooltip)
        )
        for key, active in bindings.items()
    }


def _key_of(app: App[object], id: str) -> str:
    keymap = getattr(app, "keymap", None)
    return (keymap if isinstance(keymap, Keymap) else keymap_of({})[0]).shown(id)


class TellsTooSmall(Screen[ScreenResultType]):
    """A screen that shows a message if the window is too small for it."""

    t: Translator = catalogue("nl_BE")

    ignores_unread = False
    """Whether the screen ignores keys pressed before it was readable."""

    def on_resize(self) -> None:
        """Show or hide the message that the window is too small."""
        told = [one for one in self.children if isinstance(one, TooSmall)]
        if not is_too_small(self.app.size):
            for one in told:
                one.remove()
        elif not told:
            self.mount(TooSmall(self.t))


class SpokenScreen(TellsTooSmall[ScreenResultType]):
    """A screen with a language: that of the app unless it sets its own `t`."""

    # Textual repaints the whole screen at each focus change. The two widgets repaint themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here, in the screen's language."""
        return translated(super().active_bindings, self.t)

    def topic(self) -> Topic:
        """Return the help topic of this screen."""
        return Topic(bindings_of(super().active_bindings))

    def key_of(self, id: str) -> str:
        """Return the key of a binding as printed on the keyboard."""
        return _key_of(self.app, id)


class SpokenDialog(TellsTooSmall[ScreenResultType], ModalScreen[ScreenResultType]):
    """A dialog on top of a screen, in that screen's language."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self.t = t

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here, in the dialog's language."""
        return translated(super().active_bindings, self.t)

    def topic(self) -> Topic:
        """Return the help topic of this dialog."""
        return Topic(bindings_of(super().active_bindings))

    def key_of(self, id: str) -> str:
        """Return the key of a binding as printed on the keyboard."""
        return _key_of(self.app, id)
