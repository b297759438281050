"""Three themes; none conveys information by colour alone."""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

from cop_session.i18n import msgid

DARK = Theme(
    name="cop-dark",
    primary="#7fb4e6",
    secondary="#9fc7a8",
    accent="#f0c674",
    foreground="#e6e6e6",
    background="#16191d",
    surface="#1e2227",
    panel="#272c33",
    success="#9fc7a8",
    warning="#f0c674",
    error="#f28b82",
    dark=True,
)

LIGHT = Theme(
    name="cop-light",
    primary="#1f5a92",
    secondary="#2f6b3d",
    accent="#7a4f00",
    foreground="#1b1b1b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e5e2d9",
    success="#2f6b3d",
    warning="#7a4f00",
    error="#a3271c",
    dark=False,
)

HIGH_CONTRAST = Theme(
    name="cop-high-contrast",
    primary="#8fc7ff",
    secondary="#b9f2c3",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#0a0a0a",
    panel="#1c1c1c",
    success="#b9f2c3",
    warning="#ffd75f",
    error="#ffaaa2",
    dark=True,
)

LOOKS: Final[Mapping[str, Theme]] = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST}
"""The themes by their names in the settings."""

NAMES: Final[Mapping[str, str]] = {
    "dark": msgid("Dark colours"),
    "light": msgid("Light colours"),
    "high-contrast": msgid("High contrast"),
}
