"""The history of a session in short sentences, as text with times.

Private notes are in no transcript, and scores are given as their meaning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cop_session.documents.plan import code_wording as wording
from cop_session.domain import events as ev
from cop_session.domain.codes import ENDING, GOOD_ENDING, Consent, Kind, Scale, Standing
from cop_session.domain.display_names import call_names, doing
from cop_session.domain.feasibility import Verdict, says_yes
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.reason_consent import is_alone, reasons, shared_why
from cop_session.domain.state import Answer, Attendance, Line, Poll, State
from cop_session.domain.timeline import Timeline, gestures
from cop_session.i18n import Translator, date_wording

_TOGETHER: Final = " + "
_CHANGED: Final = " → "
_VOICES: Final = frozenset({Kind.QUOTE, Kind.WORKS, Kind.CONCERN, Kind.REMARK})
"""Kinds of lines that are a participant's own words."""


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One gesture in words; `place` is the position behind it, `at` a local time in the session's zone."""

    place: int
    at: datetime
    elapsed_ms: int
    words: str


def transcript(timeline: Timeline, t: Translator) -> Iterator[TranscriptLine]:
    """Yield the events worth telling, in order."""
    for start, place in gestures(timeline.events):
        if words := told(timeline, start, place, t):
            last = timeline.events[place - 1]
            yield TranscriptLine(place, local(timeline.at(place), last.at), last.elapsed_ms, words)


def render(timeline: Timeline, t: Translator) -> str:
    """Return the transcript as text, a line each: the time of day, the session's own clock, the event."""
    lines: list[str] = []
    day: date | None = None
    for one in transcript(timeline, t):
        if one.at.date() != day:
            day = one.at.date()
            lines += [*([""] if lines else []), date_wording.full_day(t, day)]
        lines.append(f"{one.at:%H:%M:%S}  {clock(one.elapsed_ms):>7}  {one.words}")
    return "\n".join(lines) + "\n"


def clock(elapsed_ms: int) -> str:
    """Return a time on the session's clock, as in "7:05" or "1:02:10"."""
    minutes, seconds = divmod(elapsed_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def local(state: State, at: datetime) -> datetime:
    """Return a moment in the school's local time; in UTC if its zone is unknown here."""
    try:
        return at.astimezone(ZoneInfo(state.zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return at


def told(timeline: Timeline, start: int, end: int, t: Translator) -> str:
    """Return one sentence about the events between two positions, about the first event that has one."""
    before, after = timeline.at(start), timeline.at(end)
    for recorded in timeline.events[start:end]:
        if words := _Teller(before, after, t).sentence(recorded):
            return visible(one_line(words))
    return ""


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells one event of a gesture, between the state before and the state after that gesture."""

    before: State
    after: State
    t: Translator

    def sentence(self, recorded: ev.Recorded) -> str:
        event = recorded.event
        match event:
            case ev.LineNoted() | ev.LineCarried():
                return self._line(recorded.seq, "{what}: {words}")
            case ev.LineReworded(line=line) | ev.LineCredited(line=line):
                return self._line(line, self.t("{what}, put right: {words}"))
            case (
                ev.OwnersSet(line=line)
                | ev.WhenSet(line=line)
                | ev.OwnersDoubted(line=line)
                | ev.WhenDoubted(line=line)
                | ev.PlaceSet(line=line)
                | ev.NeedsLinked(line=line)
                | ev.FieldSet(line=line)
            ):
                return self._line(line, "{what}: {words}")
            case ev.StandingSet(line=line, standing=standing):
                return self._stands(line, standing)
            case ev.QuoteConsented(line=line, consent=consent):
                return self._quoted(line, consent)
            case ev.Objected(line=line, person=person, words=words, in_plan=in_plan):
                return self._objection(line, person, words if in_plan else "")
            case ev.PollOpened() | ev.Answered() | ev.ReasonConsented() | ev.ActionAdapted():
                return self._feasibility(event)
            case ev.LineStruck():
                return self.t("A line was struck")
            case ev.Removed(entity=entity):
                return self._removed(entity)
            case _:
                return self._people(event, recorded.seq) or self._course(event)

    def _people(self, event: ev.Event, seq: int) -> str:
        t = self.t
        match event:
            case ev.PersonSeated():
                return self._seated(seq)
            case ev.PersonEdited(person=person):
                return self._seated(person)
            case ev.PresenceSet(person=person, presence=presence, arrives=arrives, leaves=leaves):
                how = Attendance(presence, arrives, leaves)
                if how == Attendance():
                    return t("At the table: {name}", name=self._names(person))
                return f"{self._names(person)}: {wording.presence(t, how)}"
            case ev.RecipientAdded(route=route, person=person, name=name):
                return t("Receives the plan: {name}", name=f"{name or self._names(person)} ({wording.route(t, route)})")
            case ev.RecipientRouted(recipient=recipient, route=route):
                one = self.after.recipient(recipient)
                name = (one.name or self._names(one.person)) if one else ""
                return t("Receives the plan: {name}", name=f"{name} ({wording.route(t, route)})") if one else ""
            case ev.ActionPartConsented(person=person, consent=consent):
                answer = wording.consent(t, consent)
                return t("Agrees with the action part: {answer}", answer=f"{self._names(person)}, {answer}")
            case ev.FollowUpGiven(person=person):
                return t("Follows up the plan: {name}", name=self._names(person)) if person else ""
            case _:
                return ""

    def _seated(self, id: int) -> str:
        one = self.after.person(id)
        return self.t("At the table: {name}", name=wording.introduced(self.t, one)) if one else ""

    def _course(self, event: ev.Event) -> str:
        t = self.t
        match event:
            case ev.SessionPrepared():
                return t("The talk is being prepared")
            case ev.SessionStarted(on=on) if self.before.sittings[-1].on:
                return t("The talk was on {day}", day=date_wording.full_day(t, on))
            case ev.SessionStarted():
                return t("The talk begins")
            case ev.SessionPaused():
                return t("Pause")
            case ev.SessionResumed() | ev.SittingOpened() | ev.SessionReopened():
                return t("The talk goes on")
            case ev.SessionClosed():
                return t("The talk is closed")
            case ev.StepEntered(step=step):
                return t("Step: {step}", step=wording.step(t, step))
            case ev.EvaluationPlanned(starts=starts, place=place):
                when = ", ".join(filter(None, [date_wording.full_day(t, starts.date()), f"{starts:%H:%M}", place]))
                return t("Interim evaluation: {when}", when=when)
            case ev.DetailSet(detail=detail, text=text) if detail == ENDING:
                return t("A good ending") if text == GOOD_ENDING else ""
            case ev.PlanExported(number=number):
                version = f"v{number}" if number else t.context("version", "draft")
                return t("Document made: {version}", version=version)
            case ev.Retracted():
                return t("The last entry was taken back")
            case ev.Restored():
                return t("What was taken back is there again")
            case _:
                return ""

    def _feasibility(self, event: ev.PollOpened | ev.Answered | ev.ReasonConsented | ev.ActionAdapted) -> str:
        match event:
            case ev.PollOpened(line=line, scale=scale):
                asked = self.t("Asked about: {words}") if scale.added else self.t("Will this work? {words}")
                return asked.format(words=self._words(line))
            case ev.Answered(poll=poll, person=person):
                return self._answer(poll, person)
            case ev.ReasonConsented(line=line, reason=reason, consent=consent):
                return self._consented(line, reason, consent)
            case ev.ActionAdapted(line=line):
                return self._adapted(line)

    def _line(self, id: int, sentence: str) -> str:
        line = self.after.line(id)
        if line is None or line.kind is Kind.NOTE:
            return ""
        details = " · ".join(self._details(line))
        words = f"{line.text} ({details})" if details else line.text
        said_by = f"{self._names(line.said_by)}: " if line.said_by and line.kind in _VOICES else ""
        what = wording.capital(wording.kind(self.t, line.kind))
        return sentence.format(what=what, words=said_by + words)

    def _details(self, what: Line) -> Sequence[str]:
        year = self.after.held_on.year if self.after.held_on else 0
        owners = doing(self.after.people, what, _TOGETHER)
        return [part for part in (owners, wording.when(self.t, what.when, year), what.place) if part]

    def _stands(self, id: int, standing: Standing) -> str:
        return f"{wording.capital(wording.standing(self.t, standing))}: {self._words(id)}" if self._words(id) else ""

    def _quoted(self, id: int, consent: Consent) -> str:
        answer = self.t("in the plan: {answer}", answer=wording.consent(self.t, consent))
        return f"{wording.quoted(self._words(id))} {answer}"

    def _objection(self, id: int, person: int, words: str) -> str:
        who = self.t("{names} sees it differently", names=self._names(person))
        return ": ".join(filter(None, [f"{who} ({self._words(id)})", words]))

    def _answer(self, id: int, person: int) -> str:
        line = self.after.line_of_poll(id)
        poll = next((one for one in line.polls if one.id == id), None) if line else None
        answer = poll.answer_of(person) if poll else None
        if line is None or poll is None or answer is None:
            return ""
        remark = "" if is_alone(self.after, answer) else answer.remark
        said = ", ".join(filter(None, [self._meaning(poll, answer), remark]))
        return f"{self._names(person)}: {said} ({line.text})"

    def _meaning(self, poll: Poll, answer: Answer) -> str:
        """Return the label that the group saw; for a number, which is private, only the side."""
        if poll.scale is not Scale.FIVE:
            return poll.labels[answer.score] if answer.score < len(poll.labels) else ""
        side = Verdict.FEASIBLE if says_yes(poll, answer) else Verdict.NOT_FEASIBLE
        return wording.verdict(self.t, side)

    def _consented(self, id: int, reason: int, consent: Consent) -> str:
        """Return the consent to a reason that the group heard; empty for any other reason, which stays private."""
        given = next((one for one in reasons(self.after) if one.id == reason and one.line.id == id), None)
        if given is None or given.alone or not given.words:
            return ""
        answer = self.t("in the plan: {answer}", answer=wording.consent(self.t, consent))
        return f"{wording.quoted(given.words)} {answer}"

    def _adapted(self, id: int) -> str:
        line, was = self.after.line(id), self.before.line(id)
        if line is None or was is None:
            return ""
        pairs = zip(self._told(was), self._told(line), strict=True)
        changes = "; ".join(f"{old or '–'}{_CHANGED}{new or '–'}" for old, new in pairs if old != new)
        why = shared_why(self.after, line, line.adaptations[-1]) if line.adaptations else ""
        because = self.t("because: {why}", why=why) if why else ""
        return ", ".join(filter(None, [f"{self.t('Made to work')}: {changes or line.text}", because]))

    def _told(self, line: Line) -> Sequence[str]:
        what, year = line.commitment, self.after.held_on.year if self.after.held_on else 0
        owners = doing(self.after.people, line, _TOGETHER)
        return (what.text, owners, wording.when(self.t, what.when, year), what.place)

    def _removed(self, id: int) -> str:
        gone = self.before.line(id)
        if gone and gone.kind is Kind.NOTE:
            return ""
        person = self.before.person(id)
        words = gone.text if gone else person.name if person else ""
        return self.t("Taken away: {words}", words=words) if words else ""

    def _words(self, id: int) -> str:
        line = self.after.line(id)
        return line.text if line and line.kind is not Kind.NOTE else ""

    def _names(self, person: int | None) -> str:
        return call_names(self.after.people).get(person or 0, "…")
