"""The help about each step: its purpose, sentences to read aloud, and its keys."""

from collections.abc import Iterator, Mapping
from typing import Final

from textual.actions import parse
from textual.binding import ActiveBinding, Binding, BindingType

from cop_session.domain.codes import Kind, Scale
from cop_session.domain.schedule import Step
from cop_session.formats import format_of
from cop_session.formats.step_cues import cues_at
from cop_session.i18n import msgid
from cop_session.tui.keys import bindings as keys
from cop_session.tui.keys.help_topic import Topic, bindings_of
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.board.step_switcher import AnyStep
from cop_session.tui.steps.core.section import Moment, Section
from cop_session.tui.steps.core.spoken_sentence import spoken
from cop_session.tui.steps.sections.action_section import SpokenActionSection
from cop_session.tui.steps.walkthrough.ask_step import AskStep
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough, asks_aloud

MINE: Final = msgid(
    "For your eyes: whose turn it is, the time, your own notes, which reasons may be in the plan, what is about health "
    "or family, and the loose ends. The same key puts it away."
)


def explained(moment: Moment, step: Step | None, here: AnyStep | None, active: Mapping[str, ActiveBinding]) -> Topic:
    """Return the topic of a step, or else of the private strip; `active` are the keys that work now."""
    around = [] if asks_aloud(moment.state, step) else _of_the_table()
    bindings = bindings_of(active, [*around, *_of_the_step(moment, here)])
    if step is None:
        return Topic(bindings, moment.t("For me"), moment.t(MINE))
    described = format_of(moment.state).at(step)
    sentences = tuple(spoken(moment, cue) for cue in cues_at(described, moment.state))
    return Topic(bindings, moment.t(described.name), moment.t(described.purpose), sentences)


def _only(bindings: list[BindingType]) -> Iterator[Binding]:
    yield from (one for one in bindings if isinstance(one, Binding))


def _of_the_table() -> Iterator[Binding]:
    """Yield the keys that work outside a field, from which help may have been opened."""
    outside = {"table.export", "table.details", "table.home", "app.help"}
    yield from (one for one in _only([*keys.TABLE, *keys.APP]) if one.id in outside)


def _of_the_step(moment: Moment, here: AnyStep | None) -> Iterator[Binding]:
    if isinstance(here, AskStep):
        yield from _only(keys.ASK_STEP)
        here = here.here
    match here:
        case BoardStep(sections=sections):
            yield from (one for one in _only([*keys.NOTE, *keys.COMPOSER]) if one.id != "compose.give_up")
            yield from (one for one in _only(keys.STEP) if _in_step(here, _action(one)))
            yield from (one for one in _only(keys.ROW) if _on_some_row(sections, _action(one)))
        case Walkthrough():
            unfit = "score" if moment.state.scale is Scale.CONDITIONS else "answer"
            yield from (one for one in _only(keys.WALK) if _action(one) != unfit)
        case _:
            pass


def _action(binding: Binding) -> str:
    return parse(binding.action)[1]


def _in_step(here: BoardStep, action: str) -> bool:
    if action == "list":
        # Wherever the focus is now.
        return True
    if action == "type":
        return False
    if action == "read":
        return any(isinstance(one, SpokenActionSection) for one in here.sections)
    return here.check_action(action, ()) is not False


def _on_some_row(sections: tuple[Section, ...], action: str) -> bool:
    """Whether these sections can have a row on which the key acts."""
    match action:
        case "strike" | "agree" | "object" | "elsewhere":
            return any(one.can_strike for one in sections)
        case "later":
            return any(one.can_wait for one in sections)
        case "poll" | "decide":
            return any(one.name == Kind.ACTION for one in sections)
        case "answer":
            return any(one.can_answer for one in sections)
        case _:
            return True
