"""Printing to a terminal without control characters."""

import sys

from cop_session.domain.primitives.text_rules import one_line, visible


def say(text: str) -> None:
    """Print text, of any number of lines, on standard output."""
    print(visible(text), end="" if text.endswith("\n") else "\n")


def complain(sentence: str) -> None:
    """Print one line on standard error."""
    print(visible(one_line(sentence)), file=sys.stderr)


def print_anything() -> None:
    """Let letters that a terminal cannot show come out as a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")
