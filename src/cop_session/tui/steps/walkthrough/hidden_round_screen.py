"""The screen of a hidden round: the participant in turn and who has answered, without any answer."""

from collections.abc import Callable
from enum import Enum, auto

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.codes import Scale
from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import visible
from cop_session.tui.keys import bindings
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.keys.keymap import key_of
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.walkthrough.hidden_round import HiddenRound
from cop_session.tui.steps.walkthrough.question import keyed_labels, score_of_digit
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.fields.note_field import LineField
from cop_session.tui.widgets.key_line import KeyLine


class _At(Enum):
    """The stage of a participant's turn."""

    HANDING_ON = auto()
    CHOOSING = auto()
    WORDING = auto()


class MaskedField(LineField):
    """A field that masks its text and copies none of it to the clipboard."""

    BINDINGS = bindings.MASKED

    def __init__(self, enter: Callable[[], None], *, id: str | None = None) -> None:
        super().__init__(enter, id=id)
        self.password = True

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Delete the selected text."""
        self.delete_selection()


class HiddenRoundScreen(SpokenScreen[HiddenRound | None]):
    """Asks each participant in turn on the one keyboard; returns the round on disclosure, None if it is abandoned.

    It looks the same for every answer: each answer can be changed and gets a field for words.
    """

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = ""
    BINDINGS = bindings.HIDDEN

    def __init__(self, moment: Moment, begun: HiddenRound) -> None:
        super().__init__()
        self.t = moment.t
        self._round = begun
        self._names = {one: visible(name) for one, name in call_names(moment.state.people).items()}
        line = moment.state.line(begun.line)
        self._what = visible(line.text) if line else ""
        self._whose = begun.next
        self._at = _At.HANDING_ON
        self._score: int | None = None
        self._field = MaskedField(self._done)

    @property
    def unkept(self) -> bool:
        """Whether there is an answer; until disclosure, answers exist only here."""
        return bool(self._round.given) or self._at is not _At.HANDING_ON

    def compose(self) -> ComposeResult:
        """Lay out the action, the people, an instruction, and a field that hides typed text."""
        with VerticalScroll(id="round", can_focus=False):
            # The instruction stays visible beneath it, at any length.
            what = Clipped([(Content(self._what), "bold")], more_words(self.t), lambda: self.app.size.height // 3)
            yield Static(what, id="what")
            yield Static(id="say", markup=False)
            yield self._field
            yield Static(id="people", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Ask the first participant."""
        self._show()

    def _show(self) -> None:
        if isinstance(self.app, TypeAhead):
            # The stages of a turn look alike, but take other keys.
            self.app.turn_page()
        wording = self._at is _At.WORDING
        self.set_class(wording, "-wording")
        self.set_focus(self._field if wording else None)
        self.query_one("#people", Static).update(self._people())
        self.query_one("#say", Static).update(Content(self._say()))
        self.refresh_bindings()

    def _people(self) -> Content:
        parts = []
        for one in self._round.people:
            sign = "●" if one in self._round.given else "○"
            here = one == self._whose
            words = f"{sign} {self._names[one]}{' ❮' if here else ''}"
            parts.append(Content.styled(words, "bold" if here else "" if one in self._round.must else "dim"))
        return Content("\n").join(parts)

    def _say(self) -> str:
        t, name = self.t, self._names.get(self._whose or 0, "")
        match self._at:
            case _At.WORDING:
                return t("{name}, anything to add: a condition, or why not? Nobody sees it.", name=name)
            case _At.CHOOSING if self._score is not None:
                return t("Chosen. Enter goes on, another key chooses anew.")
            case _At.CHOOSING:
                asked = (
                    t("{name}, will this work for you? Nobody sees what you choose.", name=name)
                    if self._round.question.about_feasibility
                    else t("{name}, how do you see it? Nobody sees what you choose.", name=name)
                )
                return f"{asked}\n\n{self._choices()}"
        if not self._round.complete:
            return t("Hand the laptop to {name}. {name} presses Enter; the others look away.", name=name)
        everybody = t(
            "Everybody who does this has answered: {key} shows all answers at once.",
            key=key_of(self.app, "unseen.tell"),
        )
        if self._whose is None:
            return everybody
        return f"{everybody}\n\n" + t("{name} can answer too: Enter.", name=name)

    def _choices(self) -> str:
        if self._round.scale is Scale.FIVE:
            return self.t("0 … 5, from 3 on it will work")
        if self._round.scale.added:
            return keyed_labels(self._round.labels).plain
        answers = zip(("unseen.no", "unseen.if", "unseen.yes"), self._round.labels, strict=True)
        return "   ".join(f"{key_of(self.app, id)} {label}" for id, label in reversed(list(answers)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers during a participant's turn only, the other actions while the laptop is handed on."""
        match action:
            case "answer":
                return self._at is _At.CHOOSING and self._round.scale is Scale.CONDITIONS
            case "score":
                return self._at is _At.CHOOSING and self._scored(int(str(parameters[0]))) is not None
            case "go_on":
                chosen = self._at is _At.CHOOSING and self._score is not None
                return chosen or (self._at is _At.HANDING_ON and self._whose is not None)
            case "tell":
                return self._at is _At.HANDING_ON and self._round.complete
            case "turn":
                return self._at is _At.HANDING_ON and len(self._round.people) > 1
            case "skip":
                return self._at is _At.HANDING_ON and self._may_skip
            case _:
                return True

    @property
    def _may_skip(self) -> bool:
        """Whether an owner remains without the participant in turn."""
        return self._whose is not None and bool(self._round.must - {self._whose})

    def action_answer(self, score: int) -> None:
        """Choose on the scale with conditions; it replaces an earlier choice."""
        self._score = score
        self._show()

    def action_score(self, digit: int) -> None:
        """Choose by a digit; it replaces an earlier choice."""
        self._score = self._scored(digit)
        self._show()

    def _scored(self, digit: int) -> int | None:
        return score_of_digit(self._round.scale, digit, self._round.labels)

    def action_go_on(self) -> None:
        """Begin a turn, or go from the choice to the words."""
        self._at = _At.CHOOSING if self._at is _At.HANDING_ON else _At.WORDING
        self._show()

    def _done(self) -> None:
        """Keep the answer in memory and hand the laptop on."""
        if self._whose is None or self._score is None:
            return
        self._round = self._round.answered(self._whose, self._score, self._field.value)
        self._whose = self._round.next
        self._hand_on()

    def _hand_on(self) -> None:
        self._at, self._score = _At.HANDING_ON, None
        self._field.put("")
        self._show()

    def action_turn(self, direction: int) -> None:
        """Let another participant go first, or answer again."""
        self._whose = self._round.beside(self._whose, direction)
        self._show()

    def action_skip(self) -> None:
        """Leave out an absent participant."""
        if self._whose is not None:
            self._round = self._round.without(self._whose)
            self._whose = self._round.next
            self._show()

    def action_tell(self) -> None:
        """Disclose all answers at once."""
        self.dismiss(self._round)

    def action_back(self) -> None:
        """Go from the words to the choice, from there to handing on; from there abandon the round without a trace."""
        match self._at:
            case _At.WORDING:
                self._at = _At.CHOOSING
                self._show()
            case _At.CHOOSING:
                self._hand_on()
            case _At.HANDING_ON:
                self.dismiss(None)
