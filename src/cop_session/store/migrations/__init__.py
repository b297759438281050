"""The history of the tables, walked by Alembic inside the caller's transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configuration() -> Config:
    """Return Alembic's configuration for this folder."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database to `revision`; the holder of the transaction commits it, or rolls it back."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
