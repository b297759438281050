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
from cop_session.i18n import Translator, msgid
from cop_session.tui.steps.core.aspects import TOGETHER
from cop_session.tui.steps.core.doubt_decision import decision
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.sections.line_sections import details
from cop_session.tui.steps.walkthrough.question import StepQuestion, StepQuestions, answer_words, keyed_labels
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


def heading(moment: Moment, line: Line, questions: StepQuestions) -> Clipped:
    """Return a line, large: its kind and number, its words, owners, date and place."""
    lines = questions.asked_about(moment.state)
    name = questions.of(line).name(moment.t, moment.state.number(line.id))
    place = moment.t("{name} · {n} of {all}", name=name, n=lines.index(line) + 1, all=len(lines))
    about = " · ".join(details(moment, line))
    # The blank row beneath the place is the first to be clipped.
    parts = [(f"{place}\n", "dim"), (visible(line.text), "bold"), (visible(about), "dim")]
    return Clipped([(Content(words), style) for words, style in parts], more_words(moment.t))


def outcome(moment: Moment, line: Line, question: StepQuestion, key_of: Callable[[str], str]) -> Clipped:
    """Return the outcome of the poll, with the answers and decisions that can be given unless this is only watched.

    `key_of` returns the key of an id.
    """
    t, found = moment.t, verdict(line)
    if not question.about_feasibility:
        return Clipped(list(_choices(moment, line, question)), more_words(t))
    parts = [*_doubt(moment, line, key_of), *_decisions(moment, line, question, key_of)]
    if not question.decisions or line.origin is None or line.altered:
        parts.append((Content(code_wording.verdict(t, found)), "bold"))
    for turn, became in line.changes():
        said = _because(moment, line, turn)
        why = f" ({said})" if said else ""
        adapted = f"{t('adapted')}: {'; '.join(_changes(moment, turn.before, became))}{why}"
        parts.append((Content(visible(adapted)), "dim"))
    if found is Verdict.NOT_FEASIBLE and not moment.watched:
        parts.append((Content(""), ""))
        parts += [(way_out, "") for way_out in _ways_out(moment, key_of)]
    return Clipped(parts, more_words(t))


def _choices(moment: Moment, line: Line, question: StepQuestion) -> Iterator[tuple[Content, str]]:
    """Yield the answers that can be given, each with its digit."""
    if not moment.watched:
        scale = question.scale(moment.state, line)
        yield keyed_labels([visible(label) for label in question.labels(moment.t, moment.state, scale)]), ""


def _decisions(
    moment: Moment, line: Line, question: StepQuestion, key_of: Callable[[str], str]
) -> Iterator[tuple[Content, str]]:
    """Yield what was decided about a line that came along, and the decisions that can be taken."""
    if not question.decisions or line.origin is None:
        return
    t = moment.t
    yield Content(code_wording.decision(t, line)), "bold"
    if not moment.watched:
        offered = [(code, DECISION_KEYS[code]) for code in question.decisions]
        keyed = [Content.assemble((key_of(id), "bold $accent"), f" {DECISIONS[code](t)}") for code, id in offered]
        yield Content(" · ").join(keyed), ""
        yield Content(""), ""


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


DECISION_KEYS = {
    "keep": "walk.keep",
    "change": "walk.adapt",
    "teacher_alone": "walk.teacher_alone",
    "done": "walk.done",
    "later": "walk.later",
    "stop": "walk.drop",
}
"""The ids of the keys that decide about a line that came along."""

DECISIONS: dict[str, Callable[[Translator], str]] = {
    "keep": lambda t: t("keep"),
    "change": lambda t: t("change"),
    "teacher_alone": lambda t: t("the teacher alone"),
    "done": lambda t: t("done"),
    "later": lambda t: t("for later"),
    "stop": lambda t: t("stop"),
}
"""The decisions as they are offered."""


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
        words = answer_words(moment.t, poll, answer)
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
    polls = [poll for poll in line.polls if poll.id < turn.id and not poll.scale.added]
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
