"""Recognise a person from earlier sessions by the typed text."""

from collections.abc import Iterable

from cop_session.domain.codes import Role
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.state import Participant
from cop_session.reading.words.name_normalisation import key


def recognised(name: str, role: Role, people: Iterable[Participant]) -> Participant | None:
    """Return who of `people` is meant by a name and a role.

    A whole name is enough if only one person bears it: people change jobs. A first name needs the role too.
    """
    wanted = key(name)
    alike = [one for one in people if key(one.name) == wanted]
    same_role = next((one for one in alike if one.role is role), None)
    return same_role or (alike[0] if len(alike) == 1 and len(wanted.split()) > 1 else None)


def rest_of(typed: str, candidates: Iterable[str]) -> str:
    """Return the rest of the first candidate that begins as `typed`, ignoring case and accents; empty if none does."""
    longer = [one for one in candidates if len(one) > len(typed)]
    wanted = bare(typed) if longer else ""
    if not wanted.strip():
        return ""
    alike = (one for one in longer if bare(one[: len(typed)]) == wanted)
    return next((one[len(typed) :] for one in alike), "")
