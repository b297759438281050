"""The sources of a passphrase on the command line: the terminal, without echo, or a file descriptor.

Never from arguments or the environment, which other programs can read.
"""

import os
import warnings
from getpass import GetPassWarning, getpass
from typing import TextIO

from cop_session.cli.terminal.printing import say
from cop_session.i18n import Translator, msgid
from cop_session.troubles import Trouble
from cop_session.vault import passphrase_rule

PASSPHRASE = msgid("Passphrase: ")
NEW = msgid("New passphrase: ")
AGAIN = msgid("Once more: ")


class Prompts:
    """Asks for passphrases, in `t`'s language, or reads one from each line of the file `descriptor`."""

    def __init__(self, t: Translator, descriptor: int | None = None) -> None:
        self._t = t
        self._descriptor = descriptor
        self._lines: TextIO | None = None

    def ask(self, prompt: str = PASSPHRASE) -> str:
        """Return the typed passphrase, or the next line; raises Trouble `locked_store` if there is no user to ask."""
        if self._descriptor is not None:
            return self._next_line(self._descriptor)
        try:
            with warnings.catch_warnings():
                # Python would go on and echo the typed passphrase.
                warnings.simplefilter("error", GetPassWarning)
                return getpass(self._t(prompt))
        except (GetPassWarning, EOFError, OSError) as error:
            raise Trouble("locked_store") from error

    def ask_new(self) -> str:
        """Return a new passphrase, at a terminal asked for twice, after its rule was told.

        Raises Trouble `different_passphrases` too.
        """
        if self._descriptor is None:
            say(passphrase_rule(self._t))
        words = self.ask(NEW)
        if self._descriptor is None and self.ask(AGAIN) != words:
            raise Trouble("different_passphrases")
        return words

    def _next_line(self, descriptor: int) -> str:
        try:
            if self._lines is None:
                self._lines = os.fdopen(descriptor, encoding="utf-8", closefd=False)
            line = self._lines.readline()
        except (OSError, ValueError) as error:
            raise Trouble("locked_store") from error
        if not line:
            raise Trouble("locked_store")
        return line.rstrip("\r\n")
