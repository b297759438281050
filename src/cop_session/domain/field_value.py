"""The value of a field of a line that a format of talk declares."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field by its name, and its value written as text."""

    name: str
    value: str
