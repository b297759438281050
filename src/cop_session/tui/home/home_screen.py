"""Home: sessions that need attention today, later sessions and past sessions; every round table opens from here."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from cop_session.config import in_one
from cop_session.domain.codes import Phase
from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import date_wording
from cop_session.troubles import MENDED_BY_A_BACKUP, Trouble
from cop_session.tui.home.first_use_hint import invitation
from cop_session.tui.home.opening_notices import opening_notices
from cop_session.tui.home.session_list import PAGE, SessionList
from cop_session.tui.keys import bindings
from cop_session.tui.support.app_messages import LibraryFailed, LibraryOpened, ListMadeAgain, SessionsGlanced
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.session_agenda import GRACE, agenda
from cop_session.tui.widgets.title_bar import TopLine
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.services import Library, SessionPage, Summary
    from cop_session.tui.home.home_actions import Errands

_REMINDED_AFTER = 2.0
"""Delay in seconds before home checks for sessions past their retention period.

The task for which the user opened home comes first.
"""

_TYPING_PAUSE = 0.15
"""Seconds without a key before a search starts."""


class HomeScreen(SpokenScreen[None]):
    """Home. It shows only the code and date of a round table until the user shows names."""

    app = getters.app(WorkspaceApp)
    AUTO_FOCUS = "SessionList"
    BINDINGS = bindings.HOME

    def __init__(self) -> None:
        super().__init__()
        self.list = SessionList()
        self.preview = Static(id="preview", markup=False)
        self.field = PlainInput(id="search")
        self._summaries: Sequence[Summary] = ()
        self._previewed: Summary | None = None
        self._counts = False
        self._more = 0
        self._limit = PAGE
        self._names = False
        self._typing: Timer | None = None
        self._told: Trouble | None = None
        self._errands: Errands | None = None
        self._wanted: Callable[[Errands], object] | None = None

    @property
    def today(self) -> date:
        """The present day."""
        return self.app.today()

    @property
    def library(self) -> "Library | None":
        """The workspace, once it is open."""
        return self.app.library

    @property
    def errands(self) -> "Errands | None":
        """The actions on sessions, once the workspace is open."""
        if self._errands is None and self.library is not None:
            # Imported late: the first frame does not need it, and the import is slow.
            from cop_session.tui.home.home_actions import Errands

            self._errands = Errands(self, self.app, self.library)
        return self._errands

    @property
    def highlighted(self) -> "Summary | None":
        """The summary of the highlighted session."""
        return self.listed(self.list.highlighted_id)

    def listed(self, session_id: str | None) -> "Summary | None":
        """Return the summary of a session in the list."""
        return next((one for one in self._summaries if one.id == session_id), None)

    def compose(self) -> ComposeResult:
        """Lay out home without reading from disk."""
        self.t = self.app.t
        yield TopLine()
        with Vertical(id="parts"):
            with Vertical(id="left"):
                yield self.field
                yield self.list
            yield self.preview
        yield Static(id="notice", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show today's date, and whose data belong here."""
        self.field.border_title = Content(self.t("Search"))
        line = self.query_one(TopLine)
        line.left = self.app.title
        self._show_protection()
        line.right = date_wording.full_day(self.t, self.today)
        self.tell(in_one(self.app.troubles, self.t))

    def _show_protection(self) -> None:
        line = self.query_one(TopLine)
        line.middle = "" if self.app.protected else self.t("fictional pupils only")

    def on_sessions_glanced(self, event: SessionsGlanced) -> None:
        """Show the list of the previous run until the workspace is open."""
        if self.library is None:
            self._show(event.sessions)
        self.call_after_refresh(event.shown)

    def on_list_made_again(self, event: ListMadeAgain) -> None:
        """Show the progress of reindexing after an update."""
        if self.library is None:
            self.tell(self.t("The list is being made again: {percent} %", percent=event.percent))
            self._counts = True

    def on_library_opened(self, event: LibraryOpened) -> None:
        """Show the sessions of the workspace, then preload the round table."""
        self._errands = None
        self._show_protection()
        if self._counts:
            self._counts = False
            self.tell(in_one(self.app.troubles, self.t))
        if found := list(opening_notices(event.library, self.t)):
            self.tell(" ".join(filter(None, [*found, in_one(self.app.troubles, self.t)])))
        self.reload(self._preload)
        self.set_timer(_REMINDED_AFTER, self._remind)
        self.app.resume_keys()
        wanted, self._wanted = self._wanted, None
        if wanted:
            self._attend(wanted)

    def on_library_failed(self, event: LibraryFailed) -> None:
        """Show why there are no sessions."""
        self.app.forget_keys()
        if isinstance(event.trouble, Trouble):
            self.fail(event.trouble)

    def on_screen_resume(self) -> None:
        """Refresh the list after another screen was in front."""
        if self.library:
            self.reload()
            self.app.memory.soon()
            if (trouble := self.library.unbacked) and trouble is not self._told:
                self.fail(trouble)
            elif trouble:
                self.tell(trouble.sentence(self.t))
            self._told = trouble

    def tell(self, words: str) -> None:
        """Show a sentence above the key line; empty words remove it."""
        notice = self.query_one("#notice", Static)
        notice.update(Content(visible(words)))
        notice.set_class(bool(words), "-said")

    def add(self, words: str) -> None:
        """Show a message of low priority, unless another is shown already."""
        if not self.query_one("#notice", Static).has_class("-said"):
            self.tell(words)

    def reload(self, then: Callable[[], None] | None = None, *, show: str | None = None) -> None:
        """Reload the sessions that match the search, and highlight the session `show`."""
        library, words = self.library, self.field.value
        if library is None:
            return

        def listed(found: "SessionPage") -> None:
            # The result of a search is outdated if the user has typed on meanwhile.
            if words == self.field.value:
                self._show(found, show, more=found.total - len(found))
            if then:
                self.call_after_refresh(then)

        def work() -> "SessionPage":
            from cop_session.services import Wanted

            today = self.today
            wanted = Wanted(today, today - GRACE, self._limit)
            return library.search(words, wanted) if words.strip() else library.first(wanted)

        in_background(self, work, listed, self.fail, group="list", exclusive=True)

    def _show(self, found: "Sequence[Summary]", highlight: str | None = None, more: int = 0) -> None:
        self._summaries, self._more = found, more
        self.set_class(not found, "-empty")
        if found:
            sections = agenda(found, self.today, self.t)
            self.list.show(sections, more=more, names=self._names, t=self.t, highlight=highlight)
        elif self.field.value.strip():
            self.list.say(Content(self.t("Nothing found. {key} shows everything again.", key=self.key_of("home.list"))))
        else:
            self.list.say(*invitation(self.t, self.key_of))
        self._show_preview()

    def _show_preview(self) -> None:
        # Imported late: the first frame does not need it, and the import is slow.
        from cop_session.tui.home.session_preview import preview, preview_title
        from cop_session.tui.widgets.clipped import Clipped, more_words

        session = self._previewed = self.highlighted
        self.preview.border_title = Content(preview_title(session, self._names)) if session else None
        key = self.key_of("home.names")
        rows = preview(session, self._names, self.t, key).split("\n", allow_blank=True) if session else ()
        # The screen sets its size: a new layout would repaint everything.
        self.preview.update(Clipped([(row, "") for row in rows], more_words(self.t)), layout=False)
        self.refresh_bindings()

    def _preload(self) -> None:
        def load() -> None:
            import cop_session.tui.home.home_actions
            import cop_session.tui.replay.class_screen
            import cop_session.tui.table.round_table_screen  # noqa: F401  # only to have them loaded
            from cop_session.tui.support.preload_styles import parse_styles

            parse_styles(self.app)

        # If this fails, opening a round table reports the cause.
        self.run_worker(load, thread=True, group="preload", exit_on_error=False)

    def _remind(self) -> None:
        if self.library:
            from cop_session.tui.home.privacy_actions import remind

            remind(self, self.library)

    def fail(self, trouble: Trouble) -> None:
        """Show an error; if a backup helps, offer one."""
        self.tell(trouble.sentence(self.t))
        if trouble.code in MENDED_BY_A_BACKUP:
            from cop_session.tui.home.offer_restore import offer

            offer(self.app, trouble)

    def put_away(self) -> None:
        """Record unfinished text in a form."""
        if self._errands:
            self._errands.finish()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that are available now."""
        match action:
            case "samples":
                return self.library is not None and not self._summaries and not self.field.value
            case "plan" | "export" | "details" | "team" | "replay" | "copy" | "agenda" | "thread":
                return self.list.highlighted_id is not None
            case "follow_up":
                return self.highlighted is not None and self.highlighted.phase is Phase.CLOSED
            case _:
                return True

    @on(Input.Changed, "#search")
    def _search_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._limit = PAGE
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(_TYPING_PAUSE, self.reload)

    def on_session_list_more(self, event: SessionList.More) -> None:
        """Show one more page, and continue at the last session."""
        event.stop()
        self._limit += PAGE
        self.reload(show=event.last)

    @on(Input.Submitted, "#search")
    def _search_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.list.focus()

    def on_session_list_highlighted(self, event: SessionList.Highlighted) -> None:
        """Show the highlighted session next to the list, unless the list already came with its preview."""
        event.stop()
        if self.highlighted is not self._previewed:
            self._show_preview()

    def on_session_list_chosen(self, event: SessionList.Chosen) -> None:
        """Open a round table."""
        event.stop()
        self._attend(lambda errands: errands.open_table(event.session_id))

    def wait_for(self, errand: "Callable[[Errands], object]") -> None:
        """Run an errand on sessions once the workspace is open."""
        self._wanted = errand

    def _attend(self, errand: "Callable[[Errands], object]") -> None:
        """Run an errand on the sessions; before the workspace is open, store the errand until then.

        Keys typed after such a request wait too: they are meant for its result.
        """
        if errands := self.errands:
            errand(errands)
        else:
            self._wanted = errand
            self.app.pause_keys()

    def _attend_highlighted(self, errand: "Callable[[Errands, str], object]") -> None:
        if session_id := self.list.highlighted_id:
            self._attend(lambda errands: errand(errands, session_id))

    def action_search(self) -> None:
        """Go to the search field."""
        self.field.focus()

    def action_list(self) -> None:
        """Go to the list; in the list, clear the search."""
        if self.focused is self.list:
            self.field.value = ""
            self.tell("")
        self.list.focus()

    def hide_names(self) -> None:
        """Show codes again: other people may see the screen when the user returns here."""
        self._names = False

    def action_names(self) -> None:
        """Show or hide the pupils' names."""
        self._names = not self._names
        if self._summaries:
            self._show(self._summaries, more=self._more)

    def action_new(self) -> None:
        """Prepare a new round table."""
        self._attend(lambda errands: errands.prepare())

    def action_agenda(self) -> None:
        """Show the agenda."""
        self._attend(lambda errands: errands.agenda(names=self._names))

    def action_thread(self) -> None:
        """Show all talks about the pupil of the highlighted session."""
        names = self._names
        self._attend_highlighted(lambda errands, session_id: errands.thread(session_id, names=names))

    def action_team(self) -> None:
        """Prepare the round table of another pupil with the team of the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.same_team(session_id))

    def action_follow_up(self) -> None:
        """Prepare another round table about the pupil of the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.follow_up(session_id))

    def action_details(self) -> None:
        """Edit the details of the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.details(session_id))

    def action_plan(self) -> None:
        """Show the plan of the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.read_plan(session_id))

    def action_replay(self) -> None:
        """Replay the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.replay(session_id))

    def action_export(self) -> None:
        """Export a document of the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.export(session_id))

    def action_copy(self) -> None:
        """Make a training copy of the highlighted session."""
        self._attend_highlighted(lambda errands, session_id: errands.copy(session_id))

    def action_import(self) -> None:
        """Import a session file."""
        self._attend(lambda errands: errands.bring_in())

    def action_samples(self) -> None:
        """Import the sample round tables that come with the program."""
        self._attend(lambda errands: errands.bring_in_samples())

    def action_training(self) -> None:
        """Import the training round tables for a class."""
        self._attend(lambda errands: errands.bring_in_training())
