"""Whether a part of a step is on the screen."""

from textual.widget import Widget


def is_shown(part: Widget) -> bool:
    """Tell whether `part` and everything around it are displayed."""
    return all(one.display for one in part.ancestors_with_self if isinstance(one, Widget))
