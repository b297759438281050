"""From the state of a session to the outline of its plan: the content of preview, text and Word."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from cop_session.documents.late_export import late_export
from cop_session.documents.plan import version_label
from cop_session.documents.plan.outline_blocks import Outline, Paragraph, PlanSection, plain
from cop_session.documents.plan.plan_context import Plan, plan_of
from cop_session.documents.sections.changed import changed
from cop_session.documents.sections.lines_section import lines_of
from cop_session.documents.sections.looking_back.changed_since_talk import changed_since_talk
from cop_session.documents.sections.registry import CHANGED, SECTIONS
from cop_session.domain.codes import Detail, Kind
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.state import State
from cop_session.i18n import Translator, date_wording


def outline(
    state: State,
    t: Translator,
    *,
    number: int,
    today: date,
    code: str = "",
    head: str = "",
    reply_by: date | None = None,
    previous: State | None = None,
    holidays: tuple[tuple[date, date], ...] = (),
    made_on: date | None = None,
    earlier: Sequence[State] = (),
) -> Outline:
    """Return the plan of a session in the language of `t`.

    `number` is 0 for a draft, else the version; `today` is its day, which decides which date is the next one; `made_on`
    the day on which this document leaves, stated in a line outside the version if that is late; `code` is the short
    code of the session for footer and file name, `head` the beginning of its history's digest for the footer.
    `reply_by` is the last day on which readers of a draft can answer. `previous` is the state of the version before
    this one; with it, the plan lists the changes since. `holidays` are the school holidays that may overlap the weeks
    up to the evaluation, from and to. `earlier` are the talks that this one follows, oldest first, each as it stood
    when closed: without a `previous` version the plan lists the changes since the last of them.
    """
    of_both = partial(plan_of, t=t, today=today, number=number, code=code, holidays=holidays, earlier=earlier)
    plan = of_both(state, reply_by=reply_by, made_on=made_on)
    made = _sections(plan)
    if previous is not None:
        before = of_both(previous)
        made[CHANGED] = changed(before, plan, _different(before, plan, list(made.values())))
    elif plan.talk.follows:
        made[CHANGED] = changed_since_talk(plan, made)
    return _laid_out(plan, [made[one] for one in plan.talk.document if one in made], head)


def _laid_out(plan: Plan, made: Sequence[PlanSection], head: str) -> Outline:
    """Return the sections with the text around them."""
    t, version = plan.t, version_label.version(plan.t, plan.number)
    keep = t("keep in the pupil's file; delete the mail afterwards")
    return Outline(
        locale=t.locale,
        number=plan.number,
        version=version,
        code=plan.code,
        school=_school(plan),
        title=visible(t(plan.talk.title)),
        subtitle=visible(_joined(" · ", *_about(plan), *_edition(plan, version))),
        head=(*late_export(plan), *_head(plan)),
        sections=tuple(made),
        footer=_joined(
            " · ", plan.code, version, head, version_label.marked(t, plan.state), version_label.filed(plan.state, keep)
        ),
        page=t.context("footer", "page"),
        file_stem=version_label.file_stem(plan),
        names=plan.mirrored_names,
    )


def _sections(plan: Plan) -> dict[str, PlanSection]:
    """Return the sections by their codes, apart from the changes."""
    made = ((code, _section(plan, code)) for code in plan.talk.document if code != CHANGED)
    return {code: section for code, section in made if section}


def _section(plan: Plan, code: str) -> PlanSection | None:
    """Return a section by its code: one of those that the program has ready, or the lines of a kind."""
    return SECTIONS[code](plan) if code in SECTIONS else lines_of(plan, Kind(code))


def _different(before: Plan, plan: Plan, made: Sequence[PlanSection]) -> list[str]:
    """Return the titles of the sections that read differently, those that went last."""
    old = _sections(before)
    titles = [section.title for section in made if old.pop(section.code, None) != section and section.code != "glance"]
    titles += [section.title for section in old.values()]
    heads = [(_school(one), _about(one), _held(one), _head(one)) for one in (before, plan)]
    return [plan.t("the heading"), *titles] if heads[0] != heads[1] else titles


def _school(plan: Plan) -> str:
    return visible(_joined(", ", plan.state.detail(Detail.SCHOOL), plan.state.detail(Detail.TOWN)))


def _about(plan: Plan) -> tuple[str, str]:
    return plan.pupil, plan.state.detail(Detail.GROUP)


def _edition(plan: Plan, version: str) -> tuple[str, str]:
    """Return the day of the talk and the version, in the order of its format."""
    held = _held(plan)
    return (version, held) if plan.talk.dated else (held, version)


def _head(plan: Plan) -> tuple[Paragraph, ...]:
    t, state = plan.t, plan.state
    who = [plan.with_relation(one.person) if one.person else one.name for one in state.recipients]
    only_for = ", ".join(name for name in who if name) or t("who receives it is still to be agreed")
    facts = (
        (t.context("plan", "Support phase"), state.detail(Detail.SUPPORT_PHASE)),
        (t.context("plan", "Occasion"), state.detail(Detail.REASON)),
        (t.context("plan", "Contact"), plan.contact),
        (t.context("plan", "Partnership of schools"), state.detail(Detail.PARTNERSHIP)),
        (t.context("plan", "Confidential, only for"), only_for),
    )
    return (
        *version_label.warned(t, state),
        *(Paragraph(plain(text), label) for label, text in facts if text),
    )


def _held(plan: Plan) -> str:
    days = [sitting.on for sitting in plan.state.sittings[1:] if sitting.on]
    return _joined(
        "; ",
        _first_day(plan),
        *(plan.t("continued on {day}", day=date_wording.long_day(plan.t, day)) for day in days),
    )


def _first_day(plan: Plan) -> str:
    t, first, dated = plan.t, plan.state.held_on, plan.talk.dated
    if first is None:
        return ""
    return t(dated, day=date_wording.date_of(t, first)) if dated else date_wording.long_day(t, first)


def _joined(separator: str, *parts: str) -> str:
    return separator.join(one_line(part) for part in parts if part)
