"""The template of a plan: pages, styles and footers, with a place for the plan itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cop_session.documents.school_template.template_remarks import Remark

OWN_WIDTH: Final = 10206
"""Between the margins of our own A4, in twentieths of a point: 18 cm."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The parts of a Word document by name, in which a paragraph `{{plan}}` marks the place of the plan.

    `{language}` in them stands for its language, `{footer}` and `{page} ` for the words of the footer. `styles` and
    `numbers` map the plan's names for styles and lists to the template's, if those differ; a style in `counted` has its
    paragraphs numbered by a list of their own. `width` is that between the margins, in twentieths of a point; `remarks`
    list the unusable content.
    """

    parts: Mapping[str, bytes]
    styles: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    width: int = OWN_WIDTH
    remarks: tuple[Remark, ...] = ()
