"""Erasing and copying from home, by name: what goes is told without names, and a word has to be typed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events

from cop_session.domain import events as ev
from cop_session.i18n import catalogue
from cop_session.services import Library
from cop_session.services.privacy.session_erasure import erase_all
from cop_session.services.training.stop_point_files import in_workspace
from cop_session.tui.app import CopSession
from cop_session.tui.dialogs.progress_dialog import ProgressDialog
from cop_session.tui.home.privacy_actions import question, remind
from tests.services.series import series
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Type, play
from tests.tui.support.house import SIZE, house, screen, settled, with_samples, workspace
from tests.tui.support.quiet import DEADLINE
from tests.tui.support.vaults import by_name


async def test_a_round_table_is_erased_once_the_word_was_typed(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        gone = app.home.list.highlighted_id
        await by_name(pilot, "Wis dit gesprek")
        await settled(pilot)
        assert "Dit voorgoed wissen?" in screen(pilot)
        assert not any(name in screen(pilot) for name in ("Lena", "Milan"))
        await play(pilot, Type("ja"), "enter")
        await settled(pilot)
        assert "Er is niets gewist." in screen(pilot)
        assert app.library is not None
        assert len(app.library.sessions()) == 2
        await by_name(pilot, "Wis alles over deze leerling")
        await settled(pilot)
        await play(pilot, Type("wissen"), "enter")
        await settled(pilot)
        assert "Gewist." in screen(pilot)
        assert gone not in [one.id for one in app.library.sessions()]
        assert len(app.library.sessions()) == 1


async def test_the_question_counts_the_lines_that_go_from_later_talks(tmp_path: Path) -> None:
    clock = HandClock()
    library = Library.open(workspace(tmp_path), clock=clock)
    november, january, march = series(library, clock, "zingt graag")
    asked = question(library.custody.erasure(november), catalogue("nl_BE"))
    library.close()
    assert "zingt" not in asked
    told = [line for line in asked.splitlines() if "later gesprek" in line]
    assert sorted(told) == sorted(
        f"2 regels verdwijnen ook uit een later gesprek: {one[:8]} ({day})."
        for one, day in ((january, "di 24 nov 2026"), (march, "nog geen datum"))
    )


async def test_everything_about_a_pupil_is_copied(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await by_name(pilot, "Kopieer alles over deze leerling")
        await settled(pilot)
        (folder,) = workspace(tmp_path).exports.iterdir()
        assert folder.name.startswith("inzage-")
        assert "zonder wachtwoord" in " ".join(screen(pilot).split())


async def test_home_says_what_is_past_its_day_until_it_is_kept_longer(tmp_path: Path) -> None:
    library = Library.open(workspace(tmp_path), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.SessionStarted(date(2026, 11, 24)))
    live.close()
    library.close()
    app = house(tmp_path, today=date(2028, 9, 1))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert app.library is not None
        remind(app.home, app.library)
        await settled(pilot)
        assert "1 gesprek is over zijn bewaardatum" in screen(pilot)
        await by_name(pilot, "Bewaar dit gesprek een jaar langer")
        await settled(pilot)
        assert "Het wordt bewaard tot en met za 1 sep 2029" in screen(pilot)
        assert app.library.custody.due(date(2028, 9, 1)) == (0, None)


async def test_a_backup_that_cannot_be_opened_goes_whole_and_that_is_said(tmp_path: Path) -> None:
    with_samples(tmp_path)
    backup = max(workspace(tmp_path).backups.glob("*.db"))
    backup.write_bytes(b"no database at all" * 100)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await by_name(pilot, "Wis dit gesprek")
        await settled(pilot)
        await play(pilot, Type("wissen"), "enter")
        await settled(pilot)
        told = "".join(screen(pilot).split())
        assert "gingnietopenenkonhetnogbevatten" in told
        assert backup.name in told


async def test_half_erased_is_told_and_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_samples(tmp_path)
    place = workspace(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        gone = app.home.list.highlighted_id
        assert gone is not None
        assert app.library is not None
        app.library.export_bundle(gone)
        with monkeypatch.context() as patched:
            patched.setattr("cop_session.services.privacy.erasure_scope.wipe", refused)
            await by_name(pilot, "Wis dit gesprek")
            await settled(pilot)
            await play(pilot, Type("wissen"), "enter")
            await settled(pilot)
        assert "konnognietgewistworden" in "".join(screen(pilot).split())
        assert len(app.library.sessions()) == 1
    assert len(list(place.exports.iterdir())) == 1
    with monkeypatch.context() as patched:
        patched.setattr("cop_session.services.privacy.erasure_scope.wipe", refused)
        app = house(tmp_path)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            assert "konnognietgewistworden" in "".join(screen(pilot).split())
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "gewist" not in screen(pilot)
    assert list(place.exports.iterdir()) == []


def refused(path: Path) -> None:
    raise PermissionError(13, "held by another program", str(path))


async def test_an_erasure_is_stopped_with_escape_and_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop_session.services.privacy.privacy_service._ERASED_AT_ONCE", 1)
    followed(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        asked_for = app.home.list.highlighted_id
        with monkeypatch.context() as patched:
            patched.setattr("cop_session.services.privacy.privacy_service.erase_all", escaped(app, erase_all))
            await by_name(pilot, "Wis alles over deze leerling")
            await settled(pilot)
            await play(pilot, Type("wissen"), "enter")
            await settled(pilot)
        assert "1 gesprek is gewist" in screen(pilot)
        assert app.library is not None
        assert [one.id for one in app.library.sessions()] == [asked_for]
        await by_name(pilot, "Wis alles over deze leerling")
        await settled(pilot)
        await play(pilot, Type("wissen"), "enter")
        await settled(pilot)
        assert "Gewist." in screen(pilot)
        assert app.library.sessions() == []


async def test_a_copy_is_stopped_with_escape_and_nothing_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        monkeypatch.setattr("cop_session.services.privacy.privacy_service.in_workspace", escaped(app, in_workspace))
        await by_name(pilot, "Kopieer alles over deze leerling")
        await settled(pilot)
        assert "Er is niets gekopieerd." in screen(pilot)
        assert list(workspace(tmp_path).exports.iterdir()) == []


def followed(folder: Path) -> None:
    """Make two round tables about one pupil."""
    library = Library.open(workspace(folder), clock=HandClock())
    first = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    first.close()
    library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=first.id).close()
    library.close()


def escaped(app: CopSession, does: Callable[..., Any]) -> Callable[..., Any]:
    """Return what does something on a thread once Escape was pressed at the bar."""

    def doing(*arguments: Any, **options: Any) -> Any:
        bar = app.screen
        assert isinstance(bar, ProgressDialog)
        app.call_from_thread(app.post_message, events.Key("escape", None))
        assert bar.stopping.wait(DEADLINE)
        return does(*arguments, **options)

    return doing
