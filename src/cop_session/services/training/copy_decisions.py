"""Decisions about a training copy in a file, for use by scripts too."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from cop_session.disk_errors import unreadable
from cop_session.regular_files import read_regular
from cop_session.training.redaction.review_questions import Item, ReviewChoice, ReviewDecision, ReviewReason
from cop_session.troubles import Trouble

LARGEST: Final = 1024 * 1024
"""The size in bytes of the largest file that is read."""
TAKE: Final = "take"
"""Accepts the proposal."""


def read_decisions(path: Path, listed: Sequence[Item]) -> dict[str, ReviewDecision]:
    """Return the decisions in a file about the `listed` places.

    It is a JSON object: by key, of one place or of all of them, or by kind for all of that kind (*word*), one of
    "keep", "leave_out", "take" or {"replace": words}. Raises Trouble `no_such_file`, `not_decisions`.
    """
    try:
        content = read_regular(path, LARGEST + 1, follow=True)
    except OSError as error:
        raise unreadable(error, path) from error
    try:
        found = json.loads(content) if len(content) <= LARGEST else None
        if not isinstance(found, dict) or not all(_is_known(key, listed) for key in found):
            raise ValueError("no decisions")
        return _decided(found, listed)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Trouble("not_decisions", file=path) from error


def as_stored(decisions: Mapping[str, ReviewDecision], listed: Sequence[Item]) -> bytes:
    """Return decisions in their stored form: an accepted proposal is proposed again the next time."""
    proposed = {one.ask.key: one.proposed for item in listed for one in (item, *item.apart)}
    return json.dumps(
        {
            key: TAKE
            if one == proposed.get(key)
            else {"replace": one.words}
            if one.way is ReviewChoice.REPLACE
            else one.way.value
            for key, one in decisions.items()
        }
    ).encode()


def as_kept(content: bytes, listed: Sequence[Item]) -> dict[str, ReviewDecision]:
    """Return the stored decisions about the `listed` places; none if the file is unreadable."""
    try:
        found = json.loads(content)
        return _decided({key: said for key, said in found.items() if key not in list(ReviewReason)}, listed)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _decided(found: Mapping[str, Any], listed: Sequence[Item]) -> dict[str, ReviewDecision]:
    pairs = [(item, found.get(item.ask.key, found.get(item.ask.doubt))) for item in listed]
    pairs += [(one, found.get(one.ask.key)) for item in listed for one in item.apart]
    return {item.ask.key: _decision(item, said) for item, said in pairs if said is not None}


def _is_known(key: str, listed: Sequence[Item]) -> bool:
    return key in list(ReviewReason) or any(one.ask.key == key for item in listed for one in (item, *item.apart))


def _decision(item: Item, said: Any) -> ReviewDecision:
    if isinstance(said, dict):
        words = said["replace"]
        if set(said) != {"replace"} or not isinstance(words, str) or not words.strip():
            raise ValueError("no words")
        return ReviewDecision(ReviewChoice.REPLACE, words.strip())
    if said == TAKE:
        return item.proposed
    if said not in (ReviewChoice.KEEP, ReviewChoice.LEAVE_OUT):
        raise ValueError("no decision")
    return ReviewDecision(ReviewChoice(said))
