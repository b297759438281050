"""The small round table of the domain's own tests."""

from tests.domain.conftest import table

__all__ = ["table"]
