"""The clock of events: Textual stamps each message with it, and uses another one on Windows than elsewhere."""

from textual import _time


def event_time() -> float:
    """Return the present time on the clock of `Message.time`, in seconds."""
    return _time.get_time()
