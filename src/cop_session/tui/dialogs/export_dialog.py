"""The dialog that exports a session: audience, format and folder, with the content described beforehand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator, date_wording
from cop_session.services.delivery.delivery import Delivered, Order
from cop_session.services.delivery.document_formats import ON_CLIPBOARD, Form
from cop_session.services.delivery.document_set import REPLY_WITHIN, may_be_draft
from cop_session.services.delivery.recipients import Audience
from cop_session.services.delivery.reply_deadline import read_reply_by
from cop_session.services.delivery.templates import Remarks, on_paper
from cop_session.services.sessions.plan_versions import number_of
from cop_session.troubles import Trouble
from cop_session.tui.dialogs import export_choices as choices
from cop_session.tui.dialogs.export_choices import BUNDLE
from cop_session.tui.dialogs.passphrases_shown_once import ToldDialog
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.widgets.choice import Choice
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.live import LiveSession
    from cop_session.services import Library
    from cop_session.services.prefill.third_party_names import Mention

_Made = TypeVar("_Made")

_AROUND = 5
"""Rows of the box around its content: borders, key line and the blank row above it."""

_ROOMY = 34
"""Minimum number of rows at which there is a blank row between the choices."""

_DRAFT, _VERSION = "draft", "version"
_KEPT, _GOES = "kept", "goes"
_STAY, _ALONG = "stay", "along"


class ExportDialog(SpokenDialog[Path | None]):
    """Exports documents and reports their paths; returns the path of the last document.

    If it `hands_over`, `handing_over` is called afterwards to give the session to a colleague and delete it here.
    """

    app = getters.app(WorkspaceApp)
    CSS_PATH = "export_dialog.tcss"
    AUTO_FOCUS = "#audience"
    BINDINGS = bindings.EXPORT

    def __init__(self, t: Translator, library: "Library", live: "LiveSession", *, hands_over: bool = False) -> None:
        super().__init__(t)
        self.handing_over = False
        self.set_class(hands_over, "-hands-over")
        self._library = library
        self._live = live
        self._made: Path | None = None
        self._asked: tuple[object, ...] | None = None
        self._busy = False
        self.audience = Choice(choices.audiences(t), Audience.SCHOOL, id="audience")
        self.form = Choice(choices.forms(t, Audience.SCHOOL), Form.WORD, id="form")
        self.edition = Choice((), _VERSION, id="edition")
        after = (
            (_KEPT, t.context("handing over", "keep it here")),
            (_GOES, t.context("handing over", "erase it here")),
        )
        self.afterwards = Choice(after, _KEPT, id="afterwards")
        without, along = t.context("answers of a class", "stay here"), t.context("answers of a class", "go along")
        self.answers = Choice(((_STAY, without), (_ALONG, along)), _STAY, id="answers")
        self.set_class(live.state.fictional, "-for-a-class")
        self.reply_by = PlainInput(id="reply-by")
        # Typed text replaces the proposed day.
        self.reply_by.select_on_focus = True
        self.folder = PlainInput(str(library.workspace.exports), id="folder")
        self.holds = Static(classes="hint", markup=False)
        self.about = Static(classes="hint", markup=False)
        self.told = Static(id="told", classes="hint", markup=False)
        self.until = Static(classes="hint", markup=False)
        self.read_again = Static(id="read-again", markup=False)
        self.result = Static(id="result", markup=False)
        self.body = VerticalScroll(can_focus=False)

    def compose(self) -> ComposeResult:
        """Lay out the choices, their explanation, and the result."""
        t = self.t
        agreed = Static(choices.receivers(t, self._live.state), classes="hint of-form", markup=False)
        with Vertical(classes="box") as box:
            box.border_title = Content(t("Make documents"))
            with self.body:
                yield _row(t("For whom"), self.audience, self.holds)
                yield _row(t.context("document", "Form"), self.form, self.about, classes="of-form")
                yield _row(t.context("document", "Version"), self.edition, self.told, classes="of-version")
                yield _row(t("Answer"), self.reply_by, self.until, classes="of-draft")
                yield _row(t("Folder"), self.folder)
                asked = Static(t("To erase it, you first see what happens."), classes="hint", markup=False)
                yield _row(t("Afterwards"), self.afterwards, asked, classes="of-handing-over")
                kept = Static(t("What a class answered at the stop-points."), classes="hint", markup=False)
                yield _row(t("Answers"), self.answers, kept, classes="of-a-class")
                yield agreed
                yield self.read_again
                yield self.result
            yield KeyLine(boxed=True)

    def on_mount(self) -> None:
        """Describe the chosen document, and search for names that do not belong in it."""
        today = self.app.today()
        self.reply_by.value = date_wording.long_day(self.t, today + REPLY_WITHIN)
        self._tell()
        self._look_for_mentions()

    def on_resize(self) -> None:
        """Keep the key line in view, and use the available height."""
        self.body.styles.max_height = max(3, self.size.height - _AROUND)
        self.set_class(self.size.height < _ROOMY, "-low")

    @on(Choice.Changed)
    @on(Input.Changed)
    def _changed(self, event: Choice.Changed | Input.Changed) -> None:
        event.stop()
        if event.control is self.audience:
            offered = choices.forms(self.t, self.audience.value)
            if offered:
                self.form.offer(offered)
            self.read_again.update("")
            self._look_for_mentions()
        self._tell()

    def _tell(self) -> None:
        """Describe the chosen document, for the reader and as a file."""
        t, audience = self.t, self.audience.value
        self.set_class(not choices.forms(t, audience), "-as-agreed")
        self.set_class(audience == BUNDLE, "-bundle")
        # A session that is erased here is handed over whole.
        self.set_class(self.afterwards.value == _GOES, "-goes")
        versions = self._versions()
        if len(versions) > 1:
            self.edition.offer(versions)
        self.set_class(len(versions) < 2, "-one-version")
        self.set_class(not self._is_draft, "-final")
        self.holds.update(choices.about_audience(t, self._live.state, audience))
        self.about.update(choices.about_form(t, self.form.value, self.key_of("export.copy")))
        self.told.update(self._said_of_version())
        self.until.update(self._understood())
        self.refresh_bindings()

    def _versions(self) -> choices.Options:
        number = self._number
        if not number:
            return ()
        version = self.t("version {number}", number=number)
        draft = [(_DRAFT, self.t("draft to read through"))] if may_be_draft(self._live.timeline) else []
        return [(_VERSION, version), *draft]

    @property
    def _number(self) -> int:
        return number_of(self._live.timeline, self._live.earlier)

    @property
    def _is_draft(self) -> bool:
        chosen = self.edition.value == _DRAFT and may_be_draft(self._live.timeline)
        return chosen or not self._number

    def _said_of_version(self) -> str:
        t, number = self.t, self._number
        if not number:
            return t("This becomes a draft: the round table is not closed yet.")
        if self._is_draft:
            return t("This goes round as a draft; the plan itself can follow.")
        return t("This becomes version {number} of the plan.", number=number)

    def _understood(self) -> str:
        """Return the parsed reply-by date as text."""
        t = self.t
        try:
            day = read_reply_by(self.reply_by.value, self.app.today(), t.locale)
        except Trouble as trouble:
            return visible(trouble.sentence(t))
        if day is None:
            return t("No day: people answer when they can.")
        return t("By {day} people can say what is not right.", day=date_wording.long_day(t, day))

    def _order(self) -> Order:
        """Return the chosen document; raises Trouble if the reply-by date is invalid."""
        today = self.app.today()
        by = read_reply_by(self.reply_by.value, today, self.t.locale) if self._is_draft else None
        draft = self._is_draft and bool(self._number)
        return Order(Audience(self.audience.value), Form(self.form.value), draft=draft, reply_by=by)

    def _look_for_mentions(self) -> None:
        if self.audience.value == BUNDLE:
            return
        today, live = self.app.today(), self._live
        order = Order(Audience(self.audience.value))
        in_background(
            self,
            lambda: self._library.mentions(live.id, live.timeline, order, today),
            self._mentioned,
            lambda _: None,
            group="mentions",
            exclusive=True,
        )

    def _mentioned(self, found: "Sequence[Mention]") -> None:
        # This screen does not show whether a name is known from another round table.
        t, said = self.t, [f"“{one.words}” ({one.where})" for one in found if not one.private]
        lines = [t("Does this belong in it? {words}", words=", ".join(said))] if said else []
        # Private words are not shown: other people may see the screen.
        private = [one.where for one in found if one.private]
        if private:
            lines.append(
                t.plural(
                    "Health or family is named {n} time, under {where}. Does it belong in it?",
                    "Health or family is named {n} times, under {where}. Does it belong in it?",
                    len(private),
                    where=", ".join(dict.fromkeys(private)),
                )
            )
        self.read_again.update(Content.styled(visible("\n".join(lines)), "bold"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy a text format, and to go back if the same document was just made."""
        if action in ("export", "done"):
            done = self._made is not None and self._asked is not None and self._asked == self._asks
            return done is (action == "done")
        if action != "copy":
            return True
        return Form(self.form.value) in ON_CLIPBOARD and self.audience.value not in (BUNDLE, Audience.EVERYONE)

    @property
    def elsewhere(self) -> Path | None:
        """The typed folder, if it replaces the proposed one."""
        typed = self.folder.value.strip()
        return Path(typed).expanduser() if typed not in ("", str(self._library.workspace.exports)) else None

    @property
    def _folder(self) -> Path:
        return self._library.workspace.root / Path(self.folder.value.strip() or "exports").expanduser()

    @property
    def _asks(self) -> tuple[object, ...] | None:
        """The chosen document and folder; None if the choice is incomplete."""
        if self.audience.value == BUNDLE:
            return BUNDLE, self._folder, self.answers.value
        try:
            return self._order(), self._folder
        except Trouble:
            return None

    def action_done(self) -> None:
        """Go back: the chosen document was just made."""
        self.action_leave()

    def action_export(self) -> None:
        """Make the document in the folder."""
        if self._busy:
            return
        self.handing_over = self.audience.value == BUNDLE and self.afterwards.value == _GOES
        if self.handing_over:
            self.action_leave()
            return
        folder = self._folder
        if self.audience.value == BUNDLE:
            classes = self.answers.value == _ALONG
            self._start(
                self._asks,
                lambda: self._flushed.export_bundle(self._live.id, folder, classes=classes),
                self._bundle_done,
            )
            return
        try:
            order = self._order()
        except Trouble as trouble:
            self._say(trouble.sentence(self.t))
            self.reply_by.focus()
            return
        self._start((order, folder), lambda: self._delivered(order, folder), self._delivery_done)

    def action_copy(self) -> None:
        """Put the document on the clipboard."""
        if self._busy:
            return
        try:
            order = self._order()
        except Trouble as trouble:
            self._say(trouble.sentence(self.t))
            return
        today = self.app.today()
        self._start(None, lambda: self._flushed.hand_over(self._live, order, today=today), self._copied)

    def _start(
        self, asked: tuple[object, ...] | None, work: Callable[[], _Made], then: Callable[[_Made], object]
    ) -> None:
        self._busy, self._asked = True, asked
        self._say(self.t("One moment …"))
        in_background(self, work, then, self._failed)

    @property
    def _flushed(self) -> "Library":
        """The library, once all typed text is on disk."""
        self._live.flush()
        return self._library

    def _delivered(self, order: Order, folder: Path) -> tuple[Delivered, Remarks]:
        app, library = self.app, self._flushed
        dressed, remarks = on_paper(order, self._live.state, app.settings.schools, library.workspace.root)
        return library.deliver(self._live, dressed, today=app.today(), folder=folder), remarks

    def _delivery_done(self, done: tuple[Delivered, Remarks]) -> None:
        made, remarks = done
        t, count = self.t, len(made.files)
        # The full path is in the folder field.
        words = t("Made: {path}", path=made.place.name)
        if made.place not in made.files:
            words = t.plural("{n} file made, in {folder}", "{n} files made, in {folder}", count, folder=made.place.name)
        self._finished(made.place, "\n".join([words, *(one.sentence(t) for one in (*made.missing, *remarks))]))
        if made.told:
            self.app.push_screen(ToldDialog(t, made.told))

    def _bundle_done(self, made: Sequence[Path]) -> None:
        self._finished(made[0], self.t("Made: {path}", path=" + ".join(one.name for one in made)))

    def _copied(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self._busy = False
        self._say(self.t("On the clipboard. Nothing comes when you paste? Then make the file."))

    def _finished(self, place: Path, words: str) -> None:
        self._busy, self._made = False, place
        self._say(words)
        self._tell()

    def _failed(self, trouble: Trouble) -> None:
        self._busy, self._asked = False, None
        self._say(trouble.sentence(self.t))

    def _say(self, words: str) -> None:
        self.result.update(Content.styled(visible(words), "bold"))
        self.body.scroll_end(animate=False)

    def action_leave(self) -> None:
        """Go back, and return the path of the last document."""
        self.dismiss(self._made)


def _row(label: str, *widgets: Widget, id: str | None = None, classes: str = "") -> Horizontal:
    name = Static(Content.styled(label, "bold"), classes="name")
    return Horizontal(name, Vertical(*widgets), classes=f"row {classes}", id=id)
