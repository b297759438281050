"""A session in a file for a colleague, read back before any data is erased here."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from cop_session.documents.document_files import write
from cop_session.domain.primitives.text_rules import short_code
from cop_session.paths import Workspace
from cop_session.services.training.stop_point_files import LayerFile
from cop_session.store.bundles import bundle
from cop_session.store.log.hash_chain import Stored
from cop_session.troubles import Trouble


def must_be_elsewhere(workspace: Workspace, folder: Path) -> None:
    """Raise Trouble `handed_over_here` or `temporary_folder` if erasure reaches the files in a folder."""
    where = folder.resolve()
    if where.is_relative_to(workspace.root.resolve()):
        raise Trouble("handed_over_here", folder=folder)
    if where == Path(tempfile.gettempdir()).resolve():
        raise Trouble("temporary_folder", folder=folder)


def handed(session_id: str, events: Sequence[Stored], stops: LayerFile, folder: Path) -> Path:
    """Write a session and a trainer's `stops` to new files in `folder`; return the session file once it read well.

    Raises Trouble `cannot_write`, as `bundle.portable` does, or `not_handed_over` if it reads back differently; then
    there is no such file.
    """
    file = write(folder, short_code(session_id), bundle.ENDING, bundle.portable(session_id, events))
    try:
        stops.hand_on(file, classes=True)
        there = bundle.read(file)
        if (there.session_id, there.stored) != (session_id, tuple(events)):
            raise Trouble("damaged_bundle", file=file)
    except Trouble as trouble:
        file.unlink(missing_ok=True)
        raise Trouble("not_handed_over", folder=folder) from trouble
    return file
