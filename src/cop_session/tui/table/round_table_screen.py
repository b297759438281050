"""The round table: the people, the present step, and the growing plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual import getters

from cop_session.coaching.timing import entered_at
from cop_session.domain import events as ev
from cop_session.domain.codes import Phase
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.formats import format_of
from cop_session.i18n import msgid
from cop_session.services.sessions.plan_versions import language_of
from cop_session.training.stop_points.practice_label import practised
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.pause_screen import PauseScreen
from cop_session.tui.keys import bindings
from cop_session.tui.keys.help_topic import Topic
from cop_session.tui.steps.board.prebuild_steps import StepsAhead
from cop_session.tui.steps.board.step_factory import MINE, step_named
from cop_session.tui.steps.core.coach import Coach, Passing
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.core.step_messages import ElsewhereAsked, StepAsked, StrikeAsked
from cop_session.tui.steps.private_strip.open_items_section import LOOSE_ENDS
from cop_session.tui.steps.private_strip.unrecorded_text import DETAILS
from cop_session.tui.support.app_messages import Saved
from cop_session.tui.table.available_actions import is_offered
from cop_session.tui.table.close_talk import close_talk
from cop_session.tui.table.edit_details import correct_details
from cop_session.tui.table.follow_and_take_over import Along
from cop_session.tui.table.move_line_action import move_elsewhere
from cop_session.tui.table.redact_line import ask_to_strike
from cop_session.tui.table.session_recorder import Desk
from cop_session.tui.table.start_talk import start_talk
from cop_session.tui.table.step_bar import TopBar
from cop_session.tui.table.suggest_participants import Acquaintances
from cop_session.tui.table.table_place import TablePlace
from cop_session.tui.table.table_screen import TableScreen
from cop_session.tui.table.undo_redo import UndoMessage
from cop_session.tui.table.walkthrough_end import WalkthroughEnd
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.live import LiveSession
    from cop_session.services import Library


class RoundTableScreen(TableScreen):
    """Runs a session: shows its state, records the events of the steps, and never asks whether to save."""

    app = getters.app(WorkspaceApp)
    BINDINGS = bindings.TABLE

    def __init__(
        self,
        live: "LiveSession",
        library: "Library",
        today: Callable[[], date] = date.today,
        *,
        hints_live: bool = False,
        place: TablePlace | None = None,
        practice: str | None = None,
    ) -> None:
        """Show an open session, restored to `place` if given; `practice` is the name of a practising group."""
        super().__init__(language_of(live.state), format_of(live.state))
        self._practice = practice
        self.live = live
        self.library = library
        self._today = today
        self._step: Step = place.step if place else live.state.step
        self._mine = place.mine if place else False
        self.set_class(place.large if place else False, "-large")
        self._minute = 0
        self._left = False
        self._why = ""
        self.coach = Coach(self._passing, hints_live=hints_live)
        self.acquaintances = Acquaintances(self, library, live.id)
        self.desk = Desk(live, self.t, self.complain, self.show_state)
        self.along = Along(self, self.begin_again)
        self._end = WalkthroughEnd(self)
        self._undo_message = UndoMessage(self)
        self._ahead = StepsAhead(
            self.stage, format_of(live.state).order, lambda name: step_named(name, self, self.coach)
        )

    def on_mount(self) -> None:
        """Show the present step and follow the clock."""
        self.live.subscribe(self._on_disk)
        self.set_interval(1, self.look)
        self._open_step()
        if self.live.lost:
            words = self.t("What was written down last here is not on disk any more. A backup may hold it.")
            self.complain(words)
        if self.live.doubtful:
            self.complain(self.t("What was half typed here may be damaged. Read it once more before you note it."))
        if self.live.read_only:
            self._turn_read_only(self.live.read_only)
        elif self.state.phase is Phase.PAUSED:
            self.action_pause()

    @property
    def state(self) -> State:
        """The state of the session."""
        return self.live.state

    def headline(self, wide: bool) -> str:
        """Return the pupil of the round table; in practice, the practice label comes first."""
        told = [] if self._practice is None else [practised(self._practice, self.t)]
        return " · ".join([*told, super().headline(wide)])

    @property
    def shown_step(self) -> Step | None:
        """The step on the screen; None for the facilitator's private strip."""
        return None if self._mine else self._step

    @property
    def is_large(self) -> bool:
        """Whether only the step itself is shown, for the whole table."""
        return self.has_class("-large")

    @property
    def in_talk(self) -> bool:
        """Whether a talk is in progress."""
        return self.state.phase is Phase.LIVE

    @property
    def step(self) -> Step:
        """The step that the facilitator looks at."""
        return self._step

    @property
    def moment(self) -> Moment:
        """The present moment, as input for the steps."""
        sitting = self.state.sittings[-1]
        day = sitting.on or self.state.held_on or self._today()
        known = self.acquaintances.people(self.state)
        return Moment(self.state, self.t, day, known, large=self.has_class("-large"), drafts=self.desk.typed)

    def _passing(self) -> Passing:
        state, now = self.state, self.live.now.astimezone(ZoneInfo(self.state.zone))
        entered = entered_at(self.live.timeline.events, state.step)
        held_now = state.sittings[-1].on == now.date()
        return Passing(self.live.elapsed_ms, entered, now.time() if held_now else None)

    def complain(self, words: str) -> None:
        """Show a sentence as a toast."""
        self.notify(visible(words), markup=False, severity="warning", timeout=8)

    def show_state(self) -> None:
        """Show the present state."""
        self.stage.show(self.moment)
        self._show_around()

    def _show_around(self) -> None:
        self.show_panes()
        self._show_saved()
        self.refresh_bindings()

    def _show_saved(self) -> None:
        self.top.tick(self.live.elapsed_ms, self.state.phase)
        self.top.saved(self.live.saved, self.live.read_only is not None)

    def look(self) -> None:
        """Show the time, and the changes of another window."""
        self._show_saved()
        minute = self.live.elapsed_ms // 60_000
        if self._mine and minute != self._minute:
            self.stage.show(self.moment)
        self._minute = minute
        self.along.look()

    def on_saved(self) -> None:
        """Show that everything is saved, or why it is not."""
        self._show_saved()
        why = self.live.read_only
        if why and why.code != self._why:
            self._turn_read_only(why)
            self.along.look()
        elif self._why and not why:
            self._why = ""
            self.complain(self.t("Saving works again, and everything is saved. You can go on."))

    def _turn_read_only(self, why: Trouble) -> None:
        self._why = why.code
        words = why.sentence(self.t)
        if self.live.along:
            words += " " + self.t("With {key} you go on noting here.", key=self.key_of("table.note_here"))
        self.complain(words)
        self.refresh_bindings()

    def begin_again(self) -> None:
        """Show the session as another window left it; text typed here is in the fields too."""
        self._why = ""
        self.desk.bring_in()
        self._step, self._mine = self.state.step, False
        self.stage.clear()
        self._open_step()
        if self.state.phase is Phase.PAUSED:
            self.action_pause()

    def record(self, *events: ev.Event, drafts: Sequence[str] = ()) -> bool:
        """Record one gesture and show the resulting state; a refusal is shown as one sentence."""
        return self.desk.record(*events, drafts=drafts)

    @property
    def drafts(self) -> Mapping[str, str]:
        """Typed text that is not recorded yet."""
        return self.desk.drafts

    def draft(self, field: str, text: str) -> None:
        """Keep unfinished text."""
        self.draft_all({field: text})

    def draft_all(self, texts: Mapping[str, str]) -> None:
        """Keep unfinished texts, all at once."""
        self.desk.draft(texts)
        self.top.saved(self.live.saved, self.live.read_only is not None)

    def on_step_asked(self, event: StepAsked) -> None:
        """Go to a step and highlight a line in it; F2 and F3 continue from there."""
        event.stop()
        if event.place.section == DETAILS:
            self.action_details()
            return
        self._go(event.place.step)
        if event.place.line is not None or event.place.section:
            self.stage.go_to(event.place)

    def on_top_bar_step_chosen(self, event: TopBar.StepChosen) -> None:
        """Go to a step by mouse."""
        event.stop()
        self._move(event.step)

    def action_step(self, direction: int) -> None:
        """Go to the previous or next step."""
        talk = format_of(self.state)
        self._move(talk.after(self._step) if direction > 0 else talk.before(self._step))

    def action_go(self, step: str) -> None:
        """Go to a step by name."""
        self._move(Step(step))

    def _move(self, step: Step) -> None:
        self.stage.put_down()
        self._end.leave(step, partial(self._go, step))

    def _go(self, step: Step) -> None:
        self.stage.put_down()
        self._mine = False
        if step != self._step:
            self._step = step
            self.stage.leave()
            if not self.live.read_only:
                self.record(ev.StepEntered(step))
        self._open_step()

    def _open_step(self) -> None:
        if self._step == format_of(self.state).order[0]:
            self.acquaintances.learn(self.state, self.show_state)
        name = MINE if self._mine else self._step.value
        self.stage.open(name, partial(step_named, name, self, self.coach), self.moment)
        self._show_around()
        self._ahead.begin(self._step)

    def _on_disk(self) -> None:
        self.post_message(Saved())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that are available in this phase."""
        return is_offered(self, action, parameters)

    def action_note_here(self) -> None:
        """Take over editing from another window."""
        self.along.ask()

    def action_start(self) -> None:
        """Begin the talk, after a question if that may be a slip."""
        self.stage.put_down()
        start_talk(self, self._today(), self.begin)

    def begin(self, on: date) -> None:
        """Begin the talk, for everybody from its first step."""
        if self.record(ev.SessionStarted(on)):
            self._go(format_of(self.state).order[0])
            said = self.t("The talk has begun. Within a minute {key} takes that back.", key=self.key_of("table.undo"))
            self.notify(said, markup=False)

    def action_close(self) -> None:
        """End the talk, unless some typed text cannot be recorded."""
        if self.stage.put_down():
            close_talk(self, self.show_loose_ends)

    def action_reopen(self) -> None:
        """Continue a closed talk, on the same day or in another sitting."""
        self._go_on(ev.SessionReopened())
        self.stage.enter()

    def action_pause(self) -> None:
        """Stop the clock and cover the screen."""
        self.stage.put_down()
        if self.state.phase is Phase.LIVE:
            self.record(ev.SessionPaused())
        self.app.push_screen(PauseScreen(self.t), lambda _: self._go_on(ev.SessionResumed()))

    def _go_on(self, event: ev.Event) -> None:
        today = self._today()
        again = self.state.sittings[-1].on != today
        self.record(ev.SittingOpened(today) if again else event)

    def action_undo(self) -> None:
        """Undo the last gesture, or show that there is none."""
        self._undo_message.show(msgid("{what} undone"), self.desk.undo())

    def action_redo(self) -> None:
        """Redo the last undone gesture."""
        self._undo_message.show(msgid("{what} back again"), self.desk.redo())

    def on_strike_asked(self, event: StrikeAsked) -> None:
        """Redact a line permanently, after a confirmation."""
        event.stop()
        ask_to_strike(self, event.line, self.desk.strike)

    def on_elsewhere_asked(self, event: ElsewhereAsked) -> None:
        """Move a line to another round table."""
        event.stop()
        move_elsewhere(self, event.line, self.show_state)

    def show_loose_ends(self) -> None:
        """Show the strip, to go through its open items one by one."""
        self.coach.led_by = LOOSE_ENDS
        if not self._mine:
            self.action_mine()

    def action_mine(self) -> None:
        """Show or hide private notes."""
        self.stage.put_down()
        self.coach.led_by = "" if self._mine else self.coach.led_by
        self._mine = not self._mine
        self._open_step()

    def action_large(self, large: bool) -> None:
        """Switch between the large step, for the whole table, and the facilitator's full screen."""
        if self._mine:
            self.action_mine()
        self.set_class(large, "-large")
        self.show_state()
        self.stage.refreshed()

    def action_plan(self) -> None:
        """Show the whole plan."""
        from cop_session.tui.screens.plan_screen import plan_of

        self.stage.put_down()
        self.app.push_screen(plan_of(self.live.timeline, self.t, self._today(), self.action_export, self.live.earlier))

    def action_export(self) -> None:
        """Export a document."""
        from cop_session.tui.dialogs.export_dialog import ExportDialog

        self.stage.put_down()
        self.app.push_screen(ExportDialog(self.t, self.library, self.live))

    def action_details(self) -> None:
        """Edit the details of the session."""
        correct_details(self, self._today())

    def topic(self) -> Topic:
        """Return the help topic of the step on the screen."""
        from cop_session.tui.steps.board.step_help import explained

        return explained(self.moment, self.shown_step, self.stage.here, self.active_bindings)

    def action_home(self) -> None:
        """Go back to all sessions."""
        self.put_away()
        self.dismiss()

    @property
    def place(self) -> TablePlace:
        """The facilitator's present place in the session."""
        live = self.live
        return TablePlace(live.id, self._step, self._mine, self.is_large, live.elapsed_ms, live.now)

    @property
    def unkept(self) -> bool:
        """Whether some typed text cannot be saved."""
        return self.desk.has_unkept

    def keep(self) -> None:
        """Keep unfinished text as a draft."""
        self.stage.keep()

    def put_away(self) -> None:
        """Record unfinished text and release the session; a second call does nothing."""
        if not self._left:
            self._left = True
            self.stage.put_down()
            self.live.close()
