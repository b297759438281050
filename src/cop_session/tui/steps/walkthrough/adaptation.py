"""The adaptation of an action: its fields, and the events of the changes."""

from collections.abc import Set

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import TEACHER_ALONE, Reason, Role, Way
from cop_session.domain.display_names import called
from cop_session.domain.primitives.text_rules import bare, one_line
from cop_session.domain.state import Commitment, Line
from cop_session.domain.when import first_date, same_moment
from cop_session.i18n import msgid
from cop_session.tui.steps.core.aspects import Owners, PlaceAspect, Timing, settled
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Values

ASPECTS = (Owners(), Timing(), PlaceAspect())
WHY = Field("why", msgid("Why"), msgid("what stood in the way"))
REASONS = Field("reasons", msgid("Because of"), msgid("cost, organisation, time, wellbeing, others, alternative"))


CHANGED_BY = {
    Way.LATER: Timing.field.name,
    Way.SMALLER: TEXT,
    Way.SOMEONE_ELSE: Owners.field.name,
    Way.WITH_HELP: Owners.field.name,
    Way.TRY_FIRST: Timing.field.name,
    TEACHER_ALONE: Owners.field.name,
}
"""The first field to fill in for each way to make an action feasible."""


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


def adaptation_values(moment: Moment, line: Line, way: Way | None = None) -> Values:
    """Return the field values for adapting an action: its present values; the reasons stay with the answers.

    Where the teacher goes on alone, the teacher is proposed as its owner.
    """
    values = {TEXT: line.text, **{one.field.name: one.shown(moment, line) for one in ASPECTS}, WHY.name: ""}
    if way == TEACHER_ALONE:
        people = moment.state.people
        teachers = [one.id for one in people if one.role is Role.TEACHER]
        values[Owners.field.name] = called(people, teachers[:1]) or values[Owners.field.name]
    return values


def adaptation_events(moment: Moment, line: Line, values: Values, ways: Set[Way] = frozenset()) -> tuple[ev.Event, ...]:
    """Return the events that adapt an action, in `ways` and the ways that the changes imply.

    Empty without a change. Raises NotUnderstood.
    """
    text = values.get(TEXT, "").strip()
    changes: list[ev.Event] = [ev.LineReworded(line.id, text)] if text and text != line.text else []
    for aspect in ASPECTS:
        changes.extend(settled(aspect, moment, line, values.get(aspect.field.name, "")))
    if not changes and TEACHER_ALONE not in ways:
        return ()
    taken = ways | _ways(line.commitment, changes)
    why = one_line(values.get(WHY.name, ""))
    return ev.ActionAdapted(line.id, why, (), _in_order(taken)), *changes


def _in_order(ways: Set[Way]) -> tuple[Way, ...]:
    return (*(way for way in Way if way in ways), *(way for way in ways if way.added))


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
