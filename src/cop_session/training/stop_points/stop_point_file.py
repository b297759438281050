"""A trainer's layer in a file of its own, `*.stops.json`, which can be handed on with the copy that it belongs to."""

import json
from pathlib import Path
from typing import Final

from cop_session.disk_errors import disk_trouble
from cop_session.regular_files import read_regular
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import SEALED_BYTES, in_form, is_sealed, unsealed
from cop_session.store.files.private_files import write_private
from cop_session.training.stop_points import stop_point_format
from cop_session.training.stop_points.stop_point_format import Newer
from cop_session.training.stop_points.stop_points import Layer
from cop_session.troubles import Trouble

ENDING: Final = ".stops.json"
LARGEST: Final = 1024 * 1024
"""The size in bytes of the largest file that is read."""


def read(path: Path, key: Key | None = None) -> Layer:
    """Return the layer in a file, one that the workspace with this `key` sealed too.

    Raises Trouble `not_a_layer`, `newer_layer`, `no_such_file`, `sealed_elsewhere`.
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
        return stop_point_format.read(json.loads(content))
    except Newer as error:
        raise Trouble("newer_layer", file=path) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Trouble("not_a_layer", file=path) from error


def write(path: Path, layer: Layer, key: Key | None = None) -> None:
    """Write a layer readable by its owner alone, overwriting the file, sealed if the file name says so.

    Raises Trouble `layer_full`, `cannot_write`, `disk_full`.
    """
    text = json.dumps(stop_point_format.stored(layer), ensure_ascii=False, indent=2)
    content = f"{text}\n".encode()
    if len(content) + SEALED_BYTES > LARGEST:
        raise Trouble("layer_full")
    try:
        write_private(path, in_form(content, path, key))
    except OSError as error:
        raise disk_trouble(error, "cannot_write", file=path) from error
