"""A terminal application to run a Community of Practice round table about a pupil."""

from typing import Final

__version__: Final = "0.1.0"
