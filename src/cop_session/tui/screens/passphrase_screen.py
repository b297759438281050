"""The screen that asks for a passphrase: it passes the input on and erases it; a check takes a second."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator, msgid
from cop_session.troubles import Trouble
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.fields.secret_input import SecretInput
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.title_bar import TopLine

_ABOUT_THE_NEW: Final = ("different_passphrases", "short_passphrase", "weak_passphrase", "recovery_key_typed")
_LABELS: Final = {
    "present": msgid("Passphrase"),
    "new": msgid("New passphrase"),
    "again": msgid("Once more"),
}


@dataclass(frozen=True, slots=True)
class PassphrasePrompt:
    """The text of the prompt: `fields` are of present, new and again; the sentences are in the user's language."""

    title: str
    sentences: tuple[str, ...]
    fields: tuple[str, ...] = ("present",)
    hint: str = ""


class PassphraseScreen(SpokenScreen[None]):
    """Asks for a passphrase, passes the fields to `work` in a thread, and passes its result to `done`.

    It asks again if `work` raises Trouble, or if the two entries of a new passphrase differ. It has no keys of its own,
    because each subclass would inherit them: a key that skips the prompt, for example.
    """

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = ""

    def __init__(
        self, t: Translator, asked: PassphrasePrompt, work: Callable[..., Any], done: Callable[[Any], object]
    ) -> None:
        super().__init__()
        self.t = t
        self.busy = False
        self._asked = asked
        self._work = work
        self._then = done
        self._said = Static(id="said", markup=False)
        self.fields = [SecretInput(id=name) for name in asked.fields]

    def compose(self) -> ComposeResult:
        """Lay out the explanation, the fields and a line for messages."""
        yield TopLine()
        with Vertical(id="asked") as box:
            box.border_title = Content(self._asked.title)
            for sentence in self._asked.sentences:
                yield Static(Content(sentence), classes="sentence")
            for field in self.fields:
                yield Static(Content.styled(self.t(_LABELS[field.id or ""]), "bold"))
                yield field
            if self._asked.hint:
                yield Static(Content(self._asked.hint), classes="hint")
            yield self._said
        yield KeyLine()

    def on_mount(self) -> None:
        """Focus the first field, which also receives the keys typed before."""
        self.query_one(TopLine).left = self.app.title
        self.set_focus(self.fields[0])

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Stop the event, which contains the typed passphrase."""
        event.stop()
        if event.value:
            self.say("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_submit()

    def say(self, sentence: str) -> None:
        """Show a message below the fields; empty words remove it."""
        self._said.update(Content(visible(sentence)))

    def action_submit(self) -> None:
        """Go to the next field; after the last field, pass the input on."""
        if self.busy:
            return
        empty = next((field for field in self.fields if not field.value), None)
        if empty is not None:
            self.set_focus(empty)
            return
        typed = {field.id: field.take() for field in self.fields}
        if "again" in typed and typed.pop("again") != typed["new"]:
            self.failed(Trouble("different_passphrases"))
            return
        self._be_busy(True)
        self.say(self.t("One moment …"))
        in_background(self, lambda: self._work(*typed.values()), self._done, self.failed, group="passphrase")

    def _done(self, result: Any) -> None:
        # It stays deaf: keys typed before the next screen are dropped.
        self.busy = False
        self._then(result)

    def failed(self, trouble: Trouble) -> None:
        """Show the error and ask again."""
        self._be_busy(False)
        for field in self.fields:
            field.value = ""
        first = "new" if trouble.code in _ABOUT_THE_NEW else self.fields[0].id
        self.set_focus(next(field for field in self.fields if field.id == first))
        self.say(trouble.sentence(self.t))

    def _be_busy(self, busy: bool) -> None:
        self.busy = busy
        for field in self.fields:
            field.deaf = busy


class PassphraseQuestion(PassphraseScreen):
    """A passphrase prompt that can be cancelled."""

    BINDINGS = bindings.PASSPHRASE

    def action_leave(self) -> None:
        """Go back without doing anything."""
        if not self.busy:
            self.dismiss()
