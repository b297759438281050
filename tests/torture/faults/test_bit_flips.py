"""A database that was damaged in any way: said in a sentence, never shown as something else, and a backup helps."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from cop_session.cli import run
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.timeline import Timeline
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.services.workspace.backup_restore import Restoring
from cop_session.store.database.database_key import Key
from cop_session.troubles import Trouble
from tests.support.clock import HandClock
from tests.support.figures import Figures
from tests.torture.faults import bit_flips

KEY: Final = Key(bytes(range(32)), bytes(range(8)))
LONG: Final = [pytest.param(200, seed, marks=pytest.mark.torture) for seed in range(5)]
NAMES: Final = ("cop-session.db", "cop-session.db-wal", "cop-session.db-shm")


@dataclass(frozen=True)
class Used:
    """A workspace as a crash left it, its write-ahead log full; what was said in it, and what the backup holds."""

    place: Workspace
    key: Key | None
    said: dict[str, Timeline]
    backed_up: dict[str, Timeline]


def used(folder: Path, key: Key | None) -> Used:
    working, left = Workspace(folder / "working"), Workspace(folder / "left")
    library = Library.open(working, clock=HandClock(), key=key)
    library.import_bundle(samples() / "lena.cop.json")
    library.close()
    library = Library.open(working, clock=HandClock(), key=key)
    backed_up = {one.id: library.read(one.id) for one in library.sessions()}
    library.import_bundle(samples() / "milan.cop.json")
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.LineNoted(Kind.NEED, "een behoefte " * 100))
    live.flush()
    said = {one: library.read(one) for one in (live.id, *(each.id for each in library.sessions()))}
    shutil.copytree(working.root, left.root)
    live.close()
    library.close()
    return Used(left, key, said, backed_up)


def flip(path: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 8, 64))):
        at = chance.randrange(len(data)) if data else None
        if at is not None:
            data[at] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def cut(path: Path, chance: Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.choice((0, 1, 99, 512, 4096, chance.randrange(len(data) + 1)))])


def smear(path: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    at = chance.randrange(max(1, len(data) // 512)) * 512
    data[at : at + 512] = chance.randbytes(512)
    path.write_bytes(data)


def take_away(path: Path, chance: Random) -> None:
    path.unlink(missing_ok=True)


def exchange(path: Path, chance: Random) -> None:
    path.write_bytes(chance.randbytes(chance.choice((32, 4096, 40_000))))


DAMAGES: Final[list[tuple[str, Callable[[Path, Random], None]]]] = [
    (NAMES[0], flip),
    (NAMES[0], flip),
    (NAMES[0], cut),
    (NAMES[0], smear),
    (NAMES[0], take_away),
    (NAMES[0], exchange),
    (NAMES[1], flip),
    (NAMES[1], cut),
    (NAMES[1], take_away),
    (NAMES[1], exchange),
    (NAMES[2], exchange),
]


def what_is_seen(one: Used, place: Workspace) -> list[str]:
    """Open a workspace and look at everything in it; return what is amiss and nobody said so."""
    silent: list[str] = []
    try:
        library = Library.open(place, clock=HandClock(), key=one.key)
    except Trouble:
        return silent
    try:
        shown = {summary.id for summary in library.sessions()}
        missing = one.said.keys() - shown
        if library.gone != len(missing):
            silent += [f"session {session[:4]} is not in the list" for session in missing]
        for session in shown:
            silent += _wrong_with(library, session, one.said.get(session, Timeline()))
        library.check_up()
    except Trouble:
        return silent
    finally:
        library.close()
    return silent


def _wrong_with(library: Library, session: str, timeline: Timeline) -> list[str]:
    live = library.open_session(session)
    live.close()
    if live.read_only and live.read_only.code == "damaged_session":
        return []
    try:
        read = library.read(session)
    except Trouble:
        return []
    if live.lost:
        return []
    if list(live.timeline.events) != list(timeline.events):
        return [f"session {session[:4]} has {len(live.timeline)} of {len(timeline)} events"]
    return [] if list(read.events) == list(timeline.events) else [f"session {session[:4]} reads otherwise"]


def damaged(one: Used, folder: Path, chance: Random) -> tuple[Workspace, str]:
    place = Workspace(shutil.copytree(one.place.root, folder))
    name, damage = chance.choice(DAMAGES)
    damage(place.sessions / name, chance)
    return place, f"{damage.__name__} {name}"


def contents(place: Workspace) -> dict[str, bytes]:
    return {name: (place.sessions / name).read_bytes() for name in NAMES[:2] if (place.sessions / name).exists()}


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("times", "seed"), [pytest.param(12, 24, id="short"), *LONG])
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_damage_is_said_and_a_backup_helps(
    tmp_path: Path, figures: Figures, key: Key | None, times: int, seed: int
) -> None:
    one, chance = used(tmp_path, key), Random(seed)
    wrong: list[str] = []
    restored = untouched = 0
    for turn in range(times):
        place, what = damaged(one, tmp_path / "now", chance)
        found = contents(place)
        kept = Restoring(place, key).restore(1)
        untouched += (kept is None and not found) or (
            kept is not None and all((kept / name).read_bytes() == data for name, data in found.items())
        )
        restored += _sessions(place, key) == {name: len(held) for name, held in one.backed_up.items()}
        shutil.rmtree(place.root)
        place = Workspace(shutil.copytree(one.place.root, tmp_path / "now"))
        for name in NAMES[:2]:
            (place.sessions / name).unlink()
            if name in found:
                (place.sessions / name).write_bytes(found[name])
        wrong += [f"{turn}, {what}: {silent}" for silent in what_is_seen(one, place)]
        shutil.rmtree(place.root)
    kind = "encrypted" if key else "plain"
    came = {"silently wrong": len(wrong), "restored": restored, "with the original untouched": untouched}
    figures(f"damaged stores, {kind}", times, came)
    assert (restored, untouched) == (times, times)
    assert wrong == []


FLIPS: Final = [
    pytest.param(None, 8, 24, id="plain-short"),
    pytest.param(KEY, 3, 24, id="encrypted-short"),
    *(pytest.param(None, 200, seed, id=f"plain-{seed}", marks=pytest.mark.torture) for seed in range(10)),
    *(pytest.param(KEY, 100, seed, id=f"encrypted-{seed}", marks=pytest.mark.torture) for seed in range(4)),
]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("key", "times", "seed"), FLIPS)
def test_a_flipped_bit_is_put_right_or_told(
    tmp_path: Path, figures: Figures, key: Key | None, times: int, seed: int
) -> None:
    whole, chance = bit_flips.made(tmp_path, key), Random(seed)
    before = bit_flips.look(Workspace(shutil.copytree(whole.root, tmp_path / "whole")), key)
    assert (len(before.listed), before.told) == (6, set())
    came, wrong = Counter[str](), list[str]()
    for _ in range(times):
        bit = chance.randrange(bit_flips.bits(whole.database))
        ended = bit_flips.ending(whole, before, tmp_path / "now", key, bit)
        came[ended.partition(":")[0]] += 1
        if bit_flips.is_amiss(ended):
            wrong.append(f"byte {bit // 8}, bit {bit % 8}: {ended}")
    endings = (bit_flips.UNEXPECTED, bit_flips.SILENT, bit_flips.NOT_OFFERED, "identical", "told", "damaged_store")
    figures(f"single-bit flips, {'encrypted' if key else 'plain'}", times, {name: came[name] for name in endings})
    assert wrong == []


COMMANDS: Final = ("list", "show 1e4a", "export 1e4a", "about 1e4a --out {out}", "keep", "doctor", "restore --list")


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("times", "seed"),
    [pytest.param(2, 24, id="short"), *(pytest.param(50, seed, marks=pytest.mark.torture) for seed in range(4))],
)
def test_no_command_ends_unexpectedly_on_a_flipped_bit(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], figures: Figures, times: int, seed: int
) -> None:
    whole, chance, wrong, refused = bit_flips.made(tmp_path, None), Random(seed), list[str](), 0
    for _ in range(times):
        bit = chance.randrange(bit_flips.bits(whole.database))
        place = bit_flips.flipped(whole, tmp_path / "now", bit)
        for command in COMMANDS:
            capfd.readouterr()
            code = run(command.format(out=place.root / "over").split(), {"COP_SESSION_HOME": str(place.root)}, tmp_path)
            said = capfd.readouterr()
            refused += code != 0
            if code not in (0, 1) or list(place.reports.glob("*.txt")) or (code and not said.err + said.out):
                wrong.append(f"byte {bit // 8}, bit {bit % 8}, {command}: {code} {said.err}")
            if "is beschadigd" in said.err and "cop-session restore" not in said.err:
                wrong.append(f"byte {bit // 8}, bit {bit % 8}, {command}: no way out")
        shutil.rmtree(place.root)
    came = {bit_flips.UNEXPECTED: len(wrong), "refused in a sentence": refused}
    figures("single-bit flips, from the command line", times, came)
    assert wrong == []


def _sessions(place: Workspace, key: Key | None) -> dict[str, Any]:
    library = Library.open(place, clock=HandClock(), key=key)
    try:
        return {one.id: len(library.read(one.id)) for one in library.sessions()}
    finally:
        library.close()
