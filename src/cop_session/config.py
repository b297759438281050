"""The facilitator's settings, read from settings.toml."""

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from cop_session.i18n import SUPPORTED, Translator, msgid

THEMES: Final = ("dark", "light")
SCALES: Final = ("conditions", "0-5")
MINUTES: Final = range(15, 241)
_LONGEST_NAME: Final = 80

Trouble = Literal["unreadable", "encoding", "syntax", "type", "choice", "range", "text", "zone"]


_SENTENCES: Final[dict[Trouble, str]] = {
    "unreadable": msgid("The settings cannot be read ({value})."),
    "encoding": msgid("The settings in “{value}” are not saved as UTF-8. Save the file again as UTF-8."),
    "syntax": msgid("The settings hold a typing error ({value})."),
    "type": msgid("In the settings “{key}” has to be of another kind ({allowed})."),
    "choice": msgid("In the settings “{key}” can be {allowed}, not “{value}”."),
    "range": msgid("In the settings “{key}” lies between {allowed}, not at {value}."),
    "text": msgid("In the settings “{key}” is too long or holds characters that cannot be shown."),
    "zone": msgid("In the settings “{value}” is not a time zone; “{allowed}” is one."),
}


class SettingsError(Exception):
    """A settings file that cannot be used, as a code and data from which one sentence is made.

    `key` and `value` are empty when the file as a whole is the trouble; `value` then holds the detail.
    `allowed` lists the choices, the two ends of a range, the type wanted or an example.
    """

    def __init__(self, code: Trouble, key: str = "", value: object = "", allowed: tuple[str, ...] = ()) -> None:
        super().__init__(code, key, value, allowed)
        self.code: Final[Trouble] = code
        self.key: Final = key
        self.value: Final = value
        self.allowed: Final = allowed

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t(_SENTENCES[self.code], key=self.key, value=self.value, allowed=", ".join(self.allowed))

    def __str__(self) -> str:
        expected = f" (allowed: {', '.join(self.allowed)})" if self.allowed else ""
        return f"{self.code}: {self.key} {self.value!r}{expected}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a facilitator can choose; every setting has a default.

    `minutes` is the length of a round table, 15 to 240; `zone` an IANA time zone.
    Raises SettingsError for a value that is not allowed.
    """

    locale: str = "nl_BE"
    theme: str = "dark"
    minutes: int = 60
    scale: str = "conditions"
    facilitator: str = ""
    zone: str = "Europe/Brussels"

    def __post_init__(self) -> None:
        _one_of("locale", self.locale, SUPPORTED)
        _one_of("theme", self.theme, THEMES)
        _minutes(self.minutes)
        _one_of("scale", self.scale, SCALES)
        _name("facilitator", self.facilitator)
        _zone(self.zone)


KEYS: Final = tuple(Settings.__dataclass_fields__)


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file at `path`, and the keys in it that nobody knows.

    A file that does not exist means the defaults. Raises SettingsError.
    """
    try:
        # Notepad puts a byte order mark in front, which TOML does not allow.
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except UnicodeDecodeError as error:
        raise SettingsError("encoding", value=str(path)) from error
    except OSError as error:
        raise SettingsError("unreadable", value=str(error)) from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("syntax", value=str(error)) from error
    known = {key: value for key, value in found.items() if key in KEYS}
    return Settings(**known), tuple(key for key in found if key not in KEYS)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError("type", key, value, ("text",))
    return value


def _one_of(key: str, value: object, allowed: tuple[str, ...]) -> None:
    if _text(key, value) not in allowed:
        raise SettingsError("choice", key, value, allowed)


def _minutes(value: object) -> None:
    # In Python True is a number too, in a settings file it is not.
    if not isinstance(value, int) or isinstance(value, bool):
        raise SettingsError("type", "minutes", value, ("number",))
    if value not in MINUTES:
        raise SettingsError("range", "minutes", value, (str(MINUTES[0]), str(MINUTES[-1])))


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
