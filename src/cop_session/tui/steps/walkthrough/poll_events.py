"""The events of an answer about the feasibility of an action, and of its adaptation."""

from collections.abc import Set

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Reason, Scale, Way
from cop_session.domain.feasibility import Verdict, is_condition, says_yes, verdict
from cop_session.domain.primitives.text_rules import bare, one_line
from cop_session.domain.state import Answer, Commitment, Line, Participant, Poll, State
from cop_session.domain.when import first_date, same_moment
from cop_session.i18n import Translator, msgid
from cop_session.tui.steps.core.aspects import Owners, PlaceAspect, Timing, settled
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Values

NO, CONDITION, YES = 0, 1, 2
LOWEST_YES_OF_FIVE = 3
ASPECTS = (Owners(), Timing(), PlaceAspect())
WHY = Field("why", msgid("Why"), msgid("what stood in the way"))
REASONS = Field("reasons", msgid("Because of"), msgid("cost, organisation, time, wellbeing, others, alternative"))


CHANGED_BY = {
    Way.LATER: Timing.field.name,
    Way.SMALLER: TEXT,
    Way.SOMEONE_ELSE: Owners.field.name,
    Way.WITH_HELP: Owners.field.name,
    Way.TRY_FIRST: Timing.field.name,
}
"""The first field to fill in for each way to make an action feasible."""


def labels(t: Translator, scale: Scale) -> tuple[str, ...]:
    """Return the labels of a scale as the group sees them, lowest first."""
    if scale is Scale.FIVE:
        return tuple(str(score) for score in range(6))
    return (
        t.context("verdict", "will not work"),
        t.context("verdict", "will work if …"),
        t.context("verdict", "will work"),
    )


def asked_about(state: State) -> tuple[Line, ...]:
    """Return the actions of the walkthrough."""
    return tuple(line for line in state.of(Kind.ACTION) if line.stands)


def in_turn(state: State) -> tuple[Line, ...]:
    """Return the same actions, with the unsettled ones first."""
    return tuple(sorted(asked_about(state), key=lambda line: verdict(line) in (Verdict.FEASIBLE, Verdict.CONDITIONAL)))


def people_of(state: State, line: Line) -> tuple[Participant, ...]:
    """Return the people who may answer: first the owners, then the others."""
    able = [one for one in state.people if not one.interprets]
    return (*(one for one in able if one.id in line.owners), *(one for one in able if one.id not in line.owners))


def current_poll(line: Line) -> Poll | None:
    """Return the poll in which an answer counts now, None if the group has to be asked again."""
    return line.poll if line.poll and not line.poll.stale else None


def scale_of(state: State, line: Line) -> Scale:
    """Return the scale for answers about an action now: a poll keeps the scale on which it began."""
    poll = current_poll(line)
    return poll.scale if poll else state.scale


def poll_opened(moment: Moment, line: Line) -> ev.PollOpened:
    """Return the event that opens a poll of the owners."""
    scale = moment.state.scale
    return ev.PollOpened(line.id, scale, labels(moment.t, scale), line.owners)


def answer_events(
    moment: Moment, line: Line, person: int, score: int, remark: str = "", reasons: tuple[Reason, ...] = ()
) -> tuple[ev.Event, ...]:
    """Return the events of an answer, none for an unchanged answer; the first one opens the poll.

    Changed words with an answer of a hidden round stay hidden too. Raises NotUnderstood if the action has no owner.
    """
    if not line.owners:
        raise NotUnderstood(moment.t("Nobody does this yet. Choose “make it work” and fill in who."))
    poll = current_poll(line)
    said = (score, one_line(remark), reasons)
    if poll is None:
        return poll_opened(moment, line), ev.Answered(moment.next_id, person, *said)
    given = poll.answer_of(person)
    if given is not None and (given.score, given.remark, given.reasons) == said:
        return ()
    alone = given is not None and given.alone and given.score == score
    unseen = ev.ReasonConsented(line.id, moment.next_id, Consent.TO_ASK, alone=True)
    return ev.Answered(poll.id, person, *said), *((unseen,) if alone else ())


def answer_words(t: Translator, poll: Poll, answer: Answer) -> str:
    """Return an answer without its score, which stays hidden."""
    if is_condition(poll, answer):
        return t.context("verdict", "will work if …")
    return t.context("verdict", "will work") if says_yes(poll, answer) else t.context("verdict", "will not work")


def given_by(line: Line, person: int) -> Answer | None:
    """Return the participant's answer that counts now."""
    poll = current_poll(line)
    return poll.answer_of(person) if poll else None


def reasons_in(moment: Moment, text: str) -> tuple[Reason, ...]:
    """Return the reasons that `text` names by their first letters; raises NotUnderstood."""
    t = moment.t
    found: list[Reason] = []
    for part in one_line(text).split(","):
        word = bare(part.strip())
        # The proposals of the field can be typed too.
        proposed = zip(Reason, t(REASONS.hint).split(", "), strict=False)
        words = [*((one, code_wording.reason(t, one)) for one in Reason), *proposed]
        match = next((one for one, known in words if word and bare(known).startswith(word)), None)
        if word and match is None:
            raise NotUnderstood(
                t("Choose reasons: {reasons}.", reasons=", ".join(code_wording.reason(t, one) for one in Reason)),
                REASONS.name,
            )
        if match:
            found.append(match)
    return tuple(dict.fromkeys(found))


def adaptation_values(moment: Moment, line: Line) -> Values:
    """Return the field values for adapting an action: its present values; the reasons stay with the answers."""
    return {TEXT: line.text, **{one.field.name: one.shown(moment, line) for one in ASPECTS}, WHY.name: ""}


def adaptation_events(moment: Moment, line: Line, values: Values, ways: Set[Way] = frozenset()) -> tuple[ev.Event, ...]:
    """Return the events that adapt an action, in `ways` and the ways that the changes imply.

    Empty without a change. Raises NotUnderstood.
    """
    text = values.get(TEXT, "").strip()
    changes: list[ev.Event] = [ev.LineReworded(line.id, text)] if text and text != line.text else []
    for aspect in ASPECTS:
        changes.extend(settled(aspect, moment, line, values.get(aspect.field.name, "")))
    if not changes:
        return ()
    taken = ways | _ways(line.commitment, changes)
    why = one_line(values.get(WHY.name, ""))
    return ev.ActionAdapted(line.id, why, (), tuple(way for way in Way if way in taken)), *changes


def _ways(before: Commitment, changes: list[ev.Event]) -> set[Way]:
    ways = set[Way]()
    for change in changes:
        match change:
            case ev.WhenSet(when=when) if not same_moment(when, before.when):
                was, now = first_date(before.when), first_date(when)
                ways.update([Way.LATER] if was and now and now > was else [])
            case ev.OwnersSet(owners=owners):
                added = set(owners) - set(before.owners)
                gone = set(before.owners) - set(owners)
                ways.update([Way.SOMEONE_ELSE] if gone else [Way.WITH_HELP] if added else [])
            case _:
                pass
    return ways
