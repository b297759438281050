"""How many keys a whole round table takes, from an empty home to the document, beside the text that was noted."""

from collections.abc import Iterator
from typing import Final

from bench.table import Row
from cop_session.i18n import catalogue
from tests.scenarios import lena as story_of_lena
from tests.scenarios import milan as story_of_milan
from tests.tui.round_tables import lena_by_keys, milan_by_keys
from tests.tui.round_tables.effort import noted_characters, presses

LIMIT: Final = 1.2


def rows() -> Iterator[Row]:
    """Count the keys of both scripts, which tests play in the app, and the characters in the records that come of it.

    What counts as a key and as a character is said where they are counted.
    """
    for name, script, story in (
        ("Lena", lena_by_keys.SCRIPT, story_of_lena.state()),
        ("Milan", milan_by_keys.SCRIPT, story_of_milan.state()),
    ):
        noted = noted_characters(story, catalogue(story.locale))
        what = f"{name}: key presses / characters of noted text and participants"
        yield Row(what, presses(script), 1, noted, LIMIT, unit="keys", of="chars")
