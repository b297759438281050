"""The import of a session's file, after checking whether this workspace wrote it itself."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from cop_session.i18n import Translator
from cop_session.store.bundles.bundle import Bundle, read
from cop_session.store.bundles.import_bundle import Intake, take_in
from cop_session.store.bundles.recovery_bundle import is_inside, is_own
from cop_session.store.bundles.recovery_proof import carries_proof
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.log.write_errors import saving


def taken_in(
    engine: Engine, rescues: Path, path: Path, now: datetime, key: Key | None, agreed: Collection[bytes]
) -> tuple[Bundle, Intake]:
    """Import the session in a file; a file rescued by this workspace brings its drafts too.

    `rescues` is the folder of this workspace's rescue files. Returns the contents of the file, and the outcome. Raises
    as `bundle.read` and `take_in` do, and Trouble `disk_full` or `not_saved` in the place of SQLAlchemy's errors.
    """
    secret = secret_of(engine)
    found = read(path, key, rescued=is_inside(path, rescues) or carries_proof(path, secret))
    with saving():
        return found, take_in(engine, found, now, key, own=is_own(found, rescues, secret), agreed=agreed)


def struck_by(t: Translator, count: int) -> str:
    """Return the sentence on the effect of an import on this many lines here."""
    return t.plural(
        "This file strikes {n} line that is here: its words go for good, from the backups too.",
        "This file strikes {n} lines that are here: their words go for good, from the backups too.",
        count,
    )


def left_out(t: Translator) -> str:
    """Return the sentence about drafts in a file that were not imported."""
    return t("Half-typed text in this file did not come along: only what this computer rescued itself brings that.")
