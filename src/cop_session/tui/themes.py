"""Two looks; neither says anything by colour alone."""

from textual.theme import Theme

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
    accent="#8a5a00",
    foreground="#1b1b1b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e5e2d9",
    success="#2f6b3d",
    warning="#8a5a00",
    error="#a3271c",
    dark=False,
)
