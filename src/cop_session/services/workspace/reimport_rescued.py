"""Imports the rescued events, as soon as their workspace is writable again."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from cop_session.i18n import Translator
from cop_session.store.bundles.bundle import read
from cop_session.store.bundles.import_bundle import Intake, Outcome, StrikesUnconfirmed, take_in
from cop_session.store.bundles.recovered_drafts import holds_all
from cop_session.store.bundles.recovery_bundle import is_own, waiting
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import reading
from cop_session.store.files.private_files import wipe
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Returned:
    """The restored sessions, and the files that wait because their import would strike lines."""

    taken: Sequence[Intake] = ()
    unconfirmed: Sequence[Path] = ()


def said(taken: Sequence[Intake], unconfirmed: Sequence[Path], t: Translator) -> str:
    """Return in sentences the restored and the waiting sessions; empty if there are none."""
    sentences = []
    if any(one.outcome is Outcome.BRANCHED for one in taken):
        sentences.append(
            t("What could not be saved before is back; where somebody had gone on since, it stands beside it.")
        )
    elif taken:
        sentences.append(t("What could not be saved before is back in its place."))
    if unconfirmed:
        file = unconfirmed[0]
        sentences.append(t("Taking back “{file}” would strike lines here; import it to see how many.", file=file))
    return " ".join(sentences)


def take_back(
    engine: Engine, folder: Path, is_here: Callable[[str], bool], now: datetime, key: Key | None = None
) -> Returned:
    """Import the rescue files in `folder`, or elsewhere of sessions in this workspace, and return their outcomes.

    `is_here` tells whether a session's id has this beginning, `now` is aware, `key` that of the database. Once every
    word of a file is in the database it is wiped. It stays if it is damaged, of another key or of a session that a
    window has open, or would strike a line.
    """
    taken, unconfirmed, secret = list[Intake](), list[Path](), secret_of(engine)
    for path in waiting(folder, is_here, key, secret):
        with suppress(Trouble, DatabaseError, OSError):
            try:
                done, whole = _taken(engine, path, folder, now, key, secret)
            except StrikesUnconfirmed:
                unconfirmed.append(path)
                continue
            if whole:
                wipe(path)
            if whole or done.outcome is not Outcome.UNCHANGED:
                taken.append(done)
    return Returned(taken, unconfirmed)


def _taken(
    engine: Engine, path: Path, folder: Path, now: datetime, key: Key | None, secret: bytes | None
) -> tuple[Intake, bool]:
    """Import one file; return the outcome, and whether every word of it is in the database."""
    came = read(path, key, rescued=True)
    done = take_in(engine, came, now, key, own=is_own(came, folder, secret))
    with reading(engine) as connection:
        return done, holds_all(connection, done.session_id, came)
