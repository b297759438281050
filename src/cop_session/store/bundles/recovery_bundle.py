"""The rescue of unsaved events: a bundle that can be imported, sealed if the workspace is encrypted."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from cop_session.domain.events import Recorded
from cop_session.store.bundles.bundle import ENDING, Bundle, dump, read
from cop_session.store.bundles.recovery_proof import carries_proof, proves
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import SEALED, bears, in_form, named
from cop_session.store.erasure.redaction import drafts_about, hanging_on
from cop_session.store.files.private_files import write_private
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import GENESIS, Stored
from cop_session.troubles import Trouble


def rescue(
    log: Log,
    session_id: str,
    history: Sequence[Recorded],
    saved_seq: int,
    drafts: Mapping[str, str],
    drafts_at: datetime,
    target: Path,
    key: Key | None = None,
    secret: bytes | None = None,
) -> Path | None:
    """Write a session, all of its `history` and its drafts, at `target`, or else in the system's temporary folder.

    `drafts_at` is the moment of those drafts. With a `key` the file is sealed and has the ending of sealed files; it is
    marked with the `secret` of the workspace. Returns its path, or None if neither folder is writable.
    """
    stored = _as_stored(log, session_id, saved_seq)
    stored += encode(history[len(stored) :], stored[-1].digest if stored else GENESIS)
    data = dump(session_id, stored, drafts, drafts_at, secret)
    first = named(target, key)
    for path in (first, Path(tempfile.gettempdir()) / first.name):
        try:
            write_private(path, in_form(data, path, key))
        except OSError:
            continue
        return path
    return None


def rescued(folder: Path, beginning: str = "") -> Iterator[Path]:
    """Yield the rescue files in a folder, sealed or not, whose names have this beginning."""
    for ending in (ENDING, f".cop{SEALED}"):
        yield from sorted(folder.glob(f"{beginning}*{ending}"))


def waiting(folder: Path, is_here: Callable[[str], bool], key: Key | None, secret: bytes | None) -> Iterator[Path]:
    """Yield the rescue files in `folder`, and those in the system's temporary folder of sessions in this workspace.

    `is_here` checks the first eight characters of an id. In the temporary folder only files marked by this workspace,
    with this `key` and `secret`, count: a mail program opens attachments from other people there too.
    """
    yield from rescued(folder)
    elsewhere = (path for path in rescued(Path(tempfile.gettempdir())) if path.name[8:9] == "-")
    yield from (path for path in elsewhere if is_here(path.name[:8]) and _is_own(path, key, secret))


def is_own(came: Bundle, folder: Path, secret: bytes | None) -> bool:
    """Tell whether the workspace that rescues in `folder` made a bundle: its mark, its key or that folder proves it.

    Only its user can write in that folder, and its files may be older than the marks.
    """
    return came.sealed or is_inside(Path(came.name), folder) or proves(came.proof, came.seal, secret)


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a file itself, no link to one, lies in a folder."""
    return path.resolve().parent == folder.resolve()


def _is_own(path: Path, key: Key | None, secret: bytes | None) -> bool:
    """Tell whether this user owns a file that this workspace marked; raises nothing."""
    try:
        found = path.lstat()
        # Windows has a temporary folder for each user.
        if not stat.S_ISREG(found.st_mode) or (sys.platform != "win32" and found.st_uid != os.getuid()):
            return False
        return bears(path, key) or carries_proof(path, secret)
    except OSError:
        return False


def strike_rescued(
    folder: Path,
    lines_in: Callable[[Bundle], Collection[int]],
    is_here: Callable[[str], bool],
    key: Key | None = None,
    secret: bytes | None = None,
) -> None:
    """Remove the words of lines from all rescue files; `lines_in` tells which lines of a file go.

    The files are found as `waiting` does. Raises OSError if such a file cannot be written.
    """
    for path in waiting(folder, is_here, key, secret):
        try:
            came = read(path, key, rescued=True)
        except Trouble:
            # Opening it will report the damage; its contents are unknown.
            continue
        if lines := lines_in(came):
            mark = secret if proves(came.proof, came.seal, secret) else None
            write_private(path, in_form(_struck(came, lines, mark), path, key))


def _struck(came: Bundle, lines: Collection[int], secret: bytes | None) -> bytes:
    """Return the contents of a rescue file without the words of lines."""
    events = came.events()
    struck = {seq for line in lines for seq in hanging_on(line, events)}
    about = {field for line in lines for field in drafts_about(line, events, came.drafts)}
    stored = [one.struck() if one.seq in struck else one for one in came.stored]
    drafts = {field: text for field, text in came.drafts.items() if field not in about}
    return dump(came.session_id, stored, drafts, came.drafts_at, secret)


def _as_stored(log: Log, session_id: str, saved_seq: int) -> list[Stored]:
    """Return the stored events verbatim: importing the rescue file then continues the same chain."""
    try:
        stored = [one for one in log.stored(session_id) if one.seq <= saved_seq]
    except (SQLAlchemyError, Trouble):
        return []
    return stored if len(stored) == saved_seq else []
