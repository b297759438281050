"""What happens around the full-screen program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import cop_session.cli.commands.open_app
import cop_session.tui.app
from cop_session.config import Settings, SettingsError
from cop_session.paths import Workspace
from cop_session.services import Library, Summary
from cop_session.vault import Vault
from tests.cli.conftest import Prompt


@dataclass
class Stand:
    """Stands in for the screens: opens the library as they do, and notes what it finds."""

    crash: Exception | None = None
    pupils: list[str] = field(default_factory=list)
    glanced: list[str] = field(default_factory=list)
    root: Path | None = None
    demo: bool | None = None
    vault: Vault | None = None
    troubles: Sequence[SettingsError] = ()

    def __call__(
        self,
        open_library: Callable[[], Library],
        settings: Settings,
        *,
        glance: Callable[[], Sequence[Summary]],
        troubles: Sequence[SettingsError],
        vault: Vault | None,
        demo: bool,
    ) -> "Stand":
        self._open, self._glance, self.demo = open_library, glance, demo
        self.troubles, self.vault = troubles, vault
        return self

    def indexed(self, done: int, of: int) -> None:
        """Hear how far the list is."""

    def run(self) -> None:
        self.glanced = [one.pupil for one in self._glance()]
        library = self._open()
        self.root = library.workspace.root
        self.pupils = sorted(one.pupil for one in library.sessions())


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> Stand:
    stand = Stand()
    monkeypatch.setattr(cop_session.tui.app, "CopSession", stand)
    monkeypatch.setattr(cop_session.cli.commands.open_app, "at_a_terminal", lambda: True)
    return stand


def test_without_a_command_the_program_opens_in_the_workspace(cop: Prompt, screens: Stand, home: Path) -> None:
    assert cop().code == 0
    assert (screens.root, screens.demo, screens.pupils) == (home, False, [])
    assert screens.vault is not None
    assert screens.vault.workspace.root == home


def test_what_is_in_the_workspace_is_told_before_it_is_opened(cop: Prompt, screens: Stand, home: Path) -> None:
    library = Library.open(Workspace(home))
    library.prepare(locale="nl_BE", zone="Europe/Brussels", facilitator="Marleen").close()
    library.close()
    assert cop().code == 0
    assert screens.glanced == screens.pupils == [""]


def test_the_demo_has_the_samples_and_leaves_nothing_behind(cop: Prompt, screens: Stand, home: Path) -> None:
    assert cop("demo").code == 0
    assert (screens.demo, screens.pupils, screens.vault) == (True, ["Lena", "Milan"], None)
    assert screens.root is not None
    assert screens.root != home
    assert not screens.root.exists()
    assert not home.exists()


def test_the_program_opens_with_settings_that_cannot_be_used(cop: Prompt, screens: Stand, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('theme = "pink"\n')
    done = cop()
    assert (done.code, done.err) == (0, "")
    assert [(one.code, one.key) for one in screens.troubles] == [("choice", "theme")]


def test_when_the_program_breaks_there_is_one_sentence_and_a_report(cop: Prompt, screens: Stand, home: Path) -> None:
    screens.crash = ValueError("kanarie")
    done = cop()
    (report,) = (home / "reports").iterdir()
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert report.stem.rpartition("-")[2] in done.err
    assert "kanarie" not in done.err + report.read_text("utf-8")
