"""A session of which every word says where it comes from: the text of which line, the remark of whose answer."""

import dataclasses
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from cop_session.domain.state import Answer, Line, Participant, State

_CODES = frozenset({"pupil_id", "school_id", "person_id", "follows", "locale", "zone", "form"})


@dataclasses.dataclass(frozen=True)
class Origin:
    """Where a word comes from: its field (in lower case, as headings are in capitals), its line and whose it is."""

    field: str
    line: int
    person: int


def marked(state: State) -> State:
    """Return the same session in which every text tells its origin."""
    return _marked(state, "State", 0, 0)  # type: ignore[no-any-return]  # a State goes in, so one comes out


def origins(shown: str) -> set[Origin]:
    """Return the origins of the words in a document about a marked session."""
    found = re.findall(r"«(.+?)·(\d+)·(\d+)»", shown.lower())
    return {Origin(field, int(line), int(person)) for field, line, person in found}


def _marked(value: Any, path: str, line: int, person: int) -> Any:
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return f"«{path.lower()}·{line}·{person}»"
    if isinstance(value, tuple):
        return tuple(_marked(one, path, line, person) for one in value)
    if isinstance(value, Mapping):
        return {key: _marked(one, f"{path}.{key}", line, person) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value, line, person)
    return value


def _fields(value: Any, line: int, person: int) -> Any:
    match value:
        case Line(id=own):
            line = own
        case Participant(id=own) | Answer(person=own):
            person = own
    changed = {
        field.name: _marked(getattr(value, field.name), f"{type(value).__name__}.{field.name}", line, person)
        for field in dataclasses.fields(value)
        if field.name not in _CODES and not (getattr(value, field.name) == "" and field.name != "text")
    }
    return dataclasses.replace(value, **changed)
