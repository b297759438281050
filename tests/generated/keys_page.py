"""The page that lists every key: `python -m tests.generated.keys_page` writes docs/keys.md."""

from collections.abc import Iterator
from typing import Final

from cop_session.i18n import catalogue
from cop_session.tui.keys import keymap
from tests.generated.messages import ROOT

PAGE: Final = ROOT / "docs" / "keys.md"
_HEAD: Final = """\
# Keys

Every key can be remapped in `settings.toml`, in the workspace:

    [keys]
    "table.undo" = "f10"
    "home.new" = ["w", "f4"]
    "home.search" = "comma"

A key is a letter or a sign (`"x"`, `"?"`, `"comma"` for a comma), `"f1"` to `"f12"` (also with `shift+` or `ctrl+`), or
`ctrl+` with a letter. Some keys cannot be changed: the arrows, Enter, Tab, Escape, and the Ctrl keys of text fields.
A key that works while you type cannot be a letter or a sign. A terminal cannot tell Ctrl+H, Ctrl+I, Ctrl+J and Ctrl+M
from Backspace, Tab and Enter; some terminals reserve F1, F10 or F11.

If a setting names an unknown key or id, or a key that another command in the same place uses, the default key stays and
a message says so at the start. Two commands may swap keys. The key line, the help and the command list (Ctrl+P) show
your keys.

| id | default keys | what it does |
| --- | --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    return _HEAD + "\n".join(_rows()) + "\n"


def _rows() -> Iterator[str]:
    t = catalogue("en")
    usual, _ = keymap.keymap_of({})
    for one in keymap.catalogue():
        if one.id and one.id not in keymap.FIXED:
            keys = " ".join(map(keymap.key_name, usual.keys[one.id]))
            yield f"| `{one.id}` | {keys} | {t(one.tooltip) or '–'} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
