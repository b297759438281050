"""A facilitator who types fast: notes, edits, undoes, changes step, answers; each word is another one."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random

from tests.terminal.driver import Terminal

UP, DOWN, RIGHT, TAB, ENTER, ESCAPE = "\x1b[A", "\x1b[B", "\x1b[C", "\t", "\r", "\x1b"
PAGE_UP = "\x1b[5~"
F2, F3, F8, SHIFT_F8, F9 = "\x1bOQ", "\x1bOR", "\x1b[19~", "\x1b[19;2~", "\x1b[20~"
FIRST_STEP, LAST_STEP = "Behoefte", "Overlopen"
NOTICE = 2.0
"""Seconds that a facilitator waits for the screen before doing something else."""
FOREVER = math.inf
"""Waits until the time is up: what is typed before the screen has followed would go elsewhere."""
PAUSE, KEY = 0.1, 0.03
"""Seconds between two words, on average, and between two other keys; a good typist takes ten times as long."""

FRAME = 0.03
"""Seconds within which a program that is not kept from it paints what changed."""


class TimeIsUp(Exception):
    """The moment has come to kill the program."""


class Word:
    """A word, when its last letter was written to the terminal, and when the program had read that from there."""

    def __init__(self, number: int) -> None:
        self.text = f"woord{number:06}"
        self.written = time.monotonic()
        self.taken: float | None = None


class Typist:
    """Types at one terminal until the time is up; `words` and `told` say what, in its order."""

    def __init__(self, terminal: Terminal, random: Random, numbers: Iterator[int]) -> None:
        self.words: list[Word] = []
        self.told: list[str] = []
        self._terminal = terminal
        self._random = random
        self._numbers = numbers
        self._deadline = 0.0
        self._noted = 0

    def work(self, seconds: float) -> None:
        """Do one thing after the other, and stop in the middle of whatever it is when the time is up."""
        self._deadline = time.monotonic() + seconds
        try:
            while True:
                self._random.choice(self._acts())()
                if self._random.random() < 0.3:
                    self._see(lambda: False, self._random.uniform(0.0, 0.4))
        except TimeIsUp:
            return

    def _acts(self) -> Sequence[Callable[[], None]]:
        self._follow()
        if not self._in_field():
            return [self._answer] if self._step == LAST_STEP else [self._back_to_field]
        acts = [self._say, self._say, self._say, self._note, self._note, self._walk_on, self._undo]
        if self._step == LAST_STEP:
            return acts
        return [*acts, self._edit, self._aim if self._step == FIRST_STEP else self._say_where]

    def _follow(self) -> None:
        """Wait for what the keys did: they may lead out of the field, and letters are keys anywhere else."""
        self._rest()
        # What a key changed is painted a moment later; between those two the program rests as well.
        self._see(lambda: False, FRAME)
        self._rest()
        self._see(lambda: self._in_field() or self._among_lines(), FOREVER)

    def _rest(self) -> None:
        while not self._terminal.at_rest:
            self._see(lambda: self._terminal.at_rest, 0.001)

    @property
    def _step(self) -> str:
        return self._terminal.text.partition("❯ ")[2].partition(" ")[0]

    def _in_field(self) -> bool:
        # The key line of the step before stays for a moment: that of the walkthrough leads back, the others to a list.
        leads = ("Esc terug", "Esc weg") if self._step == LAST_STEP else ("PgUp lijst",)
        return "noteer" in self._terminal.text and any(one in self._terminal.text for one in leads)

    def _among_lines(self) -> bool:
        return "noteer" not in self._terminal.text and "? hulp" in self._terminal.text

    def _see(self, so: Callable[[], bool], seconds: float = NOTICE) -> bool:
        """Look at the screen until something is so, for a while."""
        end = time.monotonic() + seconds
        while not so():
            now = time.monotonic()
            if now >= self._deadline:
                raise TimeIsUp
            if now >= end:
                return False
            self._terminal.read(min(end, self._deadline) - now)
        return True

    def _see_text(self, text: str) -> None:
        self._see(lambda: text in self._terminal.text)

    def _tell(self, what: str) -> None:
        left = self._deadline - time.monotonic()
        self.told.append(f"{left:.3f} s before the end: {what} at {self._step}")

    def _press(self, *keys: str) -> None:
        for key in keys:
            self._see(lambda: False, KEY)
            self._terminal.type(key)
            self._tell(repr(key))

    def _say(self) -> None:
        """Type some words, the letters of each as fast as the terminal takes them, and see each appear."""
        for _ in range(self._random.randint(1, 4)):
            # What came since the last look.
            while self._terminal.read():
                pass
            if not self._in_field():
                return
            word = Word(next(self._numbers))
            self._terminal.type(f" {word.text}")
            word.written = time.monotonic()
            self.words.append(word)
            self._tell(word.text)
            while self._terminal.unread:
                self._see(lambda: not self._terminal.unread, 0.001)
            word.taken = time.monotonic()
            # A small field shows no more of a word than its end.
            self._see_text(word.text[-6:])
            self._see(lambda: False, self._random.uniform(0.0, 2 * PAUSE))

    def _note(self) -> None:
        self._say()
        self._press(ENTER)
        self._noted += 1
        if self._step == LAST_STEP:
            # Where the next action has an answer that was half typed, the field stays.
            self._see(self._among_lines)

    def _say_where(self) -> None:
        """Fill in when or where, and note it all."""
        self._press(*[TAB] * self._random.randint(2, 3))
        # Where there were no words to note, Enter left the typist in a small field, and these lead further.
        self._follow()
        if self._in_field():
            self._note()

    def _aim(self) -> None:
        self._press(self._random.choice((UP, DOWN)))

    def _edit(self) -> None:
        """Put a line right that is in the list."""
        self._press(PAGE_UP)
        self._see(self._among_lines, FOREVER)
        self._press(*[self._random.choice((UP, DOWN))] * self._random.randint(0, 4), ENTER)
        self._see(self._in_field, FOREVER)
        self._random.choice((self._say, self._note))()

    def _back_to_field(self) -> None:
        self._press(ESCAPE)
        self._see(self._in_field, FOREVER)

    def _undo(self) -> None:
        """Take back what was noted here, and nothing that was there before."""
        if self._noted:
            self._noted -= 1
            self._press(F8)
            if self._random.random() < 0.5:
                self._press(SHIFT_F8)
                self._noted += 1

    def _walk_on(self) -> None:
        """Go to another step."""
        here = self._step
        keys = {FIRST_STEP: (F3,), LAST_STEP: (F2,)}.get(here, (F2, F3))
        self._press(self._random.choice(keys))
        # The walkthrough shows answers first, unless somebody was typing there.
        self._see(lambda: self._step != here and (self._in_field() or self._among_lines()), FOREVER)

    def _answer(self) -> None:
        """Answer whether an action will work, in words where the program asks for them; or go elsewhere."""
        key = self._random.choice(("a", "n", "l", RIGHT, F2))
        self._press(key)
        if self._see(self._in_field, FOREVER if key in ("a", "n", F2) else 0.3) and self._step == LAST_STEP:
            self._random.choice((self._say, self._note))()
