"""Making very many values that never change."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking meanwhile.

    Values that never change hold no cycles, and to look for some again and again costs as much as making the values.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            # All that is young becomes old in one go; otherwise the next thing made would have it looked through.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
