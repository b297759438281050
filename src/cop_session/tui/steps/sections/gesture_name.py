"""The short name of a gesture for undo and redo, and the step that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop_session.coaching.saying import shortened
from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.display_names import called
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.formats import format_of
from cop_session.i18n import Translator

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class GestureName:
    """The short name of a gesture; `steps` are those that show it, empty if all of them do."""

    words: str
    steps: tuple[Step, ...] = ()


def gesture_name(events: Sequence[ev.Recorded], state: State, without: State, t: Translator) -> GestureName:
    """Name the gesture of `events`, by their subject in a `state` that includes them and in one `without` them."""
    answered = [one.event for one in events if isinstance(one.event, ev.Answered)]
    if answered:
        return _answers(answered, state, without, t)
    named = (_name(one, without if isinstance(one.event, ev.Removed) else state, t) for one in events)
    return next((one for one in named if one), GestureName(t("What was entered last")))


def _answers(answered: Sequence[ev.Answered], state: State, without: State, t: Translator) -> GestureName:
    names = visible(called(state.people, dict.fromkeys(one.person for one in answered)))
    asking = tuple(one.step for one in format_of(state).steps if one.asks)
    if len(answered) == 1 and _given(without, answered[0]) == answered[0].score:
        return GestureName(t("Words with the answer of {names}", names=names), asking)
    return GestureName(t.plural("Answer of {names}", "Answers of {names}", len(answered), names=names), asking)


def _given(state: State, event: ev.Answered) -> int | None:
    """Return the score of the participant in the same poll."""
    line = state.line_of_poll(event.poll)
    polls = (one for one in line.polls if one.id == event.poll) if line else ()
    return next((given.score for poll in polls if (given := poll.answer_of(event.person))), None)


def _name(recorded: ev.Recorded, state: State, t: Translator) -> GestureName | None:
    match recorded.event:
        case ev.LineNoted(kind=kind) | ev.LineCarried(kind=kind):
            if kind is Kind.NOTE:
                # No other participant may read it.
                return GestureName(t("Private note"))
            what = code_wording.capital(code_wording.kind(t, kind))
            return GestureName(f"{what} {_quoted(recorded.seq, state)}", format_of(state).steps_of(kind))
        case (
            ev.LineReworded(line=line)
            | ev.LineCredited(line=line)
            | ev.OwnersSet(line=line)
            | ev.WhenSet(line=line)
            | ev.OwnersDoubted(line=line)
            | ev.WhenDoubted(line=line)
            | ev.PlaceSet(line=line)
            | ev.NeedsLinked(line=line)
            | ev.FieldSet(line=line)
            | ev.StandingSet(line=line)
            | ev.ActionAdapted(line=line)
            | ev.Moved(entity=line)
        ):
            return _about(t("Change of {what}"), line, state)
        case ev.QuoteConsented(line=line) | ev.ReasonConsented(line=line):
            return _about(t("Answer about {what}"), line, state)
        case ev.Objected(line=line, person=person):
            words = t("What {name} sees differently", name=visible(called(state.people, [person])))
            return GestureName(words, _about("", line, state).steps)
        case ev.Removed(entity=entity):
            return _about(t("Taking away of {what}"), entity, state)
        case _:
            return _about_people(recorded, state, t) or _about_session(recorded.event, t)


def _about_people(recorded: ev.Recorded, state: State, t: Translator) -> GestureName | None:
    match recorded.event:
        case ev.PersonSeated():
            return _about(t("At the table: {what}"), recorded.seq, state)
        case ev.PersonEdited(person=person) | ev.PresenceSet(person=person):
            return _about(t("Change of {what}"), person, state)
        case ev.ActionPartConsented(person=person):
            names = visible(called(state.people, [person]))
            return GestureName(
                t.plural("Answer of {names}", "Answers of {names}", 1, names=names), _step("recipients", state)
            )
        case ev.RecipientAdded() | ev.RecipientRouted():
            return GestureName(t("Who receives the plan"), _step("recipients", state))
        case ev.EvaluationPlanned() | ev.FollowUpGiven():
            return GestureName(t("Interim evaluation"), _step("appointment", state))
        case _:
            return None


def _about_session(event: ev.Event, t: Translator) -> GestureName | None:
    match event:
        case ev.SessionStarted():
            return GestureName(t("Start of the talk"))
        case ev.DetailSet() | ev.PrintedDetailSet() | ev.SessionPlanned() | ev.ScaleChosen() | ev.SchoolRecognised():
            return GestureName(t("Details of the round table"))
        case _:
            return None


def _about(sentence: str, entity: int, state: State) -> GestureName:
    line, person = state.line(entity), state.person(entity)
    if person:
        return GestureName(sentence.format(what=visible(called(state.people, [entity]))), _step("people", state))
    if line is None:
        return GestureName(sentence.format(what="…"), _step("recipients", state) if state.recipient(entity) else ())
    if line.kind is Kind.NOTE:
        return GestureName(sentence.format(what="…"))
    return GestureName(sentence.format(what=_quoted(entity, state)), format_of(state).steps_of(line.kind))


def _quoted(line: int, state: State) -> str:
    found = state.line(line)
    return f"“{shortened(visible(found.text), _LONGEST)}”" if found and found.text else "…"


def _step(part: str, state: State) -> tuple[Step, ...]:
    return (format_of(state).step_with(part),)
