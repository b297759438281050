"""Cleans all the text that an event holds, wherever it is in it."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from cop_session.domain.primitives.text_rules import clean


def cleaned(value: Any) -> Any:
    """Return an event with all of its text cleaned, nested values included."""
    match value:
        case Enum():
            return value
        case str():
            return clean(value)
        case tuple():
            return tuple(cleaned(one) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{one.name: cleaned(getattr(value, one.name)) for one in fields(value)})
        case _:
            return value
