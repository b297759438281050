"""The replay of a sample session or a training copy for a class: it stops at each stop-point."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from cop_session.documents import transcript
from cop_session.domain.events import LineStruck
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.timeline import Timeline
from cop_session.training.stop_points.class_answers import ClassAnswer
from cop_session.training.stop_points.practice_label import practised
from cop_session.training.stop_points.stop_points import Layer, Stop, anchored, numbered
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.keys import bindings
from cop_session.tui.replay.practice_screen import Origin, PracticeDesk
from cop_session.tui.replay.replay_screen import DECISION, ReplayScreen
from cop_session.tui.replay.stop_panel import StopPanel
from cop_session.tui.replay.stop_point_editor import LayerDesk
from cop_session.tui.replay.trainer_strip import TrainerStrip, class_named

if TYPE_CHECKING:
    from cop_session.services import Library
    from cop_session.services.training.stop_point_files import LayerFile

_STOP = "?"


class ClassScreen(ReplayScreen, inherit_bindings=False):
    """Plays a session up to the next stop-point and waits there; later events stay hidden until a key is pressed."""

    # The keys for the class come first on the key line.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings.CLASS, *bindings.REPLAY]
    CSS_PATH = ReplayScreen.CSS_PATH

    def __init__(
        self,
        timeline: Timeline,
        layer: Layer,
        file: "LayerFile",
        library: "Library | None" = None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = date.today,
        recorded: bool = False,
        origin: Origin | None = None,
    ) -> None:
        """Show a session with its `layer`, stored in `file`; practice sessions are stored in `library`.

        A `recorded` replay ignores keys and names none. `origin` identifies the source of a practice session.
        """
        super().__init__(timeline, clock, layer.stand_in)
        self._desk = LayerDesk(layer, file, self.t, today, self.complain)
        self._practice = PracticeDesk(self, self._desk, library, origin)
        self._recorded = recorded
        self._furthest = self.replay.position
        self._left: Stop | None = None
        self._hint = False
        self._routed: tuple[Layer | None, Timeline | None, Sequence[tuple[Stop, int]]] = (None, None, ())
        self._recalled: Stop | None = None
        self.panel = StopPanel(self.t, id="stop")

    def beneath(self) -> Iterable[Widget]:
        """Return the question above the latest events, and the bar."""
        return (self.panel, *super().beneath())

    def on_mount(self) -> None:
        """Report stop-points that do not fit this copy, and which class the stored answers are from."""
        if self._recorded:
            return
        layer, t = self._desk.layer, self.t
        stray = layer.stray(self._timeline.events)
        if stray:
            questions = ", ".join(f"“{stop.question}”" for stop in stray)
            self.complain(t("What these stop-points stood at is not in this copy: {questions}", questions=questions))
        if layer.present.answers and layer.present.began != self._desk.today():
            key, there = self.key_of("class.new"), class_named(t, layer.present)
            self._tell(t("The answers here are of {there}. {key} begins with a new class.", there=there, key=key))

    def _tell(self, words: str) -> None:
        self.notify(visible(words), markup=False, timeout=8)

    def headline(self, wide: bool) -> str:
        """Return the pupil of the round table; in practice, the practice label comes first."""
        origin = self._practice.origin
        told = [practised(origin.group, self.t)] if origin else []
        return " · ".join([*told, super().headline(wide)])

    @property
    def stop(self) -> Stop | None:
        """The stop-point at the cursor."""
        events, position = self._timeline.events, self.replay.position
        return self._desk.layer.at(events[position].seq) if position < len(events) else None

    def worth_seeing(self) -> int | None:
        """Return the latest change; if the question is about a redaction, the line that will be redacted."""
        return self._struck(self.stop) or super().worth_seeing()

    def _struck(self, stop: Stop | None) -> int | None:
        place = self._place_of(stop) if stop else None
        event = self._timeline.events[place].event if place is not None else None
        return event.line if isinstance(event, LineStruck) else None

    def moved_on(self, was: int) -> None:
        """Show the result of playing, no further than the next stop-point."""
        passed = [place for place in self._places() if was < place <= self.replay.position]
        if passed:
            self.player.pause()
            self.player.seek(min(passed))
        super().moved_on(was)

    @property
    def marks(self) -> Sequence[tuple[int, str]]:
        """The marks on the bar: decisions that were shown already, and the stop-points."""
        seen = [(place, sign) for place, sign in super().marks if sign != DECISION or place <= self._furthest]
        return (*seen, *((place, _STOP) for place in self._places()))

    @property
    def _route(self) -> Sequence[tuple[Stop, int]]:
        """The stop-points that fit, in route order, each with its position; cached for a layer."""
        layer, timeline = self._desk.layer, self._timeline
        if self._routed[0] is not layer or self._routed[1] is not timeline:
            places = {one.seq: place for place, one in enumerate(timeline.events)}
            route = [(stop, places[stop.event]) for stop in layer.fitting(timeline.events)]
            self._routed = layer, timeline, route
        return self._routed[2]

    @property
    def _fitting(self) -> Sequence[Stop]:
        return [stop for stop, _ in self._route]

    def _places(self) -> list[int]:
        return [place for _, place in self._route]

    def _place_of(self, stop: Stop) -> int | None:
        return next((place for one, place in self._route if one.event == stop.event), None)

    def _show(self, *, since: int | None = None) -> None:
        position = self.replay.position
        onward = position > self._furthest
        self._furthest = max(self._furthest, position)
        super()._show(since=since)
        left, self._left = self._left, self.stop
        if left != self.stop:
            self._hint = False
        self._recalled = left if left and not self.stop and onward and self._given(left) else None
        self._show_panel()

    def _show_panel(self, *, answered: bool = False) -> None:
        stop = self.stop
        if recalled := self._recalled:
            self.panel.compare(recalled.question, self._given(recalled), self._after(recalled))
        elif stop:
            fitting, given = self._fitting, self._given(stop)
            key = "" if self._recorded else self.key_of("class.hint")
            self.panel.ask(
                stop, numbered(fitting, stop), len(fitting), given, hint=self._hint, key=key, answered=answered
            )
        else:
            self.panel.hide()
        self.refresh_bindings()

    def _given(self, stop: Stop) -> Sequence[ClassAnswer]:
        return self._desk.present.at(stop.event)

    def _after(self, stop: Stop) -> str:
        place = self._place_of(stop) or 0
        told = (one.words for one in transcript.transcript(self._timeline, self.t) if one.place > place)
        return next(told, "")

    def _passed(self) -> list[Stop]:
        """Return the answered stop-points before the cursor, the last one first."""
        here, answered = self.replay.position, {one.event for one in self._desk.present.answers}
        passed = [stop for stop, place in self._route if place < here and stop.event in answered]
        return sorted(passed, key=lambda stop: -stop.event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer stop-point actions only at a stop-point."""
        match action:
            case "answer" | "remark" | "remove" | "shift":
                return self.stop is not None
            case "hint":
                return self.stop is not None and bool(self.stop.remark)
            case "next_stop":
                return bool(self._places())
            case "recall":
                return bool(self._passed())
            case "scroll_stop":
                return self.panel.scrolls and not self.player.playing
            case "new_class":
                return self._desk.present.used
            case "undo":
                return self._desk.undoable
            case "strip":
                # The large screen is shown on the projector.
                return not self.has_class("-large")
            case "practise":
                return self._practice.possible and self.replay.position > 0
            case "beside":
                return self._practice.comparable
            case "stop":
                return self.replay.position < self.replay.last
            case _:
                return super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Edit the question of a stop-point here."""
        there = self.stop
        new = anchored(self._timeline.events, self.replay.position, "")
        usual = self.t("What would you ask now?")

        def asked(question: str | None) -> None:
            if question and (stop := there or new):
                self._keep(self._desk.layer.with_stop(replace(stop, question=question)))

        self.player.pause()
        words = self.t("Which question do you ask the class here?")
        self.app.push_screen(Ask(self.t, words, value=there.question if there else usual), asked)

    def action_remark(self) -> None:
        """Edit the hint for the question."""
        stop = self.stop

        def asked(words: str | None) -> None:
            if stop and words is not None:
                self._keep(self._desk.layer.with_stop(replace(stop, remark=words)))

        if stop:
            t = self.t
            hint = t("Leave it empty to take it away.")
            question = t("Which hint goes with this question?")
            self.app.push_screen(Ask(t, question, value=stop.remark, hint=hint, may_be_empty=True), asked)

    def action_hint(self) -> None:
        """Show or hide the hint with the question."""
        self._hint = not self._hint
        self._show_panel()

    def action_answer(self) -> None:
        """Record the answer of the class, or of the group in turn."""
        stop, group = self.stop, self._desk.group
        words = self.t("What does {group} answer?", group=group) if group else self.t("What does the class answer?")

        def asked(answer: str | None) -> None:
            if stop and answer and self._desk.answer(stop, answer):
                self._show_panel(answered=True)

        self.app.push_screen(Ask(self.t, words), asked)

    def action_group(self) -> None:
        """Choose the group in turn."""
        t, desk = self.t, self._desk

        def asked(group: str | None) -> None:
            if group is not None:
                desk.group = group
                said = t("Now answers: {group}", group=group) if group else t("Now answers: the whole class")
                self._tell(said)

        question, hint = t("Which group has its turn?"), t("Leave it empty for the whole class.")
        self.app.push_screen(Ask(t, question, value=desk.group, hint=hint, may_be_empty=True), asked)

    def action_new_class(self) -> None:
        """Begin with a new class without answers; earlier answers stay, with their day."""
        t, desk = self.t, self._desk

        def asked(name: str | None) -> None:
            if name is not None and self._keep(desk.layer.with_new_class(desk.today(), name)):
                desk.group = ""
                key = self.key_of("class.mine")
                self._tell(t("A new class. What earlier ones answered is behind {key}.", key=key))

        hint = t("It may stay empty. The answers of {there} are kept.", there=class_named(t, desk.present))
        self.app.push_screen(Ask(t, t("Which class begins?"), hint=hint, may_be_empty=True), asked)

    def action_remove(self) -> None:
        """Remove this stop-point, after a question if it has answers."""
        stop = self.stop
        if stop is None:
            return
        answers = self._desk.answered_in_all(stop.event)

        def answered(yes: bool | None) -> None:
            if yes and self._keep(self._desk.layer.without(stop.event)):
                self._tell(self.t("The stop-point is gone. {key} puts it back.", key=self.key_of("class.undo")))

        if answers:
            words = self.t.plural(
                "There is {n} answer at this stop-point. Take it away all the same?",
                "There are {n} answers at this stop-point. Take it away all the same?",
                answers,
            )
            self.app.push_screen(Confirm(self.t, words), answered)
        else:
            answered(True)

    def action_undo(self) -> None:
        """Undo the last change to stop-points and answers."""
        was = self._desk.layer.stand_ins
        if self._desk.undo():
            self._changed(was)
            self._tell(self.t("The last change is undone."))

    def action_shift(self, direction: int) -> None:
        """Move this stop-point to another place on the route."""
        if self.stop:
            self._keep(self._desk.layer.moved(self.stop.event, direction))

    def action_scroll_stop(self, direction: int) -> None:
        """Scroll a long question."""
        self.panel.scroll_on(direction)

    def action_recall(self) -> None:
        """Show the class's answers with the events that followed, from the last answered stop-point backwards."""
        passed = self._passed()
        at = passed.index(self._recalled) + 1 if self._recalled in passed else 0
        self._recalled = passed[at] if at < len(passed) else None
        self._show_panel()

    def action_strip(self) -> None:
        """Show the trainer's private strip."""
        self.player.pause()
        was = self._desk.layer.stand_ins
        stop, title = self.stop or self._left_behind(), ""
        if stop:
            fitting = self._fitting
            title = self.t("Stop {n} of {all}", n=numbered(fitting, stop), all=len(fitting))
        strip = TrainerStrip(self.t, self._desk, stop.event if stop else None, title, self._struck(stop))
        self.app.push_screen(strip, lambda _: self._changed(was))

    def _left_behind(self) -> Stop | None:
        """Return the last stop-point before the cursor, or else the first stop-point."""
        placed, here = sorted(self._route, key=lambda one: one[1]), self.replay.position
        before = [stop for stop, place in placed if place <= here]
        return next(iter((*before[-1:], *(stop for stop, _ in placed))), None)

    def action_next_stop(self, direction: int) -> None:
        """Go to the next or previous stop-point on the route; from elsewhere, to the nearest one ahead."""
        route = self._places()
        here = self.replay.position
        if here in route:
            place = (route.index(here) + direction) % len(route)
        else:
            ahead = [spot for spot in route if (spot > here) is (direction > 0)]
            nearest = (min(ahead) if direction > 0 else max(ahead)) if ahead else route[0 if direction > 0 else -1]
            place = route.index(nearest)
        self._go(route[place])

    def action_practise(self) -> None:
        """Branch into a practice session from here; afterwards both plans are shown side by side."""
        self.player.pause()
        self._practice.begin(self._timeline.now, self.replay.position)

    def action_beside(self) -> None:
        """Show the plan of a practice session next to the plan of the talk again."""
        self.player.pause()
        self._practice.show_again(self._timeline.now)

    def _keep(self, layer: Layer) -> bool:
        kept = self._desk.keep(layer)
        if kept:
            self._show()
        return kept

    def _changed(self, was: Sequence[object]) -> None:
        """Show the changed layer; new text for a redacted line appears in the talk itself."""
        if self._desk.layer.stand_ins != was:
            self.begin_at(self.replay.position, self._desk.layer.stand_in)
        self._show()
