"""Practice: a group branches from a moment of a talk, and both plans are shown side by side, later too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import State
from cop_session.i18n import Translator
from cop_session.training.stop_points.class_answers import Practice, SchoolClass
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.keys import bindings
from cop_session.tui.replay.compare_screen import CompareScreen
from cop_session.tui.replay.stop_point_editor import LayerDesk
from cop_session.tui.replay.trainer_strip import class_named
from cop_session.tui.support.background_work import open_in_background
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from cop_session.domain.timeline import Timeline
    from cop_session.live import LiveSession
    from cop_session.services import Library
    from cop_session.tui.replay.replay_screen import ReplayScreen


@dataclass(frozen=True, slots=True)
class Origin:
    """The talk from which the practice session of a `group` branches."""

    session_id: str
    group: str


class PracticeDesk:
    """Starts practice sessions from a talk on a screen, and compares their results with the talk."""

    def __init__(
        self, screen: "ReplayScreen", desk: LayerDesk, library: "Library | None", origin: Origin | None = None
    ) -> None:
        """Serve a screen; if it shows a practice session, `origin` is its group and its talk."""
        self._screen: Final = screen
        self._desk: Final = desk
        self._library: Final = library
        self.origin: Final = origin

    @property
    def possible(self) -> bool:
        """Whether there is a workspace to store a practice session in."""
        return self._library is not None

    @property
    def comparable(self) -> bool:
        """Whether there is another plan to compare with."""
        return self._library is not None and (self.origin is not None or bool(self.known))

    @property
    def known(self) -> Sequence[tuple[SchoolClass, Practice]]:
        """The practice sessions of this talk, newest first."""
        if self._library is None:
            return ()
        return [(one, practice) for one in reversed(self._desk.layer.classes) for practice in reversed(one.practices)]

    def begin(self, then: State, position: int) -> None:
        """Ask which group practises, and branch from a position into a separate session."""
        t, library, screen = self._screen.t, self._library, self._screen
        if library is None:
            return
        session_id = self._desk.layer.session_id

        def opened(live: "LiveSession") -> None:
            from cop_session.tui.table.round_table_screen import RoundTableScreen

            self._note(Practice(live.id, position, self._desk.group))
            table = RoundTableScreen(live, library, self._desk.today, practice=self._desk.group)
            screen.app.push_screen(table, lambda _: self._compare(then, live.state, self._desk.group))

        def asked(group: str | None) -> None:
            if group is not None:
                self._desk.group = group
                open_in_background(
                    screen, lambda: library.practise(session_id, position), opened, self._failed, group="practise"
                )

        hint = t("It may stay empty. What they do is kept apart, as practice.")
        screen.app.push_screen(
            Ask(t, t("Which group practises?"), value=self._desk.group, hint=hint, may_be_empty=True), asked
        )

    def _note(self, practice: Practice) -> None:
        layer = self._desk.layer.attended(self._desk.today())
        present = layer.present
        # The practice session exists from now on; undo does not remove it.
        self._desk.settle(layer.with_class(replace(present, practices=(*present.practices, practice))))

    def show_again(self, then: State) -> None:
        """Compare the result of a practice session with the talk; ask which session if there are several.

        If the screen shows a practice session itself, compare that one with the talk.
        """
        known, library, origin = self.known, self._library, self.origin
        if origin and library:
            open_in_background(
                self._screen,
                lambda: library.read(origin.session_id).now,
                lambda talk: self._compare(talk, then, origin.group),
                self._failed,
                group="practise",
            )
            return
        if len(known) == 1:
            self._read(then, known[0][1])
        elif known:

            def chosen(place: int | None) -> None:
                if place is not None:
                    self._read(then, known[place][1])

            self._screen.app.push_screen(PracticeChoice(self._screen.t, known), chosen)

    def _read(self, then: State, practice: Practice) -> None:
        library = self._library
        if library is None:
            return

        def read(timeline: "Timeline") -> None:
            self._compare(then, timeline.now, practice.group)

        open_in_background(
            self._screen, lambda: library.read(practice.session_id), read, self._failed, group="practise"
        )

    def _compare(self, then: State, now: State, group: str) -> None:
        self._screen.app.push_screen(CompareScreen(self._screen.t, then, now, group))

    def _failed(self, trouble: Trouble) -> None:
        if trouble.code == "no_such_session":
            self._screen.complain(self._screen.t("That session is not here any more: it was erased."))
        else:
            self._screen.complain(trouble.sentence(self._screen.t))


class PracticeList(MarkedList):
    """Practice sessions."""

    BINDINGS = bindings.PRACTICE_LIST


class PracticeChoice(SpokenDialog[int | None]):
    """Offers practice sessions and returns the index of the chosen one; Escape returns nothing."""

    DEFAULT_CSS = styles_beside(__file__)
    BINDINGS = bindings.PRACTICE_CHOICE

    def __init__(self, t: Translator, known: Sequence[tuple[SchoolClass, Practice]]) -> None:
        super().__init__(t)
        self._known = known

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.t("Which practice beside the talk?"))
            yield PracticeList(*[Option(self._row(*one)) for one in self._known], markup=False)
            yield KeyLine(boxed=True)

    def _row(self, one: SchoolClass, practice: Practice) -> Table:
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(width=2)
        grid.add_column(ratio=1, style="bold", no_wrap=True)
        grid.add_column(ratio=1, no_wrap=True)
        grid.add_row(Text(""), Text(visible(practice.group) or self.t("the class")), Text(class_named(self.t, one)))
        return grid

    def on_option_list_option_selected(self, event: PracticeList.OptionSelected) -> None:
        """Return the chosen session."""
        event.stop()
        self.dismiss(event.option_index)
