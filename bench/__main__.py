"""`make bench`: how fast it is, as ratios that hold on any machine."""

import sys

from bench import append, document, echo, keys, protect, pseudonyms, replay, startup, steps, unlock
from bench.table import printed


def main() -> int:
    """Measure everything and print one table; fails only where something could not be measured."""
    measures = (keys, startup, echo, steps, append, document, protect, replay, unlock, pseudonyms)
    print(printed(row for measure in measures for row in measure.rows()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
