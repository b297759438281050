"""The round table as its helpers see it."""

from typing import TYPE_CHECKING, Protocol

from cop_session.domain.schedule import Step
from cop_session.i18n import Translator
from cop_session.tui.steps.board.step_switcher import Stage
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.support.background_work import WorkerHost
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.live import LiveSession
    from cop_session.services import Library


class TableDesk(Recorder, WorkerHost, Protocol):
    """A session at its round table: what was noted, which step is shown, and how the screen is told."""

    @property
    def app(self) -> WorkspaceApp:
        """The app, which shows dialogs and toasts."""
        ...

    @property
    def t(self) -> Translator:
        """The language of the session."""
        ...

    @property
    def live(self) -> "LiveSession":
        """The session."""
        ...

    @property
    def library(self) -> "Library":
        """The workspace."""
        ...

    @property
    def stage(self) -> Stage:
        """The container of the steps."""
        ...

    @property
    def step(self) -> Step:
        """The step that the facilitator looks at."""
        ...

    @property
    def shown_step(self) -> Step | None:
        """The step on the screen; None for the facilitator's private strip."""
        ...

    @property
    def is_large(self) -> bool:
        """Whether only the step itself is shown, for the whole table."""
        ...

    def key_of(self, id: str) -> str:
        """Return the key of a binding as printed on the keyboard."""
        ...

    def show_state(self) -> None:
        """Show the present state."""
        ...
