"""Files that somebody made by hand to harm a session that is here, one for each way of doing so."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from cop_session.store.bundles.bundle import dump
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import sealed
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.log.event_codec import decode
from cop_session.store.log.hash_chain import GENESIS, Stored, seal

FUTURE: Final = datetime(2199, 1, 1, tzinfo=UTC)
OTHER_ID: Final = "0badcafe-0000-4000-8000-000000000001"
STRANGE_KEY: Final = Key(bytes(range(1, 33)), b"sleutel9")


@dataclass(frozen=True, slots=True)
class Target:
    """What is here: a session, one that stands beside it, a branch, and the workspace's mark."""

    id: str
    rows: Sequence[Stored]
    beside: str
    rows_beside: Sequence[Stored]
    branch: str
    rows_of_branch: Sequence[Stored]
    secret: bytes

    def seqs(self, kind: str) -> list[int]:
        return [one.seq for one in self.rows if one.kind == kind]

    @property
    def lines(self) -> list[int]:
        return self.seqs("LineNoted")


Made = Callable[[Target], bytes]
KINDS: Final[dict[str, Made]] = {}
RESCUES: Final[dict[str, Made]] = {}
"""Those that bear this workspace's own mark, so that drafts come along."""


def _kind(name: str, where: dict[str, Made] = KINDS) -> Callable[[Made], Made]:
    def keep(made: Made) -> Made:
        where[name] = made
        return made

    return keep


def on(
    rows: Sequence[Stored], kind: str, payload: Mapping[str, Any] | str | None, version: int = 1, **envelope: Any
) -> list[Stored]:
    """Return a log that goes on with an event; `envelope` is what differs from what would be plausible."""
    seq, last = len(rows) + 1, rows[-1] if rows else None
    usual = {"seq": seq, "gesture": seq, "at": last.at if last else "2026-11-24T14:45:00.000000+00:00"}
    found: dict[str, Any] = usual | {"elapsed_ms": last.elapsed_ms if last else 0} | envelope
    data = None if payload is None else (payload if isinstance(payload, str) else json.dumps(payload)).encode()
    place = (found["seq"], found["gesture"], found["at"], found["elapsed_ms"], kind, version)
    return [*rows, seal(last.digest if last else GENESIS, place, data)]


def struck(rows: Sequence[Stored], *lines: object) -> list[Stored]:
    """Return a log that goes on with the strike of lines, or of what is none."""
    found = list(rows)
    for line in lines:
        found = on(found, "LineStruck", {"line": line, "kind": "need", "before": None})
    return found


def blank(rows: Sequence[Stored], seqs: Iterable[int]) -> list[Stored]:
    gone = set(seqs)
    return [one.struck() if one.seq in gone else one for one in rows]


def about(rows: Sequence[Stored], *lines: int) -> set[int]:
    events = decode(rows)
    return {seq for line in lines for seq in hanging_on(line, events)}


def again(rows: Sequence[Stored], change: Callable[[Stored], tuple[str, int, bytes | None]]) -> list[Stored]:
    """Return the log with other kinds, versions and payloads, its chain whole again."""
    found: list[Stored] = []
    for one in rows:
        kind, version, payload = change(one)
        place = (one.seq, one.gesture, one.at, one.elapsed_ms, kind, version)
        found.append(seal(found[-1].digest if found else GENESIS, place, payload))
    return found


def note(text: str, kind: str = "need") -> dict[str, Any]:
    return {"kind": kind, "text": text, "said_by": None}


def prepared(session: str, **more: Any) -> dict[str, Any]:
    usual = {"pupil_id": "p", "school_id": "s", "locale": "nl_BE", "zone": "Europe/Brussels", "session_id": session}
    return usual | more


@_kind("the same events under another id")
def _(here: Target) -> bytes:
    return dump(OTHER_ID, here.rows)


@_kind("the same events under another id, all of it struck")
def _(here: Target) -> bytes:
    return dump(OTHER_ID, struck(blank(here.rows, about(here.rows, *here.lines)), *here.lines))


@_kind("the events of another session under this id")
def _(here: Target) -> bytes:
    return dump(here.id, here.rows_beside)


@_kind("these events under the id of another session that is here")
def _(here: Target) -> bytes:
    return dump(here.beside, here.rows)


@_kind("a new history that says it is this session")
def _(here: Target) -> bytes:
    return dump(here.id, on(on([], "SessionPrepared", prepared(here.id), 2), "LineNoted", note("anders")))


@_kind("a new history that says it is this session, under another id")
def _(here: Target) -> bytes:
    return dump(OTHER_ID, on(on([], "SessionPrepared", prepared(here.id), 2), "LineNoted", note("anders")))


@_kind("prepared once more, as somebody else")
def _(here: Target) -> bytes:
    return dump(here.id, on(here.rows, "SessionPrepared", prepared(OTHER_ID, pupil_id="q", follows=here.id), 2))


@_kind("prepared once more, as the pupil of another session")
def _(here: Target) -> bytes:
    (pupil,) = {json.loads(one.payload or b"")["pupil_id"] for one in here.rows_beside[:1]}
    return dump(here.id, on(here.rows, "SessionPrepared", prepared(here.id, pupil_id=pupil, fictional=True), 2))


@_kind("it follows itself")
def _(here: Target) -> bytes:
    return dump(OTHER_ID, on([], "SessionPrepared", prepared(OTHER_ID, follows=OTHER_ID), 2))


@_kind("a branch with a strike of a line that is shared")
def _(here: Target) -> bytes:
    line = here.lines[0]
    rows = on(here.rows[: here.lines[-1] - 1], "LineNoted", note("elders"))
    return dump(here.id, struck(blank(rows, about(rows, line)), line))


@_kind("a branch in which every line is blank and struck")
def _(here: Target) -> bytes:
    rows = on(here.rows[:-1], "LineNoted", note("elders"))
    return dump(here.id, struck(blank(rows, about(rows, *here.lines)), *here.lines))


@_kind("a strike in the branch that is here, of a line of its origin")
def _(here: Target) -> bytes:
    line = here.lines[0]
    return dump(here.branch, struck(blank(here.rows_of_branch, about(here.rows_of_branch, line)), line))


@_kind("the whole origin, struck, under the id of its branch")
def _(here: Target) -> bytes:
    return dump(here.branch, struck(blank(here.rows, about(here.rows, *here.lines)), *here.lines))


@_kind("strikes of strikes")
def _(here: Target) -> bytes:
    rows = struck(blank(here.rows, about(here.rows, here.lines[0])), here.lines[0])
    first = len(rows)
    rows = struck(blank(rows, [first]), first)
    return dump(here.id, struck(blank(rows, [first, first + 1]), first + 1))


@_kind("one line is blank, another is struck")
def _(here: Target) -> bytes:
    first, second = here.lines[:2]
    return dump(here.id, struck(blank(here.rows, about(here.rows, first)), second))


@_kind("a strike of the first event")
def _(here: Target) -> bytes:
    return dump(here.id, struck(blank(here.rows, [1]), 1))


@_kind("strikes of people, polls and answers")
def _(here: Target) -> bytes:
    seqs = [seq for kind in ("PersonSeated", "PollOpened", "Answered", "DetailSet") for seq in here.seqs(kind)]
    return dump(here.id, struck(blank(here.rows, seqs), *seqs))


@_kind("strikes of what is no number")
def _(here: Target) -> bytes:
    line = here.lines[0]
    return dump(here.id, struck(blank(here.rows, about(here.rows, line)), True, float(line), str(line), None, [line]))


@_kind("a strike of a number, as text")
def _(here: Target) -> bytes:
    line = here.lines[0]
    return dump(here.id, struck(blank(here.rows, about(here.rows, line)), str(line)))


@_kind("a strike of a kind that the line is not, that is undone")
def _(here: Target) -> bytes:
    line = here.lines[0]
    rows = on(blank(here.rows, about(here.rows, line)), "LineStruck", {"line": line, "kind": "quote", "before": 9999})
    return dump(here.id, on(rows, "Retracted", {"gesture": len(rows)}))


@_kind("a strike of a newer version")
def _(here: Target) -> bytes:
    rows = blank(here.rows, about(here.rows, *here.lines))
    for line in here.lines:
        rows = on(rows, "LineStruck", {"line": line, "kind": "need", "before": None, "more": 1}, 2)
    return dump(here.id, rows)


@_kind("a strike before the line that it strikes")
def _(here: Target) -> bytes:
    cut = here.lines[-1] - 1
    rows = struck(here.rows[:cut], cut + 2)
    return dump(here.id, blank(on(rows, "LineNoted", note("later")), [cut + 2]))


@_kind("the same seq twice")
def _(here: Target) -> bytes:
    return dump(here.id, on(here.rows, "LineNoted", note("dubbel"), seq=len(here.rows)))


@_kind("a gap in the seqs")
def _(here: Target) -> bytes:
    return dump(here.id, on(here.rows, "LineNoted", note("ver"), seq=len(here.rows) + 7))


@_kind("a prefix in versions to come")
def _(here: Target) -> bytes:
    return dump(here.id, again(here.rows[:-2], lambda one: (one.kind, one.version + 1, one.payload)))


@_kind("it goes on in versions to come")
def _(here: Target) -> bytes:
    rows = list(here.rows)
    for kind in ("LineNoted", "LineReworded", "PersonSeated", "PollOpened", "Retracted", "SessionClosed"):
        rows = on(rows, kind, {"line": here.lines[0], "gesture": 1, "person": 2}, 99)
    return dump(here.id, rows)


@_kind("kinds that stand for what is blank or not known")
def _(here: Target) -> bytes:
    rows = on(
        on(here.rows, "Blanked", {"kind": "LineNoted"}), "Unknown", {"kind": "LineNoted", "version": 1, "raw": ""}
    )
    return dump(here.id, on(rows, "Recorded", {"seq": 1}))


@_kind("every gesture is undone, the oldest first")
def _(here: Target) -> bytes:
    rows = list(here.rows)
    for gesture in sorted({one.gesture for one in here.rows}):
        rows = on(rows, "Retracted", {"gesture": gesture})
    return dump(here.id, rows)


@_kind("every line is reworded to nothing and removed")
def _(here: Target) -> bytes:
    rows = list(here.rows)
    for line in here.lines:
        rows = on(on(rows, "LineReworded", {"line": line, "text": ""}), "Removed", {"entity": line})
    return dump(here.id, rows)


@_kind("all that comes is one gesture with the first event")
def _(here: Target) -> bytes:
    rows = list(here.rows)
    for number in range(20):
        rows = on(rows, "LineNoted", note(f"los {number}"), gesture=1)
    return dump(here.id, on(rows, "Retracted", {"gesture": 1}))


@_kind("moments before and after all calendars")
def _(here: Target) -> bytes:
    rows = on(here.rows, "LineNoted", note("laat"), at="9999-12-31T23:59:59.999999+00:00", elapsed_ms=2**53)
    return dump(here.id, on(rows, "LineNoted", note("vroeg"), at="0001-01-01T00:00:00.000000+00:00", elapsed_ms=0))


@_kind("a clock at its largest number")
def _(here: Target) -> bytes:
    return dump(here.id, on(here.rows, "LineNoted", note("laat"), elapsed_ms=2**53))


@_kind("a clock at its largest number, then at nought")
def _(here: Target) -> bytes:
    rows = on(here.rows, "SessionReopened", {}, elapsed_ms=2**53)
    return dump(here.id, on(rows, "LineNoted", note("terug"), elapsed_ms=0))


@_kind("a zone and a language that do not exist")
def _(here: Target) -> bytes:
    first = prepared(here.id, zone="Nergens/../../Niets", locale="../../xx", minutes=-5)
    return dump(here.id, on(on([], "SessionPrepared", first, 2), "SessionStarted", {"on": "2026-11-24"}))


@_kind("places that go round")
def _(here: Target) -> bytes:
    first, second = here.lines[:2]
    rows = list(here.rows)
    for entity, before in ((first, second), (second, first), (first, first), (1, first), (first, 10**15)):
        rows = on(rows, "Moved", {"entity": entity, "before": before})
    return dump(here.id, rows)


@_kind("a payload with its keys twice")
def _(here: Target) -> bytes:
    first, second = here.lines[:2]
    rows = blank(here.rows, about(here.rows, first))
    twice = f'{{"line":{first},"line":{second},"kind":"need","before":null}}'
    return dump(here.id, on(rows, "LineStruck", twice))


@_kind("the short code alone for an id")
def _(here: Target) -> bytes:
    return dump(here.id[:8], on(on([], "SessionPrepared", prepared(here.id), 2), "LineNoted", note("kort")))


@_kind("drafts marked by another workspace, from the future")
def _(here: Target) -> bytes:
    drafts = {"need": "vreemd", f"line:{here.lines[0]}": "vreemd"}
    return dump(here.id, here.rows, drafts, FUTURE, bytes(32))


@_kind("a proof that was copied from another file")
def _(here: Target) -> bytes:
    proof = json.loads(dump(here.id, here.rows, {}, None, here.secret))["proof"]
    rows = struck(blank(here.rows, about(here.rows, here.lines[0])), here.lines[0])
    whole = json.loads(dump(here.id, rows, {"need": "vreemd"}, FUTURE, bytes(32)))
    return json.dumps(whole | {"proof": proof}, ensure_ascii=False).encode()


@_kind("sealed under another key")
def _(here: Target) -> bytes:
    return sealed(dump(here.id, blank(here.rows, range(1, 99))), STRANGE_KEY)


@_kind("100,000 drafts of nobody")
def _(here: Target) -> bytes:
    return dump(here.id, here.rows, {f"line:{number}": "x" for number in range(100_000)}, FUTURE)


NAMES: Final = (
    "", ":", "form:", "form:pupil", "form:nergens", "line:", "line:x", "line:7:poll:abc:xyz", "line:-1", "line:0",
    "line:99999999999999999999", "line:7:objection", "line:7:objection:", "line:7:why", "line:7:owners:", "hidden",
    "poll:abc:xyz", "answer:1:2", "need\n", "\u202eneed", "LINE:7", "a" * 5_000, "mine", "mine:note", "walkthrough",
)  # fmt: skip


@_kind("rescued drafts with names of no field", RESCUES)
def _(here: Target) -> bytes:
    parts = ("", ":poll", ":objection", ":answer", ":answer:1", ":poll:abc:xyz", ":adapt", ":why", ":when", ":owners")
    own = [f"line:{line}{part}" for line in here.lines for part in parts]
    return dump(here.id, here.rows, dict.fromkeys([*NAMES, *own], "half"), FUTURE, here.secret)


@_kind("20,000 rescued drafts", RESCUES)
def _(here: Target) -> bytes:
    return dump(here.id, here.rows, {f"line:{number}:x": "half" for number in range(20_000)}, FUTURE, here.secret)


@_kind("rescued drafts of 2 MB", RESCUES)
def _(here: Target) -> bytes:
    drafts = {"need": "woord " * 350_000, "action": "a" * 2_000_000, f"line:{here.lines[0]}": "\u202e[/x]\n" * 200_000}
    return dump(here.id, here.rows, drafts, FUTURE, here.secret)


@_kind("a rescue that strikes all", RESCUES)
def _(here: Target) -> bytes:
    rows = struck(blank(here.rows, about(here.rows, *here.lines)), *here.lines)
    return dump(here.id, rows, {"need": "vreemd"}, FUTURE, here.secret)


@_kind("a rescue whose drafts go over what is typed here", RESCUES)
def _(here: Target) -> bytes:
    return dump(here.id, here.rows, {"need": "", "action": "vreemd"}, FUTURE, here.secret)


@_kind("a rescue of another session under this id", RESCUES)
def _(here: Target) -> bytes:
    return dump(here.id, here.rows_beside, {"need": "vreemd"}, FUTURE, here.secret)


@_kind("a rescue of a branch, without words", RESCUES)
def _(here: Target) -> bytes:
    rows = on(here.rows[:-1], "LineNoted", note("elders"))
    return dump(here.id, blank(rows, range(1, len(rows))), {}, FUTURE, here.secret)
