"""A step that asks and in which things are noted as well: one at a time on the screen."""

from textual.app import ComposeResult
from textual.containers import Vertical

from cop_session.tui.keys import bindings
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.core.section import Moment, StepPlace
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough


class AskStep(Vertical):
    """The questions of a step, and its board; one key goes from the one to the other."""

    BINDINGS = bindings.ASK_STEP

    def __init__(self, asking: Walkthrough, board: BoardStep) -> None:
        super().__init__()
        self.asking = asking
        self.board = board
        self._notes = False

    def compose(self) -> ComposeResult:
        """Show the questions; the board stays hidden until it is asked for."""
        self.board.display = False
        yield self.asking
        yield self.board

    @property
    def here(self) -> Walkthrough | BoardStep:
        """The visible part."""
        return self.board if self._notes else self.asking

    @property
    def moment(self) -> Moment:
        """The moment on the screen."""
        return self.here.moment

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other part: from the questions not while words are typed, which a letter belongs to."""
        if action == "note":
            return not self._notes and not self.asking.composer.display
        return self._notes if action == "ask" else True

    def action_note(self) -> None:
        """Go to the board, to write something down."""
        self._turn(True)

    def action_ask(self) -> None:
        """Go back to the questions."""
        if self.board.put_down():
            self._turn(False)

    def _turn(self, notes: bool) -> None:
        was, self._notes = self.here, notes
        was.display, self.here.display = False, True
        self.here.come_back(was.moment)
        if isinstance(self.app, TypeAhead):
            self.app.turn_page()
        self.refresh_bindings()

    def show(self, moment: Moment) -> None:
        """Show another moment."""
        self.here.show(moment)

    def come_back(self, moment: Moment) -> None:
        """Show the present state and take the focus."""
        self.here.come_back(moment)

    def refreshed(self) -> None:
        """Refill the fields after an undo."""
        self.here.refreshed()

    def enter(self) -> None:
        """Take the focus."""
        self.here.enter()

    def put_down(self) -> bool:
        """Record the text in the fields; returns whether they are free for another entry."""
        return self.here.put_down()

    def keep(self) -> None:
        """Keep the typed text as a draft."""
        self.here.keep()

    def bring_up(self, line: int) -> None:
        """Highlight a line, where it is visible."""
        self.here.bring_up(line)

    def go_to(self, place: StepPlace) -> None:
        """Go to the question about a line, or else to the board."""
        asked = {one.id for one in self.asking.questions.asked_about(self.moment.state)}
        if (notes := place.line not in asked) is not self._notes:
            self._turn(notes)
        self.here.go_to(place)

    def action_leave(self) -> None:
        """Leave the field for the list."""
        self.here.action_leave()
