"""Making a document of a session: which one, for whom, in which folder."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.documents import wording
from cop_session.i18n import Translator
from cop_session.library.plans import Format, number_of
from cop_session.roundtable.naming import call_names
from cop_session.roundtable.state import State
from cop_session.roundtable.text import visible
from cop_session.troubles import Trouble
from cop_session.tui import keys
from cop_session.tui.background import in_background
from cop_session.tui.screens.base import SpokenDialog
from cop_session.tui.widgets.choice import Choice
from cop_session.tui.widgets.keyline import KeyLine
from cop_session.tui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from cop_session.library import Library
    from cop_session.live import LiveSession
    from cop_session.tui.app import CopSession

_BUNDLE = "bundle"


class ExportDialog(SpokenDialog[Path | None]):
    """Makes a document and tells where it is; gives back the path of the last one made."""

    BINDINGS = keys.EXPORT

    def __init__(self, t: Translator, library: "Library", live: "LiveSession") -> None:
        super().__init__(t)
        self._library = library
        self._live = live
        self._made: Path | None = None
        self._asked: tuple[str, Path] | None = None
        self._busy = False
        kinds = [("docx", t("Word")), ("text", t("plain text")), (_BUNDLE, t("session file"))]
        self.kind = Choice(kinds, "docx", id="kind")
        self.folder = PlainInput(str(library.workspace.exports))
        self.told = Static(classes="hint", markup=False)
        self.result = Static(id="result", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the question, with what was agreed about who receives the plan."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.t("Make the document"))
            yield Static(Content.styled(self.t("Document"), "bold"))
            yield self.kind
            yield self.told
            yield Static(Content.styled(self.t("Folder"), "bold"), classes="label")
            yield self.folder
            yield Static(receivers(self._live.state, self.t), classes="label hint")
            yield self.result
            yield KeyLine(boxed=True)

    def on_mount(self) -> None:
        self._tell()

    @on(Choice.Changed)
    def _tell(self) -> None:
        """Say what the chosen document is."""
        t = self.t
        if self.kind.value == _BUNDLE:
            words = t("For another cop-session. It also holds your private notes and text that was undone.")
        elif number := number_of(self._live.timeline):
            words = t("This becomes version {number} of the plan.", number=number)
        else:
            words = t("This becomes a draft: the round table is not closed yet.")
        self.told.update(Content(words))

    def action_export(self) -> None:
        """Make the document in the folder; where that was just done, go back."""
        if self._busy:
            return
        kind, folder = asked = self.kind.value, self._folder()
        if self._made and asked == self._asked:
            self.action_leave()
            return
        self._busy, self._asked = True, asked
        self._say(self.t("One moment …"))
        in_background(self, lambda: self._written(kind, folder), self._done, self._failed)

    def _folder(self) -> Path:
        return self._library.workspace.root / Path(self.folder.value.strip() or "exports").expanduser()

    def _written(self, kind: str, folder: Path) -> Path:
        self._live.flush()
        if kind == _BUNDLE:
            return self._library.export_bundle(self._live.id, folder)
        today = cast("CopSession", self.app).today()
        return self._library.export_plan(self._live, form=cast(Format, kind), folder=folder, today=today)

    def _done(self, path: Path) -> None:
        self._busy = False
        self._made = path
        self._say(self.t("Made: {path}", path=path))
        self._tell()

    def _failed(self, trouble: Trouble) -> None:
        self._busy, self._asked = False, None
        self._say(trouble.sentence(self.t))

    def _say(self, words: str) -> None:
        self.result.update(Content.styled(visible(words), "bold"))

    def action_leave(self) -> None:
        """Go back, with the document that was made."""
        self.dismiss(self._made)


def receivers(state: State, t: Translator) -> Content:
    """Return the reminder of who receives the plan and by which route."""
    names = call_names(state.people)
    agreed = [
        f"{visible(one.name if one.person is None else names.get(one.person, ''))} ({wording.route(t, one.route)})"
        for one in state.recipients
    ]
    words = t("Agreed to receive it: {people}", people=", ".join(agreed)) if agreed else ""
    return Content(words or t("It is not agreed yet who receives the plan."))
