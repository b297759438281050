"""Where the trainer's layer of a session is kept: beside the sessions, or beside the session's own file."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from cop_session.paths import Workspace, samples
from cop_session.store.bundle import ENDING
from cop_session.store.sealed import named
from cop_session.store.secret import Key
from cop_session.training import files
from cop_session.training.layer import Layer

OF_COPY: Final = ".copy.json"
"""How the name of the file ends that keeps what was decided about a training copy of a session."""


class LayerFile:
    """The stop-points of one session in their file; `shipped` is read as long as there is no own one."""

    def __init__(self, path: Path, session_id: str, shipped: Path | None = None, key: Key | None = None) -> None:
        self._path: Final = path
        self._key: Final = key
        self.session_id: Final = session_id
        self._shipped: Final = shipped

    @property
    def exists(self) -> bool:
        """Whether there is an own file, perhaps without stop-points."""
        return self._path.exists()

    def hand_on(self, bundle: Path) -> list[Path]:
        """Write the own stop-points, if there are any, beside the session's file, and return where.

        Raises Trouble `cannot_write`.
        """
        # What comes with the program is with everybody already.
        if not self.exists or not (layer := self.read()).stops:
            return []
        beside(bundle, self.session_id).keep(layer)
        return [place_beside(bundle)]

    def read(self) -> Layer:
        """Return the stop-points, none where there is no file yet; raises Trouble `not_a_layer`."""
        for path in filter(None, (self._path, self._shipped)):
            if path.exists():
                found = files.read(path, self._key)
                return found if found.session_id == self.session_id else Layer(self.session_id)
        return Layer(self.session_id)

    def keep(self, layer: Layer) -> None:
        """Write the stop-points down; raises Trouble `cannot_write`."""
        files.write(self._path, layer, self._key)


def in_workspace(workspace: Workspace, session_id: str, key: Key | None = None) -> LayerFile:
    """Return the file of a session in a workspace, sealed where that has a `key`."""
    shipped = (path for path in samples().rglob(f"*{files.ENDING}") if files.read(path).session_id == session_id)
    path = named(workspace.stops / f"{session_id}{files.ENDING}", key)
    return LayerFile(path, session_id, None if path.exists() else next(shipped, None), key)


def beside(bundle: Path, session_id: str) -> LayerFile:
    """Return the file beside a session in a file, as both are handed on together."""
    return LayerFile(place_beside(bundle), session_id)


def place_beside(bundle: Path) -> Path:
    """Return where the stop-points of a session in a file are."""
    return bundle.with_name(bundle.name.removesuffix(ENDING) + files.ENDING)


def pass_on(earlier: LayerFile, newer: LayerFile, session_id: str) -> None:
    """Lay the stop-points of an earlier copy beside a newer one, the session `session_id`, unless it has its own."""
    layer = earlier.read()
    if layer.stops and not newer.read().stops:
        newer.keep(replace(layer, session_id=session_id))
