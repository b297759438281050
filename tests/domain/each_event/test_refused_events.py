"""What is refused, by reason, each beside its limit: the nearest that may still happen."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import MOVEMENT, OUTCOME, SEEN, Consent, Kind, Presence, Role, Route, Scale, Standing
from cop_session.domain.rules import Refusal, Refused, check
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.when import Words
from cop_session.formats.evaluation.evaluation_format import EVALUATION
from tests.domain.each_event import one_talk as talk
from tests.domain.each_event.changes import SEQ, happened
from tests.domain.each_event.one_talk import ACTION, FORMAT, GONE, INTERPRETER, LABELS, NEED, PARENT, TALK, TEACHER

NOON: Final = datetime(2027, 1, 12, 12)
SIX_LABELS: Final = tuple("012345")


def about_line(line: int) -> tuple[ev.Event, ...]:
    """Return an event of each type about a line."""
    return (
        ev.LineReworded(line, "toch"),
        ev.LineCredited(line, PARENT),
        ev.StandingSet(line, Standing.AGREED),
        ev.QuoteConsented(line, Consent.YES),
        ev.ReasonConsented(line, talk.ANSWER, Consent.YES),
        ev.Objected(line, PARENT, "niet kort", in_plan=True),
        ev.OwnersSet(line, (TEACHER,)),
        ev.OwnersDoubted(line, "Tom", ((TEACHER,), ())),
        ev.WhenSet(line, None),
        ev.WhenDoubted(line, "vrijdag", (Words(""),)),
        ev.PlaceSet(line, "thuis"),
        ev.NeedsLinked(line, (NEED,)),
        ev.FieldSet(line, talk.FIELD, "een uur"),
        ev.PollOpened(line, Scale.CONDITIONS, LABELS, (TEACHER,)),
        ev.ActionAdapted(line, "te veel"),
        ev.LineStruck(line, Kind.ACTION),
        ev.Moved(line, None),
        ev.Removed(line),
    )


def prepared(minutes: int) -> ev.SessionPrepared:
    return ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels", minutes=minutes)


def meeting(minutes: int, *people: int) -> ev.EvaluationPlanned:
    return ev.EvaluationPlanned(NOON, "Europe/Brussels", minutes, people=people)


def carried(kind: Kind = Kind.OPEN, text: str = "Logopedie zoeken", **of: Any) -> ev.LineCarried:
    return ev.LineCarried(kind, text, "earlier", 7, **of)


WITHOUT_WORDS: Final[tuple[ev.Event, ...]] = (
    *(ev.LineNoted(Kind.NEED, text) for text in ("", "  ", "\n\t")),
    carried(text=" "),
    ev.LineReworded(ACTION, " "),
    ev.PersonSeated("x", " ", Role.OTHER),
    ev.PersonSeated("x", " ", Role.INTERPRETER),
    ev.PersonEdited(PARENT, " ", Role.PARENT),
    ev.RecipientAdded(Route.PAPER, name=" "),
    ev.SchoolRecognised(" "),
)
ABOUT_NOTHING: Final[tuple[ev.Event, ...]] = (
    *about_line(GONE),
    ev.LineNoted(Kind.QUOTE, "Ik lees graag.", GONE),
    carried(said_by=GONE),
    carried(owners=(GONE,)),
    carried(owners=(TEACHER,), lead=PARENT),
    carried(needs=(NEED, GONE)),
    ev.LineCredited(NEED, GONE),
    ev.Objected(NEED, GONE, "niet kort", in_plan=True),
    ev.OwnersSet(ACTION, (TEACHER, GONE)),
    ev.OwnersSet(ACTION, (TEACHER,), PARENT),
    ev.OwnersDoubted(ACTION, "Tom", ((TEACHER,), (GONE,))),
    ev.NeedsLinked(ACTION, (NEED, GONE)),
    ev.ReasonConsented(ACTION, talk.POLL, Consent.YES),
    ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, (TEACHER, GONE)),
    ev.Answered(GONE, TEACHER, 1),
    ev.Answered(talk.POLL, GONE, 1),
    ev.PersonEdited(GONE, "Naam", Role.PARENT),
    ev.PersonEdited(GONE, "Naam", Role.INTERPRETER),
    ev.PresenceSet(GONE, Presence.ABSENT),
    ev.RecipientAdded(Route.PAPER, GONE),
    ev.RecipientRouted(GONE, Route.PAPER),
    ev.ActionPartConsented(GONE, Consent.YES),
    ev.FollowUpGiven(GONE),
    meeting(45, TEACHER, GONE),
)
OF_THE_INTERPRETER: Final[tuple[ev.Event, ...]] = (
    ev.OwnersSet(ACTION, (TEACHER, INTERPRETER)),
    carried(owners=(INTERPRETER,)),
    ev.OwnersDoubted(ACTION, "Aya", ((INTERPRETER,), ())),
    ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, (INTERPRETER,)),
    ev.Answered(talk.POLL, INTERPRETER, 2),
    ev.RecipientAdded(Route.PAPER, INTERPRETER),
    ev.FollowUpGiven(INTERPRETER),
)

REFUSED: Final[dict[Refusal, tuple[ev.Event, ...]]] = {
    Refusal.EMPTY: WITHOUT_WORDS,
    Refusal.GONE: ABOUT_NOTHING,
    Refusal.STRUCK: about_line(talk.STRUCK),
    Refusal.INTERPRETER: OF_THE_INTERPRETER,
    Refusal.NOT_FOR_THIS_KIND: (
        ev.ActionPartConsented(TEACHER, Consent.YES),
        ev.LineNoted(Kind("advice"), "Voorlezen"),
        carried(kind=Kind("advice")),
        ev.FieldSet(ACTION, "help", "geen"),
    ),
    Refusal.NOBODY_ASKED: (ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, ()),),
    Refusal.NOT_ON_SCALE: (
        ev.PollOpened(ACTION, Scale.FIVE, LABELS, (TEACHER,)),
        ev.PollOpened(ACTION, Scale.CONDITIONS, SIX_LABELS, (TEACHER,)),
        ev.PollOpened(ACTION, OUTCOME, LABELS, (TEACHER,)),
    ),
    Refusal.LENGTH: (
        *(ev.SessionPlanned(NOON, minutes) for minutes in (14, 241)),
        *(meeting(minutes) for minutes in (-1, 0, 24 * 60 + 1)),
    ),
    Refusal.ALREADY_THERE: (ev.RecipientAdded(Route.PLATFORM, PARENT),),
}

ALLOWED: Final[tuple[ev.Event, ...]] = (
    *about_line(ACTION)[:3],
    *about_line(ACTION)[4:],
    ev.QuoteConsented(talk.QUOTE, Consent.YES),
    ev.LineNoted(Kind.QUOTE, "Ik lees graag.", INTERPRETER),
    ev.LineCredited(NEED, None),
    carried(said_by=INTERPRETER, owners=(TEACHER, PARENT), lead=PARENT, needs=(NEED,)),
    carried(),
    ev.OwnersSet(ACTION, ()),
    ev.OwnersSet(ACTION, (TEACHER, PARENT), PARENT),
    ev.NeedsLinked(ACTION, ()),
    *(ev.ReasonConsented(ACTION, one, Consent.NO) for one in (talk.FIRST_ANSWER, talk.ADVICE, talk.TURN)),
    ev.PollOpened(ACTION, Scale.FIVE, SIX_LABELS, (TEACHER, PARENT)),
    ev.PersonEdited(INTERPRETER, "Aya B.", Role.INTERPRETER),
    *(ev.Moved(one, None) for one in (PARENT, talk.COPY)),
    *(ev.Removed(one) for one in (PARENT, talk.COPY)),
    ev.RecipientAdded(Route.PAPER, name="huisarts"),
    ev.RecipientAdded(Route.PAPER, TEACHER),
    ev.RecipientRouted(talk.OTHER_COPY, Route.PAPER),
    ev.ActionPartConsented(PARENT, Consent.NO),
    ev.FollowUpGiven(None),
    *(ev.SessionPlanned(NOON, minutes) for minutes in (15, 240)),
    *(meeting(minutes, TEACHER, INTERPRETER) for minutes in (1, 24 * 60)),
)


def before(event: ev.Event) -> State:
    """Return the talk; while it is still prepared, for a line that comes along."""
    return talk.PREPARING if isinstance(event, ev.LineCarried) else TALK


def name(of: object) -> str:
    return of.value if isinstance(of, Refusal) else type(of).__name__


@pytest.mark.parametrize(
    ("reason", "event"), [(reason, one) for reason, row in REFUSED.items() for one in row], ids=name
)
def test_what_is_refused_for_which_reason(reason: Refusal, event: ev.Event) -> None:
    assert check(before(event), event, FORMAT) == Refused(reason)


@pytest.mark.parametrize("event", ALLOWED, ids=name)
def test_what_may_just_happen(event: ev.Event) -> None:
    assert check(before(event), event, FORMAT) is None


@pytest.mark.parametrize(("minutes", "refused"), [(14, True), (15, False), (240, False), (241, True)])
def test_a_session_is_prepared_for_a_quarter_to_four_hours(minutes: int, refused: bool) -> None:
    assert check(State(), prepared(minutes), FORMAT) == (Refused(Refusal.LENGTH) if refused else None)


@pytest.mark.parametrize(
    ("seq", "prepares", "chooses"),
    [(0, None, Refusal.WRONG_PHASE), (1, Refusal.ALREADY_THERE, None), (2, Refusal.ALREADY_THERE, Refusal.WRONG_PHASE)],
)
def test_a_session_is_prepared_first_and_its_format_chosen_next(
    seq: int, prepares: Refusal | None, chooses: Refusal | None
) -> None:
    state = replace(State(), seq=seq)
    chosen = ev.FormatChosen("evaluation", 1, Step.EVALUATION)
    refused = [check(state, event, FORMAT) for event in (prepared(60), chosen)]
    assert refused == [reason and Refused(reason) for reason in (prepares, chooses)]


@pytest.mark.parametrize(("scale", "labels"), [(Scale.CONDITIONS, LABELS), (Scale.FIVE, SIX_LABELS)])
def test_an_answer_is_on_the_scale_that_the_group_saw(scale: Scale, labels: tuple[str, ...]) -> None:
    state = happened(ev.PollOpened(ACTION, scale, labels, (TEACHER,)))
    highest = len(labels) - 1
    refused = {score: check(state, ev.Answered(SEQ, PARENT, score), FORMAT) for score in (-1, 0, highest, highest + 1)}
    off = Refused(Refusal.NOT_ON_SCALE, highest)
    assert refused == {-1: off, 0: None, highest: None, highest + 1: off}


ACTIONS: Final = {Kind.ACTION}
OWNED: Final = {Kind.ACTION, Kind.LACKS, Kind.PARENTS_NEED, Kind.OPEN}
LINKED: Final = {Kind.ACTION, Kind.SIGN, Kind.COUNTED, Kind.CONCERN}
KINDS_FOR: Final[dict[type, set[Kind]]] = {
    **dict.fromkeys((ev.OwnersSet, ev.OwnersDoubted, ev.WhenSet, ev.WhenDoubted, ev.PlaceSet), OWNED),
    **dict.fromkeys((ev.PollOpened, ev.ActionAdapted, ev.ReasonConsented, ev.FieldSet), ACTIONS),
    ev.NeedsLinked: LINKED,
    ev.QuoteConsented: {Kind.QUOTE},
}


@pytest.mark.parametrize("event", about_line(SEQ), ids=name)
def test_a_line_holds_only_what_its_kind_can(event: ev.Event) -> None:
    fits = {
        kind
        for kind in Kind
        if check(happened(ev.LineNoted(kind, "iets")), event, FORMAT) != Refused(Refusal.NOT_FOR_THIS_KIND)
    }
    assert fits == KINDS_FOR.get(type(event), set(Kind))


ASKED: Final = {
    *((Kind.ACTION, scale) for scale in (Scale.CONDITIONS, Scale.FIVE, OUTCOME)),
    *((Kind.NEED, MOVEMENT), (Kind.SIGN, SEEN)),
}


def test_a_poll_is_on_a_scale_for_that_kind() -> None:
    asked = {
        (kind, scale)
        for kind in Kind
        for scale, number in EVALUATION.labels.items()
        if check(
            happened(ev.LineNoted(kind, "iets")),
            ev.PollOpened(SEQ, scale, ("",) * number, (TEACHER,)),
            EVALUATION,
        )
        is None
    }
    assert asked == ASKED
