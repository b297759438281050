"""Custom keys: the usable keys from settings.toml, and a message about the others.

Textual silently takes a key away from its earlier binding, and rebinding one of several bindings of a key unbinds the
others too. So the requested keys are checked here first, against all keys that work in the same place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, Literal

from textual.app import App
from textual.binding import Binding
from textual.keys import format_key, key_to_character

from cop_session.i18n import Translator, msgid
from cop_session.tui.keys import bindings as keys

Problem = Literal["unknown", "fixed", "no_key", "same", "reserved", "typing", "clash"]

_SENTENCES: Final[dict[Problem, str]] = {
    "unknown": msgid("In the settings “{id}” is no key of cop-session; docs/keys.md lists them all."),
    "fixed": msgid("“{id}” always stays {default}."),
    "no_key": msgid("“{key}” is not a key that reaches a program in a terminal; “{id}” stays {default}."),
    "same": msgid("A terminal cannot tell {key} from another key; “{id}” stays {default}."),
    "reserved": msgid("{key} is needed to type and to move around; “{id}” stays {default}."),
    "typing": msgid("“{id}” works while you type, so it cannot be {key}; it stays {default}."),
    "clash": msgid("{key} belongs to “{other}” already, so “{id}” stays {default}."),
}

FIXED: Final = frozenset(
    {
        "note.submit",
        "note.take",
        "note.right",
        "note.above",
        "note.below",
        "field.submit",
        "form.take",
        "form.right",
        "answers.up",
        "answers.down",
        "other.up",
        "other.down",
        "unseen.on",
        "unseen.done",
    }
)
"""Keys that text fields need, and keys named in sentences for the whole table."""

GROUPS: Final = tuple(group for group in vars(keys).values() if isinstance(group, list))
"""The key bindings of the program, grouped by part of a screen."""

_CHAINS: Final = (
    (keys.LIST, keys.HOME),
    (keys.AGENDA_LIST, keys.AGENDA),
    (keys.ROW, keys.STEP, keys.TABLE),
    (keys.NOTE, keys.COMPOSER, keys.STEP, keys.TABLE),
    (keys.FIELD, keys.COMPOSER, keys.STEP, keys.TABLE),
    (keys.NOTE, keys.COMPOSER, keys.WALK, keys.TABLE),
    (keys.FIELD, keys.COMPOSER, keys.WALK, keys.TABLE),
    (keys.MASKED, keys.HIDDEN),
    (keys.CLASS, keys.REPLAY),
    (keys.CHOICE, keys.FORM),
    (keys.CHOICE, keys.EXPORT),
    *((group,) for group in GROUPS),
)
"""Groups of keys that work at the same time, in addition to those of the app."""

_WITHOUT_FIELDS: Final = (
    keys.LIST,
    keys.AGENDA_LIST,
    keys.AGENDA,
    keys.REMINDERS,
    keys.ROW,
    keys.CHOICE,
    keys.CONFIRM,
    keys.PROGRESS,
    keys.HELP,
    keys.PAUSE,
    keys.PLAN,
)

_SAME: Final = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"})
"""Backspace, Tab and Enter, as most terminals send them."""
_MOVING: Final = frozenset(
    (
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "enter",
        "tab",
        "escape",
        "backspace",
        "delete",
        "insert",
    )
)
_EDITING: Final = frozenset(f"ctrl+{letter}" for letter in "acdefkuvwxyz")
_SELECTING: Final = frozenset({"f6", "f7"})
"""Keys that a text field handles before any binding without priority."""
_FUNCTION: Final = frozenset(f"f{number}" for number in range(1, 13))
_LAST_SIGN: Final = 0x2100
_ON_THE_KEYBOARD: Final = {
    "enter": "↵", "escape": "Esc", "tab": "Tab", "space": "␣", "pageup": "PgUp", "pagedown": "PgDn"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyTrouble:
    """A key that is not available: the id, the key, and the binding that has it already."""

    problem: Problem
    id: str
    key: str = ""
    default: str = ""
    other: str = ""

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t(_SENTENCES[self.problem], id=self.id, key=self.key, default=self.default, other=self.other)


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every id; `changed` is the keymap for Textual."""

    keys: Mapping[str, tuple[str, ...]]
    changed: Mapping[str, str]

    def shown(self, id: str) -> str:
        """Return the first key of an id as printed on the keyboard."""
        return key_name(self.keys[id][0])


def key_of(app: App[Any], id: str) -> str:
    """Return the first key of an id as printed on the keyboard, in an app with or without custom keys."""
    keymap = getattr(app, "keymap", None)
    return (keymap if isinstance(keymap, Keymap) else keymap_of({})[0]).shown(id)


def catalogue() -> Iterator[Binding]:
    """Yield every binding of the program, with all its keys in one."""
    yield from (one for group in GROUPS for one in group if isinstance(one, Binding))


def keymap_of(wanted: Mapping[str, str]) -> tuple[Keymap, tuple[KeyTrouble, ...]]:
    """Return the keys of `wanted`, ids with comma-separated keys, and a trouble for each unavailable key."""
    defaults = {one.id or "": _canonical(one.key) for one in catalogue()}
    if not wanted:
        return Keymap(defaults, {}), ()
    troubles: list[KeyTrouble] = []
    accepted: dict[str, tuple[str, ...]] = {}
    for id, asked in wanted.items():
        trouble = _problem(id, asked, defaults)
        if trouble:
            troubles.append(trouble)
        else:
            accepted[id] = _canonical(asked)
    while clash := next(_clashes({**defaults, **accepted}, defaults, tuple(accepted)), None):
        id, other, key = clash
        troubles.append(KeyTrouble("clash", id, key_name(key), _names(defaults[id]), other))
        del accepted[id]
    effective = {**defaults, **accepted}
    touched = [group for group in GROUPS if any(isinstance(one, Binding) and one.id in accepted for one in group)]
    # Textual drops the keys of the bindings that share a key with a changed one, unless the keymap names them too.
    beside = {one.id or "" for group in touched for one in group if isinstance(one, Binding)}
    return Keymap(effective, {id: ",".join(effective[id]) for id in defaults if id in beside}), tuple(troubles)


def key_name(key: str) -> str:
    """Return a key as printed on the keyboard, as in "Ctrl+P"."""
    *held, last = key.split("+")
    capital = last in _FUNCTION or (bool(held) and len(last) == 1)
    name = _ON_THE_KEYBOARD.get(last) or (last.upper() if capital else _sign(last) or format_key(last))
    return "+".join([*map(str.capitalize, held), name])


def short_name(key: str) -> str:
    """Return the short name of a key for the key line, as in "^p"."""
    return f"^{key[-1]}" if key[:-1] == "ctrl+" else key_name(key)


def _names(found: tuple[str, ...]) -> str:
    return " / ".join(map(key_name, found))


def _canonical(asked: str) -> tuple[str, ...]:
    """Return keys by their names in Textual."""
    lowered = ",".join(one.strip() if len(one.strip()) == 1 else one.strip().lower() for one in asked.split(","))
    return tuple(dict.fromkeys(one.key for one in Binding.make_bindings([Binding(lowered, "")])))


def _sign(key: str) -> str:
    """Return the character that a key types, empty if it types none."""
    found = key_to_character(key) or format_key(key)
    typed = len(found) == 1 and found.isprintable() and ord(found) < _LAST_SIGN
    return found if typed and key not in _MOVING else ""


def _problem(id: str, asked: str, defaults: Mapping[str, tuple[str, ...]]) -> KeyTrouble | None:
    if id not in defaults:
        return KeyTrouble("unknown", f"keys.{id}")
    default = _names(defaults[id])
    if id in FIXED:
        return KeyTrouble("fixed", id, default=default)
    if not all(one.strip() for one in asked.split(",")):
        return KeyTrouble("no_key", id, asked, default)
    for key in _canonical(asked):
        problem = None if key in defaults[id] else _refused(id, key, defaults)
        if problem:
            return KeyTrouble(problem, id, key if problem == "no_key" else key_name(key), default)
    return None


def _refused(id: str, key: str, defaults: Mapping[str, tuple[str, ...]]) -> Problem | None:
    binding = next(one for one in catalogue() if one.id == id)
    *held, last = key.split("+")
    if key in _SAME:
        return "same"
    if last in _MOVING or key in _EDITING or (key in _SELECTING and not binding.priority):
        return "reserved"
    if not held and _sign(key):
        typed_before = any(_sign(one) for one in defaults[id])
        without = any(binding in group for group in _WITHOUT_FIELDS)
        return None if not binding.priority and (typed_before or without) else "typing"
    letter_with_ctrl = held == ["ctrl"] and len(last) == 1 and last.isascii() and last.isalpha()
    function = last in _FUNCTION and held in ([], ["shift"], ["ctrl"])
    return None if letter_with_ctrl or function else "no_key"


def _clashes(
    effective: Mapping[str, tuple[str, ...]], defaults: Mapping[str, tuple[str, ...]], wanted: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """Yield clashes: of two ids with a key in the same place, the last requested id, the other id, and the key."""
    for chain in _CHAINS:
        together = chain if keys.APP in chain else (*chain, keys.APP)
        ids = [one.id or "" for group in together for one in group if isinstance(one, Binding)]
        for pair in combinations(ids, 2):
            meant = set(defaults[pair[0]]) & set(defaults[pair[1]])
            shared = [key for key in effective[pair[0]] if key in effective[pair[1]]]
            if shared and not meant and any(one in wanted for one in pair):
                last = max(pair, key=lambda one: wanted.index(one) if one in wanted else -1)
                yield last, pair[1] if last == pair[0] else pair[0], shared[0]
