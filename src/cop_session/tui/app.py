"""The app: one home, a round table on top of it, and nothing of a child on the screen when it breaks."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from cop_session.config import Settings
from cop_session.i18n import Translator, catalogue, msgid
from cop_session.tui.messages import LibraryFailed, LibraryOpened
from cop_session.tui.screens.home import HomeScreen
from cop_session.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from cop_session.library import Library


class CopSession(App[None]):
    """The full-screen program over one workspace.

    `open_library` opens the workspace; it runs in a thread after the first frame, because it loads the database.
    After `run()`, `crash` holds the exception that ended the program, if any.
    """

    CSS_PATH = "app.tcss"
    TITLE = "cop-session"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[object]]]] = {"home": HomeScreen}
    DEFAULT_MODE = "home"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            msgid("quit"),
            tooltip=msgid("Leave the program; everything is saved"),
            id="app.quit",
            show=False,
            priority=True,
        ),
    ]

    def __init__(self, open_library: "Callable[[], Library]", settings: Settings, *, demo: bool = False) -> None:
        super().__init__()
        self._open_library = open_library
        self.settings = settings
        self.demo = demo
        self.library: Library | None = None
        self.t: Translator = catalogue(settings.locale)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = LIGHT.name if settings.theme == "light" else DARK.name

    @property
    def crash(self) -> Exception | None:
        """The exception that ended the program, if any."""
        return self._exception

    def on_mount(self) -> None:
        """Open the workspace once the first frame is on the screen."""
        self.call_after_refresh(self.run_worker, self._load, thread=True, exit_on_error=False, name="open library")

    def _load(self) -> None:
        from cop_session.troubles import Trouble

        try:
            library = self._open_library()
        except Trouble as trouble:
            self.call_from_thread(self._failed, trouble)
        else:
            self.call_from_thread(self._opened, library)

    def _opened(self, library: "Library") -> None:
        self.library = library
        self.screen.post_message(LibraryOpened(library))

    def _failed(self, trouble: Exception) -> None:
        self.screen.post_message(LibraryFailed(trouble))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List everything the keys of this screen do, and the look of the program."""
        for active in screen.active_bindings.values():
            node, binding = active.node, active.binding
            if binding.description and binding.id and active.enabled:
                action = binding.action
                yield SystemCommand(
                    binding.description, active.tooltip or "", lambda node=node, action=action: node.run_action(action)
                )
        other = LIGHT if self.theme == DARK.name else DARK
        yield SystemCommand(
            self.t("Light or dark"),
            self.t("Change the colours of the screen"),
            lambda: setattr(self, "theme", other.name),
        )

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which quits other programs."""
        self.notify(self.t("Press ctrl+q to leave; everything is saved."), markup=False)

    def _fatal_error(self) -> None:
        # Textual prints the traceback with local variables here: they hold what was said about a child.
        self.bell()
        self._close_messages_no_wait()
