"""Lena, the last time: 9 March 2027, a good ending."""

from datetime import datetime

from cop_session.domain import events as ev
from cop_session.domain.codes import DONE, ENDING, GOOD_ENDING, MOVEMENT, Kind, Presence, Standing
from cop_session.domain.state import State
from cop_session.formats.evaluation.evaluation_steps import MOVEMENTS, NEXT_DATE, OUTCOMES, ROUND_OFF, WHAT_NOW
from tests.scenarios import lena_again
from tests.scenarios.script import BETTER, MUCH_BETTER, SAME, SEEN_NOW, WENT, Says, Script, Turn, told

SESSION_ID = "1e4a0002-0000-4000-8000-000000000001"
STARTS = datetime(2027, 3, 9, 15, 45)


def script() -> list[Turn]:
    """Return the evaluation, gesture by gesture."""
    return written().turns


def state() -> State:
    """Return how the evaluation ended."""
    return told(script())


def written() -> Script:
    """Return the evaluation from the lines that come along to its good ending."""
    s = Script()
    s.at(-30)
    lena_again.begun(s, SESSION_ID, lena_again.state(), STARTS, 30)
    s.do(ev.PresenceSet(s.person("Joris"), Presence.ABSENT))
    s.do(ev.PresenceSet(s.person("Serkan"), Presence.AT_TABLE))
    s.do(ev.PresenceSet(s.person("Lena"), Presence.AT_TABLE))
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    _how_it_went(s)
    _needs(s)
    _what_now(s)
    return s


def _how_it_went(s: Script) -> None:
    s.at(3)
    s.do(ev.StepEntered(OUTCOMES))
    for line in s.state.of(Kind.ACTION):
        if line.stands:
            s.outcome(line.id, *(Says(owner, WENT) for owner in line.owners))


def _needs(s: Script) -> None:
    girl, annelies, *others = map(s.person, ("Lena", "Annelies", "Fatma", "Serkan", "Ilse"))
    s.at(12)
    s.do(ev.StepEntered(MOVEMENTS))
    first, second = (one.id for one in s.state.of(Kind.NEED))
    s.movement(first, Says(girl, BETTER), *(Says(one, SAME) for one in (annelies, *others)))
    s.movement(second, Says(girl, BETTER), Says(annelies, MUCH_BETTER))
    for need in (first, second):
        s.allow(need, girl, MOVEMENT)
    s.at(16)
    for sign in s.state.of(Kind.SIGN):
        s.seen(sign.id, Says(annelies, SEEN_NOW))


def _what_now(s: Script) -> None:
    s.at(18)
    s.do(ev.StepEntered(WHAT_NOW))
    goes_on = [s.find(Kind.ACTION, words) for words in ("boekentas", "leesspel")]
    s.decide(Standing.AGREED, *goes_on)
    s.decide(DONE, *(one.id for one in s.state.of(Kind.ACTION) if one.stands and one.id not in goes_on))
    s.decide(DONE, *(one.id for kind in (Kind.NEED, Kind.LACKS) for one in s.state.of(kind)))
    s.at(24)
    s.do(ev.StepEntered(NEXT_DATE))
    s.do(ev.detail_set(ENDING, GOOD_ENDING))
    s.at(27)
    s.do(ev.StepEntered(ROUND_OFF))
    s.at(30)
    s.do(ev.SessionClosed())
