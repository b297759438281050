"""Keys set, changed and removed, and backups put back, killed and raced at each change of a file: nothing is lost."""

import errno
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from cop_session.paths import Workspace, samples
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.key_file import KeyFile
from cop_session.store.encryption.key_usage import needing
from cop_session.troubles import Trouble
from cop_session.vault import Door
from tests.store.backups.backup_workspaces import WORDS, filled, sessions_in, vault_of, whole_backups
from tests.support.figures import Figures
from tests.torture.faults.crash_points import Command, Fault, Outcome, Runner, at_each_point
from tests.torture.faults.shim import needs_shim

OTHERS: Final = "heel andere woorden nu"
BACKUPS: Final = 2
RECOVERY: Final = re.compile(r"^ +((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4})$", re.MULTILINE)

SET: Final = Command(("passphrase", "set"), (WORDS,))
REMOVE: Final = Command(("passphrase", "remove"), (WORDS,))
CHANGE: Final = Command(("passphrase", "change"), (WORDS, OTHERS))
RECOVER: Final = Command(("passphrase", "recovery"), (WORDS,))
RESTORE: Final = Command(("restore", "2"))
RESTORE_LOCKED: Final = Command(("restore", "2"), (WORDS,))
LIST: Final = Command(("list",))
LIST_LOCKED: Final = Command(("list",), (WORDS,))
WAYS: Final[dict[str, tuple[bool, Command]]] = {
    "set": (False, SET),
    "remove": (True, REMOVE),
    "change": (True, CHANGE),
    "recovery": (True, RECOVER),
    "restore, plain": (False, RESTORE),
    "restore, encrypted": (True, RESTORE_LOCKED),
}
RACES: Final[dict[str, tuple[bool, Command, Command]]] = {
    "set and set": (False, SET, Command(("passphrase", "set"), (OTHERS,))),
    "set and restore": (False, SET, RESTORE),
    "remove and change": (True, REMOVE, CHANGE),
    "recovery and change": (True, RECOVER, CHANGE),
    "change and recovery": (True, CHANGE, RECOVER),
    "restore and remove": (True, RESTORE_LOCKED, REMOVE),
}

FAULTS: Final = (Fault(), Fault(errno.ENOSPC, lasting=True))

Models = dict[bool, Workspace]
pytestmark = [needs_shim, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner() as running:
        yield running


@pytest.fixture(scope="module")
def models(runner: Runner) -> Models:
    """A workspace that is plain, and one that is encrypted."""
    return {one: filled(runner.root / f"model-{one}", encrypted=one, backups=BACKUPS) for one in (False, True)}


def opened(place: Workspace) -> Key | None:
    """Return the key of a workspace, whichever passphrase it has by now."""
    vault = vault_of(place)
    if vault.door is Door.OPEN:
        return None
    for words in (WORDS, OTHERS):
        try:
            vault.unlock(words)
        except Trouble as trouble:
            if trouble.code != "wrong_passphrase":
                raise
        else:
            return vault.key
    raise AssertionError("no passphrase opens it")


def nothing_lost(runner: Runner, model: Workspace, encrypted: bool) -> Callable[[Path, Outcome], None]:
    """Return what looks, after the program was started once more, whether all is there that was."""
    # Looked at elsewhere: opening it may change it.
    shutil.rmtree(runner.root / "seen", ignore_errors=True)
    model = Workspace(Path(shutil.copytree(model.root, runner.root / "seen")))
    key = opened(model)
    sessions, backups = sessions_in(model, key), whole_backups(model, key)

    def check(home: Path, outcome: Outcome) -> None:
        again = runner.run(home, LIST_LOCKED if encrypted else LIST)
        assert "Traceback" not in again.err + outcome.err
        place = Workspace(home)
        key = opened(place)
        assert set(backups) <= set(whole_backups(place, key)), "a backup is lost"
        assert sessions_in(place, key) == sessions, "a session is lost"
        assert len(list(place.reports.glob("*.cop.*"))) == 1, "a rescue is lost"
        if key is None and place.key_file.exists():
            assert needing(vault_of(place)._place, KeyFile.read(place.key_file).id), "a key is left over"
        left = [path.name for path in place.sessions.rglob("*") if path.name.endswith((".new", ".old", ".gone"))]
        assert left == [], "half done"
        for printed in RECOVERY.findall(outcome.out):
            if key is not None:
                assert KeyFile.read(place.key_file).opened(printed) == key, "what was printed opens nothing"

    return check


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("most", [pytest.param(3, id="short"), pytest.param(None, id="all", marks=pytest.mark.torture)])
def test_killed_at_each_change_nothing_is_lost(
    runner: Runner, models: dict[bool, Workspace], figures: Figures, way: str, most: int | None
) -> None:
    encrypted, command = WAYS[way]
    check = nothing_lost(runner, models[encrypted], encrypted)
    times = at_each_point(runner, models[encrypted].root, command, check, most=most)
    figures("changes of a key or a database killed at each operation", times, {"lost": 0, "backups lost": 0})
    assert times >= 3


@pytest.mark.parametrize(
    ("way", "fault", "most"),
    [
        *(pytest.param(way, FAULTS[number % 2], 2, id=f"short-{way}") for number, way in enumerate(WAYS)),
        *(
            pytest.param(way, fault, None, id=f"all-{kind}-{way}", marks=pytest.mark.torture)
            for way in WAYS
            for fault, kind in zip(FAULTS, ("once", "full"), strict=True)
        ),
    ],
)
def test_each_change_that_fails_is_said_and_nothing_is_lost(
    runner: Runner, models: Models, figures: Figures, way: str, fault: Fault, most: int | None
) -> None:
    encrypted, command = WAYS[way]
    check = nothing_lost(runner, models[encrypted], encrypted)

    def checked(home: Path, outcome: Outcome) -> None:
        assert (outcome.code == 0) is (outcome.err == "")
        check(home, outcome)
        if outcome.code and "niets veranderd" in outcome.err:
            assert (opened(Workspace(home)) is not None) is encrypted, "changed, although it said that it was not"

    times = at_each_point(runner, models[encrypted].root, command, checked, most=most, fails=fault)
    figures("changes of a key or a database failed at each operation", times, {"lost": 0, "backups lost": 0})


@pytest.mark.parametrize("race", RACES)
@pytest.mark.parametrize("most", [pytest.param(1, id="short"), pytest.param(40, id="more", marks=pytest.mark.torture)])
def test_raced_by_another_one_nothing_is_lost(
    runner: Runner, models: dict[bool, Workspace], figures: Figures, race: str, most: int
) -> None:
    encrypted, first, other = RACES[race]
    check = nothing_lost(runner, models[encrypted], encrypted)
    times = at_each_point(runner, models[encrypted].root, first, check, most=most, meanwhile=other)
    figures("changes of a key or a database raced by another", times, {"lost": 0, "backups lost": 0})


@pytest.mark.parametrize("most", [pytest.param(2, id="short"), pytest.param(None, id="all", marks=pytest.mark.torture)])
def test_of_two_changes_at_once_one_is_refused_and_the_other_opens(
    runner: Runner, models: Models, figures: Figures, most: int | None
) -> None:
    later = "nog eens iets helemaal anders"

    def check(home: Path, outcome: Outcome) -> None:
        opens = list[str]()
        for words in (WORDS, OTHERS, later):
            with suppress(Trouble):
                vault_of(Workspace(home)).unlock(words)
                opens.append(words)
        other_succeeded = "meanwhile 0" in outcome.err
        assert outcome.code == (1 if other_succeeded else 0)
        assert opens == [later if other_succeeded else OTHERS]

    other = Command(("passphrase", "change"), (WORDS, later))
    times = at_each_point(runner, models[True].root, CHANGE, check, most=most, meanwhile=other)
    figures("changes of a key or a database raced by another", times, {"lost": 0, "backups lost": 0})


@pytest.mark.parametrize("encrypted", [False, True], ids=["set", "remove"])
@pytest.mark.parametrize("most", [pytest.param(1, id="short"), pytest.param(60, id="more", marks=pytest.mark.torture)])
def test_what_is_taken_in_meanwhile_is_there(
    runner: Runner, models: Models, figures: Figures, encrypted: bool, most: int
) -> None:
    milan, id = samples() / "milan.cop.json", "3171a000"

    def check(home: Path, outcome: Outcome) -> None:
        place = Workspace(home)
        here = sessions_in(place, opened(place))
        assert any(one.startswith("1e4a0000") for one in here), "a session is lost"
        taken_in = "meanwhile 0" in outcome.err
        assert any(one.startswith(id) for one in here) is taken_in, "taken in and lost"

    taking_in = Command(("import", str(milan)), (WORDS,) if encrypted else ())
    command = REMOVE if encrypted else SET
    times = at_each_point(runner, models[encrypted].root, command, check, most=most, meanwhile=taking_in)
    figures("changes of a key or a database raced by another", times, {"lost": 0, "backups lost": 0})
