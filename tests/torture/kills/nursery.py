"""Brings up writers to be killed, each a copy of this process, which has loaded everything; run as
`python -m tests.torture.kills.nursery`.

Takes a line `DATABASE SESSION` for each; says `born PID`, then what the writer acknowledges, then `dead`.
"""

import os
import sys
from pathlib import Path

from tests.store.log.kill_writer import acknowledge, main


def bring_up(database: Path, session: str) -> None:
    """Bring one up, and tell when it is dead."""
    born = os.fork()
    if not born:
        acknowledge(f"born {os.getpid()}")
        main(database, session)
    os.waitpid(born, 0)
    # In a line of its own, wherever the writer was.
    acknowledge("\ndead")


if __name__ == "__main__":
    for line in sys.stdin:
        where, which = line.rstrip("\n").rsplit(" ", 1)
        bring_up(Path(where), which)
