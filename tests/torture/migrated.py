"""A program of tomorrow: its tables have one more revision, which changes what is there in several statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from alembic.config import Config

from cop_session.store import migrations
from cop_session.store.database import schema

REVISION: Final = "9999"


@contextmanager
def tomorrow() -> Iterator[None]:
    """Be the program of tomorrow for a while."""
    today = migrations.configuration

    def configuration() -> Config:
        config = today()
        versions = Path(migrations.__file__).parent / "versions"
        config.set_main_option("version_locations", f"{versions}:{Path(__file__).with_name('versions')}")
        return config

    columns = {column for column in schema._OF_TODAY if column[:2] != ("branch", "digest")}
    with (
        patch("cop_session.store.database.engine.REVISION", REVISION),
        patch.multiple(schema, REVISION=REVISION, _OF_TODAY=columns),
        patch.object(migrations, "configuration", configuration),
    ):
        yield
