"""From the state of a session to the outline of its plan: what preview, text and Word all show."""

from datetime import date

from cop_session.documents import editions
from cop_session.documents.blocks import Outline, Paragraph, plain
from cop_session.documents.plan import Plan, plan_of
from cop_session.documents.sections.adapted import adapted
from cop_session.documents.sections.agreements import agreements
from cop_session.documents.sections.evaluation import evaluation
from cop_session.documents.sections.glance import glance
from cop_session.documents.sections.heard import action_part, heard
from cop_session.documents.sections.needs import needs, strengths
from cop_session.documents.sections.people import people, receipt
from cop_session.documents.sections.remarks import remarks
from cop_session.documents.sections.still_open import still_open
from cop_session.documents.sections.support import support
from cop_session.i18n import Translator, dates
from cop_session.roundtable.state import State
from cop_session.roundtable.text import one_line, visible
from cop_session.roundtable.words import Detail

_SECTIONS = (
    glance,
    needs,
    strengths,
    agreements,
    support,
    adapted,
    evaluation,
    still_open,
    remarks,
    heard,
    people,
    action_part,
    receipt,
)


def outline(state: State, t: Translator, *, number: int, today: date, code: str = "") -> Outline:
    """Return the plan of a session in the language of `t`.

    `number` is 0 for a draft, else the version; `today` decides which date is the next one; `code` is the short
    code of the session for footer and file name.
    """
    plan = plan_of(state, t, today=today, number=number, code=code)
    made = (make(plan) for make in _SECTIONS)
    version = editions.version(t, number)
    keep = t("keep in the pupil's file; delete the mail afterwards")
    return Outline(
        locale=t.locale,
        number=number,
        version=version,
        code=code,
        school=visible(_joined(", ", state.detail(Detail.SCHOOL), state.detail(Detail.TOWN))),
        title=t("Care plan – agreements of the round table"),
        subtitle=visible(_joined(" · ", plan.pupil, state.detail(Detail.GROUP), _held(plan), version)),
        head=_head(plan),
        sections=tuple(section for section in made if section),
        footer=_joined(" · ", code, version, t("fictional example") if state.fictional else "", keep),
        page=t.context("footer", "page"),
        file_stem=editions.file_stem(plan),
    )


def short_code(session: str) -> str:
    """Return the beginning of a session's id by which people and the command line name it."""
    return session[:8]


def _head(plan: Plan) -> tuple[Paragraph, ...]:
    t, state = plan.t, plan.state
    who = [plan.with_relation(one.person) if one.person else one.name for one in state.recipients]
    only_for = ", ".join(name for name in who if name) or t("who receives it is still to be agreed")
    facts = (
        (t.context("plan", "Contact"), state.detail(Detail.CONTACT)),
        (t.context("plan", "Partnership of schools"), state.detail(Detail.PARTNERSHIP)),
        (t.context("plan", "Confidential, only for"), only_for),
    )
    return tuple(Paragraph(plain(text), label) for label, text in facts if text)


def _held(plan: Plan) -> str:
    days = [sitting.on for sitting in plan.state.sittings[1:] if sitting.on]
    first = plan.state.held_on
    return _joined(
        "; ",
        dates.long_day(plan.t, first) if first else "",
        *(plan.t("continued on {day}", day=dates.long_day(plan.t, day)) for day in days),
    )


def _joined(separator: str, *parts: str) -> str:
    return separator.join(one_line(part) for part in parts if part)
