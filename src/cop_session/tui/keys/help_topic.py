"""The topic of a help request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import ActiveBinding, Binding

from cop_session.tui.keys.keymap import catalogue


@dataclass(frozen=True, slots=True)
class Topic:
    """A place on a screen: its purpose, sentences to read aloud there, and the keys that work there.

    Texts are in the user's language, but the words of a binding are msgids.
    """

    bindings: tuple[Binding, ...]
    title: str = ""
    purpose: str = ""
    sentences: tuple[str, ...] = ()


def bindings_of(active: Mapping[str, ActiveBinding], more: Iterable[Binding] = ()) -> tuple[Binding, ...]:
    """Return the bindings of the catalogue that work now, and `more`, in the order of the catalogue."""
    ids = {one.binding.id for one in active.values() if one.enabled} | {one.id for one in more}
    return tuple(one for one in catalogue() if one.id in ids)
