"""One plan, rendered separately for each reader: the school, the parents, the pupil, and every owner of an action."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal, assert_never

from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.plan.plan_context import Plan, plan_of
from cop_session.documents.readers.parents import parents
from cop_session.documents.readers.pupil import pupil
from cop_session.documents.readers.slip import owners, slip
from cop_session.domain.codes import Reader, Role
from cop_session.domain.state import State
from cop_session.i18n import Translator

__all__ = ["holds", "outline_for", "owners"]


def outline_for(
    reader: Reader,
    state: State,
    t: Translator,
    *,
    number: int,
    today: date,
    code: str = "",
    head: str = "",
    reply_by: date | None = None,
    previous: State | None = None,
    owner: int | None = None,
    holidays: tuple[tuple[date, date], ...] = (),
    made_on: date | None = None,
    earlier: Sequence[State] = (),
) -> Outline:
    """Return the document of a session for a reader, in the language of `t`; `outline` explains the arguments.

    `owner` is the participant whose slip it is, one of `owners`; a pupil's slip is the pupil's page. Raises ValueError
    for a slip without an owner. Only the school sees the changes since the `previous` version and the `head` of the
    history.
    """
    if reader is Reader.SCHOOL:
        return outline(
            state,
            t,
            number=number,
            today=today,
            code=code,
            head=head,
            reply_by=reply_by,
            previous=previous,
            holidays=holidays,
            made_on=made_on,
            earlier=earlier,
        )
    made = partial(plan_of, state, t, today=today, number=number, code=code, reply_by=reply_by)
    return _sheet(reader, made(holidays=holidays, made_on=made_on, earlier=earlier), owner)


def _sheet(reader: Literal[Reader.PARENTS, Reader.PUPIL, Reader.OWNER], plan: Plan, owner: int | None) -> Outline:
    match reader:
        case Reader.PARENTS:
            return parents(plan)
        case Reader.PUPIL:
            return pupil(plan)
        case Reader.OWNER:
            return _slip(plan, owner)
        case never:
            assert_never(never)


def _slip(plan: Plan, owner: int | None) -> Outline:
    if owner is None or owner not in owners(plan.state):
        raise ValueError("a slip is for somebody who does something")
    known = plan.state.person(owner)
    # What a pupil does stands on the page that is written for a pupil.
    return pupil(plan) if known and known.role is Role.PUPIL else slip(plan, owner)


def holds(reader: Reader, t: Translator) -> str:
    """Return in a sentence or two the content of a reader's document, and the omissions."""
    return {
        Reader.SCHOOL: t(
            "The whole plan, with conditions, what was adapted, concerns and remarks that may be in it. No scores and "
            "no private notes."
        ),
        Reader.PARENTS: t(
            "One page in plain language: what the child needs, what goes well, who does what and when, on which "
            "conditions, and when you look back. No concerns, and nothing of what was adapted."
        ),
        Reader.PUPIL: t(
            "“My plan”, one page in large letters: own words that may be in the plan, what the pupil does, who helps "
            "with what and when you look back. No needs or concerns."
        ),
        Reader.OWNER: t(
            "A slip for each person who does something or helps with it: only those agreements, with their conditions "
            "and the need that they are for. Nothing else of what others do. The pupil's is “my plan”."
        ),
    }[reader]
