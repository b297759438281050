"""What is on a disk after the power went: of what was not synced any part, sector by sector, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.torture.faults.shim import Change, Op

SECTOR: Final = 512


@dataclass
class Inode:
    """A file: what is sure to be on disk, and what was done since."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Change] = field(default_factory=list)

    def synced(self) -> None:
        for one in self.since:
            _apply(self.sure, one)
        self.since.clear()

    def survived(self, chance: Random, odds: float) -> bytes:
        left = bytearray(self.sure)
        for one in self.since:
            if one.op is Op.TRUNCATE and chance.random() < odds:
                _apply(left, one)
            for sector in _sectors(one):
                if chance.random() < odds:
                    _apply(left, sector)
        return bytes(left)


class Disk:
    """Follows what was done; `cut` tells what is left when the power goes now."""

    def __init__(self) -> None:
        self._names: dict[str, Inode] = {}
        self._sure: dict[str, Inode] = {}
        self._since: list[Change] = []
        self._inodes: dict[int, Inode] = {}

    def did(self, change: Change) -> None:
        """Take in one more thing that was done."""
        match change.op:
            case Op.OPEN:
                self._names[change.path] = Inode()
                self._since.append(change._replace(data=b"", number=self._number(change.path)))
            case Op.RENAME:
                self._names[change.other] = self._names.pop(change.path)
                self._since.append(change)
            case Op.UNLINK:
                self._names.pop(change.path, None)
                self._since.append(change)
            case Op.WRITE | Op.TRUNCATE if change.path in self._names:
                self._names[change.path].since.append(change)
            case Op.SYNC:
                self._synced(change.path)
            case _:
                pass

    def cut(self, chance: Random, folder: Path, root: str) -> None:
        """Write what is left of the files below `root` at `folder`."""
        names = dict(self._sure)
        # A journaling file system keeps the order in which names changed.
        for one in self._since[: chance.randint(0, len(self._since))]:
            self._rename(names, one)
        odds = chance.choice((0.0, 0.5, 0.9, 1.0))
        for path, inode in names.items():
            target = folder / Path(path).relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(inode.survived(chance, odds))

    def _number(self, path: str) -> int:
        inode = self._names[path]
        self._inodes[id(inode)] = inode
        return id(inode)

    def _synced(self, path: str) -> None:
        if path in self._names:
            self._names[path].synced()
            return
        below = [
            one for one in self._since if str(Path(one.path).parent) == path or str(Path(one.other).parent) == path
        ]
        for one in below:
            self._rename(self._sure, one)
            self._since.remove(one)

    def _rename(self, names: dict[str, Inode], one: Change) -> None:
        match one.op:
            case Op.OPEN:
                names[one.path] = self._inodes[one.number]
            case Op.RENAME if one.path in names:
                names[one.other] = names.pop(one.path)
            case Op.UNLINK:
                names.pop(one.path, None)
            case _:
                pass


def _apply(data: bytearray, one: Change) -> None:
    if one.op is Op.TRUNCATE:
        del data[one.offset :]
        data.extend(bytes(one.offset - len(data)))
        return
    if len(data) < one.offset:
        data.extend(bytes(one.offset - len(data)))
    data[one.offset : one.offset + len(one.data)] = one.data


def _sectors(one: Change) -> Iterator[Change]:
    if one.op is Op.WRITE:
        at = 0
        while at < len(one.data):
            # Up to the next border of a sector on the disk.
            length = SECTOR - (one.offset + at) % SECTOR
            yield one._replace(offset=one.offset + at, data=one.data[at : at + length])
            at += length
