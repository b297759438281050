"""The sheet of paper that every reader but the school gets: nothing is on it that its reader did not ask for."""

from dataclasses import dataclass
from typing import Literal

from cop_session.documents.late_export import late_export
from cop_session.documents.plan import version_label
from cop_session.documents.plan.outline_blocks import Outline, Paragraph, PlanSection, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.readers.plain import day
from cop_session.domain.codes import Detail
from cop_session.domain.primitives.text_rules import one_line, visible


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of a sheet, without the parts common to all sheets; `code` is its reader's, in the file name."""

    code: str
    look: Literal["plan", "easy", "large"]
    title: str
    about: tuple[str, ...]
    head: tuple[Paragraph, ...]
    sections: tuple[PlanSection, ...]
    footer: str


def outlined(plan: Plan, sheet: Sheet) -> Outline:
    """Return a sheet as an outline, without its empty sections."""
    t, state = plan.t, plan.state
    version = version_label.version(t, plan.number)
    draft = version if plan.number == 0 else ""
    return Outline(
        locale=t.locale,
        number=plan.number,
        version=version,
        code=plan.code,
        school=_joined(", ", state.detail(Detail.SCHOOL), state.detail(Detail.TOWN)),
        title=sheet.title,
        subtitle=_joined(" · ", *sheet.about, draft),
        head=(*version_label.warned(t, state), *late_export(plan), *sheet.head),
        sections=tuple(section for section in sheet.sections if section.blocks),
        footer=_joined(
            " · ", plan.code, version, version_label.marked(t, state), version_label.filed(state, sheet.footer)
        ),
        page=t.context("footer", "page"),
        file_stem=version_label.file_stem(plan, sheet.code),
        look=sheet.look,
        names=plan.mirrored_names,
    )


def unfinished(plan: Plan) -> tuple[Paragraph, ...]:
    """Return the notice above a draft, or above a sheet that replaces another."""
    t = plan.t
    if plan.number > 1:
        return (Paragraph(plain(t.context("parents", "This page is new. You may throw the old one away."))),)
    if plan.number == 1:
        return ()
    if plan.reply_by is None:
        return (Paragraph(plain(t.context("parents", "This page is not final yet. Is something wrong? Tell us."))),)
    until = day(t, plan.reply_by, plan.year)
    text = t.context("parents", "This page is not final yet. Is something wrong? Tell us by {day}.", day=until)
    return (Paragraph(plain(text)),)


def _joined(separator: str, *parts: str) -> str:
    return visible(separator.join(one_line(part) for part in parts if part))
