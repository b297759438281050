"""`cop-session` and `python -m cop_session`."""

import os
import sys

from cop_session.cli import run


def main() -> int:
    """Run the command line and return the exit code: 0 success, 1 refused, 2 usage error."""
    return run(sys.argv[1:], os.environ)


if __name__ == "__main__":
    sys.exit(main())
