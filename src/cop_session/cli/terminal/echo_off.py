"""Keeps a terminal from echoing typed text before the program is ready to read it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if sys.platform == "win32":

    @contextmanager
    def unechoed() -> Iterator[None]:
        """Do nothing: a Windows console echoes no key before a program reads it."""
        yield

else:
    import termios

    _ECHO_AND_LINES = termios.ECHO | termios.ICANON
    _LFLAG, _IFLAG = 3, 0

    @contextmanager
    def unechoed() -> Iterator[None]:
        """Have the terminal keep typed keys, Enter as Enter, for the next reader; restore its settings at the end."""
        if not sys.stdin.isatty():
            yield
            return
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        silent = termios.tcgetattr(terminal)
        silent[_LFLAG] &= ~_ECHO_AND_LINES
        silent[_IFLAG] &= ~termios.ICRNL
        termios.tcsetattr(terminal, termios.TCSANOW, silent)
        try:
            yield
        finally:
            # The window may be gone.
            with suppress(termios.error):
                termios.tcsetattr(terminal, termios.TCSANOW, before)
