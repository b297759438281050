"""A report of an unexpected error that says in which code it happened, and contains no words of a session."""

import os
import platform
import traceback
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cop_session import __version__
from cop_session.paths import make_private


def report(error: BaseException, folder: Path, now: datetime) -> str:
    """Write a report on `error` into `folder`, with permissions 0600, and return its code.

    The code is the same for the same error at the same place. Messages, local variables and the paths above a package
    are left out: they can hold names. If the report cannot be written there is only the code.
    """
    lines = list(_lines(error))
    code = sha256("\n".join(lines).encode()).hexdigest()[:6].upper()
    head = f"cop-session {__version__} · Python {platform.python_version()} · {platform.system()}"
    text = "\n".join([head, now.isoformat(timespec="seconds"), code, "", *lines, ""])
    try:
        make_private(folder, parents=True)
        path = folder / f"report-{now:%Y%m%dT%H%M%S}-{code}.txt"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        pass
    return code


def _lines(error: BaseException | None, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    if error is None or id(error) in seen:
        return
    seen |= {id(error)}
    yield from _lines(error.__cause__ or error.__context__, seen)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _lines(one, seen)


def _short(filename: str) -> str:
    """Return a path without the folders above its package: a folder can bear a person's name."""
    parts = Path(filename).parts
    for above in ("site-packages", "src"):
        if above in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(above) :])
    return parts[-1] if parts else ""
