"""How practice is told apart from the talk that it went on from."""

import re
from typing import Final

from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.i18n import Translator

_UNTELLING: Final = re.compile(r"(?:groep(?:je)?|group|tafel|table)?\s*(?:\d{1,3}|[a-z])", re.IGNORECASE)
"""A group label that is not a person's name."""


def practised(group: str, t: Translator, *, hides_names: bool = False) -> str:
    """Return in words that a group practised; with hidden names, a group is shown only by a number or letter."""
    if not group or (hides_names and not _UNTELLING.fullmatch(group)):
        return t("practice")
    return t("practice ({group})", group=visible(one_line(group)))
