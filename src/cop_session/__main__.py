"""`cop-session` and `python -m cop_session`."""

import os
import sys

from cop_session.cli import run


def main() -> int:
    """Do what the command line says and return the exit code: 0 done, 1 refused, 2 not understood."""
    return run(sys.argv[1:], os.environ)


if __name__ == "__main__":
    sys.exit(main())
