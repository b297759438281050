"""The offer of backups on home if the database is damaged or missing: nothing is restored without consent."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from textual.app import SystemCommand

from cop_session.services.workspace.backup_restore import Generation, Restoring
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.restore_dialog import RestoreDialog
from cop_session.tui.support.background_work import in_background
from cop_session.tui.workspace_app import WorkspaceApp


def commands(app: WorkspaceApp) -> Iterator[SystemCommand]:
    """Yield the commands on backups for home, by name."""
    t = app.t
    yield SystemCommand(t("Put a backup back"), t("All round tables as they were then"), partial(choose, app))


def choose(app: WorkspaceApp) -> None:
    """Ask which backup replaces the present data."""
    _ask(app, app.t("Everything noted after that backup was made is then kept aside, not in the list."), app.home.tell)


def offer(app: WorkspaceApp, trouble: Trouble) -> None:
    """Offer to restore a backup, if there is one."""
    _ask(app, trouble.sentence(app.t), lambda _: None)


def _ask(app: WorkspaceApp, why: str, without: Callable[[str], object]) -> None:
    if app.vault is None:
        return
    home, t = app.home, app.t
    restoring = Restoring(app.vault.workspace, app.vault.key)

    def failed(trouble: Trouble) -> None:
        home.tell(trouble.sentence(t))

    def put_back(aside: Path | None) -> None:
        words = t("The backup is back.")
        if aside:
            words += " " + t("What was there before is kept, untouched, in {folder}", folder=aside)
        home.tell(words)

    def chosen(number: int | None) -> None:
        if number is not None:
            # A new backup would move the chosen backup to another number, or delete it.
            restore = app.without_library(lambda _: restoring.restore(number), backs_up=False)
            in_background(home, lambda: restore(""), put_back, failed, group="restore")

    def found(generations: Sequence[Generation]) -> None:
        if isinstance(app.screen, RestoreDialog):
            # The same damage is reported several times; the question is asked once.
            return
        if any(one.sessions is not None for one in generations):
            app.push_screen(RestoreDialog(t, why, generations), chosen)
        else:
            without(Trouble("no_backups").sentence(t))

    in_background(home, restoring.generations, found, failed, group="restore")
