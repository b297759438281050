"""The files of a trainer's layer: in the folder of the sessions, or next to the file of its session."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from cop_session.paths import Workspace, samples
from cop_session.store.bundles.bundle import ENDING
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import named
from cop_session.training.stop_points import stop_point_file as files
from cop_session.training.stop_points.stop_points import Layer
from cop_session.troubles import Trouble

OF_COPY: Final = ".copy.json"
"""The ending of the file that stores the decisions about a training copy of a session."""


class LayerFile:
    """The stop-points of one session in their file; `shipped` is read until there is an own file."""

    def __init__(self, path: Path, session_id: str, shipped: Path | None = None, key: Key | None = None) -> None:
        self._path: Final = path
        self._key: Final = key
        self.session_id: Final = session_id
        self._shipped: Final = shipped

    @property
    def exists(self) -> bool:
        """Whether there is an own file, perhaps without stop-points."""
        return self._path.exists()

    def hand_on(self, bundle: Path, *, classes: bool) -> list[Path]:
        """Write the own stop-points, if there are any, next to the session's file, and return their path.

        The answers of `classes` are included only on request. Raises Trouble `cannot_write`.
        """
        # What comes with the program is with everybody already.
        if not self.exists or not (layer := self.read()).stops:
            return []
        beside(bundle, self.session_id).keep(layer if classes else layer.to_hand_on())
        return [place_beside(bundle)]

    def read(self) -> Layer:
        """Return the stop-points, none if there is no file yet; raises Trouble `not_a_layer`, `newer_layer`."""
        for path in filter(None, (self._path, self._shipped)):
            if path.exists():
                found = files.read(path, self._key)
                return found if found.session_id == self.session_id else Layer(self.session_id)
        return Layer(self.session_id)

    def keep(self, layer: Layer) -> None:
        """Write the stop-points down; raises Trouble `cannot_write`."""
        files.write(self._path, layer, self._key)


def in_workspace(workspace: Workspace, session_id: str, key: Key | None = None) -> LayerFile:
    """Return the file of a session in a workspace, sealed if that has a `key`."""
    path = named(workspace.stops / f"{session_id}{files.ENDING}", key)
    shipped, _ = (None, None) if path.exists() else _shipped().get(session_id, (None, None))
    return LayerFile(path, session_id, shipped, key)


def shipped_layers() -> Sequence[Layer]:
    """Return the layers that come with the program."""
    return [layer for _, layer in _shipped().values()]


@cache
def _shipped() -> Mapping[str, tuple[Path, Layer]]:
    """Return the files that come with the program, and their contents, by session."""
    found: dict[str, tuple[Path, Layer]] = {}
    for path in samples().rglob(f"*{files.ENDING}"):
        # An installation may have been changed; unreadable files in it are ignored.
        with suppress(Trouble):
            layer = files.read(path)
            found[layer.session_id] = path, layer
    return found


def beside(bundle: Path, session_id: str) -> LayerFile:
    """Return the layer file next to the file of a session, as both are handed on together."""
    return LayerFile(place_beside(bundle), session_id)


def place_beside(bundle: Path) -> Path:
    """Return the path of the stop-points of a session in a file."""
    return bundle.with_name(bundle.name.removesuffix(ENDING) + files.ENDING)


def pass_on(earlier: LayerFile, newer: LayerFile, session_id: str) -> None:
    """Copy the stop-points of an earlier copy to a newer one, the session `session_id`, unless it has its own."""
    # Unreadable stop-points stay in place, and are not copied.
    with suppress(Trouble):
        layer = earlier.read().to_hand_on()
        if layer.stops and not newer.read().stops:
            newer.keep(replace(layer, session_id=session_id))
