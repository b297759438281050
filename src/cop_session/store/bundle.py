"""A session in one file, `*.cop.json`: its stored events verbatim, so that the chain can be checked anywhere."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cop_session.store.chain import Stored

FORMAT: Final = "cop-session bundle"
VERSION: Final = 1


def dump(session_id: str, events: Sequence[Stored], drafts: Mapping[str, str] | None = None) -> bytes:
    """Return a bundle, an event a line; `drafts` is for what is rescued, and in no bundle that is given away."""
    head = {"format": FORMAT, "version": VERSION, "session": session_id}
    if drafts:
        head["drafts"] = dict(drafts)
    lines = ",\n".join(_json(_portable(one)) for one in events)
    return f'{_json(head)[:-1]},"events":[\n{lines}\n]}}\n'.encode()


def _portable(one: Stored) -> dict[str, Any]:
    return one._asdict() | {
        "payload": None if one.payload is None else one.payload.decode(),
        "salt": None if one.salt is None else one.salt.hex(),
        "payload_digest": one.payload_digest.hex(),
        "digest": one.digest.hex(),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
