"""Logs of talks that follow each other, with a line that came along."""

from datetime import UTC, datetime, timedelta
from typing import Final

from cop_session.domain import events as ev
from cop_session.domain.codes import MOVEMENT, Consent, Kind, Role, Standing
from cop_session.domain.field_value import FieldValue
from cop_session.domain.schedule import Step
from cop_session.domain.when import Words

CANARY: Final = "kanarievogel"
AT: Final = datetime(2026, 11, 24, 16, 12, tzinfo=UTC)
NOVEMBER, JANUARY, MARCH = (f"{code}-0000-4000-8000-000000000000" for code in ("a1a1a1a1", "b2b2b2b2", "c3c3c3c3"))
PUPIL: Final = "99999999-0000-4000-8000-000000000000"
SAID: Final = 3
"""The line of November that holds the word."""
CAME: Final = 4
"""The same line in each later talk."""


def prepared(session_id: str, follows: str | None = None) -> ev.SessionPrepared:
    return ev.SessionPrepared(PUPIL, "school-00-1", "nl_BE", "Europe/Brussels", follows=follows, session_id=session_id)


def log_of(events: list[ev.Event], begins: datetime = AT) -> list[ev.Recorded]:
    return [
        ev.Recorded(seq, seq, begins + timedelta(seconds=seq), seq * 1000, event)
        for seq, event in enumerate(events, start=1)
    ]


def november(session_id: str = NOVEMBER) -> list[ev.Recorded]:
    """Return a round table with a line that holds the word, and another one."""
    return log_of(
        [
            prepared(session_id),
            ev.PersonSeated("koen-0001", "Koen", Role.TEACHER),
            ev.LineNoted(Kind.NEED, f"de {CANARY} zingt"),
            ev.LineNoted(Kind.ACTION, "een andere actie"),
        ]
    )


def later(
    session_id: str, months: int = 2, follows: str = NOVEMBER, origin: str = NOVEMBER, said: str = CANARY
) -> list[ev.Recorded]:
    """Return an evaluation into which both lines of November came along, with all that can hang on the first."""
    return log_of(
        [
            prepared(session_id, follows),
            ev.FormatChosen("evaluation", 1, Step.WELCOME),
            ev.PersonSeated("koen-0001", "Koen", Role.TEACHER),
            ev.LineCarried(
                Kind.NEED,
                f"de {said} zingt",
                origin,
                SAID,
                3,
                owners=(3,),
                when=Words(f"als de {said} slaapt"),
                place=f"{said}kooi",
                standing=Standing.AGREED,
                consent=Consent.YES,
                fields=(FieldValue("lied", f"{said}lied"),),
            ),
            ev.LineCarried(Kind.ACTION, "een andere actie", origin, SAID + 1, needs=(CAME,)),
            ev.LineReworded(CAME, f"de {said} fluit"),
            ev.FieldSet(CAME, "lied", f"{said}zang"),
            ev.PollOpened(CAME, MOVEMENT, ("−2", "−1", "0", "+1", "+2"), (3,)),
            ev.Answered(8, 3, 4, f"als de {said} er is"),
            ev.Objected(CAME, 3, f"geen {said}", True),
            ev.LineNoted(Kind.ACTION, "iets nieuws"),
        ],
        AT + timedelta(days=30 * months),
    )
