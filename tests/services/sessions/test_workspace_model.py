"""A workspace and a plain list go through the same: typing, undoing, striking, crashes, backups, exporting, erasing."""

import copy
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.live import LiveSession
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.workspace.backup_restore import Restoring
from cop_session.store.backups.backups import Backups
from cop_session.store.database.database_key import Key
from cop_session.store.log.leases import LASTS
from tests.support.clock import HandClock
from tests.support.figures import Figures

KEY = Key(bytes(range(32)), b"sleutel1")
TODAY = date(2026, 11, 24)
FIELD = "need"
# What is tried is the program, not the disk.
FOLDER = "/dev/shm" if Path("/dev/shm").is_dir() else None


@dataclass
class Model:
    """A session as a list: what was done and undone, each a word and whether it was noted or removed."""

    done: list[tuple[str, bool]] = field(default_factory=list)
    undone: list[tuple[str, bool]] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    draft: str = ""

    @property
    def shown(self) -> list[str]:
        removed = [word for word, noted in self.done if not noted]
        return sorted(word for word, noted in self.done if noted and word not in removed)

    def strike(self, word: str) -> None:
        self.done = [one for one in self.done if one[0] != word]
        self.undone = [one for one in self.undone if one[0] != word]
        self.ids.pop(word, None)


class Workbench(RuleBasedStateMachine):
    """Does to a workspace what it does to `Model`; `gone` are the words that must be in no file any more."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(dir=FOLDER))
        self.place = Workspace(self.root / "werkmap")
        self.clock = HandClock()
        self.model: Model | None = None
        self.backups: dict[str, tuple[str, Model | None]] = {}
        self.gone: set[str] = set()
        self.said: set[str] = set()
        self.number = 0
        self.id = ""
        self.live: LiveSession | None = None

    @initialize(encrypted=st.booleans())
    def begin(self, encrypted: bool) -> None:
        self.key = KEY if encrypted else None
        self.open_library()
        self.prepare()

    def open_library(self) -> None:
        self.library = Library.open(self.place, clock=self.clock, key=self.key)

    def prepare(self) -> None:
        self.live = self.library.prepare(locale="nl_BE", zone="Europe/Brussels", fictional=True)
        self.id, self.model = self.live.id, Model()

    def word(self) -> str:
        self.number += 1
        self.said.add(found := f"kanarie{self.number:05}vogel")
        return found

    def at_table(self) -> tuple[LiveSession, Model]:
        """Return the session, opened where it is not."""
        assert self.model is not None
        if self.live is None:
            self.live = self.library.open_session(self.id)
            assert self.live.read_only is None
        return self.live, self.model

    def is_there(self) -> bool:
        return self.model is not None

    @precondition(is_there)
    @rule()
    def note(self) -> None:
        live, model = self.at_table()
        word = self.word()
        model.ids[word] = live.next_seq
        assert live.record(ev.LineNoted(Kind.NEED, word), drafts_done=(FIELD,)) is None
        model.done.append((word, True))
        model.undone, model.draft = [], ""

    @precondition(is_there)
    @rule()
    def type(self) -> None:
        live, model = self.at_table()
        model.draft = self.word()
        live.draft(FIELD, model.draft)

    @precondition(is_there)
    @rule(at=st.integers(0, 50))
    def remove(self, at: int) -> None:
        live, model = self.at_table()
        if model.shown:
            word = model.shown[at % len(model.shown)]
            assert live.record(ev.Removed(model.ids[word])) is None
            model.done.append((word, False))
            model.undone = []

    @precondition(is_there)
    @rule()
    def undo(self) -> None:
        live, model = self.at_table()
        assert live.undo() is bool(model.done)
        if model.done:
            model.undone.append(model.done.pop())

    @precondition(is_there)
    @rule()
    def redo(self) -> None:
        live, model = self.at_table()
        assert live.redo() is bool(model.undone)
        if model.undone:
            model.done.append(model.undone.pop())

    @precondition(is_there)
    @rule(at=st.integers(0, 50))
    def strike(self, at: int) -> None:
        live, model = self.at_table()
        if not model.ids:
            return
        word = sorted(model.ids)[at % len(model.ids)]
        assert live.strike(model.ids[word]) is None
        kept = [one for _, one in self.backups.values() if one]
        for one in (model, *kept):
            one.strike(word)
        for one in kept:
            # Half-typed text goes from every backup, as it may hold the same words.
            one.draft = ""
        self.gone.add(word)
        assert self.left_of(word, exported=False) == []

    @rule()
    def close(self) -> None:
        """Close the session and the workspace, which makes a backup where something changed."""
        self.shut()
        self.open_library()

    def shut(self) -> None:
        self.live = None
        self.library.close()
        self.clock.pass_ms(60_000)
        there = {one.path.name for one in Backups(self.place.database, self.key).generations()}
        fresh = there - self.backups.keys()
        self.backups = {name: self.backups.get(name) or self.snapshot() for name in there}
        assert len(fresh) <= 1

    def snapshot(self) -> tuple[str, Model | None]:
        return self.id, copy.deepcopy(self.model)

    @precondition(is_there)
    @rule()
    def lose(self) -> None:
        """Lose the window: nobody gives the lease back, nobody brings the index up to date."""
        live, _ = self.at_table()
        live.flush()
        live._writer.close()
        self.library._open.discard(live)
        self.shut()
        self.clock.pass_ms(int(LASTS.total_seconds() * 1000) + 1)
        self.open_library()

    @precondition(lambda self: bool(self.backups))
    @rule(at=st.integers(0, 5))
    def restore(self, at: int) -> None:
        self.shut()
        names = sorted(self.backups, reverse=True)
        number = at % len(names)
        Restoring(self.place, self.key).restore(number + 1)
        self.id, model = self.backups[names[number]]
        self.model = copy.deepcopy(model)
        self.open_library()

    @precondition(is_there)
    @rule()
    def export(self) -> None:
        live, model = self.at_table()
        made = self.library.deliver(live, Order(form=Form.TEXT), today=TODAY).place.read_text()
        assert [word for word in model.shown if word not in made] == []
        assert [word for word in self.gone if word in made] == []

    @precondition(is_there)
    @rule()
    def erase(self) -> None:
        if self.live:
            self.live.close()
            self.live = None
        assert self.library.custody.erase(self.id).forgotten
        self.gone |= self.said
        self.model = None
        self.backups = {name: (id, None) for name, (id, _) in self.backups.items()}
        assert self.left_of("kanarie") == []
        assert self.library.sessions() == []
        self.prepare()

    def left_of(self, word: str, *, exported: bool = True) -> list[Path]:
        files = [path for path in self.root.rglob("*") if path.is_file()]
        files = [path for path in files if exported or not path.is_relative_to(self.place.exports)]
        return [path for path in files if word.encode() in path.read_bytes()]

    @invariant()
    def agrees(self) -> None:
        if self.model is None or self.live is None:
            return
        state = self.live.state
        lines = sorted(line.text for line in state.of(Kind.NEED) if line.struck is None)
        assert lines == self.model.shown
        assert self.live.drafts == ({FIELD: self.model.draft} if self.model.draft else {})
        timeline = self.live.timeline
        in_turn = (timeline.undoable is not None, timeline.redoable is not None)
        assert in_turn == (bool(self.model.done), bool(self.model.undone))

    def teardown(self) -> None:
        if not hasattr(self, "library"):
            return
        try:
            if self.model is not None:
                self.shut()
                self.open_library()
                live, _ = self.at_table()
                self.agrees()
                assert self.library.check_up()[0].well
                live.close()
            self.library.close()
            if self.key:
                assert self.left_of("kanarie", exported=False) == []
        finally:
            shutil.rmtree(self.root)


def test_striking_what_ended_redo_does_not_bring_redo_back() -> None:
    bench = Workbench()
    bench.begin(encrypted=False)
    bench.note()
    bench.undo()
    bench.note()
    bench.strike(at=1)
    bench.agrees()
    bench.teardown()


QUIETLY = [HealthCheck.too_slow, HealthCheck.data_too_large]
RUNS, BATCH = 5_000, 125
ROW, AMISS = "runs of a workspace against a list", "batches with a difference or a word left behind"


def run(examples: int, *, again: bool) -> None:
    """Let that many workspaces go through something; the same ones each time where `again` asks for it."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=10,
        deadline=None,
        derandomize=again,
        database=None,
        suppress_health_check=QUIETLY,
    )
    run_state_machine_as_test(Workbench, settings=chosen)


def test_a_workspace_does_as_a_list_does(figures: Figures) -> None:
    run(12, again=True)
    figures(ROW, 12, {AMISS: 0})


@pytest.mark.torture
@pytest.mark.timeout(600)
@pytest.mark.parametrize("batch", range(RUNS // BATCH))
def test_a_workspace_does_as_a_list_does_five_thousand_times(figures: Figures, batch: int) -> None:
    # Hypothesis keeps a megabyte of each run, so a process does no more than some.
    code = f"from {__name__} import run; run({BATCH}, again=False)"
    place = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, encoding="utf-8", check=False)
    differs = done.returncode != 0
    figures(ROW, BATCH, {AMISS: differs})
    assert not differs, done.stderr
