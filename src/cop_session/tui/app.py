"""The app: home with a round table on top of it; a crash shows no text about a child."""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.command import CommandPalette
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.types import CSSPathType

from cop_session.config import Settings, SettingsError
from cop_session.troubles import Trouble
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.keys import bindings
from cop_session.tui.keys.keymap import keymap_of, short_name
from cop_session.tui.screen_lock import ScreenLock
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.idle_time import Idle
from cop_session.tui.support.localised_screen import SpokenDialog, SpokenScreen
from cop_session.tui.textual_adapter.app_closing import AppClosing
from cop_session.tui.textual_adapter.crash_handling import CrashHandling
from cop_session.tui.textual_adapter.screen_stacks import all_screens, make_replaceable, screens_of
from cop_session.tui.themes import LOOKS, NAMES
from cop_session.tui.widgets.fields.entry_limit import EntryRefused
from cop_session.tui.widgets.scroll_marks import ScrollMarks
from cop_session.tui.workspace_app import WorkspaceApp
from cop_session.vault import Door, Vault

if TYPE_CHECKING:
    from cop_session.services import Library, Summary


_LOOKS_EVERY = 5.0
"""Interval, in seconds, between two checks of whether the user is idle."""
_PATIENT_IN_A_TALK = 3
"""Factor by which the idle time before the lock is longer during a talk."""

ScrollBar.renderer = ScrollMarks


class CopSession(CrashHandling, AppClosing, WorkspaceApp):
    """The full-screen program for a workspace.

    `troubles` are the invalid settings; after construction `app.troubles` holds a sentence for each of them, and for
    each key that is not available. After `run()`, `crash` holds the exception that ended the program, if any.
    """

    # The first screen's own style is here, because Textual parses a screen's own style file once more.
    CSS_PATH: ClassVar[CSSPathType | None] = ["app.tcss", "home/home_screen.tcss"]
    TITLE = "cop-session"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = bindings.APP

    def __init__(
        self,
        open_library: "Callable[[], Library]",
        settings: Settings,
        *,
        glance: "Callable[[], Sequence[Summary]]" = tuple,
        troubles: Sequence[SettingsError] = (),
        vault: Vault | None = None,
        demo: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(open_library, settings, glance=glance, vault=vault, today=today)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]
        self._idle = Idle()
        self.lock = ScreenLock(self, self._passed)
        self.demo = demo
        self.keymap, clashes = keymap_of(settings.keys)
        self.set_keymap(self.keymap.changed)
        self.troubles = [*(one.sentence(self.t) for one in troubles), *(one.sentence(self.t) for one in clashes)]
        for look in LOOKS.values():
            self.register_theme(look)
        self._begin_in(LOOKS[settings.theme])

    def _begin_in(self, theme: Theme) -> None:
        # Setting `theme` here would make Textual parse every style before the first frame and again after it.
        self.set_reactive(CopSession.theme, theme.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)

    def get_default_screen(self) -> Screen[None]:
        """Return the passphrase screen, or home if there is no passphrase."""
        door = self.vault.door if self.vault else Door.OPEN
        if self.vault is None or door is Door.OPEN:
            return HomeScreen()
        from cop_session.tui.screens.unlock_screen import FirstScreen, UnlockScreen

        screen: UnlockScreen | FirstScreen
        if door is Door.LOCKED:
            screen = UnlockScreen(self.t, self.vault.unlock, self._enter)
        else:
            screen = FirstScreen(self.t, self.vault, self._show_recovery, self._enter)
        make_replaceable(self, screen)
        self.hold_all_keys(screen.fields[0])
        return screen

    def get_driver_class(self) -> type[Driver]:
        """Return our own terminal driver on platforms that it supports."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from cop_session.tui.keys.terminal_driver import Terminal

        return Terminal

    @property
    def home(self) -> HomeScreen:
        """Home, even if another screen covers it; it does not exist before the passphrase is given."""
        home = screens_of(self, self.DEFAULT_MODE)[0]
        assert isinstance(home, HomeScreen)
        return home

    def on_mount(self) -> None:
        """Open the workspace once the first frame is on the screen, unless a passphrase screen comes first."""
        self.set_interval(_LOOKS_EVERY, self._look_whether_idle)
        if isinstance(self.screen, HomeScreen):
            self.begin_to_load()
        else:
            # The passphrase may take long.
            self.call_after_refresh(gc.enable)
            self.call_after_refresh(self._ask_the_keyring)

    def _ask_the_keyring(self) -> None:
        vault, first = self.vault, self.screen

        def recalled(opened: bool) -> None:
            # If a typed passphrase is being checked already, that one goes first.
            if opened and self.screen is first and not getattr(first, "busy", False):
                self._enter()

        if vault and vault.door is Door.LOCKED:
            in_background(first, vault.recall, recalled, lambda _: None, group="keyring")

    def _enter(self) -> None:
        """Replace the passphrase screen by home."""
        self.drop_keys()
        self.switch_screen(HomeScreen())
        self.begin_to_load()

    def _show_recovery(self, key: str) -> None:
        from cop_session.tui.screens.recovery_key_screen import RecoveryScreen

        self.switch_screen(RecoveryScreen(self.t, key, self._enter))

    def get_key_display(self, binding: Binding) -> str:
        """Return the name of a key as printed on the keyboard."""
        return binding.key_display or short_name(binding.key)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """List all actions of this screen, and the themes."""
        found = set[tuple[str, str]]()
        for active in screen.active_bindings.values():
            node, binding = active.node, active.binding
            listed = binding.description and binding.id and active.enabled and binding.action != "command_palette"
            what = (binding.description, active.tooltip or "")
            if listed and what not in found:
                found.add(what)
                run = partial(self.run_action, binding.action, node)
                name = binding.description
                yield SystemCommand(name[:1].upper() + name[1:], active.tooltip or "", run)
        if self.vault and self.library and isinstance(screen, HomeScreen):
            from cop_session.tui.home import offer_restore
            from cop_session.tui.screens import passphrase_actions

            yield from passphrase_actions.commands(self, self.vault)
            yield from offer_restore.commands(self)
        if self.library and isinstance(screen, HomeScreen) and (session_id := screen.list.highlighted_id):
            from cop_session.tui.home.privacy_actions import commands as custody

            yield from custody(screen, self.library, session_id)
        t = self.language_of(screen)
        for name, look in LOOKS.items():
            if look.name != self.theme:
                change = partial(setattr, self, "theme", look.name)
                yield SystemCommand(t(NAMES[name]), t("Change the colours of the screen"), change)

    def action_command_palette(self) -> None:
        """Open the command palette, in the user's language."""
        if not isinstance(self.screen, CommandPalette):
            from cop_session.tui.command_palette import Palette

            t = self.spoken
            palette = Palette(t("What do you want to do?"), t("Nothing found."))
            self.push_screen(palette, mode=self.current_mode)

    def action_help(self) -> None:
        """Show help for this place; a second press closes it."""
        from cop_session.tui.screens.help_screen import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen.action_back()
        elif isinstance(screen, SpokenScreen | SpokenDialog):
            self.push_screen(HelpScreen(screen.t, screen.topic(), self.keymap), mode=self.current_mode)

    async def action_quit(self) -> None:
        """Record unfinished text on every screen, and quit."""
        for screen in all_screens(self):
            put_away = getattr(screen, "put_away", None)
            if put_away:
                put_away()
        self.exit()

    async def before_closing(self) -> None:
        """Let the lock finish: two tasks that close the same screens block each other, whatever started the exit."""
        await self.lock.end()

    @property
    def is_locked(self) -> bool:
        """Whether the screen is locked."""
        return self.lock.is_on

    def action_lock(self) -> None:
        """Lock the screen until the passphrase is typed again."""
        if self.protected and not self.is_locked and not getattr(self.screen, "busy", False):
            self.lock.cover()

    def _passed(self) -> None:
        """Restart the idle time, and release memory soon, after the passphrase was typed again."""
        self._idle.touch()
        self.memory.soon()

    def push_screen(self, *arguments: Any, mode: str | None = None, **named: Any) -> Any:
        """Show a screen; while the app is locked, screens opened by a thread wait below the cover."""
        below = self.DEFAULT_MODE if self.is_locked else None
        if below and not screens_of(self, below):
            # The screens beneath were closed.
            return AwaitComplete()
        return super().push_screen(*arguments, mode=mode or below, **named)

    async def on_event(self, event: events.Event) -> None:
        """Register user input for the idle timer."""
        if isinstance(event, events.InputEvent):
            self._idle.touch()
        await super().on_event(event)

    def _look_whether_idle(self) -> None:
        minutes = self.settings.lock_minutes
        if any(getattr(screen, "in_talk", False) for screen in self.screen_stack):
            # A facilitator who listens does not type.
            minutes *= _PATIENT_IN_A_TALK
        if minutes and self._idle.seconds >= minutes * 60:
            self.action_lock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to lock only if there is a passphrase."""
        return (self.protected and not self.is_locked) if action == "lock" else True

    def action_help_quit(self) -> None:
        """Answer Ctrl+C, which quits other programs, with a hint on how to quit."""
        t = self.spoken
        self.notify(t("Press {key} to leave; everything is saved.", key=self.keymap.shown("app.quit")), markup=False)

    def on_entry_refused(self, event: EntryRefused) -> None:
        """Notify the user that a field rejected typed or pasted text."""
        event.stop()
        self.notify(Trouble("field_full").sentence(self.spoken), severity="warning", markup=False)
