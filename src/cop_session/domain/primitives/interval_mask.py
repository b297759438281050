"""The characters of a text that are claimed already; later matches must not overlap them."""


class IntervalMask:
    """Intervals of a text of `length` characters; to claim one takes time for its own length alone."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing of `start:end` is claimed; an empty interval is free outside the claimed intervals."""
        return 1 not in self._taken[start : max(end, start + 1)]

    def claim(self, start: int, end: int) -> bool:
        """Claim `start:end` if all of it is free, and tell whether it was."""
        if not self.is_free(start, end):
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        return True
