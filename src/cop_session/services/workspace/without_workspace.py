"""Services that need no open workspace."""

from pathlib import Path

from cop_session.domain.timeline import Timeline
from cop_session.paths import Workspace
from cop_session.store.bundles import bundle
from cop_session.troubles import Trouble


def make_folders(workspace: Workspace) -> None:
    """Make the folders of a workspace that are not there yet; raises Trouble `folder_read_only`."""
    try:
        workspace.create()
    except OSError as error:
        raise Trouble("folder_read_only", folder=workspace.root) from error


def read_bundle(path: Path) -> tuple[str, Timeline]:
    """Return the id and the history of the session in a file, without a workspace; raises Trouble as importing does."""
    found = bundle.read(path)
    if found.unexplained:
        raise Trouble("damaged_bundle", file=path)
    return found.session_id, Timeline(found.events())
