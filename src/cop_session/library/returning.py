"""Takes back what could not be saved at the time, as soon as its workspace can be written in again."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from cop_session.i18n import Translator
from cop_session.store.bundle import read
from cop_session.store.files import wipe
from cop_session.store.intake import Intake, Outcome, take_in
from cop_session.store.rescue import waiting
from cop_session.store.secret import Key
from cop_session.troubles import Trouble


def said(taken: Sequence[Intake], t: Translator) -> str:
    """Return in a sentence what came back; empty where nothing did."""
    if not taken:
        return ""
    if any(one.outcome is Outcome.BRANCHED for one in taken):
        return t("What could not be saved before is back; where somebody had gone on since, it stands beside it.")
    return t("What could not be saved before is back in its place.")


def take_back(
    engine: Engine, folder: Path, sessions: Collection[str], now: datetime, key: Key | None = None
) -> list[Intake]:
    """Take in what was rescued in `folder`, or of these `sessions` elsewhere, and tell what became of each.

    `now` is aware, `key` that of the database. Once something is in the database its file is wiped; what is damaged,
    of another key or of a session that a window has open stays where it is.
    """
    taken: list[Intake] = []
    for path in waiting(folder, sessions):
        with suppress(Trouble, DatabaseError, OSError):
            taken.append(take_in(engine, read(path, key), now, key))
            wipe(path)
    return taken
