"""The replay of a session: the same steps over the same states, at any pace, read-only."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from cop_session.documents import transcript
from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import effective
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line, Participant, Recipient, State
from cop_session.domain.timeline import Timeline
from cop_session.formats import format_of
from cop_session.i18n import date_wording as dates
from cop_session.reading.words.name_normalisation import key
from cop_session.replay import Player, Replay, decisions, in_their_time, steps_entered
from cop_session.services.sessions.plan_versions import language_of
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.keys import bindings
from cop_session.tui.replay.scrub_bar import ScrubBar
from cop_session.tui.screens.plan_screen import PlanScreen
from cop_session.tui.steps.board.step_factory import step_of
from cop_session.tui.steps.board.step_switcher import AnyStep
from cop_session.tui.steps.core.coach import Coach, Passing
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.walkthrough.question import StepQuestions
from cop_session.tui.support.background_work import in_background
from cop_session.tui.table.step_bar import TopBar
from cop_session.tui.table.table_screen import TableScreen
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.safe_text import shown

DECISION = "◆"
_LOOKS = 0.1
"""Interval, in seconds, between two checks of the clock during playback."""
_FRESH_FOR = 4.0
"""Seconds for which changes are marked during playback."""


class ReplayScreen(TableScreen):
    """Plays a session; it starts paused at the beginning of the talk."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["../table/table_screen.tcss", "replay_screen.tcss"]
    BINDINGS = bindings.REPLAY

    def __init__(
        self,
        timeline: Timeline,
        clock: Callable[[], float] = time.monotonic,
        words: Callable[[int], str] = lambda line: "",
    ) -> None:
        """Show a session; `words` returns pseudonymised text, by line id, for lines that are redacted later."""
        now, talk = timeline.now, format_of(timeline.now)
        super().__init__(language_of(timeline.prepared), talk)
        self._talk = talk
        # Before the first event no format is chosen; the screen is that of this talk all the same.
        self._nothing = replace(State(), format=now.format, format_version=now.format_version, step=talk.order[0])
        self._clock = clock
        self._as_recorded = timeline
        self._begins = _talk_begins(timeline)
        self.begin_at(self._begins, words)
        self._steps = steps_entered(timeline)
        self._whole_ms = max((one.elapsed_ms for one in timeline.events), default=0)
        self._decisions: Sequence[int] = ()
        self._looks_ahead = False
        self._sought = ""
        self._fresh: frozenset[int] = frozenset()
        self._fresh_until = 0.0
        self._coach = Coach(lambda: Passing(0, 0, None))
        self.told = Static(id="told", markup=False)
        self.bar = ScrubBar()
        self.stage.disabled = True

    def begin_at(self, position: int, words: Callable[[int], str]) -> None:
        """Begin at a position, with replacement text for lines that are redacted later."""
        self._timeline = Timeline(in_their_time(self._as_recorded.events, words))
        self.replay = Replay(self._timeline, position)
        self.player = Player(self.replay, self._timeline, self._clock)
        self._told: Sequence[transcript.TranscriptLine] | None = None

    def beneath(self) -> Iterable[Widget]:
        """Return the latest events as text, and the bar."""
        return (self.told, self.bar)

    def on_mount(self) -> None:
        """Show the beginning, and follow the clock."""
        self.set_interval(_LOOKS, self.look)
        self._show()

    def on_stage_made(self) -> None:
        """Find decisions ahead, once the first step is visible: it needs none, and a busy thread would delay it."""
        if not self._looks_ahead:
            self._looks_ahead = True
            self.call_after_refresh(
                in_background, self, self._look_ahead, self._decided, self._undecided, group="decisions"
            )

    def _look_ahead(self) -> Sequence[int]:
        # In this order: the search for decisions folds the states, and finds each state still in memory.
        found = decisions(self._timeline)
        self._timeline.fold_all()
        return found

    def _decided(self, found: Sequence[int]) -> None:
        self._decisions = found
        self._show_bar()

    def _undecided(self, trouble: Trouble) -> None:
        self.complain(trouble.sentence(self.t))

    @property
    def state(self) -> State:
        """The state at the cursor."""
        return self.replay.state if self.replay.position else self._nothing

    @property
    def step(self) -> Step:
        """The step of the group at the cursor."""
        return self.state.step

    @property
    def lists_people_in_line(self) -> bool:
        """True on the large screen, which has no room for the pane; a class wants to see who is present."""
        return self.has_class("-large")

    @property
    def moment(self) -> Moment:
        """The moment at the cursor, as input for the steps."""
        state, large = self.state, self.has_class("-large")
        on = state.sittings[-1].on or state.held_on or self._then.date()
        return Moment(state, self.t, on, large=large, watched=True, fresh=self._fresh)

    @property
    def drafts(self) -> Mapping[str, str]:
        """Always empty: drafts are in no history."""
        return {}

    def record(self, *events: ev.Event, drafts: Sequence[str] = ()) -> bool:
        """Record nothing: a replay is read-only."""
        return False

    def draft(self, field: str, text: str) -> None:
        """Keep nothing."""

    def draft_all(self, texts: Mapping[str, str]) -> None:
        """Keep nothing."""

    def complain(self, words: str) -> None:
        """Show a sentence as a toast."""
        self.notify(visible(words), markup=False, severity="warning", timeout=8)

    def look(self) -> None:
        """Catch up with the clock during playback."""
        was, playing = self.replay.position, self.player.playing
        if self.player.tick():
            self.moved_on(was)
        elif playing:
            if self._fresh and self._clock() > self._fresh_until:
                self._fresh = frozenset()
                self.stage.show(self.moment)
            self._show_bar()
        if playing and not self.player.playing:
            self.refresh_bindings()

    def moved_on(self, was: int) -> None:
        """Show the result of playing, from the position `was` on."""
        self._show(since=was)

    @property
    def marks(self) -> Sequence[tuple[int, str]]:
        """The marks on the bar: positions, each with its sign."""
        decided = [(place, DECISION) for place in self._decisions]
        order = self._talk.order
        return (*decided, *((place, str(order.index(step) + 1)) for place, step in self._steps if step in order))

    def _show(self, *, since: int | None = None) -> None:
        """Show the state at the cursor; changes after `since`, or by default those of the last gesture, are marked."""
        self._fresh = _changed(self._timeline.at(self.replay.begun if since is None else since), self.state)
        self._fresh_until = self._clock() + _FRESH_FOR
        self.show_panes()
        self.stage.open(self.step.value, self._made, self.moment)
        if line := self.worth_seeing():
            self.call_after_refresh(self.stage.bring_up, line)
        self.told.update(self._words())
        self._show_bar()
        self.refresh_bindings()

    def worth_seeing(self) -> int | None:
        """Return the latest change, preferably an action; in the walkthrough otherwise the action it was about."""
        actions = [line.id for line in self.state.of(Kind.ACTION) if line.id in self._fresh]
        if not actions and (asks := self._talk.at(self.step).asks):
            questions = StepQuestions(asks)
            here = self.replay.position
            entered = max((place for place, _ in self._steps if place <= here), default=0)
            was = _last_changed(self._timeline, entered, here)
            actions = [line.id for line in questions.asked_about(self.state) if line.id == was]
            actions = actions or [line.id for line in questions.in_turn(self.state)[:1]]
        return next(iter((*actions, *sorted(self._fresh))), None)

    def _words(self) -> Clipped:
        """Return the latest events as text, with the time of day."""
        words = transcript.told(self._timeline, self.replay.begun, self.replay.position, self.t)
        return Clipped([(shown(f"{self._then:%H:%M}  {words}" if words else ""), "")], more_words(self.t))

    def _show_bar(self) -> None:
        t, player = self.t, self.player
        since = player.played_ms - player.time_of(self.replay.position)
        then, clock = self._then + timedelta(milliseconds=since), transcript.clock
        passed, whole = self.state.elapsed_ms + since, self._whole_ms
        words = (
            t("▶ plays {speed}×", speed=player.speed) if player.playing else t("‖ stands still"),
            f"{dates.short_day(t, then.date())} {then:%H:%M:%S}",
            t("{passed} of {all}", passed=clock(min(passed, whole)), all=clock(whole)),
            code_wording.step(t, self.step),
        )
        length = max(player.length_ms, 1)
        marks = [(player.time_of(place) / length, sign) for place, sign in self.marks]
        self.bar.show(player.played_ms / length, "   ".join(words), marks)
        self.top.tick(self.state.elapsed_ms, self.state.phase)
        self.top.aside(self.seen_as(narrow=self.has_class("-narrow")))

    def seen_as(self, *, narrow: bool) -> str:
        """Return what distinguishes this from a talk that takes place."""
        t = self.t
        return "↺" if narrow else t("training copy") if self.state.copy else t("seen again")

    @property
    def _then(self) -> datetime:
        """The local time of the last event before the cursor."""
        events, position = self._timeline.events, self.replay.position
        return transcript.local(self._timeline.prepared, events[max(position - 1, 0)].at)

    def _made(self) -> AnyStep:
        return step_of(self.step, self, self._coach)

    def _go(self, position: int) -> None:
        self.player.seek(position)
        self._show()

    def on_scrub_bar_scrubbed(self, event: ScrubBar.Scrubbed) -> None:
        """Go to the clicked position."""
        event.stop()
        self.player.seek_share(event.share)
        self._show()

    def on_top_bar_step_chosen(self, event: TopBar.StepChosen) -> None:
        """Go to the moment at which the group reached a step."""
        event.stop()
        self._enter(event.step)

    def _enter(self, step: Step) -> None:
        places = [place for place, entered in self._steps if entered == step]
        if step == self._talk.order[0]:
            places = [self._begins, *places]
        later = [place for place in places if place > self.replay.position]
        if places:
            self._go((later or places)[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that are available at this position."""
        match action:
            case "play":
                return parameters[0] is not self.player.playing
            case "large":
                return parameters[0] is not self.has_class("-large")
            case "again":
                return bool(self._sought)
            case _:
                return True

    def action_play(self, playing: bool) -> None:
        """Play from here, or pause."""
        if playing:
            self.player.play()
        else:
            self.player.tick()
            self.player.pause()
        self._show_bar()
        self.refresh_bindings()

    def action_speed(self, direction: int) -> None:
        """Play faster or slower."""
        self.player.change_speed(direction)
        self._show_bar()

    def action_gesture(self, direction: int) -> None:
        """Go one gesture forward or back."""
        self.replay.next_gesture() if direction > 0 else self.replay.previous_gesture()
        self._go(self.replay.position)

    def action_step(self, direction: int) -> None:
        """Go to the start of the next or previous step."""
        self.replay.next_step() if direction > 0 else self.replay.previous_step()
        self._go(self.replay.position)

    def action_enter(self, place: int) -> None:
        """Go to the start of a step; if the group reached it several times, to the next time."""
        if place <= len(self._talk.order):
            self._enter(self._talk.order[place - 1])

    def action_decision(self, direction: int) -> None:
        """Go to the next or previous decision."""
        here = self.replay.position
        later = [place for place in self._decisions if place > here]
        earlier = [place for place in self._decisions if place < here]
        if found := later[:1] if direction > 0 else earlier[-1:]:
            self._go(found[0])
        else:
            self.complain(self.t("There is no other decision that way."))

    def action_edge(self, place: str) -> None:
        """Go to the beginning of the talk, from there to that of its preparation; or to the end."""
        if place == "end":
            self._go(self.replay.last)
        else:
            self._go(0 if self.replay.position == self._begins else self._begins)

    def action_search(self) -> None:
        """Ask for words and go to their next occurrence."""

        def asked(words: str | None) -> None:
            if words:
                self._sought = words
                self.action_again()

        self.app.push_screen(Ask(self.t, self.t("Where was it about …?")), asked)

    def action_again(self) -> None:
        """Go to the next occurrence of the search words."""
        if self._told is None:
            self._told = tuple(transcript.transcript(self._timeline, self.t))
        wanted = key(self._sought)
        found = [one.place for one in self._told if wanted in key(one.words)]
        later = [place for place in found if place > self.replay.position]
        if found:
            self._go((later or found)[0])
        else:
            self.complain(self.t("“{words}” is told nowhere in this talk.", words=self._sought))
        self.refresh_bindings()

    def action_large(self, large: bool) -> None:
        """Switch between the large step, for the whole table, and the full screen."""
        self.set_class(large, "-large")
        self._show()

    def action_plan(self) -> None:
        """Show the plan at the cursor."""
        self.action_play(False)
        on = self.state.held_on or self._then.date()
        number = max((one.number for one in self.state.exports), default=0)
        self.app.push_screen(PlanScreen(self.state, self.t, today=on, number=number))

    def action_back(self) -> None:
        """Go back to all sessions."""
        self.dismiss()


def _talk_begins(timeline: Timeline) -> int:
    """Return the position just after the start of the talk, 0 if it never started."""
    counting = {one.seq for one in effective(timeline.events)}
    starts = enumerate(timeline.events, 1)
    begun = (place for place, one in starts if isinstance(one.event, ev.SessionStarted) and one.seq in counting)
    return next(begun, 0)


def _last_changed(timeline: Timeline, start: int, end: int) -> int | None:
    """Return the id of the action that changed last between two positions."""
    for place in range(end, start, -1):
        before, after = timeline.at(place - 1).of(Kind.ACTION), timeline.at(place).of(Kind.ACTION)
        if before is not after and (changed := _others(before, after)):
            return changed[-1]
    return None


def _changed(before: State, after: State) -> frozenset[int]:
    """Return the ids of the lines, people and recipients that are new or changed."""
    lists: list[tuple[Sequence[Line | Participant | Recipient], Sequence[Line | Participant | Recipient]]]
    lists = [(before.people, after.people), (before.recipients, after.recipients)]
    lists += [(before.of(kind), after.of(kind)) for kind in Kind]
    return frozenset(one for old, new in lists if old is not new for one in _others(old, new))


def _others(
    before: Sequence[Line | Participant | Recipient], after: Sequence[Line | Participant | Recipient]
) -> list[int]:
    """Return the ids in `after` of new or changed items."""
    was = {one.id: one for one in before}
    # By value: a state folded again holds other objects. Mostly they are identical, which is checked first.
    return [one.id for one in after if (old := was.get(one.id)) is not one and old != one]
