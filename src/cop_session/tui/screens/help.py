"""Help: what the keys do here, and in a few words how the program works."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import Translator, msgid
from cop_session.tui import keys
from cop_session.tui.screens.base import SpokenScreen
from cop_session.tui.widgets.keyline import KeyLine

_GROUPS = {
    "home": msgid("The list of sessions"),
    "table": msgid("The round table"),
    "row": msgid("In the list"),
    "step": msgid("In the list"),
    "walk": msgid("Walking through the actions"),
    "plan": msgid("The plan"),
    "app": msgid("Everywhere"),
}
_ELSEWHERE = msgid("Here")
_HOW = (
    msgid("Six steps: welcome, need, actions, walkthrough, evaluation, closing. You can leave each and come back."),
    msgid("What you type is kept while you type it; nothing has to be saved, also after a power cut."),
    msgid("Undo takes back the last entry, however long ago it was made."),
    msgid("Strike removes words for good, from undo and from search too."),
    msgid("Names, scores and private notes are never on the screen unless you ask for them."),
    msgid("The mouse works as well: every word on the key line can be clicked."),
)


class HelpScreen(SpokenScreen[None]):
    """Explains the keys that worked on the screen from which it was asked for."""

    DEFAULT_CSS = """
    HelpScreen {
        VerticalScroll { height: 1fr; padding: 1 3; }
        Static { height: auto; max-width: 96; }
    }
    """
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = keys.HELP

    def __init__(self, t: Translator, bindings: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self.t = t
        self._active = bindings

    def compose(self) -> ComposeResult:
        """Lay out the groups of keys and the few words."""
        with VerticalScroll():
            yield Static(Content("\n").join(self._lines()), markup=False)
        yield KeyLine()

    def _lines(self) -> Iterator[Content]:
        groups: dict[str, dict[str, list[str]]] = {}
        for active in self._active.values():
            binding = active.binding
            if binding.id and binding.description and active.enabled:
                title = self.t(_GROUPS.get(binding.id.partition(".")[0], _ELSEWHERE))
                shown = self.app.get_key_display(binding)
                keys = groups.setdefault(title, {}).setdefault(active.tooltip or binding.description, [])
                if shown not in keys:
                    keys.append(shown)
        everywhere = self.t(_GROUPS["app"])
        for title, rows in sorted(groups.items(), key=lambda group: group[0] == everywhere):
            yield Content.styled(title, "bold $accent")
            for words, keys in rows.items():
                yield Content.assemble((" ".join(keys).rjust(10), "bold"), "  ", words)
            yield Content("")
        yield Content.styled(self.t("How it works"), "bold $accent")
        for sentence in _HOW:
            yield Content(self.t(sentence))

    def action_back(self) -> None:
        """Go back to where help was asked for."""
        self.dismiss()
