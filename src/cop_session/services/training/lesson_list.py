"""The lessons in the layers of a workspace, for the list: the lesson of each talk, and the practice sessions."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cop_session.paths import Workspace
from cop_session.services.training.stop_point_files import shipped_layers
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import named
from cop_session.summaries import Summary
from cop_session.training.stop_points import stop_point_file as files
from cop_session.training.stop_points.stop_points import Layer
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons by session, and the groups that practise by session; `shipped` came with the program."""

    teaches: Mapping[str, str]
    shipped: Mapping[str, str]
    practices: Mapping[str, str]

    def added(self, session: Summary) -> Summary:
        """Return a summary with its lesson and practice group added."""
        teaches = self.teaches.get(session.id, "")
        practice = self.practices.get(session.id)
        if not teaches and practice is None:
            return session
        ours = teaches == self.shipped.get(session.id)
        return replace(session, teaches=teaches, teaching_is_ours=ours, practice=practice)


class LessonFiles:
    """Reads the layers of a workspace, each again only once it changed."""

    def __init__(self, workspace: Workspace, key: Key | None) -> None:
        self._folder: Final = workspace.stops
        self._name: Final = named(Path(f"*{files.ENDING}"), key).name
        self._key: Final = key
        self._read: dict[Path, tuple[tuple[int, int], Layer | None]] = {}
        self._lessons: Lessons | None = None

    def look(self) -> Lessons:
        """Return the lessons in the current layers; an unreadable layer is ignored."""
        there: dict[Path, tuple[int, int]] = {}
        with suppress(OSError):
            for path in self._folder.glob(self._name):
                with suppress(OSError):
                    known = path.stat()
                    there[path] = known.st_mtime_ns, known.st_size
        if self._lessons is None or {path: mark for path, (mark, _) in self._read.items()} != there:
            self._read = {path: self._again(path, mark) for path, mark in there.items()}
            self._lessons = self._made()
        return self._lessons

    def _again(self, path: Path, mark: tuple[int, int]) -> tuple[tuple[int, int], Layer | None]:
        known = self._read.get(path)
        if known and known[0] == mark:
            return known
        with suppress(Trouble):
            return mark, files.read(path, self._key)
        return mark, None

    def _made(self) -> Lessons:
        own = [layer for _, layer in self._read.values() if layer]
        shipped = {layer.session_id: layer.teaches for layer in shipped_layers() if layer.teaches}
        practices = {
            practice.session_id: practice.group for layer in own for one in layer.classes for practice in one.practices
        }
        return Lessons({**shipped, **{one.session_id: one.teaches for one in own if one.teaches}}, shipped, practices)
