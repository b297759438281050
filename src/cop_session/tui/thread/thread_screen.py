"""The thread of a pupil: all talks about the pupil in order, what became of each, and a replay of them as one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.services.sessions.talk_course import TalkCourse, course_of
from cop_session.troubles import Trouble
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background, open_in_background
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.thread.thread_list import ThreadList, in_turn
from cop_session.tui.thread.thread_rows import ThreadRow, thread_row, thread_title
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.title_bar import TopLine
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.services import Library, Summary
    from cop_session.tui.replay.thread_replay import ThreadReplayScreen


class ThreadScreen(SpokenScreen[str | None]):
    """Shows the talks about a pupil and returns the one to open; codes and days alone until the user shows names.

    The list comes from the index; only the logs of talks that may be visible are read, one after another.
    """

    app = getters.app(WorkspaceApp)
    CSS_PATH = "thread_screen.tcss"
    AUTO_FOCUS = "ThreadList"
    BINDINGS = bindings.THREAD

    def __init__(
        self, library: "Library", session_id: str, *, names: bool, hide_names: Callable[[], object] = lambda: None
    ) -> None:
        """Show the thread of which a session is part; `hide_names` hides those of the screen beneath too."""
        super().__init__()
        self.list = ThreadList()
        self._library = library
        self._first = session_id
        self._names = names
        self._hide_names = hide_names
        self._talks: Sequence[Summary] = ()
        self._courses: dict[str, TalkCourse | None] = {}
        """What was read, None for a talk whose log cannot be."""
        self._reading = False

    def compose(self) -> ComposeResult:
        """Lay out the list and the keys."""
        self.t = self.app.t
        yield TopLine()
        yield self.list
        yield Static(id="notice", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read which talks there are."""
        self.query_one(TopLine).left = self.t("All talks about a pupil")
        in_background(self, lambda: self._library.thread(self._first), self._found, self._fail, group="thread")

    def _found(self, talks: "Sequence[Summary]") -> None:
        self._talks = talks
        self._show(self._first)

    def _show(self, highlight: str) -> None:
        self.query_one(TopLine).right = thread_title(self._talks[-1], names=self._names)
        self.list.show({talk.id: self._row(talk) for talk in self._talks}, highlight)
        if not self._names:
            self.tell(self.t("{key} shows names, and how each need moved.", key=self.key_of("thread.names")))

    def _row(self, talk: "Summary") -> ThreadRow:
        course = self._courses.get(talk.id)
        return thread_row(talk, course, self.t, self.app.today(), names=self._names)

    def _read_next(self) -> None:
        """Read the log of the nearest talk that may be visible and was not read yet, then of the next one."""
        if self._reading or self.list.highlighted is None:
            return
        ids = [talk.id for talk in self._talks]
        wanted = in_turn(ids, self.list.highlighted, self.list.reach)
        id = next((one for one in wanted if one not in self._courses), None)
        if id is None:
            return
        self._reading = True
        in_background(
            self,
            lambda: course_of(self._library.read(id)),
            lambda course: self._was_read(id, course),
            lambda trouble: self._was_read(id, None, trouble),
            group="thread",
        )

    def _was_read(self, id: str, course: TalkCourse | None, trouble: Trouble | None = None) -> None:
        self._reading = False
        self._courses[id] = course
        if trouble:
            self._fail(trouble)
        talk = next(one for one in self._talks if one.id == id)
        self.list.put(id, self._row(talk))
        self._read_next()

    def _fail(self, trouble: Trouble) -> None:
        self.tell(trouble.sentence(self.t))

    def tell(self, words: str) -> None:
        """Show a sentence above the key line; empty words remove it."""
        notice = self.query_one("#notice", Static)
        notice.update(Content(visible(words)))
        notice.set_class(bool(words), "-said")

    def on_thread_list_highlighted(self, event: ThreadList.Highlighted) -> None:
        """Read the talks around another one."""
        event.stop()
        self._read_next()

    def on_thread_list_chosen(self, event: ThreadList.Chosen) -> None:
        """Go back, and open a talk."""
        event.stop()
        self.dismiss(event.session_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that are available now."""
        return bool(self._talks) if action in ("replay", "names") else True

    def action_names(self) -> None:
        """Show or hide names, and how each need moved."""
        self._names = not self._names
        self.tell("")
        self._show(self._talks[self.list.highlighted or 0].id)

    def action_replay(self) -> None:
        """Play all talks, one after another."""

        def first() -> "ThreadReplayScreen":
            from cop_session.tui.replay.thread_replay import ThreadReplay, ThreadReplayScreen

            thread = ThreadReplay([talk.id for talk in self._talks], self._library.read)
            return ThreadReplayScreen(thread, 0, thread.read(0))

        def show(screen: "ThreadReplayScreen") -> None:
            # Other people may see this screen when the user returns here.
            self._names = False
            self._hide_names()
            self._show(self._talks[self.list.highlighted or 0].id)
            self.app.push_screen(screen)

        open_in_background(self, first, show, self._fail, group="replay")

    def action_back(self) -> None:
        """Go back home."""
        self.dismiss(None)
