"""The facilitator's settings, read from settings.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from cop_session.domain.schedule import POSSIBLE_LENGTHS, STANDARD_LENGTH
from cop_session.i18n import SUPPORTED, Translator, msgid
from cop_session.regular_files import read_regular

THEMES: Final = ("dark", "light", "high-contrast")
SCALES: Final = ("conditions", "0-5")
_POSSIBLE_LOCKS: Final = range(241)
_LONGEST_NAME: Final = 80
_KEYS: Final = "keys"
_SCHOOLS: Final = "schools"

Trouble = Literal["unreadable", "encoding", "syntax", "unknown", "type", "choice", "range", "text", "zone"]
Kind = Literal["text", "number", "switch", "keys", "schools"]


_SENTENCES: Final[dict[Trouble, str]] = {
    "unreadable": msgid("“{value}” cannot be read; the usual settings hold now."),
    "encoding": msgid("“{value}” is not saved as UTF-8; the usual settings hold now."),
    "syntax": msgid("The settings hold a typing error in line {value}; the usual settings hold now."),
    "unknown": msgid("The settings hold “{key}”, which cop-session does not know."),
    "type": msgid("In the settings “{key}” has to be {allowed}; now it is {default}."),
    "choice": msgid("In the settings “{key}” can be {allowed}, not “{value}”; now it is {default}."),
    "range": msgid("In the settings “{key}” can be from {allowed}, not {value}; now it is {default}."),
    "text": msgid("In the settings “{key}” is too long or holds characters that cannot be shown; it is empty now."),
    "zone": msgid("In the settings “{value}” is not a time zone; now it is {default}."),
}
_KINDS: Final[dict[Kind, str]] = {
    "text": msgid("a text between quotation marks"),
    "number": msgid("a number"),
    "switch": msgid("true or false"),
    "keys": msgid("a key, or a list of keys"),
    "schools": msgid("a table for each school, with its name between quotation marks"),
}
_NOTHING: Final = msgid("as it was")
_EMPTY: Final = msgid("empty")


class SettingsError(Exception):
    """An unusable setting or settings file, as a code and data from which one sentence is made.

    `key` is empty if the file as a whole is unusable; `value` then holds the file or the line. `allowed` lists the
    choices or the two ends of a range, or holds the expected kind.
    """

    def __init__(self, code: Trouble, key: str = "", value: object = "", allowed: tuple[str, ...] = ()) -> None:
        super().__init__(code, key, value, allowed)
        self.code: Final[Trouble] = code
        self.key: Final = key
        self.value: Final = value
        self.allowed: Final = allowed

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language, which says which value applies instead."""
        return t(
            _SENTENCES[self.code], key=self.key, value=self.value, allowed=self._allowed(t), default=self._default(t)
        )

    def _default(self, t: Translator) -> str:
        if self.key.startswith(_SCHOOLS):
            return t(_EMPTY)
        match getattr(Settings(), self.key, None):
            case None:
                return t(_NOTHING)
            case bool(default):
                return str(default).lower()
            case str(default):
                return f"“{default}”" if default else t(_EMPTY)
            case default:
                return str(default)

    def _allowed(self, t: Translator) -> str:
        if self.code == "type":
            return ", ".join(t(words) for kind, words in _KINDS.items() if kind in self.allowed)
        return ("–" if self.code == "range" else ", ").join(self.allowed)

    def __str__(self) -> str:
        expected = f" (allowed: {', '.join(self.allowed)})" if self.allowed else ""
        return f"{self.code}: {self.key} {self.value!r}{expected}"


@dataclass(frozen=True, slots=True)
class School:
    """The settings for the round tables of one school: `template` is the file with its paper, empty without one."""

    template: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a facilitator; every setting has a default.

    `minutes` is the length of a round table, 15 to 240; `zone` an IANA time zone; `hints_live` shows wording hints
    during the talk too; `keys` gives ids of keys other keys, with commas between them; `schools` is keyed by the name
    of a school, which its town may follow; after `lock_minutes` without a key, 0 to 240, the program locks itself, 0
    for never.

    Raises SettingsError for a value that is not allowed.
    """

    locale: str = "nl_BE"
    theme: str = "dark"
    minutes: int = STANDARD_LENGTH
    scale: str = "conditions"
    facilitator: str = ""
    zone: str = "Europe/Brussels"
    keys: Mapping[str, str] = field(default_factory=dict)
    hints_live: bool = False
    lock_minutes: int = 10
    schools: Mapping[str, School] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _one_of("locale", self.locale, SUPPORTED)
        _one_of("theme", self.theme, THEMES)
        _minutes("minutes", self.minutes, POSSIBLE_LENGTHS)
        _one_of("scale", self.scale, SCALES)
        _name("facilitator", self.facilitator)
        _zone(self.zone)
        _switch("hints_live", self.hints_live)
        _minutes("lock_minutes", self.lock_minutes, _POSSIBLE_LOCKS)


KEYS: Final = tuple(one.name for one in fields(Settings))


def read_settings(path: Path) -> tuple[Settings, tuple[SettingsError, ...]]:
    """The settings in the file at `path`, and its unusable settings.

    An unusable setting gets its default; if the file is unreadable or does not exist, all settings do.
    """
    try:
        found = _parsed(path)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except SettingsError as trouble:
        return Settings(), (trouble,)
    settings = Settings()
    troubles: list[SettingsError] = []
    for key, value in found.items():
        try:
            settings = replace(settings, **{key: _usable(key, value, troubles)})
        except SettingsError as trouble:
            troubles.append(trouble)
    return settings, tuple(troubles)


def in_one(sentences: Sequence[str], t: Translator, *, on_screen: bool = True) -> str:
    """Return the first of some sentences and how many more there are; empty if there are none.

    Elsewhere than `on_screen` it also names the command that shows them.
    """
    more = len(sentences) - 1
    if more < 1:
        return "".join(sentences)
    if on_screen:
        words = t.plural("{n} more like this", "{n} more like this", more)
    else:
        words = t.plural("{n} more in “cop-session doctor”", "{n} more in “cop-session doctor”", more)
    return f"{sentences[0]} ({words})"


def _parsed(path: Path) -> dict[str, Any]:
    try:
        # Notepad puts a byte order mark in front, which TOML does not allow.
        text = read_regular(path).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise
    except UnicodeDecodeError as error:
        raise SettingsError("encoding", value=str(path)) from error
    except OSError as error:
        raise SettingsError("unreadable", value=str(path)) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines())
        raise SettingsError("syntax", value=line) from error


def _usable(key: str, value: Any, troubles: list[SettingsError]) -> Any:
    """Return the usable part of a setting, and add to `troubles`; raises SettingsError if no part is usable."""
    if key not in KEYS:
        raise SettingsError("unknown", key)
    if key == _KEYS:
        return _usable_keys(value, troubles)
    if key == _SCHOOLS:
        return _usable_schools(value, troubles)
    return value


def _usable_keys(value: Any, troubles: list[SettingsError]) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError("type", _KEYS, value, ("keys",))
    usable: dict[str, str] = {}
    for name, keys in _flat(value):
        listed = [one for one in (keys if isinstance(keys, list) else [keys]) if isinstance(one, str)]
        if listed and (isinstance(keys, str) or listed == keys):
            usable[name] = ",".join("comma" if one == "," else one for one in listed)
        else:
            troubles.append(SettingsError("type", f"{_KEYS}.{name}", keys, ("keys",)))
    return usable


def _usable_schools(value: Any, troubles: list[SettingsError]) -> dict[str, School]:
    if not isinstance(value, dict):
        raise SettingsError("type", _SCHOOLS, value, ("schools",))
    usable: dict[str, School] = {}
    for name, table in value.items():
        if not isinstance(table, dict):
            troubles.append(SettingsError("type", f"{_SCHOOLS}.{name}", table, ("schools",)))
            continue
        for key, found in table.items():
            where = f"{_SCHOOLS}.{name}.{key}"
            if key != "template":
                troubles.append(SettingsError("unknown", where))
            elif not isinstance(found, str):
                troubles.append(SettingsError("type", where, found, ("text",)))
            else:
                usable[name] = School(found)
    return usable


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield names with dots and values: without quotation marks TOML reads table.undo as a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError("type", key, value, ("text",))
    return value


def _one_of(key: str, value: object, allowed: tuple[str, ...]) -> None:
    if _text(key, value) not in allowed:
        raise SettingsError("choice", key, value, allowed)


def _minutes(key: str, value: object, possible: range) -> None:
    # In Python True is a number too, in a settings file it is not.
    if not isinstance(value, int) or isinstance(value, bool):
        raise SettingsError("type", key, value, ("number",))
    if value not in possible:
        raise SettingsError("range", key, value, (str(possible[0]), str(possible[-1])))


def _switch(key: str, value: object) -> None:
    if not isinstance(value, bool):
        raise SettingsError("type", key, value, ("switch",))


def _name(key: str, value: object) -> None:
    text = _text(key, value)
    if len(text) > _LONGEST_NAME or any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text):
        raise SettingsError("text", key, value, (f"1-{_LONGEST_NAME}",))


def _zone(value: object) -> None:
    name = _text("zone", value)
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError) as error:
        # An unknown zone is a LookupError, a name that is a folder an OSError, one with ".." a ValueError.
        raise SettingsError("zone", "zone", value, ("Europe/Brussels",)) from error
