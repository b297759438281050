"""Read an outline back: its sections by code, its tables as texts."""

from datetime import date

from cop_session.documents import text_export
from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Cell, Outline, Paragraph, PlanSection, Table, Weeks, words
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from tests.documents.support.document_sessions import DAY


def plan(
    state: State,
    number: int = 1,
    today: date = DAY,
    locale: str = "nl_BE",
    *,
    reply_by: date | None = None,
    previous: State | None = None,
    holidays: tuple[tuple[date, date], ...] = (),
) -> Outline:
    return outline(
        state,
        catalogue(locale),
        number=number,
        today=today,
        code="abcd1234",
        reply_by=reply_by,
        previous=previous,
        holidays=holidays,
    )


def section(made: Outline, code: str) -> PlanSection:
    return next(one for one in made.sections if one.code == code)


def codes(made: Outline) -> list[str]:
    return [one.code for one in made.sections]


def shown(one: Cell) -> str:
    return "\n".join(words(paragraph) for paragraph in one.paragraphs)


def rows(made: Outline, code: str) -> list[list[str]]:
    tables = [block for block in section(made, code).blocks if isinstance(block, Table)]
    return [[shown(one) for one in row] for table in tables for row in table.rows]


def facts(made: Outline, code: str) -> list[tuple[str, str]]:
    """The paragraphs of a section: label and words."""
    paragraphs = [block for block in section(made, code).blocks if isinstance(block, Paragraph)]
    return [(one.label, words(one.runs)) for one in paragraphs]


def weeks(made: Outline) -> Weeks | None:
    drawn = [block for block in section(made, "agreements").blocks if isinstance(block, Weeks)]
    return drawn[0] if drawn else None


def lines(made: Outline) -> list[str]:
    return text_export.render(made).splitlines()
