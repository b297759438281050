"""Milan, two months later: the interim evaluation of 9 February 2027 at his school in the Netherlands."""

from datetime import date, datetime, time

from cop_session.domain import events as ev
from cop_session.domain.codes import DONE, MOVEMENT, OUTCOME, Consent, Kind, Presence, Reason, Standing, Way
from cop_session.domain.state import State
from cop_session.domain.when import Every, From
from cop_session.formats import EVALUATION
from cop_session.formats.evaluation.evaluation_steps import MOVEMENTS, NEXT_DATE, OUTCOMES, ROUND_OFF, WHAT_NOW
from cop_session.paths import samples
from cop_session.services import read_bundle
from cop_session.services.sessions.new_session import first_gesture
from tests.scenarios import milan
from tests.scenarios.milan import IF, LABELS, PUPIL_ID, SCALE, SCHOOL_ID, YES, ZONE
from tests.scenarios.script import BETTER, PARTLY, SAME, SOMETIMES, WENT, Says, Script, Turn, told

SESSION_ID = "3171a001-0000-4000-8000-000000000001"
STARTS = datetime(2027, 2, 9, 14, 30)


def script() -> list[Turn]:
    """Return the evaluation, gesture by gesture."""
    return written().turns


def state() -> State:
    """Return how the evaluation ended."""
    return told(script())


def earlier() -> State:
    """Return how the round table ended, as the sample has it."""
    _, timeline = read_bundle(samples() / "milan.cop.json")
    return timeline.now


def written() -> Script:
    """Return the evaluation from the lines that come along to its end."""
    s = Script()
    s.at(-30)
    prepared = ev.SessionPrepared(
        PUPIL_ID,
        SCHOOL_ID,
        "nl_NL",
        ZONE,
        follows=milan.SESSION_ID,
        scale=SCALE,
        minutes=30,
        fictional=True,
        session_id=SESSION_ID,
    )
    s.do(*first_gesture(prepared, earlier(), "", EVALUATION))
    s.do(ev.SessionPlanned(STARTS, 30))
    s.do(ev.PresenceSet(s.person("Milan"), Presence.AT_TABLE, leaves=time(14, 42)))
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    _with_milan(s)
    _how_it_went(s)
    _needs(s)
    _what_now(s)
    _closing(s)
    return s


def _with_milan(s: Script) -> None:
    boy, jeroen, samira = map(s.person, ("Milan", "Jeroen", "Samira"))
    tasks, rules = s.find(Kind.ACTION, "kiest maandag"), s.find(Kind.ACTION, "Pauzeregels")
    s.at(1)
    heard = s.note(Kind.HEARD, "Verrijken is leuk, maar ik mis dan gym.", boy)
    s.note(Kind.COUNTED, "de middag bij de buurschool valt niet meer op een gymdag", answers=(heard,))
    s.at(3)
    s.do(ev.StepEntered(OUTCOMES))
    s.outcome(tasks, Says(boy, WENT, "ik begin nu met rekenen"), Says(jeroen, WENT))
    s.allow(tasks, boy, OUTCOME)
    s.outcome(rules, Says(samira, WENT, "de drie regels hangen op het plein"), Says(boy, WENT))
    s.at(8)
    s.do(ev.StepEntered(MOVEMENTS))
    first, second = (one.id for one in s.state.of(Kind.NEED))
    s.movement(first, Says(boy, BETTER))
    s.movement(second, Says(boy, SAME))
    s.allow(first, boy, MOVEMENT)


def _how_it_went(s: Script) -> None:
    samira, esther, bart, hanneke = map(s.person, ("Samira", "Esther", "Bart", "Hanneke"))
    s.at(12)
    s.do(ev.StepEntered(OUTCOMES))
    s.outcome(s.find(Kind.ACTION, "Compacten"), Says(samira, WENT, "het schema ligt klaar tot de zomer"))
    s.outcome(s.find(Kind.ACTION, "verrijkingsgroep"), Says(hanneke, WENT, "de eerste middag was op 3 februari"))
    s.outcome(
        s.find(Kind.ACTION, "bij het eten"),
        Says(esther, PARTLY, "elke dag is te vaak", (Reason.TIME,)),
        Says(bart, PARTLY),
    )


def _needs(s: Script) -> None:
    jeroen, samira, esther, bart, hanneke = map(s.person, ("Jeroen", "Samira", "Esther", "Bart", "Hanneke"))
    s.at(15)
    s.do(ev.StepEntered(MOVEMENTS))
    first, second = s.state.of(Kind.NEED)
    answers = ((first, (BETTER, BETTER, SAME, BETTER, BETTER)), (second, (SAME, BETTER, SAME, SAME, SAME)))
    for need, given in answers:
        asked = need.poll_on(MOVEMENT)
        assert asked is not None
        s.answer(asked.id, *map(Says, (jeroen, samira, esther, bart, hanneke), given))


def _what_now(s: Script) -> None:
    esther, bart, hanneke = map(s.person, ("Esther", "Bart", "Hanneke"))
    dinner, group = s.find(Kind.ACTION, "bij het eten"), s.find(Kind.ACTION, "verrijkingsgroep")
    _, second = s.state.of(Kind.NEED)
    s.at(19)
    s.do(ev.StepEntered(WHAT_NOW))
    s.decide(Standing.AGREED, s.find(Kind.ACTION, "kiest maandag"), group)
    s.decide(DONE, s.find(Kind.ACTION, "Compacten"), s.find(Kind.ACTION, "Pauzeregels"))
    s.do(
        ev.ActionAdapted(dinner, "", (), (Way.SMALLER,)),
        ev.WhenSet(dinner, From(date(2027, 2, 14), "elke zondag vanaf 14 februari", Every.WEEK, (6,))),
    )
    s.ask(dinner, Says(esther, YES), Says(bart, YES))
    samira = s.person("Samira")
    watch = s.action(
        "Samira loopt op donderdag de kleine pauze mee en bespreekt de regels na",
        (samira,),
        From(date(2027, 2, 11), "elke donderdag vanaf 11 februari", Every.WEEK, (3,)),
        (second.id, s.find(Kind.LACKS, "in de pauze gebeurt")),
        "op het plein",
        samira,
    )
    s.poll(watch, SCALE, LABELS, Says(samira, IF, "als er geen overleg staat"), Says(hanneke, YES))
    s.at(23)
    sign = s.note(Kind.SIGN, "Milan speelt drie pauzes per week mee", answers=(second.id,))
    s.seen(sign, Says(samira, SOMETIMES))


def _closing(s: Script) -> None:
    esther, bart = map(s.person, ("Esther", "Bart"))
    s.at(25)
    s.do(ev.StepEntered(NEXT_DATE))
    s.do(ev.EvaluationPlanned(datetime(2027, 4, 6, 14, 30), ZONE, 30, "IB-kamer"))
    s.at(27)
    s.do(ev.StepEntered(ROUND_OFF))
    s.ask_reasons()
    s.do(ev.ActionPartConsented(esther, Consent.YES))
    s.do(ev.ActionPartConsented(bart, Consent.YES))
    s.at(30)
    s.do(ev.SessionClosed())
