"""Which paper documents come on: that of the school, or our own."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from cop_session.config import School
from cop_session.domain.codes import Detail
from cop_session.domain.state import State
from cop_session.i18n import Translator, msgid
from cop_session.reading.words.name_normalisation import key
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.recipients import Audience
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.documents.school_template import Paper, Remark

ON_PAPER: Final = frozenset({Form.WORD, Form.PROTECTED, Form.MAIL, Form.PDF})
"""Forms that have pages."""

_NOT_USED: Final = msgid("It is on plain paper, without that of the school: {reason}")


@dataclass(frozen=True, slots=True)
class NotUsed:
    """Why the paper that the settings name could not be used."""

    trouble: Trouble

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t(_NOT_USED, reason=self.trouble.sentence(t))


Remarks: TypeAlias = "Sequence[Remark | NotUsed]"


def on_paper(
    order: Order, state: State, schools: Mapping[str, School], folder: Path, template: Path | None = None
) -> tuple[Order, Remarks]:
    """Return an order with the paper for it, and the remarks about that paper.

    It is `template` if given, else the paper in the settings for the session's school; paths in `schools` start from
    `folder`. Raises Trouble as `paper.read` does for an unusable `template`; an unusable paper in the settings becomes
    a remark, because a setting stops nothing.
    """
    if order.audience is not Audience.EVERYONE and order.form not in ON_PAPER:
        return order, ()
    if template is not None:
        paper = _read(template)
        return replace(order, paper=paper), paper.remarks
    named = template_of(state, schools)
    if not named:
        return order, ()
    try:
        paper = _read(folder / _at_home(Path(named)))
    except Trouble as trouble:
        return order, (NotUsed(trouble),)
    return replace(order, paper=paper), paper.remarks


def unusable(schools: Mapping[str, School], folder: Path) -> Iterator[Trouble]:
    """Yield why papers that the settings name cannot be used; their paths start from `folder`."""
    for school in schools.values():
        try:
            _read(folder / _at_home(Path(school.template)))
        except Trouble as trouble:
            yield trouble


def template_of(state: State, schools: Mapping[str, School]) -> str:
    """Return the file in the settings for a session's school, empty if there is none.

    A school is called by its name alone or by name and town, regardless of capitals and accents.
    """
    name, town = key(state.detail(Detail.SCHOOL)), key(state.detail(Detail.TOWN))
    if not name:
        return ""
    by_name = {key(label): school.template for label, school in schools.items()}
    return by_name.get(f"{name} {town}", "") or by_name.get(name, "")


def _read(path: Path) -> "Paper":
    # Imported here because reading XML takes long to load and most exports do without it.
    from cop_session.documents.school_template import read

    return read(_at_home(path))


def _at_home(path: Path) -> Path:
    # The one of Path raises where there is no such home.
    return Path(os.path.expanduser(path))
