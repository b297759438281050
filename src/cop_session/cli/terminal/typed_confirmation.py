"""A word to type before a permanent deletion."""

import sys

from cop_session.cli.terminal.printing import say
from cop_session.domain.primitives.text_rules import one_line


def agreed(lines: list[str], question: str, word: str) -> bool:
    """Print the consequences, ask the question, and tell whether `word` was typed; False if there is no user to ask."""
    say("\n".join(one_line(line) for line in lines))
    return has_typed(question, word)


def has_typed(question: str, word: str) -> bool:
    """Ask the question, and tell whether `word` was typed; silence, and no user to ask, is a no."""
    print(one_line(question), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() == word
