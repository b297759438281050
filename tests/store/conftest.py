"""What the tests of the store start from."""

from tests.databases import database, engine

__all__ = ["database", "engine"]
