"""Help: the purpose of a place, sentences to say there, and its keys, on one screen."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator, msgid
from cop_session.tui.keys import bindings as keys
from cop_session.tui.keys.help_topic import Topic
from cop_session.tui.keys.keymap import Keymap, key_name
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine

_GROUPS: Final = {
    "home": msgid("The list of sessions"),
    "table": msgid("The round table"),
    "row": msgid("In the list"),
    "note": msgid("While you type"),
    "field": msgid("While you type"),
    "step": msgid("In this step"),
    "walk": msgid("In this step"),
    "plan": msgid("The plan"),
    "app": msgid("Everywhere"),
}
_ELSEWHERE: Final = msgid("Here")
_ASIDE: Final = ("table", "app")
"""Groups of keys that work in every step; they appear apart from the keys of the step."""
_HOW: Final = (
    msgid("Six steps: welcome, need, actions, walkthrough, evaluation, closing. You can leave each and come back."),
    msgid("What you type is kept while you type it; nothing has to be saved, also after a power cut."),
    msgid("Undo takes back the last entry, however long ago it was made."),
    msgid("Strike removes words for good, from undo and from search too."),
    msgid("Names, scores and private notes are never on the screen unless you ask for them."),
    msgid("The mouse works as well: every word on the key line can be clicked."),
)


class HelpScreen(SpokenScreen[None]):
    """Explains the place from which help was opened."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = keys.HELP

    def __init__(self, t: Translator, topic: Topic, keymap: Keymap) -> None:
        super().__init__()
        self.t = t
        self._topic = topic
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay out the purpose, the sentences, the keys of this place next to the global keys, and a short text."""
        of_here = [one for one in self._topic.bindings if _family(one) not in _ASIDE]
        of_all = [one for one in self._topic.bindings if _family(one) in _ASIDE]
        with VerticalScroll():
            yield Static(Content("\n").join(self._words()), markup=False, classes="words")
            with Horizontal(id="keys"):
                yield Static(self._keys(of_here), markup=False)
                yield Static(self._keys(of_all), markup=False)
            if not self._topic.purpose:
                yield Static(Content("\n").join(self._how()), markup=False, classes="words")
        yield KeyLine()

    def _words(self) -> Iterator[Content]:
        topic = self._topic
        if topic.purpose:
            yield Content.assemble((visible(topic.title), "bold $accent"), "  ", topic.purpose)
        yield from (Content.styled(visible(one), "italic $secondary") for one in topic.sentences)
        yield Content("")

    def _keys(self, bindings: Sequence[Binding]) -> RenderableType:
        groups: dict[str, dict[str, list[str]]] = {}
        for one in bindings:
            words = self.t(one.tooltip or one.description)
            if words:
                title = self.t(_GROUPS.get(_family(one), _ELSEWHERE))
                shown = groups.setdefault(title, {}).setdefault(words, [])
                shown.extend(key_name(key) for key in self._keymap.keys[one.id or ""] if key_name(key) not in shown)
        parts: list[RenderableType] = []
        for title, rows in groups.items():
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(justify="right", min_width=8, style="bold")
            table.add_column(ratio=1)
            for words, shown in rows.items():
                table.add_row(Text(" ".join(shown)), Text(words))
            parts += [Text(title, style="bold underline"), table]
        return Group(*parts)

    def _how(self) -> Iterator[Content]:
        yield Content("")
        yield Content.styled(self.t("How it works"), "bold $accent")
        yield from (Content(self.t(sentence)) for sentence in _HOW)

    def action_back(self) -> None:
        """Go back to the place from which help was opened."""
        self.dismiss()


def _family(binding: Binding) -> str:
    return (binding.id or "").partition(".")[0]
