"""Brings files over a session that is here, in a process of its own, and prints as JSON which words went unasked.

python -m tests.store.bundles.import_over_session FOLDER plain|encrypted FIRST NUMBER
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.paths import Workspace, samples
from cop_session.services import Library, StrikesUnconfirmed
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles import bundle
from cop_session.store.database.connection_setup import begin
from cop_session.store.database.database_key import Key
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.log.event_codec import decode
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.related_logs import missing_words
from cop_session.troubles import Trouble
from tests.store.bundles.hostile_bundles import meant
from tests.support.clock import HandClock

KEY: Final = Key(bytes(range(32)), b"sleutel1")
PATIENCE: Final = 30.0
"""Seconds within which another one has made its backup; the machine may be busy."""
LENA: Final = samples() / "lena.cop.json"
_WORDS: Final = "SELECT seq, payload FROM event WHERE session_id = ? ORDER BY seq"


class Keeper:
    """A workspace with one session, half a sentence in it and a backup of it."""

    def __init__(self, folder: Path, key: Key | None) -> None:
        self._key, self._clock = key, HandClock()
        self._file = folder / "gekregen.cop.json"
        self._library = Library.open(Workspace(folder / "werkmap"), clock=self._clock, key=key)
        self.session, self.stored = "", list[Stored]()
        self.asked = self.agreed = self.refused = 0
        self._backup = folder
        self._begin()

    def close(self) -> None:
        self._library.close()

    def bring(self, rng: random.Random, data: bytes) -> str:
        """Bring a file; return what went that should not have, empty for nothing."""
        self._file.write_bytes(data)
        taken, struck = self.session, set[int]()
        try:
            taken = self._library.import_bundle(self._file).session_id
        except StrikesUnconfirmed as unconfirmed:
            self.asked += 1
            if (wrong := self._lost(set())) or rng.random() < 0.7:
                return wrong
            self.agreed += 1
            struck = {one.seq for one in self.stored if one.digest in unconfirmed.lines}
            self._library.import_bundle(self._file, unconfirmed.lines)
        except Trouble:
            self.refused += 1
        wrong = self._lost(struck) or self._unexplained(taken)
        if taken != self.session:
            self._library.custody.erase(taken)
        if struck or len(self._library._log.stored(self.session)) != len(self.stored):
            self._library.custody.erase(self.session)
            self._begin()
        return wrong

    def _begin(self) -> None:
        self.session = self._library.import_bundle(LENA).session_id
        with closing(self._library.open_session(self.session)) as live:
            live.draft("need", "een half")
        self.stored = list(self._library._log.stored(self.session))
        self._clock.pass_ms(3_600_000)
        backups, end = Backups(self._library.workspace.database, self._key), monotonic() + PATIENCE
        # The library makes one now and then by itself, perhaps of what was here before.
        while (made := backups.make(self._clock.now())) is None:
            assert monotonic() < end, "nobody else makes a backup for so long"
        self._backup = made.path

    def _lost(self, struck: set[int]) -> str:
        """Tell which words are gone, but for those that hang on the lines `struck`, to which somebody agreed."""
        may = {seq for line in struck for seq in hanging_on(line, decode(self.stored))}
        for place in (self._library.workspace.database, self._backup):
            words = words_in(place, self._key, self.session)
            gone = [one.seq for one in self.stored if one.payload != words.get(one.seq) and one.seq not in may]
            if gone:
                return f"{place.parent.name}: {gone}"
        drafts = self._library._log.drafts(self.session)
        return "" if drafts == {"need": "een half"} or struck else f"drafts: {drafts}"

    def _unexplained(self, session: str) -> str:
        with self._library._engine.begin() as connection:
            found = missing_words(connection, session, self._library._log.stored(session))
        return f"gone, and nothing struck it: {list(found)}" if found else ""


def words_in(path: Path, key: Key | None, session: str) -> dict[int, bytes | None]:
    """Return the payloads of a session in a database, by seq; None where it was struck."""
    with closing(sqlcipher3.dbapi2.connect(path)) as connection:
        begin(connection.cursor(), key)
        return dict(connection.execute(_WORDS, (session,)).fetchall())


def brought(folder: Path, key: Key | None, seeds: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Bring a file for each seed; yield what went wrong, and at last how often was asked, agreed and refused."""
    keeper = Keeper(folder, key)
    for seed in seeds:
        rng = random.Random(seed)
        try:
            wrong = keeper.bring(rng, meant(rng, keeper.session, keeper.stored))
        except Exception as error:
            wrong = f"crash: {error!r:.300}"
        if wrong:
            yield {"seed": seed, "wrong": wrong}
    yield {"wrong": "", "asked": keeper.asked, "agreed": keeper.agreed, "refused": keeper.refused}
    keeper.close()


def main() -> None:
    """Do what the command line says."""
    folder, how, first, number = sys.argv[1:]
    tempfile.tempdir = str(Path(folder))
    assert bundle.read(LENA).stored
    for one in brought(Path(folder), KEY if how == "encrypted" else None, range(int(first), int(first) + int(number))):
        print(json.dumps(one), flush=True)


if __name__ == "__main__":
    main()
