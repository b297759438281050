"""Permanent handover of a session to a colleague: the consequences come first, and a word must be typed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.troubles import Trouble
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from cop_session.services.privacy.session_erasure import Erased

HandedOver: TypeAlias = "tuple[Path, Erased]"
"""The file, and the outcome of the erasure here."""


class HandOverDialog(SpokenDialog["HandedOver | None"]):
    """Hands a session over and returns the path of its file; Escape returns nothing and changes nothing."""

    DEFAULT_CSS = styles_beside(__file__)
    BINDINGS = bindings.HAND_OVER
    ignores_unread = True

    def __init__(
        self, t: Translator, going: Sequence[str], folder: Path, hand_over: Callable[[str], HandedOver]
    ) -> None:
        """Make the question; `going` lists the data to erase, `hand_over` does the handover to the typed folder."""
        super().__init__(t)
        self._going = going
        self._hand_over = hand_over
        self._word = t.context("to type", "erase")
        self.busy = False
        self.folder = PlainInput(str(folder), id="folder")
        # Typed text replaces the proposed folder.
        self.folder.select_on_focus = True
        self.word = PlainInput(id="word")
        self.result = Static(id="result", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the data to erase, the consequences, the folder, and the word to type."""
        t = self.t
        with Vertical(classes="box") as box:
            box.border_title = Content(t("Hand over and erase here"))
            yield Static(Content.styled(visible("\n".join(self._going)), "bold"), classes="said")
            yield Static(
                t(
                    "All of it goes into one file for a colleague with cop-session, your private notes too. It opens "
                    "without a password: hand it on yourself."
                ),
                classes="said",
            )
            yield Static(
                t(
                    "The file is read back. Where nothing is missing, the round table is erased here: from the list, "
                    "the backups and the folder for exports. That cannot be undone."
                ),
                classes="said",
            )
            yield Horizontal(Static(t("To folder")), self.folder, classes="row")
            yield Horizontal(Static(t("Type “{word}”", word=self._word)), self.word, classes="row")
            yield self.result
            yield KeyLine(boxed=True)

    def action_answer(self) -> None:
        """Hand the session over, once the word was typed."""
        if self.busy:
            return
        if self.word.value.strip().lower() != self._word:
            if self.word.value.strip():
                self._say(self.t("It goes on only where it says “{word}”.", word=self._word))
            self.word.focus()
            return
        self.busy = True
        self._say(self.t("One moment …"))
        in_background(self, lambda: self._hand_over(self.folder.value), self._done, self._failed)

    def _done(self, handed_over: HandedOver) -> None:
        self.dismiss(handed_over)

    def _failed(self, trouble: Trouble) -> None:
        self.busy = False
        self._say(trouble.sentence(self.t))
        self.folder.focus()

    def _say(self, words: str) -> None:
        self.result.update(Content.styled(visible(words), "bold"))

    def action_leave(self) -> None:
        """Go back, unless the handover is running."""
        if not self.busy:
            self.dismiss(None)
