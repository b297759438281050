"""`make bench`: how fast it is, as ratios that hold on any machine; with SIZE=100000 of so many sessions."""

import sys
from itertools import chain

from bench import (
    append,
    backing_up,
    document,
    echo,
    keys,
    memory,
    protect,
    pseudonyms,
    replay,
    scale,
    startup,
    steps,
    unlock,
)
from bench.table import printed


def main() -> int:
    """Measure everything and print one table; fails only where something could not be measured."""
    measures = (keys, startup, echo, memory, backing_up, steps, append, document, protect, replay, unlock, pseudonyms)
    size = int(sys.argv[1]) if len(sys.argv) > 1 else scale.LARGE
    print(printed(chain(chain.from_iterable(measure.rows() for measure in measures), scale.rows(size))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
