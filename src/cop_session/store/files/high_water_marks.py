"""High-water marks: how many events of each session reached the disk, in one file next to the database.

A database that lost its end shows no trace of that: if its write-ahead log is damaged, cut or removed, the database is
whole, and older. A mark is written after the database is synced and not synced itself, so it is never ahead of the
disk.

A mark is a record of 32 bytes: the session, its seq, and a checksum of both. A session keeps its place, which makes a
mark one write. Places are not reused, which makes a lock between windows unnecessary: if two new sessions get one
place, the lost mark is written again with the next event. A damaged record is ignored.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from cop_session.regular_files import NotRegularFile, is_regular, read_regular, wipe
from cop_session.store.files.private_files import sync_folder

MARKS: Final = "cop-session.marks"
"""The name of the file of these marks, in the folder of the database."""
EARLIER: Final = "tails"
"""The folder in which an earlier program kept a file for each session."""
_NAME: Final = 16
_SEQ: Final = 8
_CHECK: Final = 8
_RECORD: Final = _NAME + _SEQ + _CHECK
_FLAGS: Final = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))


class HighWaterMarks:
    """Records and returns how many events of each session were on disk; if the disk refuses, it does nothing."""

    def __init__(self, database: Path) -> None:
        self._path: Final = database.with_name(MARKS)
        self._earlier: Final = database.with_name(EARLIER)
        self._places: Final = dict[bytes, int]()

    def note(self, session_id: str, seq: int) -> None:
        """Note that a session is on disk up to `seq`."""
        name = _name(session_id)
        with suppress(OSError), self._opened(os.O_RDWR | os.O_CREAT) as file:
            place = self._place_of(name, file)
            if place is None:
                _append(file, _record(name, seq))
            else:
                _write_at(file, place, _record(name, seq))

    def seq(self, session_id: str) -> int:
        """Return the recorded mark of a session, 0 without one."""
        name = _name(session_id)
        with suppress(OSError), self._opened(os.O_RDONLY) as file:
            place = self._place_of(name, file)
            return 0 if place is None else dict(_marks(_read_at(file, place, _RECORD))).get(name, 0)
        return 0

    def cut(self, seqs: Mapping[str, int]) -> tuple[str, ...]:
        """Return the sessions that were on disk further than the `seqs` at which they end."""
        noted = self._all()
        return tuple(session for session, seq in seqs.items() if noted.get(_name(session), 0) > seq)

    def gone(self, sessions: Iterable[str]) -> int:
        """Return how many sessions with a mark are not among `sessions`."""
        missing = set(self._all())
        names = map(_name, sessions)
        while missing and (name := next(names, None)):
            missing.discard(name)
        return len(missing)

    def forget(self, *sessions: str) -> None:
        """Overwrite the marks of erased sessions with zeros, and sync; raises OSError."""
        names = set(map(_name, sessions))
        for name in names:
            wipe(self._earlier / name.hex())
        if not is_regular(self._path):
            wipe(self._path)
            return
        with self._opened(os.O_RDWR) as file:
            content = _read_at(file, 0, os.fstat(file).st_size)
            for place in range(0, len(content), _RECORD):
                if content[place : place + _NAME] in names:
                    _write_at(file, place, bytes(len(content[place : place + _RECORD])))
            os.fsync(file)

    def clear(self) -> None:
        """Remove all marks, as another database replaces this one; raises OSError."""
        wipe(self._path)
        for path in self._earlier.glob("*"):
            wipe(path)

    def take_over_earlier(self) -> None:
        """Import the marks of an earlier program, one file per session, once; after a failure, try again next time."""
        with suppress(OSError):
            if not stat.S_ISDIR(self._earlier.lstat().st_mode):
                return
            noted, known = dict(_earlier_marks(self._earlier)), self._all()
            with self._opened(os.O_RDWR | os.O_CREAT) as file:
                _append(file, b"".join(_record(name, seq) for name, seq in noted.items() if name not in known))
                for name in noted.keys() & known.keys():
                    place = self._place_of(name, file)
                    if place is not None and noted[name] > known[name]:
                        _write_at(file, place, _record(name, noted[name]))
                os.fsync(file)
            sync_folder(self._path.parent)
            # They are names without words, and the same names are in the file: nothing has to be written over.
            for path in self._earlier.iterdir():
                path.unlink()
            self._earlier.rmdir()

    def _all(self) -> dict[bytes, int]:
        with suppress(OSError):
            return dict(reversed(list(_marks(read_regular(self._path)))))
        return {}

    def _place_of(self, name: bytes, file: int) -> int | None:
        """Return the position of a session's mark; search for it only if it is not at its last known position."""
        place = self._places.get(name)
        if place is not None and _read_at(file, place, _NAME) == name:
            return place
        content = _read_at(file, 0, os.fstat(file).st_size)
        place = content.find(name)
        while place % _RECORD and place > 0:
            place = content.find(name, place + 1)
        if place < 0:
            return None
        self._places[name] = place
        return place

    @contextmanager
    def _opened(self, how: int) -> Iterator[int]:
        file = os.open(self._path, _FLAGS | how, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(file).st_mode):
                raise NotRegularFile(self._path)
            yield file
        finally:
            os.close(file)


def _name(session_id: str) -> bytes:
    # The ids of the sessions are confidential too.
    return sha256(session_id.encode()).digest()[:_NAME]


def _record(name: bytes, seq: int) -> bytes:
    mark = name + seq.to_bytes(_SEQ)
    return mark + sha256(mark).digest()[:_CHECK]


def _marks(content: bytes) -> Iterator[tuple[bytes, int]]:
    for place in range(0, len(content), _RECORD):
        record = content[place : place + _RECORD]
        name, seq = record[:_NAME], int.from_bytes(record[_NAME : _NAME + _SEQ])
        if record == _record(name, seq):
            yield name, seq


def _earlier_marks(folder: Path) -> Iterator[tuple[bytes, int]]:
    for path in folder.iterdir():
        # A foreign or incomplete mark is ignored.
        with suppress(OSError, ValueError):
            name, seq = bytes.fromhex(path.name), read_regular(path, _SEQ + 1)
            if len(name) == _NAME and len(seq) == _SEQ:
                yield name, int.from_bytes(seq)


def _read_at(file: int, place: int, size: int) -> bytes:
    os.lseek(file, place, os.SEEK_SET)
    return os.read(file, size)


def _write_at(file: int, place: int, record: bytes) -> None:
    os.lseek(file, place, os.SEEK_SET)
    os.write(file, record)


def _append(file: int, records: bytes) -> None:
    """Append records to the file, after filling up an unfinished record at its end."""
    end = os.lseek(file, 0, os.SEEK_END)
    left = memoryview(bytes(-end % _RECORD) + records)
    while left:
        left = left[os.write(file, left) :]
