"""Styles in a file of their own, beside the module of the screen or widget that they are for."""

from pathlib import Path


def styles_beside(module: str) -> str:
    """Return the styles in the .tcss file beside a module, for the `DEFAULT_CSS` of a class in it.

    Textual parses these alone, when the class is first shown. For a new `CSS_PATH` it parses all styles again.
    """
    return Path(module).with_suffix(".tcss").read_text("utf-8")
