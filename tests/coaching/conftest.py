"""The small round table of the domain's own tests."""

from tests.roundtable.conftest import table

__all__ = ["table"]
