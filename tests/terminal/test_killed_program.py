"""The program is killed in the middle of typing, again and again: nothing is lost and nothing is there twice.

What counts as typed more than half a second ago: a word of which the program had read the last letter from the
terminal (the kernel tells how many bytes are still unread) 500 ms or longer before SIGKILL was sent. Such a word must
be on disk, in the log or in a draft, also when it was undone since. What was read later may be there or not.

Where every core has four other programs to run, a word counts from 300 ms after its last letter was sent, read or not.
"""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

import pytest

from cop_session.domain import events as ev
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.formats import format_of
from cop_session.paths import Workspace
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from cop_session.tui.steps.sections.step_sections import sections_in
from tests.store.index.index_entries import all_entries
from tests.store.index.test_session_index import everything
from tests.support.figures import Figures
from tests.support.standstill import Standstill
from tests.terminal.conftest import sit_down
from tests.terminal.driver import Terminal
from tests.terminal.typist import Typist, Word

Counts = Callable[[Word, float], bool]
"""Whether a word was typed early enough before a kill, of which the moment is given, to be owed."""

SAFE_AFTER = 0.5
SAFE_AFTER_SENDING = 0.3
LOAD = 4
"""Programs for each core that do nothing but compute."""
LONGEST_ROUND = 2.0
LONGER = 3.0
"""Seconds of typing, at most, before a kill."""
STEPS = {Step.NEED: "Behoefte", Step.ACTIONS: "Acties", Step.WALKTHROUGH: "Overlopen"}
_WORD = re.compile(r"woord\d{6}")


@dataclass
class Left:
    """What a kill left on disk: the step, the drafts, and the last words of the draft that the next start shows."""

    step: str
    drafts: Mapping[str, str]
    shown: str | None


def read_early(word: Word, killed: float) -> bool:
    """Whether the program had read a word half a second before."""
    return word.taken is not None and word.taken <= killed - SAFE_AFTER


def sent_early(word: Word, killed: float) -> bool:
    """Whether a word was sent to the program 300 ms before."""
    return word.written <= killed - SAFE_AFTER_SENDING


def kill_often(
    workspace: Workspace, times: int, seed: int, longest: float = LONGEST_ROUND, counts: Counts = read_early
) -> tuple[int, int]:
    """Kill it so often; return how many words were old enough to count, and how often the machine stood still."""
    chance, numbers, stood_still = random.Random(seed), count(), 0
    words: list[Word] = []
    left = Left("Behoefte", {}, None)
    earlier: list[str] = []
    for _ in range(times):
        with Terminal(workspace=workspace.root) as terminal, Standstill(workspace.root.parent) as standstill:
            sit_down(terminal)
            terminal.wait_for(f"❯ {left.step}", left.shown or "")
            typist = Typist(terminal, chance, numbers)
            typist.work(chance.uniform(0.0, longest))
            # What it had no turn for, or no disk, is not held against the program.
            killed = time.monotonic() - standstill.longest
            stood_still += standstill.longest > 0
            terminal.send(signal.SIGKILL)
            terminal.wait()
        words += typist.words
        try:
            left = check(workspace, [word for word in words if counts(word, killed)], killed, left.drafts)
        except AssertionError:
            print(*earlier, "", *typist.told, terminal.text, sep="\n")
            raise
        earlier = typist.told
        # What was lost in the last half second does not come back: from now on it is not owed.
        words = [word for word in words if counts(word, killed)]
    assert words, "nothing was typed early enough to count"
    return len(words), stood_still


def check(workspace: Workspace, words: list[Word], killed: float, before: Mapping[str, str]) -> Left:
    """Look at what is on disk, as the next start finds it: whole, nothing lost, nothing twice, the index right."""
    engine = open_engine(workspace.database)
    log, index = Log(engine), Index(engine)
    index.catch_up_all()
    trailed = everything(engine)
    session, *others = (entry.id for entry in all_entries(index))
    assert not others, "another session came of it"
    assert log.verify(session) is None, "the chain of digests is broken"
    drafts = log.drafts(session)
    kept = set(_WORD.findall("\n".join((*payloads(log, session), *drafts.values()))))
    lost = [word for word in words if word.text not in kept]
    told = [f"{word.text}, {killed - word.written:.3f} s before the kill" for word in lost]
    assert not lost, f"typed, and nowhere: {told}; drafts: {drafts}; of the start: {before}"
    timeline = Timeline(log.read(session))
    standing = _WORD.findall("\n".join((*texts(timeline.now), *(new_texts(drafts)))))
    noted = [
        word for one in timeline.events if isinstance(one.event, ev.LineNoted) for word in _WORD.findall(one.event.text)
    ]
    for found in (standing, noted):
        assert not [word for word, times in Counter(found).items() if times > 1], "something is there twice"
    index.rebuild()
    assert everything(engine) == trailed, "the index differs from a rebuilt one"
    engine.dispose()
    return Left(STEPS[timeline.now.step], drafts, shown(timeline.now, drafts))


def payloads(log: Log, session: str) -> Iterator[str]:
    for row in log.stored(session):
        assert row.payload is not None
        yield row.payload.decode()


def texts(state: State) -> Iterator[str]:
    """Every text in the place where it stands."""
    for lines in state.lines.values():
        for line in lines:
            yield from (line.text, line.place, line.when.said if line.when else "")
            yield from (answer.remark for answer in (line.poll.answers if line.poll else ()))


def new_texts(drafts: Mapping[str, str]) -> Iterator[str]:
    """What is being typed anew; where a line is being put right, its own words are in the draft as well."""
    return (text for name, text in drafts.items() if not name.startswith("line:") or ":poll:" in name)


def shown(state: State, drafts: Mapping[str, str]) -> str | None:
    """Return a word of the draft that the step opens with, where there is no doubt which draft that is."""
    here = {section.name for section in sections_in(format_of(state).at(state.step), "nl_BE")}
    found = []
    for name, text in drafts.items():
        entry, _, rest = name.partition(":")
        line = state.line(int(rest.partition(":")[0])) if entry == "line" else None
        at_step = entry in here or (line and line.kind in here)
        if (":poll:" in name and line and line.stands) if state.step is Step.WALKTHROUGH else at_step:
            # A small field shows where its text begins, the large one where it ends.
            small = name.rpartition(":")[2] in ("when", "place")
            found += [(_WORD.findall(text) or [None])[0 if small else -1]]
    return found[0] if len(found) == 1 else None


def test_killed_six_times_while_somebody_types_nothing_is_lost(workspace: Workspace, figures: Figures) -> None:
    show(figures, 6, *kill_often(workspace, 6, seed=1))


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 103))
@pytest.mark.timeout(300)
def test_killed_sixty_times_nothing_is_lost(workspace: Workspace, figures: Figures, seed: int) -> None:
    show(figures, 20, *kill_often(workspace, 20, seed, LONGER))


@pytest.fixture
def busy() -> Iterator[None]:
    """Give every core four other things to do."""
    command = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(command) for _ in range(LOAD * (os.cpu_count() or 1))]
    yield
    for one in others:
        one.kill()
        one.wait()


@pytest.mark.torture
@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("seed", range(200, 210))
@pytest.mark.timeout(900)
def test_killed_two_hundred_times_on_a_busy_machine_nothing_is_lost(
    workspace: Workspace, figures: Figures, seed: int
) -> None:
    words, stood_still = kill_often(workspace, 20, seed, LONGER, sent_early)
    came = {"words sent 0.3 s or longer before": words, "of them lost": 0, "twice": 0}
    figures("SIGKILLs of the program at four times the load", 20, came | {"times the machine stood still": stood_still})


def show(figures: Figures, times: int, words: int, stood_still: int) -> None:
    came = {"words typed 0.5 s or longer before": words, "of them lost": 0, "twice": 0}
    if stood_still:
        came["times the machine itself stood still"] = stood_still
    figures("SIGKILLs of the program, in the middle of typing", times, came)
