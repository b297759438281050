"""*Mijn plan*: one page in large letters, for the pupil.

Only an action for a need of the pupil, or for no need in particular, counts as help: the pupil does not read actions
for the teacher or about another person's concern.
"""

from collections.abc import Iterable
from functools import partial
from itertools import accumulate, islice
from typing import Final, Literal

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Block,
    Bullets,
    Outline,
    Paragraph,
    PlanSection,
    Rich,
    Run,
    plain,
    words,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.plan.thread import is_kept
from cop_session.documents.readers.first_person import in_first_person
from cop_session.documents.readers.plain import called, moment, remarks, when
from cop_session.documents.readers.sheet import Sheet, outlined
from cop_session.documents.sections.outcome import conditions, remarked
from cop_session.domain.codes import Consent, Kind, Role
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line
from cop_session.i18n import date_wording

_LETTERS_ON_A_LARGE_PAGE: Final = 900
_LETTERS_ON_A_PAGE: Final = 1500
"""Both for the widest letters, with `_HEADINGS`."""
_HEADINGS: Final = 4
_LETTERS_OF_A_HEADING: Final = 130
"""How many letters take the room of a further heading."""


def pupil(plan: Plan) -> Outline:
    """Return the pupil's page, in letters as large as one page allows."""
    t = plan.t
    name, held = _name(plan), plan.state.held_on
    greeting = t.context("pupil", "Hello {name}!", name=name) if name else t.context("pupil", "Hello!")
    said = [plain(text) for text in _quotes(plan)]
    kept = [line for line in _owned(plan) if is_kept(line)]
    own = [line for line in _owned(plan) if line not in kept]
    own_words = [_own(plan, line) for line in (*kept, *own)]
    new, helping = _help(plan, _letters([*said, *own_words]))
    sections = (
        PlanSection("said", t.context("pupil", "This is what I said"), _list(said)),
        PlanSection("kept", t.context("pupil", "This I keep doing"), _list(own_words[: len(kept)])),
        PlanSection("own", t.context("pupil", "This is what I do"), _list(own_words[len(kept) :])),
        PlanSection("new", t.context("pupil", "This is new"), _list(new)),
        PlanSection("help", t.context("pupil", "This is how others help me"), _list(helping)),
        _looking_back(plan),
    )
    return outlined(
        plan,
        Sheet(
            code=t.context("file name", "my-plan"),
            look=_look(sections),
            title=t.context("pupil", "My plan"),
            about=(name, date_wording.long_day(t, held) if held else ""),
            head=(Paragraph(plain(f"{greeting} {t.context('pupil', 'This plan is yours.')}")),),
            sections=sections,
            footer="",
        ),
    )


def _name(plan: Plan) -> str:
    seated = plan.state.pupil
    return visible(called(plan, seated.id)) if seated else plan.known_pupil


def _list(items: list[Rich]) -> tuple[Block, ...]:
    return (Bullets(tuple(items)),) if items else ()


def _look(sections: Iterable[PlanSection]) -> Literal["easy", "large"]:
    lists = [block for section in sections for block in section.blocks if isinstance(block, Bullets)]
    letters = sum(_letters(block.items) for block in lists) + _LETTERS_OF_A_HEADING * max(0, len(lists) - _HEADINGS)
    return "large" if letters <= _LETTERS_ON_A_LARGE_PAGE else "easy"


def _letters(items: Iterable[Rich]) -> int:
    return sum(len(words(item)) for item in items)


def _quotes(plan: Plan) -> list[str]:
    """Return the pupil's own words that may be in the plan."""
    quotes = [
        line
        for line in plan.standing(Kind.QUOTE)
        if line.consent is Consent.YES and (line.said_by is None or _is_pupil(plan, line.said_by))
    ]
    # In the Netherlands a pupil is heard by law, and finds the own words back here too.
    heard = [line for line in plan.standing(Kind.HEARD) if line.said_by is not None and _is_pupil(plan, line.said_by)]
    return list(dict.fromkeys(code_wording.quoted(line.text) for line in (*quotes, *heard)))


def _is_pupil(plan: Plan, person: int) -> bool:
    known = plan.state.person(person)
    return known is not None and known.role is Role.PUPIL


def _owned(plan: Plan) -> list[Line]:
    return [line for line in plan.agreements if any(_is_pupil(plan, owner) for owner in line.owners)]


def _own(plan: Plan, line: Line) -> Rich:
    others = _names(plan, line.owners)
    together = plan.t.context("pupil", "together with {names}", names=others) if others else ""
    facts = [one for one in (when(plan.t, line.when, plan.year), line.place, together) if one]
    beneath = code_wording.capital(", ".join(facts))
    said = [code_wording.quoted(one.remark) for one, _ in remarked(plan.state, line) if _is_pupil(plan, one.person)]
    on = conditions(plan, line, partial(_as_the_pupil_says, plan))
    done = _as_i(plan, line) or line.text
    return plain("\n".join(text for text in (" ".join((done, *remarks(plan, line))), *on, *said, beneath) if text))


def _as_i(plan: Plan, line: Line) -> str | None:
    """Return the pupil's actions in the first person, None if that is uncertain."""
    return in_first_person(line.text, _name(plan)) if plan.t.locale.startswith("nl") else None


def _help(plan: Plan, letters: int) -> tuple[list[Rich], list[Rich]]:
    """Return the help with its helpers: what is new after an evaluation, then the rest.

    The remaining helpers are there only by name if the help would exceed a page.
    """
    helping = [line for line in plan.agreements if _is_help(plan, line) and _names(plan, line.owners)]
    helping.sort(key=lambda line: not _is_new(plan, line))
    new = sum(1 for line in helping if _is_new(plan, line))
    items = [_helps(plan, line) for line in helping]
    ends = accumulate((len(words(item)) for item in items), initial=letters)
    fitting = sum(1 for end in islice(ends, 1, None) if end <= _LETTERS_ON_A_PAGE)
    rest = dict.fromkeys(owner for line in helping[fitting:] for owner in line.owners)
    shown = items[:fitting]
    if rest:
        shown.append(plain(plan.t.context("pupil", "More help: {names}", names=_names(plan, rest))))
    return shown[:new], shown[new:]


def _is_new(plan: Plan, line: Line) -> bool:
    return bool(plan.talk.follows) and line.origin is None


def _helps(plan: Plan, line: Line) -> Rich:
    """Return the help and, beneath it, its people: before the text, a name would read as the subject of its verb."""
    names = visible(plan.t.context("pupil", "with {names}", names=_names(plan, line.owners)))
    return (*plain(" ".join((line.text, *remarks(plan, line)))), *plain("\n"), Run(names, bold=True))


def _is_help(plan: Plan, line: Line) -> bool:
    if any(_is_pupil(plan, owner) for owner in line.owners):
        return False
    return not line.needs or any(map(plan.need_number, line.needs))


def _names(plan: Plan, people: Iterable[int]) -> str:
    """Return who it is besides the pupil."""
    others = (one for one in people if not _is_pupil(plan, one))
    return code_wording.listed(plan.t, [name for name in (_as_the_pupil_says(plan, one) for one in others) if name])


def _as_the_pupil_says(plan: Plan, person: int) -> str:
    """Return *mama* if only one participant is that, and else the participant's short name."""
    known = plan.state.person(person)
    alike = [one for one in plan.state.people if known and one.relation == known.relation]
    only = known and known.role is Role.PARENT and known.relation and len(alike) == 1
    return known.relation if known and only else called(plan, person)


def _looking_back(plan: Plan) -> PlanSection:
    t, meeting = plan.t, plan.state.evaluation
    if plan.ends_well:
        return _good_ending(plan)
    title = t.context("pupil", "When do we look back?")
    if meeting is None:
        return PlanSection("evaluation", title, (Bullets((plain(t.context("pupil", "We still choose a day.")),)),))
    place = f", {visible(meeting.place)}" if meeting.place else ""
    comes = not meeting.people or any(_is_pupil(plan, one) for one in meeting.people)
    say = (
        t.context("pupil", "Then I tell how it goes.")
        if comes
        else t.context("pupil", "I may tell beforehand how it goes.")
    )
    at = (Run(code_wording.capital(moment(t, meeting)), bold=True), Run(f"{place}."))
    return PlanSection("evaluation", title, (Bullets((at, plain(say))),))


def _good_ending(plan: Plan) -> PlanSection:
    t = plan.t
    ended = t.context("pupil", "It goes well, so this was the last talk.")
    who = _as_the_pupil_says(plan, plan.state.follow_up) if plan.state.follow_up else ""
    ask = t.context("pupil", "Is something difficult again? Then I tell {name}.", name=who) if who else ""
    items = tuple(plain(text) for text in (ended, ask) if text)
    return PlanSection("evaluation", t.context("pupil", "Well done!"), (Bullets(items),))
