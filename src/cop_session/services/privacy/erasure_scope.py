"""The files of sessions outside the database, and their removal when the sessions are erased.

`services/privacy/session_erasure` does it in the order that a crash allows.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from cop_session.documents.calendar_file import ENDING as CALENDAR
from cop_session.documents.calendar_file import has_entry_of
from cop_session.domain.primitives.text_rules import short_code
from cop_session.i18n import Translator, date_wording
from cop_session.paths import Workspace
from cop_session.regular_files import is_regular, wipe
from cop_session.services.training.stop_point_files import OF_COPY
from cop_session.store.bundles.bundle import ENDING as BUNDLE
from cop_session.store.bundles.bundle import read
from cop_session.store.bundles.recovery_bundle import is_inside, rescued
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import reading
from cop_session.store.encryption.sealed_files import SEALED
from cop_session.store.log.leases import holder
from cop_session.store.log.related_logs import has_namesake
from cop_session.summaries import Summary
from cop_session.training.stop_points.stop_point_file import ENDING
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """A later talk that stays, and how many lines in it came along from a session that is erased."""

    session: Summary
    lines: int


@dataclass(frozen=True, slots=True)
class Erasure:
    """The scope of an erasure: sessions, and the documents made of them that are still in the workspace.

    `left` is how many documents were exported: copies sent or stored elsewhere stay there. `others` are the other
    sessions about the same pupil, which stay. `unsure` are documents that stay because they may be of another session.
    `unopenable` are backups that go whole, including any other sessions in them. `copies` tell which lines go from
    sessions that stay.
    """

    sessions: Sequence[Summary]
    documents: Sequence[Path]
    left: int
    others: int
    unsure: Sequence[Path] = ()
    unopenable: Sequence[Path] = ()
    copies: Sequence[CarriedOn] = ()

    @property
    def ids(self) -> Sequence[str]:
        """The sessions in the order of erasure: the requested one goes last, as it leads to the others."""
        return [one.id for one in reversed(self.sessions)]


def going_whole(t: Translator, backups: Sequence[Path]) -> str:
    """Return the sentence about backups that do not open."""
    return t.plural(
        "{n} backup does not open and may hold it: it is wiped whole ({files}).",
        "{n} backups do not open and may hold it: they are wiped whole ({files}).",
        len(backups),
        files=", ".join(path.name for path in backups),
    )


def going_along(t: Translator, copies: Sequence[CarriedOn]) -> list[str]:
    """Return a sentence for each later talk that loses lines, by code and day."""
    return [
        t.plural(
            "{n} line goes from a later talk too: {session} ({day}).",
            "{n} lines go from a later talk too: {session} ({day}).",
            one.lines,
            session=short_code(one.session.id),
            day=date_wording.full_day(t, one.session.held_on) if one.session.held_on else t("no date yet"),
        )
        for one in copies
    ]


def staying(t: Translator, count: int) -> str:
    """Return the sentence about documents that stay because their session is unknown."""
    return t.plural(
        "{n} document may be of another round table with the same short code, and stays; look at it yourself.",
        "{n} documents may be of another round table with the same short code, and stay; look at them yourself.",
        count,
    )


class Traces:
    """The files of one session in a workspace, outside its database; `key` is that of the workspace.

    If the session `has_namesake`, another session whose id begins alike, documents may be of either and stay.
    """

    def __init__(self, workspace: Workspace, session_id: str, key: Key | None, *, has_namesake: bool) -> None:
        self._workspace: Final = workspace
        self._session_id: Final = session_id
        self._key: Final = key
        self._has_namesake: Final = has_namesake

    def documents(self) -> list[Path]:
        """Return the files in the workspace's exports that were made of the session, whole deliveries too."""
        return [path for path in self._named_so() if not self._has_namesake or self._names(path)]

    def unsure(self) -> list[Path]:
        """Return the files in the exports that may be of this session or of its namesake."""
        return [path for path in self._named_so() if self._has_namesake and self._names(path) is None]

    def kept_beside(self) -> Iterator[Path]:
        """Yield a session's other files next to the database: a trainer's layer, the id of copies, rescue files."""
        yield from _layers(self._workspace, self._session_id)
        for folder in (self._workspace.reports, Path(tempfile.gettempdir())):
            for path in rescued(folder, f"{short_code(self._session_id)}-"):
                named = self._names(path)
                if named or (named is None and not self._has_namesake):
                    yield path

    def going(self) -> list[Path]:
        """Return all files that are erased with the session."""
        return [*self.documents(), *self.kept_beside()]

    def empty_folders(self) -> Iterator[Path]:
        """Yield the folders in the exports that were made for the session and are empty now."""
        ours, exports = _made_of(short_code(self._session_id)), self._workspace.exports
        for folder, _, _ in os.walk(exports, topdown=False):
            inside = Path(folder).relative_to(exports).parts
            if any(ours.fullmatch(name) for name in inside) and not os.listdir(folder):
                yield Path(folder)

    def _named_so(self) -> Iterator[Path]:
        ours = _made_of(short_code(self._session_id))
        for folder, names, files in os.walk(self._workspace.exports):
            for name in [name for name in names if ours.fullmatch(name)]:
                names.remove(name)
                yield from _below(Path(folder, name))
            for path in (Path(folder, name) for name in files):
                if ours.fullmatch(path.name) or self._has_entry(path):
                    yield path

    def _has_entry(self, path: Path) -> bool:
        """Tell whether a file is an agenda with an entry of the session: its name is of a day alone."""
        return path.suffix == CALENDAR and has_entry_of(path, short_code(self._session_id))

    def _names(self, path: Path) -> bool | None:
        """Tell whether a bundle names this session by its whole id, None if it is no readable bundle."""
        try:
            rescues = self._workspace.reports
            return read(path, self._key, rescued=is_inside(path, rescues)).session_id == self._session_id
        except Trouble:
            return None


def traces_of(workspace: Workspace, engine: Engine, session_id: str, key: Key | None) -> Traces:
    """Return the files of a session that is in the database, or just was."""
    with reading(engine) as connection:
        return Traces(workspace, session_id, key, has_namesake=has_namesake(connection, session_id))


def _layers(workspace: Workspace, session_id: str) -> Iterator[Path]:
    for kept in (f"{session_id}{ENDING}", f"{session_id}{OF_COPY}"):
        for name in (kept, kept.removesuffix(".json") + SEALED, kept + SEALED):
            if os.path.lexists(workspace.stops / name):
                yield workspace.stops / name


def must_be_free(engine: Engine, sessions: Iterable[str], now: datetime) -> None:
    """Raise Trouble `session_in_use` if any of these sessions is open; `now` is aware."""
    with reading(engine) as connection:
        if any(holder(connection, one, now) for one in sessions):
            raise Trouble("session_in_use")


def must_be_wipeable(traces: Traces) -> None:
    """Raise Trouble `cannot_wipe` if a file of a session is not writable or removable; nothing is changed."""
    for path in traces.going():
        writable = os.access(path, os.W_OK) or not is_regular(path)
        if not writable or not os.access(path.parent, os.W_OK | os.X_OK):
            raise Trouble("cannot_wipe", file=path)


def wipe_all(traces: Traces) -> list[Path]:
    """Wipe all files of a session outside the database; return those that cannot be wiped."""
    left: list[Path] = []
    for path in traces.going():
        try:
            wipe(path)
        except OSError:
            left.append(path)
    for folder in traces.empty_folders():
        folder.rmdir()
    return left


def _made_of(code: str) -> re.Pattern[str]:
    """Return the pattern of a session's file names: documents, deliveries, bundles, companions, half-written ones."""
    # The names of documents hold no more than one dash at a time.
    mark, tidy = re.escape(code), re.sub("-+", "-", code).strip("-")
    document = rf"\.?[^.]*\d{{4}}-\d\d-\d\d-{tidy}(?:[-.].*)?"
    handed_on = "|".join(map(re.escape, (BUNDLE, ENDING)))
    return re.compile(rf"{document}|{mark}(?:-\d+)?(?:{handed_on})|\.{mark}\b.*\.tmp")


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; links are yielded themselves, not followed."""
    if folder.is_symlink():
        yield folder
        return
    for inside, names, files in os.walk(folder):
        yield from (Path(inside, name) for name in files)
        yield from (Path(inside, name) for name in names if Path(inside, name).is_symlink())
