"""Which edition of a document it is: its version in words and its neutral file name."""

import re
import unicodedata

from cop_session.documents.plan.outline_blocks import Paragraph, Run
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.state import State
from cop_session.i18n import Translator


def version(t: Translator, number: int) -> str:
    """Return the version in words: "ontwerp" for 0, else as in "v2"."""
    return t.context("version", "draft") if number == 0 else f"v{number}"


def file_stem(plan: Plan, reader: str = "") -> str:
    """Return the file name without an ending, with no name of a person in it.

    `reader` is the code of the reader, as in "ouders"; empty for the school.
    """
    t = plan.t
    day = plan.state.held_on or plan.today
    edition = t.context("file name", "draft") if plan.number == 0 else f"v{plan.number}"
    parts = (t(plan.talk.file_word), day.isoformat(), plan.code, edition, reader)
    return "-".join(_safe(part) for part in parts if _safe(part))


def _safe(text: str) -> str:
    """Return `text` with nothing in it that a file system could trip over."""
    plain_letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain_letters.lower()).strip("-")


def marked(t: Translator, state: State) -> str:
    """Return the label for a fictional session or a training copy; empty for a session about the people it names."""
    if state.copy:
        return t("training copy, not for any file")
    return t("fictional example") if state.fictional else ""


def warned(t: Translator, state: State) -> tuple[Paragraph, ...]:
    """Return the warning at the top of a document of a training copy: no file may hold it."""
    if not state.copy:
        return ()
    words = t("Training copy, not for any file: names, days and facts in it were changed.")
    return (Paragraph((Run(words, bold=True),)),)


def filed(state: State, where: str) -> str:
    """Return the place where a document belongs; for a training copy, only a class."""
    return "" if state.copy else where
