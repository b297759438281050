"""Messages about a workspace that has just opened."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cop_session.i18n import Translator
from cop_session.paths import looks_synced
from cop_session.troubles import restoring

if TYPE_CHECKING:
    from cop_session.services import Library


def opening_notices(library: "Library", t: Translator) -> Iterator[str]:
    """Yield what a user has to know: a read-only, restored or copied workspace, and missing round tables."""
    if library.viewing:
        yield library.viewing.sentence(t)
    if library.unfinished:
        yield library.unfinished.sentence(t)
    if library.gone:
        restore = restoring(t, on_screen=True)
        yield t("A round table that was here is not any more. {restore} puts a backup back.", restore=restore)
    if library.returned or library.unconfirmed:
        # Imported late: the first frame does not need it, and the import is slow.
        from cop_session.services.workspace.reimport_rescued import said

        yield said(library.returned, library.unconfirmed, t)
    if service := looks_synced(library.workspace.root):
        yield t("This folder is copied by {service}. Choose a folder on this computer.", service=service)
