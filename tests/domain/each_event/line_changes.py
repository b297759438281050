"""What each event about lines and polls changes, and what a participant leaves behind in them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Reason, Scale, Standing, Way
from cop_session.domain.field_value import FieldValue
from cop_session.domain.state import Adaptation, Answer, Commitment, Line, LineOrigin, Objection, OwnersDoubt, Poll
from cop_session.domain.when import Every, From, On, Words
from tests.domain.each_event import one_talk as talk
from tests.domain.each_event.changes import AT, SEQ, Change, at_the_end, line, with_row
from tests.domain.each_event.one_talk import ACTION, CLOSED, GONE, NEED, OTHER_NEED, PARENT, TALK, TEACHER

_FIRST_POLL, _POLL, _OUTCOME = line(ACTION).polls
_FIRST_ANSWER = _FIRST_POLL.answers[0]
_ANSWER, _ADVICE = _POLL.answers
_TURN = line(ACTION).adaptations[0]
_NEED, _OTHER_NEED = TALK.of(Kind.NEED)
_COMMITMENT = Commitment("Tekst op maandag meegeven", (TEACHER,), TEACHER, talk.FRIDAY)

STALE: Final[dict[str, Any]] = {"polls": (_FIRST_POLL, replace(_POLL, stale=True), _OUTCOME)}
AFTERWARDS: Final[dict[str, Any]] = {**STALE, "changed_afterwards": True}
LATER: Final = On((date(2026, 12, 4),), "volgende vrijdag")
WEEKLY: Final = From(date(2026, 12, 4), "", Every.WEEK, (4,))
SAID: Final = Words("vrijdag")
_OTHERWISE: Final = replace(talk.FRIDAY, said="vrijdag")
_TOM: Final = ((TEACHER,), ())
_DOUBTED: Final = {"owners": (), "lead": None, "owners_doubt": OwnersDoubt("Tom", _TOM)}
_CONSENTED: Final = replace(_ANSWER, consent=Consent.YES, alone=True)

LINES: Final = (
    Change(ev.LineNoted(Kind.NEED, "bewegen", PARENT), at_the_end(Line(SEQ, Kind.NEED, "bewegen", PARENT))),
    Change(
        ev.LineCarried(
            *(Kind.LACKS, "Hulp in de klas", "earlier", 7, PARENT, (TEACHER, PARENT), TEACHER, LATER, "in de klas"),
            *((NEED,), Standing.AGREED, Consent.YES, (FieldValue("duration", "een uur"),)),
        ),
        at_the_end(
            Line(
                *(SEQ, Kind.LACKS, "Hulp in de klas", PARENT, Standing.AGREED, Consent.YES, (TEACHER, PARENT)),
                *(TEACHER, LATER, "in de klas", (NEED,)),
                origin=LineOrigin(
                    "earlier", 7, Commitment("Hulp in de klas", (TEACHER, PARENT), TEACHER, LATER, "in de klas")
                ),
                fields=(FieldValue("duration", "een uur"),),
            )
        ),
    ),
    Change(
        ev.FieldSet(ACTION, "help", "geen"),
        lines={ACTION: {"fields": (FieldValue(talk.FIELD, "20 minuten"), FieldValue("help", "geen"))}},
    ),
    Change(
        ev.FieldSet(ACTION, talk.FIELD, "een uur"),
        lines={ACTION: {"fields": (FieldValue(talk.FIELD, "een uur"),)}},
    ),
    Change(ev.FieldSet(ACTION, talk.FIELD, ""), lines={ACTION: {"fields": ()}}),
    Change(ev.LineReworded(ACTION, "Meegeven"), lines={ACTION: {"text": "Meegeven", **STALE}}),
    Change(ev.LineReworded(ACTION, "Meegeven"), lines={ACTION: {"text": "Meegeven"}}, before=CLOSED),
    Change(ev.LineReworded(ACTION, line(ACTION).text), lines={ACTION: {}}),
    Change(ev.LineCredited(OTHER_NEED, PARENT), lines={OTHER_NEED: {"said_by": PARENT}}),
    Change(ev.LineCredited(NEED, None), lines={NEED: {"said_by": None}}),
    Change(ev.StandingSet(OTHER_NEED, Standing.LATER), lines={OTHER_NEED: {"standing": Standing.LATER}}),
    Change(ev.QuoteConsented(talk.QUOTE, Consent.YES), lines={talk.QUOTE: {"consent": Consent.YES}}),
    Change(
        ev.Objected(NEED, TEACHER, "te kort", in_plan=True),
        lines={NEED: {"objections": (Objection(PARENT, "niet kort", False), Objection(TEACHER, "te kort", True))}},
    ),
    Change(
        ev.Objected(NEED, PARENT, "wel kort", in_plan=True),
        lines={NEED: {"objections": (Objection(PARENT, "wel kort", True),)}},
    ),
    Change(ev.Objected(NEED, PARENT, "", in_plan=True), lines={NEED: {"objections": ()}}),
    Change(ev.PlaceSet(ACTION, "in de klas"), lines={ACTION: {"place": "in de klas"}}),
    Change(ev.NeedsLinked(ACTION, (NEED, OTHER_NEED)), lines={ACTION: {"needs": (NEED, OTHER_NEED)}}),
    Change(
        ev.ActionAdapted(ACTION, "te duur", (Reason.COST,), (Way.SMALLER,)),
        lines={
            ACTION: {
                "adaptations": (_TURN, Adaptation(SEQ, "te duur", (Reason.COST,), (Way.SMALLER,), _COMMITMENT)),
            }
        },
    ),
)

WHO_AND_WHEN: Final = (
    Change(
        ev.OwnersSet(ACTION, (TEACHER, PARENT), PARENT),
        lines={ACTION: {"owners": (TEACHER, PARENT), "lead": PARENT, **STALE}},
    ),
    Change(
        ev.OwnersSet(ACTION, (PARENT,)),
        lines={ACTION: {"owners": (PARENT,), "lead": None, **AFTERWARDS}},
        before=CLOSED,
    ),
    Change(ev.OwnersSet(ACTION, (TEACHER,)), lines={ACTION: {"lead": None}}, before=CLOSED),
    Change(ev.OwnersDoubted(ACTION, "Tom", _TOM), lines={ACTION: {**_DOUBTED, **STALE}}),
    Change(ev.OwnersDoubted(ACTION, "Tom", _TOM), lines={ACTION: {**_DOUBTED, **AFTERWARDS}}, before=CLOSED),
    Change(ev.WhenSet(ACTION, LATER), lines={ACTION: {"when": LATER, **STALE}}),
    Change(ev.WhenSet(ACTION, None), lines={ACTION: {"when": None, **AFTERWARDS}}, before=CLOSED),
    Change(ev.WhenSet(ACTION, _OTHERWISE), lines={ACTION: {"when": _OTHERWISE}}, before=CLOSED),
    Change(
        ev.WhenDoubted(ACTION, "vrijdag", (WEEKLY, Words(""))),
        lines={ACTION: {"when": SAID, "when_doubt": (replace(WEEKLY, said="vrijdag"), SAID), **STALE}},
    ),
    Change(ev.WhenDoubted(ACTION, "vrijdag", ()), lines={ACTION: {"when": SAID, **AFTERWARDS}}, before=CLOSED),
)

POLLS: Final = (
    Change(
        ev.PollOpened(ACTION, Scale.FIVE, tuple("012345"), (TEACHER, PARENT)),
        {"asked": {**TALK.asked, SEQ: ACTION}},
        {ACTION: {"polls": (*line(ACTION).polls, Poll(SEQ, Scale.FIVE, tuple("012345"), (TEACHER, PARENT)))}},
    ),
    Change(
        ev.Answered(talk.POLL, TEACHER, 0, "te duur", (Reason.COST,)),
        lines={
            ACTION: {
                "polls": (
                    _FIRST_POLL,
                    replace(_POLL, answers=(_ADVICE, Answer(SEQ, TEACHER, 0, "te duur", (Reason.COST,)))),
                    _OUTCOME,
                )
            }
        },
    ),
    Change(
        ev.Answered(talk.FIRST_POLL, PARENT, 2),
        lines={
            ACTION: {
                "polls": (replace(_FIRST_POLL, answers=(_FIRST_ANSWER, Answer(SEQ, PARENT, 2))), _POLL, _OUTCOME),
            }
        },
    ),
    Change(
        ev.ReasonConsented(ACTION, talk.ANSWER, Consent.YES, alone=True),
        lines={ACTION: {"polls": (_FIRST_POLL, replace(_POLL, answers=(_CONSENTED, _ADVICE)), _OUTCOME)}},
    ),
    Change(
        ev.ReasonConsented(ACTION, talk.TURN, Consent.NO),
        lines={ACTION: {"adaptations": (replace(_TURN, consent=Consent.NO),)}},
    ),
)

PLACES: Final = (
    Change(
        # The kind in the event counts for a line that is not there.
        ev.LineStruck(NEED, Kind.CONCERN),
        {"lines": with_row(Kind.NEED, Line(NEED, Kind.NEED, "", struck=AT), _OTHER_NEED)},
    ),
    Change(
        ev.LineStruck(GONE, Kind.NEED, before=OTHER_NEED),
        {
            "lines": with_row(Kind.NEED, _NEED, Line(GONE, Kind.NEED, "", struck=AT), _OTHER_NEED),
            "kinds": {**TALK.kinds, GONE: Kind.NEED},
        },
    ),
    Change(ev.LineStruck(GONE, Kind.AIM), at_the_end(Line(GONE, Kind.AIM, "", struck=AT))),
    Change(
        ev.Blanked("LineNoted", Kind.NEED, AT - timedelta(minutes=5)),
        at_the_end(Line(SEQ, Kind.NEED, "", struck=AT - timedelta(minutes=5))),
    ),
    Change(ev.Blanked("LineNoted", Kind.NEED), at_the_end(Line(SEQ, Kind.NEED, "", struck=AT))),
    Change(ev.Blanked("LineReworded")),
    Change(ev.Moved(OTHER_NEED, NEED), {"lines": with_row(Kind.NEED, _OTHER_NEED, _NEED)}),
    Change(ev.Moved(NEED, None), {"lines": with_row(Kind.NEED, _OTHER_NEED, _NEED)}),
    Change(ev.Moved(NEED, GONE), {"lines": with_row(Kind.NEED, _OTHER_NEED, _NEED)}),
    Change(ev.Moved(NEED, NEED)),
    Change(ev.Removed(NEED), {"lines": with_row(Kind.NEED, _OTHER_NEED)}),
)

_FOLLOWED: Final = replace(TALK, follow_up=PARENT)


def _carried_by(owner: int, lead: int | None) -> dict[str, Any]:
    """Return the fields of the line that came along once it has one owner."""
    was = Commitment(line(talk.CARRIED).text, (owner,), lead)
    return {"owners": (owner,), "lead": lead, "origin": LineOrigin("earlier", 7, was)}


DEPARTURES: Final = (
    Change(ev.Removed(talk.INTERPRETER), {"people": TALK.people[:2]}, before=_FOLLOWED, remade=True),
    Change(
        ev.Removed(PARENT),
        {
            "people": (TALK.people[0], TALK.people[2]),
            "recipients": TALK.recipients[1:],
            "follow_up": None,
            "action_part": {},
            "evaluation": replace(talk.MEETING, people=(TEACHER,)),
            "sittings": tuple(replace(one, attendance={}) for one in TALK.sittings),
        },
        {
            NEED: {"objections": ()},
            ACTION: {"polls": (_FIRST_POLL, replace(_POLL, answers=(_ANSWER,)), _OUTCOME)},
            talk.CARRIED: {"said_by": None, **_carried_by(TEACHER, None)},
        },
        before=_FOLLOWED,
        remade=True,
    ),
    Change(
        ev.Removed(TEACHER),
        {"people": TALK.people[1:], "evaluation": replace(talk.MEETING, people=(PARENT,))},
        {
            NEED: {"said_by": None},
            ACTION: {
                "owners": (),
                "lead": None,
                "polls": (
                    replace(_FIRST_POLL, asked=(), answers=()),
                    replace(_POLL, asked=(), answers=(_ADVICE,), stale=True),
                    replace(_OUTCOME, asked=()),
                ),
                "adaptations": (replace(_TURN, before=replace(_TURN.before, owners=(), lead=None)),),
            },
            talk.CARRIED: _carried_by(PARENT, PARENT),
        },
        remade=True,
    ),
)
