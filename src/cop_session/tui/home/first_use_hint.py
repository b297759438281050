"""First-use hint on home for a user without sessions."""

from collections.abc import Callable

from textual.content import Content

from cop_session.i18n import Translator


def invitation(t: Translator, key_of: Callable[[str], str]) -> list[Content]:
    """Return the lines that invite a new user to begin, each with its key; `key_of` returns the key of an id."""
    ways = (
        (key_of("home.new"), t("prepare your first round table: who it is about, when and where")),
        (key_of("home.import"), t("bring in a session file (.cop.json) that you received")),
        (key_of("home.samples"), t("look around first, with two made-up round tables")),
        (key_of("home.training"), t("train others, with five made-up talks and questions to stop at")),
    )
    return [
        Content(""),
        Content.styled(t("Welcome. There are no sessions here yet."), "bold"),
        Content(""),
        *(Content.assemble((key, "bold $accent"), "  ", words) for key, words in ways),
        Content(""),
        Content(t("Everything you type is saved at once, on this computer alone.")),
    ]
