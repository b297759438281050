"""Lena, seven weeks later: the evaluation of 12 January 2027, in which her round table is looked back on."""

from datetime import date, datetime, time

from cop_session.domain import events as ev
from cop_session.domain.codes import (
    DONE,
    MOVEMENT,
    OUTCOME,
    TEACHER_ALONE,
    Consent,
    Kind,
    Presence,
    Reason,
    Standing,
    Way,
)
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From
from cop_session.formats import EVALUATION
from cop_session.formats.evaluation.evaluation_steps import MOVEMENTS, NEXT_DATE, OUTCOMES, ROUND_OFF, WHAT_NOW
from cop_session.paths import samples
from cop_session.services import read_bundle
from cop_session.services.sessions.new_session import first_gesture
from tests.scenarios import lena
from tests.scenarios.lena import LABELS, PUPIL_ID, SCALE, SCHOOL_ID, ZONE
from tests.scenarios.script import (
    BETTER,
    MUCH_BETTER,
    PARTLY,
    SAME,
    SEEN_NOW,
    STOPPED,
    WENT,
    Says,
    Script,
    Turn,
    told,
)

SESSION_ID = "1e4a0001-0000-4000-8000-000000000001"
STARTS = datetime(2027, 1, 12, 15, 45)
STRUCK = "haar zoontje slaapt slecht sinds de vakantie"
UNPRINTED = "Kiezen mag ik, maar kort is het niet."
NOTE = "volgende keer eerst met Koen alleen bellen"


def script() -> list[Turn]:
    """Return the evaluation, gesture by gesture."""
    return written().turns


def state() -> State:
    """Return how the evaluation ended."""
    return told(script())


def earlier() -> State:
    """Return how the round table ended, as the sample has it."""
    _, timeline = read_bundle(samples() / "lena.cop.json")
    return timeline.now


def written() -> Script:
    """Return the evaluation from the lines that come along to its end."""
    s = Script()
    _prepare(s)
    _with_lena(s)
    _how_it_went(s)
    _needs(s)
    _what_now(s)
    _something_new(s)
    _next_date(s)
    return s


def begun(s: Script, session_id: str, earlier: State, starts: datetime, minutes: int) -> None:
    """Begin the evaluation that follows a talk, with what comes along from it."""
    prepared = ev.SessionPrepared(
        earlier.pupil_id,
        earlier.school_id,
        earlier.locale,
        earlier.zone,
        follows=session_id_of(earlier),
        scale=earlier.scale,
        minutes=minutes,
        fictional=True,
        session_id=session_id,
    )
    s.do(*first_gesture(prepared, earlier, "", EVALUATION))
    s.do(ev.SessionPlanned(starts, minutes))


def session_id_of(earlier: State) -> str:
    """Return which of Lena's talks a state is of."""
    assert (earlier.pupil_id, earlier.school_id, earlier.zone, earlier.scale) == (PUPIL_ID, SCHOOL_ID, ZONE, SCALE)
    return SESSION_ID if earlier.follows else lena.SESSION_ID


def _prepare(s: Script) -> None:
    s.at(-30)
    begun(s, SESSION_ID, earlier(), STARTS, 45)
    s.do(ev.PresenceSet(s.person("Serkan"), Presence.TELEPHONE, time(16, 5), time(16, 25)))
    s.do(ev.PresenceSet(s.person("Lena"), Presence.AT_TABLE, leaves=time(16, 0)))
    s.at(0)
    s.do(ev.SessionStarted(STARTS.date()))
    s.at(1)
    s.decide(Standing.AGREED, s.find(Kind.AGREEMENT, "verslag enkel naar school"))


def _with_lena(s: Script) -> None:
    """Lena leaves after a quarter of an hour, so that what is hers comes first."""
    girl = s.person("Lena")
    card = s.find(Kind.ACTION, "groene kaart")
    s.at(3)
    s.do(ev.StepEntered(OUTCOMES))
    s.outcome(card, Says(girl, WENT, "juf wacht tot ik klaar ben"))
    s.allow(card, girl, OUTCOME)
    s.at(5)
    s.do(ev.StepEntered(MOVEMENTS))
    needs = [one.id for one in s.state.of(Kind.NEED)]
    for need, answer in zip(needs, (MUCH_BETTER, SAME), strict=True):
        s.movement(need, Says(girl, answer))
    s.at(7)
    printed = s.note(Kind.QUOTE, "Ik lees nu ook als er iemand zucht.", girl)
    s.do(ev.QuoteConsented(printed, Consent.YES))
    s.at(8)
    s.do(ev.QuoteConsented(s.note(Kind.QUOTE, UNPRINTED, girl), Consent.NO))
    s.at(10)
    s.do(ev.StepEntered(WHAT_NOW))
    s.decide(Standing.AGREED, card)
    s.at(12)
    for need in needs:
        s.allow(need, girl, MOVEMENT)


def _how_it_went(s: Script) -> None:
    annelies, koen, fatma, serkan, ilse, joris = map(s.person, ("Annelies", "Koen", "Fatma", "Serkan", "Ilse", "Joris"))
    s.at(15)
    s.do(ev.StepEntered(OUTCOMES))
    s.outcome(s.find(Kind.ACTION, "zonnetje"), Says(fatma, WENT, "het zonnetje werkt, ze vraagt er zelf om"))
    s.at(17)
    s.outcome(s.find(Kind.ACTION, "boekentas"), Says(annelies, WENT, "vast moment, vrijdagnamiddag klaargelegd"))
    s.at(18)
    s.outcome(
        s.find(Kind.ACTION, "leesspel"),
        Says(ilse, WENT),
        Says(annelies, WENT, "op 5/1 deed ik het alleen en het liep"),
    )
    s.at(20)
    s.outcome(s.find(Kind.ACTION, "luisterboek"), Says(serkan, PARTLY, "om de twee weken gelukt"))
    s.at(21)
    s.outcome(
        s.find(Kind.ACTION, "hoorspel"),
        Says(annelies, PARTLY, "rollen verdeeld, Lena is verteller; opnemen moet nog"),
        Says(joris, PARTLY),
    )
    s.at(23)
    s.outcome(s.find(Kind.ACTION, "op woensdag"), Says(koen, STOPPED, "viel weg na 9/12", (Reason.ORGANISATION,)))
    s.at(24)
    s.strike(s.note(Kind.CONCERN, STRUCK, fatma))


def _needs(s: Script) -> None:
    annelies, *others = map(s.person, ("Annelies", "Fatma", "Serkan", "Ilse"))
    s.at(24)
    s.do(ev.StepEntered(MOVEMENTS))
    first, second = s.state.of(Kind.NEED)
    for need, answer, minute in ((first, BETTER, 24), (second, SAME, 26)):
        s.at(minute)
        asked = need.poll_on(MOVEMENT)
        assert asked is not None
        s.answer(asked.id, *(Says(one, answer) for one in (annelies, *others)))
    s.at(27)
    s.seen(s.find(Kind.SIGN, "drie keer per week"), Says(annelies, SEEN_NOW, "sinds 4 januari"))
    s.at(28)
    s.note(Kind.WORKS, "Lena kiest zelf het moment, met de groene kaart", annelies)


def _what_now(s: Script) -> None:
    annelies, serkan, ilse, joris = map(s.person, ("Annelies", "Serkan", "Ilse", "Joris"))
    game, book, play = (s.find(Kind.ACTION, words) for words in ("leesspel", "luisterboek", "hoorspel"))
    s.at(29)
    s.do(ev.StepEntered(WHAT_NOW))
    s.do(
        ev.ActionAdapted(game, "", (), (TEACHER_ALONE,)),
        ev.OwnersSet(game, (annelies,)),
        ev.WhenSet(game, From(date(2027, 1, 19), "wekelijks vanaf dinsdag 19/1", Every.WEEK, (1,))),
    )
    s.poll(game, SCALE, LABELS, Says(annelies, 4), Says(ilse, 5))
    s.at(31)
    s.do(
        ev.ActionAdapted(book, "vroege shift", (), (Way.SMALLER,)),
        ev.WhenSet(book, From(date(2027, 1, 23), "om de twee weken vanaf za 23/1", Every.FORTNIGHT, (5,))),
    )
    s.poll(book, SCALE, LABELS, Says(serkan, 4))
    s.at(32)
    s.do(
        ev.ActionAdapted(play, "opnametoestel pas vrij op 1 februari", (), (Way.LATER,)),
        ev.WhenSet(play, By(date(2027, 2, 5), "tegen 05/02/2027")),
    )
    s.poll(play, SCALE, LABELS, Says(annelies, 4), Says(joris, 4))
    s.at(33)
    s.decide(Standing.DROPPED, s.find(Kind.ACTION, "op woensdag"))


def _something_new(s: Script) -> None:
    annelies, serkan = map(s.person, ("Annelies", "Serkan"))
    _, second = s.state.of(Kind.NEED)
    s.at(34)
    texts = s.action(
        "Papa spreekt op zaterdag de teksten van dinsdag en donderdag in; juf geeft ze op vrijdag mee",
        (serkan, annelies),
        From(date(2027, 1, 16), "wekelijks vanaf za 16/1", Every.WEEK, (5,)),
        (second.id, s.find(Kind.LACKS, "20 minuten per week")),
        "thuis",
        serkan,
    )
    s.at(36)
    s.poll(texts, SCALE, LABELS, Says(serkan, 2, "elke week haal ik niet"), Says(annelies, 5))
    s.do(
        ev.ActionAdapted(texts, "", (), (Way.SMALLER,)),
        ev.WhenSet(texts, From(date(2027, 1, 16), "om de twee weken vanaf za 16/1", Every.FORTNIGHT, (5,))),
    )
    s.poll(texts, SCALE, LABELS, Says(serkan, 4), Says(annelies, 5))
    s.at(38)
    s.decide(DONE, s.find(Kind.LACKS, "leesafspraakkaart"))
    s.decide(Standing.AGREED, s.find(Kind.ACTION, "zonnetje"), s.find(Kind.ACTION, "boekentas"))
    s.at(39)
    s.note(Kind.NOTE, NOTE)


def _next_date(s: Script) -> None:
    coming = tuple(map(s.person, ("Annelies", "Koen", "Fatma", "Serkan", "Ilse", "Lena")))
    _, second = s.state.of(Kind.NEED)
    s.at(40)
    s.do(ev.StepEntered(NEXT_DATE))
    s.do(ev.EvaluationPlanned(datetime(2027, 3, 9, 15, 45), ZONE, 30, "zorglokaal", coming))
    s.note(Kind.SIGN, "Lena kiest drie dagen op vijf zelf tussen lezen en luisteren", answers=(second.id,))
    s.at(43)
    s.do(ev.StepEntered(ROUND_OFF))
    s.ask_reasons()
    s.at(45)
    s.do(ev.SessionClosed())
