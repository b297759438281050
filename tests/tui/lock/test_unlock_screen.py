"""The passphrase on the screen, by keys: the first start, unlocking, locking and coming back, changing, recovering."""

import stat
import sys
from pathlib import Path

import pytest

from cop_session.config import Settings
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.database.database_key import is_plain
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.screens.passphrase_screen import PassphraseQuestion
from cop_session.tui.screens.recovery_key_screen import RecoveryScreen
from cop_session.tui.screens.unlock_screen import FirstScreen, UnlockScreen
from cop_session.tui.support.idle_time import Idle
from cop_session.tui.table.round_table_screen import RoundTableScreen
from cop_session.vault import Door, Vault
from tests.store.backups.backup_workspaces import everything, filled, lose_key
from tests.store.encryption.test_conversion_plan import scratched
from tests.store.encryption.test_os_keyring import Ring, with_rings
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Paste, Type, play, rest
from tests.tui.support.house import screen, until, workspace
from tests.tui.support.vaults import CHEAP, WORDS, by_name, locked_house, protected

OTHERS = "heel andere woorden nu"
FICTIONAL = "alleen fictieve leerlingen"
SMALL = (80, 24)


def typed_nowhere(place: Workspace, *words: str) -> bool:
    """Tell whether none of these words is in any file of a workspace."""
    files = [path.read_bytes() for path in place.root.rglob("*") if path.is_file()]
    return not any(word.encode() in data for word in words for data in files)


async def test_the_first_start_protects_what_will_be_written(tmp_path: Path) -> None:
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        assert isinstance(app.screen, FirstScreen)
        assert WORDS not in screen(pilot)
        await play(pilot, Type(WORDS), "enter", Type(OTHERS), "enter")
        assert "niet hetzelfde" in screen(pilot)
        await play(pilot, Type("kort"), "enter", Type("kort"), "enter")
        assert "te kort" in screen(pilot)
        await play(pilot, Type(WORDS))
        assert WORDS not in screen(pilot)
        assert "•" * len(WORDS) in screen(pilot)
        await play(pilot, "enter", Paste(WORDS), "enter")
        assert isinstance(app.screen, RecoveryScreen)
        recovery = next(part for line in screen(pilot).splitlines() for part in line.split() if part.count("-") == 6)
        await play(pilot, "enter")
        assert isinstance(app.screen, RecoveryScreen)
        await play(pilot, "f5")
        assert isinstance(app.screen, HomeScreen)
        assert FICTIONAL not in screen(pilot)
        await play(pilot, "v")
        assert "1e4a0000" in screen(pilot)
        await pilot.press("ctrl+q")
    place = workspace(tmp_path)
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (place.root, place.sessions)} == {0o700}
        assert stat.S_IMODE(place.key_file.stat().st_mode) == 0o600
    assert typed_nowhere(place, WORDS, recovery, "Wegwijzer", "SQLite format")
    for words in (WORDS, recovery):
        vault = Vault(place)
        vault.unlock(words)
        assert vault.key is not None


async def test_the_rule_is_told_before_and_a_weak_passphrase_is_refused(tmp_path: Path) -> None:
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await rest(pilot)
        assert "Minstens 12 tekens" in screen(pilot)
        for weak, why in (
            ("123456789012", "makkelijk te raden"),
            ("wachtwoord123", "makkelijk te raden"),
            ("kat kat kat kat", "makkelijk te raden"),
            ("kort" + "\u200b" * 12, "te kort"),
        ):
            await play(pilot, Paste(weak), "enter", Paste(weak), "enter")
            assert isinstance(app.screen, FirstScreen)
            said = " ".join(screen(pilot).split())
            assert why in said
            assert app.focused is app.screen.fields[0]
    assert not workspace(tmp_path).key_file.exists()


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_on_a_damaged_database_no_passphrase_comes_or_goes(tmp_path: Path, encrypted: bool) -> None:
    place = filled(workspace(tmp_path).root, encrypted=encrypted)
    scratched(place.database)
    before = everything(place)
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await rest(pilot)
        if encrypted:
            await play(pilot, Type(WORDS), "enter")
            await rest(pilot)
        assert "is beschadigd" in screen(pilot)
        # Whoever wants no backup back is at home, where nothing can be done with what does not open.
        await play(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.library is None
    after = everything(place)
    assert {name: data for name, data in before.items() if "cop-session.db" not in name} == {
        name: data for name, data in after.items() if "cop-session.db" not in name
    }
    assert is_plain(place.database) is not encrypted


async def test_a_passphrase_can_be_refused_with_open_eyes_and_home_keeps_saying_so(tmp_path: Path) -> None:
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await rest(pilot)
        await play(pilot, "escape")
        assert "krijgt, lezen" in " ".join(screen(pilot).split())
        await play(pilot, "escape")
        assert isinstance(app.screen, FirstScreen)
        await play(pilot, "escape", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert FICTIONAL in screen(pilot)
        await play(pilot, "ctrl+l")
        assert isinstance(app.screen, HomeScreen)
    again = locked_house(tmp_path)
    async with again.run_test(size=SMALL) as pilot:
        await rest(pilot)
        assert isinstance(again.screen, HomeScreen)
        assert FICTIONAL in screen(pilot)


async def test_what_is_typed_ahead_goes_to_the_passphrase_alone(tmp_path: Path) -> None:
    protected(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        # All at once: what comes behind the first Enter is for nobody, neither a key of home nor a letter.
        await play(pilot, Type("nee? enter nvtg"), "enter", Type("nnn"), "enter")
        assert isinstance(app.screen, UnlockScreen)
        assert "niet de wachtwoordzin" in " ".join(screen(pilot).split())
        assert app.library is None
        assert app.screen.fields[0].value == ""
        assert "Wegwijzer" not in screen(pilot)
        await play(pilot, Type(WORDS), "enter", Type("nn"), "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "1e4a0000" in screen(pilot)
        assert FICTIONAL not in screen(pilot)


async def test_the_recovery_key_opens_too_and_a_new_one_takes_its_place(tmp_path: Path) -> None:
    recovery = protected(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await play(pilot, Paste(recovery.lower().replace("-", " ")), "enter")
        assert isinstance(app.screen, HomeScreen)
        await by_name(pilot, "nieuwe herstel")
        assert isinstance(app.screen, PassphraseQuestion)
        await play(pilot, Paste(recovery), "enter")
        assert isinstance(app.screen, RecoveryScreen)
        assert recovery not in screen(pilot)
        await play(pilot, "f5")
        assert isinstance(app.screen, HomeScreen)
    again = locked_house(tmp_path)
    async with again.run_test(size=SMALL) as pilot:
        await play(pilot, Paste(recovery), "enter")
        assert isinstance(again.screen, UnlockScreen)


async def test_a_missing_and_a_damaged_key_file_are_told_apart(tmp_path: Path) -> None:
    protected(tmp_path)
    key = workspace(tmp_path).key_file
    whole = key.read_bytes()
    lose_key(workspace(tmp_path))
    key.write_bytes(whole[:-30])
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await play(pilot, Type(WORDS), "enter")
        assert "beschadigd" in screen(pilot)
        key.write_bytes(whole)
        await play(pilot, Type(WORDS), "enter")
        assert isinstance(app.screen, HomeScreen)
    lose_key(workspace(tmp_path))
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await rest(pilot)
        assert "ontbreekt" in screen(pilot)
        assert "Wegwijzer" not in screen(pilot)


async def test_locked_in_the_middle_of_a_word_it_comes_back_in_the_middle_of_that_word(tmp_path: Path) -> None:
    protected(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await play(pilot, Type(WORDS), "enter")
        await play(pilot, "enter")
        assert isinstance(app.screen, RoundTableScreen)
        # The sample is at its last step, where somebody can be added who receives the plan.
        await play(pilot, "f3", Type("een half wo"))
        before, focused = screen(pilot), app.focused
        assert focused is not None
        assert "een half wo" in before
        await play(pilot, "ctrl+l", Type(OTHERS), "enter")
        assert isinstance(app.screen, UnlockScreen)
        assert "niet de wachtwoordzin" in screen(pilot)
        assert not [word for word in ("half", "Lena", "Wegwijzer") if word in screen(pilot)]
        await until(pilot, lambda: app.vault is not None and app.vault.key is None)
        assert app.library is None
        # What something brings too late is let go of, and neither keys nor the list of everything lead past it.
        app.push_screen(HomeScreen())
        await play(pilot, "escape", "f3", "ctrl+p", "escape", "f1", "escape")
        assert isinstance(app.screen, UnlockScreen)
        await play(pilot, Type(WORDS), "enter")
        await until(pilot, lambda: isinstance(app.screen, RoundTableScreen))
        await rest(pilot)
        assert app.focused is not focused
        assert (app.focused and app.focused.id) == focused.id
        assert clockless(screen(pilot)) == clockless(before)
        await play(pilot, Type("ord"))
        assert "een half woord" in screen(pilot)
        await play(pilot, "ctrl+l")
        await pilot.press("ctrl+q")
    assert receivers(tmp_path) == {"een half woord"}


def clockless(shown: str) -> str:
    """What stands on the screen without its first line, which holds the clock."""
    return shown.partition("\n")[2]


def receivers(folder: Path) -> set[str]:
    """Who was being typed as a receiver of a plan, recorded or not."""
    place = workspace(folder)
    vault = Vault(place)
    vault.unlock(WORDS)
    library = Library.open(place, clock=HandClock(), key=vault.key)
    found = set()
    for one in library.sessions():
        live = library.open_session(one.id)
        found |= {recipient.name for recipient in live.state.recipients} | set(live.drafts.values())
        live.close()
    library.close()
    return {text for text in found if text.startswith("een half wo")}


async def test_it_locks_itself_when_nobody_is_there_and_later_while_a_talk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected(tmp_path)
    app = locked_house(tmp_path, Settings(lock_minutes=10))
    async with app.run_test(size=SMALL) as pilot:
        await play(pilot, Type(WORDS), "enter")
        passed = 0.0
        app._idle = Idle(lambda: 0.0, lambda: passed)
        app._look_whether_idle()
        assert isinstance(app.screen, HomeScreen)
        passed = 599.0
        await play(pilot, "down")
        passed = 1100.0
        app._look_whether_idle()
        assert isinstance(app.screen, HomeScreen)
        passed = 1199.0
        monkeypatch.setattr(HomeScreen, "in_talk", True, raising=False)
        app._look_whether_idle()
        assert isinstance(app.screen, HomeScreen)
        monkeypatch.undo()
        app._look_whether_idle()
        await rest(pilot)
        assert isinstance(app.screen, UnlockScreen)
        await play(pilot, Type(WORDS), "enter")
        assert isinstance(app.screen, HomeScreen)
        app._look_whether_idle()
        assert isinstance(app.screen, HomeScreen)


async def test_set_changed_and_removed_from_home(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    Library.open(place, clock=HandClock()).close()
    app = locked_house(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await play(pilot, "v")
        assert "1e4a0000" in screen(pilot)
        await by_name(pilot, "wachtwoordzin instellen")
        await play(pilot, Type(WORDS), "enter", Type(WORDS), "enter")
        assert isinstance(app.screen, RecoveryScreen)
        await play(pilot, "f5")
        assert isinstance(app.screen, HomeScreen)
        assert FICTIONAL not in screen(pilot)
        assert str(place.exports.name) in screen(pilot)
        assert typed_nowhere(place, "Wegwijzer", WORDS)
        await play(pilot, "enter")
        assert isinstance(app.screen, RoundTableScreen)
        await play(pilot, "escape", "o")
        await by_name(pilot, "wachtwoordzin wijzigen")
        await play(pilot, Type(WORDS), "enter", Type(OTHERS), "enter", Type(OTHERS), "enter")
        assert isinstance(app.screen, HomeScreen)
        await by_name(pilot, "wachtwoordzin weghalen")
        await play(pilot, Type(WORDS), "enter")
        assert "niet de wachtwoordzin" in " ".join(screen(pilot).split())
        await play(pilot, Type(OTHERS), "enter")
        assert isinstance(app.screen, HomeScreen)
        assert FICTIONAL in screen(pilot)
        assert "1e4a0000" in screen(pilot)
    assert Vault(place).door is Door.OPEN
    assert not place.key_file.exists()


def test_a_clock_that_stood_still_while_the_laptop_slept_does_not_hide_that_nobody_was_there() -> None:
    wall = 0.0
    idle = Idle(lambda: 5.0, lambda: wall)
    wall = 3600.0
    assert idle.seconds == 3600.0
    idle.touch()
    assert idle.seconds == 0.0


async def test_the_keyring_opens_at_the_start_and_not_what_was_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected(tmp_path)
    with_rings(monkeypatch, Ring())
    Vault(workspace(tmp_path), cost=CHEAP).remember(WORDS)
    app = locked_house(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "1e4a0000" in screen(pilot))
        await play(pilot, "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await rest(pilot)
        assert isinstance(app.screen, UnlockScreen)
