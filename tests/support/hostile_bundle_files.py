"""Six files that once took a session's words away or ended the program, each over a session that is here."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles import bundle
from cop_session.store.database.database_key import Key
from cop_session.store.log.hash_chain import Stored
from tests.store.bundles.import_over_session import words_in
from tests.store.bundles.tampered_bundles import FUTURE, about, blank, on, struck
from tests.support.clock import HandClock

TYPED: Final = {"need": "een half"}
NOBODY: Final = 999
_NEEDS: Final = 24
_TOGGLES: Final = 2_400


@dataclass(frozen=True, slots=True)
class Here:
    """A session in a workspace with half a sentence in it, and a backup of it."""

    place: Workspace
    key: Key | None
    id: str
    rows: Sequence[Stored]
    backup: Path

    @property
    def lines(self) -> list[int]:
        return [one.seq for one in self.rows if one.kind == "LineNoted"]

    def assert_all_there(self) -> None:
        """Look whether no word went, in the database and in the backup."""
        for path in (self.place.database, self.backup):
            words = words_in(path, self.key, self.id)
            assert [one.seq for one in self.rows if words.get(one.seq) != one.payload] == [], path.parent.name

    def assert_struck(self, *lines: int) -> None:
        """Look whether what hangs on these lines went everywhere, and nothing else did."""
        for path in (self.place.database, self.backup):
            words = words_in(path, self.key, self.id)
            assert {one.seq for one in self.rows if words.get(one.seq) is None} == about(self.rows, *lines)


def put_here(place: Workspace, key: Key | None) -> Here:
    """Put a session of many lines in a workspace, and make a backup."""
    clock = HandClock()
    with closing(Library.open(place, clock=clock, key=key)) as library:
        with closing(library.prepare(locale="nl_BE", zone="Europe/Brussels")) as live:
            live.record(ev.DetailSet(Detail.PUPIL, "Kind Een"))
            live.record(ev.PersonSeated("p1", "Juf An", Role.TEACHER))
            live.record(ev.SessionStarted(date(2026, 11, 24)))
            for number in range(_NEEDS):
                live.record(ev.LineNoted((Kind.NEED, Kind.ACTION)[number % 2], f"woorden {number} van dit gesprek"))
            for field, text in TYPED.items():
                live.draft(field, text)
        made = Backups(place.database, key).make(clock.now())
        assert made
        return Here(place, key, live.id, list(library._log.stored(live.id)), made.path)


def _collide(here: Here) -> bytes:
    twin = f"{here.id[:8]}-ffff-4fff-8fff-ffffffffffff"
    return bundle.dump(twin, bundle.read(samples() / "milan.cop.json").stored)


def _undo_hang(here: Here) -> bytes:
    rows, line = list(here.rows), here.lines[-1]
    for _ in range(_TOGGLES):
        rows = _toggled(rows, line)
    return bundle.dump(here.id, rows)


def _toggled(rows: list[Stored], line: int) -> list[Stored]:
    # In place: a copy of the log for each event would take minutes.
    for kind in ("Retracted", "Restored"):
        rows += on(rows[-1:], kind, {"gesture": line}, seq=len(rows) + 1, gesture=len(rows) + 1)[1:]
    return rows


def _walk_crash(here: Here) -> bytes:
    action = here.lines[1]
    rows = on(here.rows, "OwnersSet", {"line": action, "owners": [NOBODY], "lead": None})
    rows = on(rows, "PollOpened", {"line": NOBODY, "scale": "conditions", "labels": ["a", "b", "c"], "asked": [NOBODY]})
    rows = on(rows, "Answered", {"poll": NOBODY, "person": NOBODY, "score": 1, "remark": "", "reasons": []})
    return bundle.dump(here.id, on(rows, "StepEntered", {"step": "walkthrough"}))


FILES: Final[dict[str, Callable[[Here], bytes]]] = {
    "blank-all": lambda here: bundle.dump(here.id, blank(here.rows, range(1, len(here.rows) + 1))),
    "drafts-over": lambda here: bundle.dump(here.id, here.rows, {"nergens": "ziet niemand", "need": "vreemd"}, FUTURE),
    "strikes": lambda here: bundle.dump(here.id, struck(blank(here.rows, about(here.rows, *here.lines)), *here.lines)),
    "collide": _collide,
    "undo-hang": _undo_hang,
    "walk-crash": _walk_crash,
}
"""By the name of the file that was found."""
