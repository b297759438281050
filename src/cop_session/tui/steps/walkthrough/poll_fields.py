"""The fields of the walkthrough: words with an answer, or the adaptation of an action."""

from collections.abc import Callable, Mapping

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import TEACHER_ALONE, Scale, Way
from cop_session.domain.display_names import call_names
from cop_session.domain.events import Event
from cop_session.domain.reason_consent import is_alone
from cop_session.domain.rules import Refusal, Refused
from cop_session.domain.state import Answer, Line
from cop_session.tui.steps.core.draft_names import draft_name, offer_words
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.steps.core.section import TEXT, NotUnderstood
from cop_session.tui.steps.walkthrough import adaptation
from cop_session.tui.steps.walkthrough.question import CONDITION, StepQuestions
from cop_session.tui.support.refusal_sentences import sentence
from cop_session.tui.widgets.fields.composer import Blank, Composer

ADAPT = "adapt"
POLL = "poll"


class AskingFields(Composer):
    """The fields are shown only during an entry; `done` is called when it is recorded or abandoned."""

    def __init__(self, recorder: Recorder, questions: StepQuestions, done: Callable[[], None], *, id: str) -> None:
        super().__init__(self.write, self._given_up, offer_words(recorder.moment), id=id)
        self._questions = questions
        self._recorder = recorder
        self._done = done
        self._line: int | None = None
        self._answering: tuple[int, int] | None = None
        self._way: Way | None = None

    def ask(self, line: Line, person: int, score: int, *, reasons: bool = True) -> None:
        """Ask for the words with an answer of `person`, and for its `reasons` unless it is a condition.

        Hidden words are masked while they are typed.
        """
        state, t = self._recorder.moment.state, self._recorder.moment.t
        given = self._questions.of(line).given_by(line, person)
        self._answering = (person, score)
        name = call_names(state.people)[person]
        condition = self._on_condition(line)
        alone = is_alone(state, given or Answer(0, person, score))
        label = t("It will work if …") if condition else t("In {name}'s words", name=name)
        blanks = [Blank(TEXT, label, unseen=alone)]
        values = {TEXT: given.remark} if given else {}
        if reasons and not condition and not alone:
            blanks.append(Blank(adaptation.REASONS.name, t(adaptation.REASONS.label), t(adaptation.REASONS.hint)))
            values[adaptation.REASONS.name] = (
                ", ".join(code_wording.reason(t, one) for one in given.reasons) if given else ""
            )
        self._open(line, f"{POLL}:{person}:{score}", name, blanks, values)
        self.understood(t("Unseen here. In the plan only with a yes of {name}, alone.", name=name) if alone else "")
        self.enter(TEXT)

    @property
    def asks_condition(self) -> bool:
        """Whether the fields ask for the condition of an action."""
        line = self._recorder.moment.state.line(self._line) if self._line else None
        return self.display and line is not None and self._on_condition(line)

    def _on_condition(self, line: Line) -> bool:
        return bool(
            self._answering
            and self._questions.of(line).scale(self._recorder.moment.state, line) is Scale.CONDITIONS
            and self._answering[1] == CONDITION
        )

    def adapt(self, line: Line, way: Way | None = None) -> None:
        """Ask for new words, people or dates; `way` is the kind of adaptation, if the group chose it beforehand."""
        t = self._recorder.moment.t
        self._answering, self._way = None, way
        fields = [*(one.field for one in adaptation.ASPECTS), adaptation.WHY]
        blanks = [Blank(TEXT, t("What")), *(Blank(one.name, t(one.label), t(one.hint)) for one in fields)]
        title = t("Make it: {way}", way=code_wording.way(t, way)) if way else t("Make it work")
        purpose = f"{ADAPT}:{way}" if way else ADAPT
        self._open(line, purpose, title, blanks, adaptation.adaptation_values(self._recorder.moment, line, way))
        self.understood("")
        self.enter(adaptation.CHANGED_BY[way] if way else TEXT)

    def resume(self) -> int | None:
        """Reopen the fields for an unfinished draft, and return the action that it is about."""
        state = self._recorder.moment.state
        lines = {str(line.id): line for line in self._questions.asked_about(state)}
        for name in self._recorder.drafts:
            match name.split(":"):
                case ["line", line, purpose, *rest] if purpose == ADAPT and line in lines:
                    self.adapt(lines[line], next((way for way in (*Way, TEACHER_ALONE) if way.value in rest[:1]), None))
                    return lines[line].id
                case ["line", line, purpose, person, score, *_] if purpose == POLL and line in lines:
                    if state.person(int(person)):
                        self.ask(lines[line], int(person), int(score))
                        return lines[line].id
        return None

    def put_down(self) -> bool:
        """Record the text in the fields; returns whether they are free for another entry."""
        if not (self.display and self.touched and self.values.get(TEXT, "").strip()) or self._is_taken_back:
            return True
        self.write()
        return not self.display

    @property
    def _is_taken_back(self) -> bool:
        """Whether undo removed the answer of the words in the fields: then they are a draft, and no answer."""
        if self._answering is None or self._line is None:
            return False
        person, score = self._answering
        line = self._recorder.moment.state.line(self._line)
        given = self._questions.of(line).given_by(line, person) if line else None
        return given is None or given.score != score

    def leave(self) -> None:
        """Record the typed text; without words there is nothing to keep."""
        self.put_down()
        if self.display and not self.touched:
            self._close()

    def write(self) -> None:
        """Record the typed text; if it is refused it stays in the fields."""
        moment, values = self._recorder.moment, self.values
        line = next((one for one in self._questions.asked_about(moment.state) if one.id == self._line), None)
        if line is None:
            self._recorder.complain(sentence(moment.t, Refused(Refusal.GONE)))
            return
        try:
            events = self._events(line, values)
        except NotUnderstood as trouble:
            self._recorder.complain(str(trouble))
            self.correct(trouble.field)
            return
        if self._recorder.record(*events, drafts=[draft_name(self.target, name) for name in values]):
            self._close()
        else:
            self.correct(TEXT, goes_on=True)

    def _given_up(self) -> None:
        self._recorder.draft_all({draft_name(self.target, name): "" for name in self.values})
        self._close()

    def on_composer_typed(self, event: Composer.Typed) -> None:
        """Keep the draft."""
        event.stop()
        self.keep()

    def keep(self) -> None:
        """Keep the typed text as a draft."""
        for name, text in self.unwritten.items():
            self._recorder.draft(draft_name(self.target, name), text)

    def _open(self, line: Line, purpose: str, title: str, blanks: list[Blank], values: Mapping[str, str]) -> None:
        target, drafts = f"line:{line.id}:{purpose}", self._recorder.drafts
        names = {blank.name: draft_name(target, blank.name) for blank in blanks}
        typed = {field: drafts[name] for field, name in names.items() if name in drafts}
        self._line = line.id
        self._stand_there(True)
        self.show(target, title, blanks, values, typed)
        self.refresh_bindings()

    def _stand_there(self, there: bool) -> None:
        self.display = there
        if self.parent:
            # Frees space on small screens; a class on the parent would restyle all its children.
            self.parent.query_children("#outcome, #cue").set_class(there, "-asking")

    def _close(self) -> None:
        self._stand_there(False)
        self._answering = None
        self._done()

    def _events(self, line: Line, values: Mapping[str, str]) -> tuple[Event, ...]:
        moment = self._recorder.moment
        if self._answering is None:
            return adaptation.adaptation_events(moment, line, values, {self._way} if self._way else set())
        person, score = self._answering
        given = self._questions.of(line).given_by(line, person)
        said = values.get(adaptation.REASONS.name)
        # A new remark leaves the reasons of the answer unchanged.
        reasons = adaptation.reasons_in(moment, said) if said is not None else given.reasons if given else ()
        return self._questions.of(line).answer(moment, line, person, score, values[TEXT], reasons)
