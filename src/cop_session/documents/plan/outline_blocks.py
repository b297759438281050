"""The parts of an outline: plain values that preview, text and Word each draw in their own way."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from cop_session.domain.primitives.text_rules import visible


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight; a `sign` is visual only: drawn and never read aloud."""

    text: str
    bold: bool = False
    sign: bool = False


Rich: TypeAlias = tuple[Run, ...]
"""One paragraph; a newline within it is a line break."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` is its subject, as in "Vertrouwelijk"."""

    runs: Rich
    label: str = ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list that counts from 1."""

    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A titled list in `Columns`."""

    title: str
    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Lists side by side if there is room; `description` explains them to readers who cannot see them."""

    columns: tuple[Column, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one cell: paragraphs, none if it is left empty to write in."""

    paragraphs: tuple[Rich, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; `widths` are shares of the page, as many as there are headers.

    The first `lead` cells name the row, and need no header in a layout that reads rows one by one. `description` tells
    readers who cannot see the table its purpose.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    lead: int = 1
    description: str = ""


def without_empty_columns(table: Table, *at: int) -> Table:
    """Return the table without the empty columns among the columns `at`, which leaves their width to the others."""
    empty = {column for column in at if not any(any(row[column].paragraphs) for row in table.rows)}
    kept = [column for column in range(len(table.headers)) if column not in empty]
    return replace(
        table,
        headers=tuple(table.headers[column] for column in kept),
        rows=tuple(tuple(row[column] for column in kept) for row in table.rows),
        widths=tuple(table.widths[column] for column in kept),
    )


@dataclass(frozen=True, slots=True)
class Week:
    """A row of `Weeks`: its subject, and a sign for each week, empty for a week without action."""

    about: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """A picture of the weeks with action; screen readers skip it.

    All of its content stands in words elsewhere in the plan. `headers` name the subject of the rows, `weeks` the
    columns after them; `legend` explains the signs.
    """

    title: str
    headers: tuple[str, ...]
    weeks: tuple[str, ...]
    rows: tuple[Week, ...]
    legend: str
    description: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A form to fill in by hand: a box under each label, in a row for each of `names`, which may be empty.

    A name stands under the first label.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    description: str = ""


Block: TypeAlias = Paragraph | NumberedList | Bullets | Columns | Table | Weeks | Receipt


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A part of the plan under a heading; `code` names it in every language."""

    code: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan as pure data.

    `locale` is that of its words, `number` 0 for a draft; `version` says the same in words. `file_stem` is the
    neutral file name without an ending, and holds no name of a person. `page` is the word before a page number.
    `look` is how large the letters are: those of a plan, for easy reading, or larger still. `names` are those in it
    that read from right to left.
    """

    locale: str
    number: int
    version: str
    code: str
    school: str
    title: str
    subtitle: str
    head: tuple[Paragraph, ...]
    sections: tuple[PlanSection, ...]
    footer: str
    page: str
    file_stem: str
    look: Literal["plan", "easy", "large"] = "plan"
    names: tuple[str, ...] = ()


def plain(text: str) -> Rich:
    """Return words of a user as one run, fit to be shown; no run at all for empty words."""
    return (Run(visible(text)),) if text else ()


def bold(text: str) -> Rich:
    """Return words of a user as one bold run, fit to be shown."""
    return (Run(visible(text), bold=True),) if text else ()


def cell(*texts: str) -> Cell:
    """Return a cell with a paragraph for each text that is not empty."""
    return Cell(tuple(plain(text) for text in texts if text))


def words(rich: Rich) -> str:
    """Return the words of a paragraph without their weight and without signs."""
    return "".join(run.text for run in rich if not run.sign)
