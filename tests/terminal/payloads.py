"""Text that would do something if it were taken for more than text, and what may be seen of it."""

import json
import re
from pathlib import Path
from typing import Any, Final

from cop_session.store.bundles.bundle import dump
from cop_session.store.log.event_codec import encode
from cop_session.store.log.hash_chain import GENESIS, Stored, seal
from tests.scenarios import lena
from tests.scenarios.script import recorded

MARKUP: Final = "[/x][@click=app.quit]q[/]"
CONTROLS: Final = (
    "\x1b]52;c;Z2VrYWFwdA==\x07",  # the clipboard
    "\x1b]0;gekaapt\x07",  # the title of the window
    "\x1b]8;;https://gekaapt.example\x1b\\",  # a link
    "\x1b[66;77H",  # the cursor
    "\x1bP$q\x1b\\",  # a question to the terminal
    "\x9b31m",
    "\x9d0;gekaapt\x9c",
    "\0",
    "\x08\x7f",
    "\x0e",
    "\ud800",
)
FAMILY: Final = "👨‍👩‍👧‍👦"
REORDERED: Final = "\u202efdp.exe\u202c"
LETTERS: Final = f"{FAMILY}مرحبا e\u0301 می‌روم"

PAYLOAD: Final = MARKUP + "".join(CONTROLS) + REORDERED + LETTERS
STORED: Final = (
    MARKUP + "]52;c;Z2VrYWFwdA==]0;gekaapt]8;;https://gekaapt.example\\[66;77HP$q\\31m0;gekaapt" + REORDERED + LETTERS
)
"""The payload as it is kept: everything in it that is text."""

ARRIVED: Final = STORED.replace(REORDERED, "\ufffd" * 3 + REORDERED)
"""The same through a terminal, which sends a lone surrogate as three bytes that belong to no letter."""

_FREE_TEXT: Final = frozenset({"text", "name", "relation", "home", "words", "place", "why", "remark", "said", "format"})

_ALLOWED: Final = re.compile(
    rb"\x1b\[[0-9;]*[mH]"  # colours and places
    rb"|\x1b\[\?(25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048|7)[hl]"  # modes of a full-screen program
    rb"|\x1b\[\?20(26|48)\$p|\x1b\[>\d+u|\x1b\[<u"  # what the terminal can do
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the mouse's pointer
    rb"|\x07|\r\n"  # the bell, and the end of a row
)
_CONTROL: Final = re.compile(
    rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xed[\xa0-\xbf]"
)


def leaks(output: bytes) -> list[bytes]:
    """Every control in what a program wrote that is none of those with which it draws, with what stands around it."""
    rest = _ALLOWED.sub(b"", output)
    found = [rest[max(0, at.start() - 20) : at.end() + 20] for at in _CONTROL.finditer(rest)]
    return found + [control.encode() for control in CONTROLS[:5] if control.encode() in output]


def hostile_bundle(path: Path, payload: str = PAYLOAD) -> Path:
    """Write Lena's session with `payload` before every free text in it, its chain whole: a stranger could send it."""
    rows: list[Stored] = []
    for row in encode(recorded(lena.script())):
        assert row.payload is not None
        # JSON may well hold a lone surrogate, as an escape.
        text = json.dumps(_poisoned(json.loads(row.payload), payload)).encode()
        rows.append(seal(rows[-1].digest if rows else GENESIS, row[:6], text))
    path.write_bytes(dump(lena.SESSION_ID, rows))
    return path


def _poisoned(value: Any, payload: str) -> Any:
    match value:
        case dict():
            return {name: _poisoned_field(name, one, payload) for name, one in value.items()}
        case list():
            return [_poisoned(one, payload) for one in value]
        case _:
            return value


def _poisoned_field(name: str, value: Any, payload: str) -> Any:
    if name == "labels":
        return [payload + label for label in value]
    return payload + value if name in _FREE_TEXT and isinstance(value, str) else _poisoned(value, payload)
