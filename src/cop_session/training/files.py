"""A trainer's layer in a file of its own, `*.stops.json`, which can be handed on with the copy that it belongs to."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from cop_session.disk_errors import disk_trouble
from cop_session.regular_files import read_regular
from cop_session.roundtable.text import clean
from cop_session.store.files import write_private
from cop_session.store.sealed import in_form, is_sealed, unsealed
from cop_session.store.secret import Key
from cop_session.training.layer import Layer, Stop
from cop_session.troubles import Trouble

ENDING: Final = ".stops.json"
FORMAT: Final = "cop-session stops"
VERSION: Final = 1
LARGEST: Final = 1024 * 1024
"""The size in bytes of the largest file that is read."""
_MOST: Final = 500
_SESSION: Final = re.compile(r"[0-9a-f][0-9a-f-]{7,63}")
_KIND: Final = re.compile(r"[A-Za-z]{1,64}")


def read(path: Path, key: Key | None = None) -> Layer:
    """Return the layer in a file, one that the workspace with this `key` sealed too.

    Raises Trouble `not_a_layer`, `no_such_file`, `sealed_elsewhere`.
    """
    try:
        content = read_regular(path, LARGEST + 1)
    except FileNotFoundError as error:
        raise Trouble("no_such_file", file=path) from error
    except OSError as error:
        raise Trouble("not_a_layer", file=path) from error
    try:
        if len(content) > LARGEST:
            raise ValueError("too large")
        if is_sealed(content):
            content = unsealed(content, key, str(path))
        return _layer(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Trouble("not_a_layer", file=path) from error


def write(path: Path, layer: Layer, key: Key | None = None) -> None:
    """Write a layer for its owner alone, over what was there, sealed where the name says so.

    Raises Trouble `cannot_write`, `disk_full`.
    """
    found = {"format": FORMAT, "version": VERSION, "session": layer.session_id}
    text = json.dumps({**found, "stops": [asdict(stop) for stop in layer.stops]}, ensure_ascii=False, indent=2)
    try:
        write_private(path, in_form(f"{text}\n".encode(), path, key))
    except OSError as error:
        raise disk_trouble(error, "cannot_write", file=path) from error


def _layer(found: dict[str, Any]) -> Layer:
    if (found["format"], found["version"]) != (FORMAT, VERSION) or set(found) != {
        "format",
        "version",
        "session",
        "stops",
    }:
        raise ValueError("another format")
    if not _SESSION.fullmatch(found["session"]) or not isinstance(found["stops"], list):
        raise ValueError("no session")
    if len(found["stops"]) > _MOST:
        raise ValueError("too many")
    stops = tuple(_stop(one) for one in found["stops"])
    if len({stop.event for stop in stops}) < len(stops):
        raise ValueError("two stops at one event")
    return Layer(found["session"], stops)


def _stop(found: dict[str, Any]) -> Stop:
    event, kind = found["event"], found["kind"]
    if set(found) != {"event", "kind", "question", "remark", "answers"} or type(event) is not int or event < 1:
        raise ValueError("no stop")
    if not _KIND.fullmatch(kind) or not isinstance(found["answers"], list):
        raise ValueError("no stop")
    return Stop(event, kind, _text(found["question"]), _text(found["remark"]), tuple(map(_text, found["answers"])))


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("no text")
    return clean(found)
