"""An action as the group sees it during its poll: its words, the outcome, and its history."""

from collections.abc import Callable, Iterator

from textual.content import Content

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Way
from cop_session.domain.display_names import call_names, called
from cop_session.domain.feasibility import Verdict, deciding, says_yes, verdict
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.reason_consent import is_alone, shared_why
from cop_session.domain.state import Adaptation, Answer, Commitment, Line, Poll
from cop_session.i18n import msgid
from cop_session.tui.steps.core.aspects import TOGETHER
from cop_session.tui.steps.core.doubt_decision import decision
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.sections.line_sections import details
from cop_session.tui.steps.walkthrough import poll_events
from cop_session.tui.widgets.clipped import Clipped, more_words

WAYS = {
    Way.LATER: "walk.later_on",
    Way.SMALLER: "walk.smaller",
    Way.SOMEONE_ELSE: "walk.someone_else",
    Way.WITH_HELP: "walk.with_help",
    Way.TRY_FIRST: "walk.try_first",
}
"""The ways to make an action feasible, with the id of the key of each."""
READINGS = ("walk.first", "walk.second")
AS_SAID = "walk.as_said"
"""The ids of the keys that decide a doubt."""


def heading(moment: Moment, line: Line) -> Clipped:
    """Return the action, large: its number, its words, owners, date and place."""
    lines = poll_events.asked_about(moment.state)
    number = moment.state.number(line.id)
    place = moment.t("Action {number} · {n} of {all}", number=number, n=lines.index(line) + 1, all=len(lines))
    about = " · ".join(details(moment, line))
    # The blank row beneath the place is the first to be clipped.
    parts = [(f"{place}\n", "dim"), (visible(line.text), "bold"), (visible(about), "dim")]
    return Clipped([(Content(words), style) for words, style in parts], more_words(moment.t))


def outcome(moment: Moment, line: Line, key_of: Callable[[str], str]) -> Clipped:
    """Return the outcome of the poll and, for an infeasible action, the ways out, unless this is only watched.

    `key_of` returns the key of an id.
    """
    t, found = moment.t, verdict(line)
    parts = [*_doubt(moment, line, key_of), (Content(code_wording.verdict(t, found)), "bold")]
    for turn, became in line.changes():
        said = _because(moment, line, turn)
        why = f" ({said})" if said else ""
        adapted = f"{t('adapted')}: {'; '.join(_changes(moment, turn.before, became))}{why}"
        parts.append((Content(visible(adapted)), "dim"))
    if found is Verdict.NOT_FEASIBLE and not moment.watched:
        parts.append((Content(""), ""))
        parts += [(way_out, "") for way_out in _ways_out(moment, key_of)]
    return Clipped(parts, more_words(t))


def _doubt(moment: Moment, line: Line, key_of: Callable[[str], str]) -> Iterator[tuple[Content, str]]:
    """Yield the open decision about the action, with the key of each reading."""
    found = decision(moment, line)
    if found is None:
        return
    yield Content(visible(found.question)), "bold"
    if not moment.watched:
        said = [(words, id) for (words, _), id in zip(found.readings, READINGS, strict=False)]
        choices = [*said, (moment.t("as said"), AS_SAID)]
        keyed = [Content.assemble((key_of(id), "bold $accent"), f" {visible(words)}") for words, id in choices]
        yield Content(" · ").join(keyed), ""
        yield Content(""), ""


def _ways_out(moment: Moment, key_of: Callable[[str], str]) -> Iterator[Content]:
    """Yield the ways to make it feasible, and beneath them the ways to set it aside."""
    t = moment.t
    ways = [(key_of(id), code_wording.way(t, way)) for way, id in WAYS.items()]
    # Not in this talk, or not at all: the group does not vote an action through.
    put_aside = [(key_of("walk.later"), t("for later")), (key_of("walk.drop"), t("drop"))]
    for before, row in ((t("Make it:") + "\n", ways), (t("Or:") + " ", put_aside)):
        keyed = [Content.assemble((key, "bold $accent"), f" {word}") for key, word in row]
        yield Content.assemble(before, Content(" · ").join(keyed))


def has_history(line: Line) -> bool:
    """Whether an action was polled or adapted."""
    return bool(line.polls or line.adaptations)


def history(moment: Moment, line: Line) -> Content:
    """Return each poll and each change, in order; in words, never a score."""
    asked = [(poll.id, _poll(moment, poll)) for poll in line.polls]
    changed = [(turn.id, _turn(moment, line, turn, became)) for turn, became in line.changes()]
    return Content("\n\n").join(part for _, part in sorted([*asked, *changed], key=lambda one: one[0]))


def _poll(moment: Moment, poll: Poll) -> Content:
    names = call_names(moment.state.people)
    rows = [Content.styled(moment.t("Asked"), "bold")]
    for answer in poll.answers:
        words = poll_events.answer_words(moment.t, poll, answer)
        rows.append(Content(visible(" · ".join([f"{names.get(answer.person, '…')}: {words}", *_said(moment, answer)]))))
    return Content("\n").join(rows)


def _said(moment: Moment, answer: Answer) -> Iterator[str]:
    if is_alone(moment.state, answer):
        return
    if answer.remark:
        yield answer.remark
    yield from (code_wording.reason(moment.t, one) for one in answer.reasons)


def _because(moment: Moment, line: Line, turn: Adaptation) -> str:
    """Return why an action was adapted: in the group's words, or else in those of the answers before it."""
    polls = [poll for poll in line.polls if poll.id < turn.id]
    against = (
        answer.remark
        for poll in polls[-1:]
        for answer in deciding(poll)
        if answer.remark and not says_yes(poll, answer) and not is_alone(moment.state, answer)
    )
    return shared_why(moment.state, line, turn) or "; ".join(against)


def _turn(moment: Moment, line: Line, turn: Adaptation, became: Commitment) -> Content:
    t = moment.t
    title = ": ".join(filter(None, [t("Made to work"), ", ".join(code_wording.way(t, way) for way in turn.ways)]))
    said = _because(moment, line, turn)
    why = [t("because: {why}", why=said)] if said else []
    rows = [*_changes(moment, turn.before, became), *why]
    return Content("\n").join([Content.styled(title, "bold"), *(Content(visible(row)) for row in rows)])


def _changes(moment: Moment, was: Commitment, now: Commitment) -> list[str]:
    """Return the differences between two commitments, each as *before → after*."""
    t, year, people = moment.t, moment.today.year, moment.state.people
    pairs = (
        (one_line(was.text), one_line(now.text)),
        (called(people, was.owners, TOGETHER), called(people, now.owners, TOGETHER)),
        (code_wording.when(t, was.when, year), code_wording.when(t, now.when, year)),
        (was.place, now.place),
    )
    nothing = msgid("nothing yet")
    return [f"{before or t(nothing)} → {after or t(nothing)}" for before, after in pairs if before != after]
