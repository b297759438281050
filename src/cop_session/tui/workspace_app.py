"""The app as its screens know it: the workspace, opened after the first frame, its settings and its language."""

from collections.abc import Callable, Sequence
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from cop_session.config import Settings
from cop_session.i18n import Translator, catalogue
from cop_session.troubles import Trouble
from cop_session.tui.home.home_desk import HomeDesk
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.support.app_messages import LibraryFailed, LibraryOpened, ListMadeAgain, SessionsGlanced
from cop_session.tui.support.localised_screen import SpokenDialog, SpokenScreen
from cop_session.tui.support.memory_release import MemoryRelease
from cop_session.tui.textual_adapter.replacing_toasts import ReplacingToasts
from cop_session.vault import Vault

if TYPE_CHECKING:
    from cop_session.services import Library, Summary

_PATIENCE = 1.0
"""Seconds after which the workspace is opened even if the session list is not on the screen yet."""

_LONG = 500
"""Minimum number of sessions to reindex at which progress is shown."""

_Result = TypeVar("_Result")


class WorkspaceApp(ReplacingToasts, TypeAhead):
    """Opens and closes a workspace; subclasses provide the screens.

    `open_library` opens the workspace; it runs in a thread after the first frame, because it loads the database. Before
    it, `glance` runs there and quickly returns the list of the previous run. Both wait until `vault`, which knows
    whether there is a passphrase, is open; without `vault` there is no passphrase and none can be set.
    """

    def __init__(
        self,
        open_library: "Callable[[], Library]",
        settings: Settings,
        *,
        glance: "Callable[[], Sequence[Summary]]",
        vault: Vault | None,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self.today = today
        self.vault = vault
        self.settings = settings
        self.t: Translator = catalogue(settings.locale)
        self.troubles: Sequence[str] = ()
        self.library: Library | None = None
        self.memory = MemoryRelease(self, self._release_library)
        self._open_library = open_library
        self._glance = glance

    @property
    def home(self) -> HomeDesk:
        """Home, even if another screen covers it; it does not exist before the passphrase is given."""
        raise NotImplementedError

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects the workspace."""
        return self.vault is not None and self.vault.key is not None

    @property
    def spoken(self) -> Translator:
        """The language of the screen in front."""
        return self.language_of(self.screen)

    def language_of(self, screen: Screen[Any]) -> Translator:
        """Return the language of a screen: that of the app unless the screen has its own."""
        return screen.t if isinstance(screen, SpokenScreen | SpokenDialog) else self.t

    def begin_to_load(self) -> None:
        """Open the workspace in a thread, once home is on the screen."""
        self.call_after_refresh(self.run_worker, self._load, thread=True, group="library")

    def _load(self) -> None:
        sessions = self._glance()
        if sessions:
            shown = Event()
            self.call_later(self._glanced, SessionsGlanced(sessions, shown.set))
            # Showing the list and loading the rest would slow each other down.
            shown.wait(_PATIENCE)
        try:
            library = self._open_library()
        except Trouble as trouble:
            self.call_later(self._failed, trouble)
        else:
            self.call_later(self._opened, library)
            self._read_calendar()

    def _read_calendar(self) -> None:
        """Load this year's holidays and the date parser, which the first typed letter would otherwise wait for."""
        from cop_session.reading.dates.date_field import read_when

        read_when("na de vakantie, volgende maand", self.today(), self.settings.locale)

    def indexed(self, done: int, of: int) -> None:
        """Receive, on any thread, the progress of reindexing; home shows it if it takes long."""
        if of >= _LONG:
            self.call_later(self.home.post_message, ListMadeAgain(done * 100 // of))

    def _glanced(self, glanced: SessionsGlanced) -> None:
        self.home.post_message(glanced)

    def _opened(self, library: "Library") -> None:
        self.library = library
        self.home.post_message(LibraryOpened(library))

    def _failed(self, trouble: Exception) -> None:
        self.home.post_message(LibraryFailed(trouble))

    def without_library(self, work: Callable[[str], _Result], *, backs_up: bool = True) -> Callable[[str], _Result]:
        """Return `work` wrapped for a thread: the database is closed while it runs and reopened afterwards.

        Without `backs_up`, closing the database leaves the backups unchanged.
        """

        def exchanged(words: str) -> _Result:
            library, self.library = self.library, None
            if library:
                library.close(backs_up=backs_up)
            try:
                return work(words)
            finally:
                try:
                    self.call_later(self._opened, self._open_library())
                except Trouble as trouble:
                    self.call_later(self._failed, trouble)

        return exchanged

    def _release_library(self) -> None:
        """Free the memory of the database that it does not use now, on any thread."""
        if self.library:
            self.library.release_memory()
