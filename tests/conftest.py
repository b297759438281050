"""What holds for all tests."""

import sys

from hypothesis import settings

# There is no pseudo-terminal on Windows.
collect_ignore = ["terminal"] if sys.platform == "win32" else []

# A machine that is busy with something else must not make a law fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
