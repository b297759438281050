"""What the tests of the store start from."""

from tests.support.databases import database, engine

__all__ = ["database", "engine"]
