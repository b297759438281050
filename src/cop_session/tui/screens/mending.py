"""What home does where the database is damaged or gone: it offers the backups there are, and does nothing unasked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cop_session.library.restoring import Generation, Restoring
from cop_session.troubles import Trouble
from cop_session.tui.background import in_background
from cop_session.tui.dialogs.restore import RestoreDialog

if TYPE_CHECKING:
    from cop_session.tui.app import CopSession


def offer(app: "CopSession", trouble: Trouble) -> None:
    """Offer to put a backup back, where there is one."""
    if app.vault is None:
        return
    home, t = app.home, app.t
    restoring = Restoring(app.vault.workspace, app.vault.key)

    def failed(why: Trouble) -> None:
        home.tell(why.sentence(t))

    def put_back(aside: Path | None) -> None:
        words = t("The backup is back.")
        if aside:
            words += " " + t("What was there before is kept, untouched, in {folder}", folder=aside)
        app.open_again(words)

    def chosen(number: int | None) -> None:
        if number is not None:
            in_background(home, lambda: restoring.restore(number), put_back, failed, group="restore")

    def found(generations: Sequence[Generation]) -> None:
        if any(one.sessions is not None for one in generations):
            app.push_screen(RestoreDialog(t, trouble.sentence(t), generations), chosen)

    in_background(home, restoring.generations, found, failed, group="restore")
