"""Which paper the documents of a school come on."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cop_session.capture.names import key
from cop_session.config import School
from cop_session.documents.paper import Paper, Remark
from cop_session.documents.paper import read as read_paper
from cop_session.i18n import Translator, msgid
from cop_session.roundtable.state import State
from cop_session.roundtable.words import Detail
from cop_session.troubles import Trouble

_NOT_USED = msgid("It is on plain paper, without that of the school: {reason}")


@dataclass(frozen=True, slots=True)
class NotUsed:
    """Why the paper of the settings could not be used."""

    trouble: Trouble

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t(_NOT_USED, reason=self.trouble.sentence(t))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The paper to use, None for our own, and what is to be said about it."""

    paper: Paper | None = None
    remarks: Sequence[Remark | NotUsed] = ()


def chosen(state: State, schools: Mapping[str, School], folder: Path, template: Path | None = None) -> Chosen:
    """Return the paper for a session: `template` where one is named, else what the settings say of its school.

    Paths in `schools` start from `folder`. Raises Trouble as `paper.read` does for a `template` that cannot be used;
    what the settings name and cannot be used becomes a remark, because a setting stops nothing.
    """
    if template is not None:
        paper = read_paper(_at_home(template))
        return Chosen(paper, paper.remarks)
    named = template_of(state, schools)
    if not named:
        return Chosen()
    try:
        paper = read_paper(folder / _at_home(Path(named)))
    except Trouble as trouble:
        return Chosen(remarks=(NotUsed(trouble),))
    return Chosen(paper, paper.remarks)


def template_of(state: State, schools: Mapping[str, School]) -> str:
    """Return the file that the settings name for a session's school, empty where they name none.

    A school is called by its name alone or by name and town, in whatever capitals and accents.
    """
    name, town = key(state.detail(Detail.SCHOOL)), key(state.detail(Detail.TOWN))
    if not name:
        return ""
    by_name = {key(label): school.template for label, school in schools.items()}
    return by_name.get(f"{name} {town}", "") or by_name.get(name, "")


def _at_home(path: Path) -> Path:
    # The one of Path raises where there is no such home.
    return Path(os.path.expanduser(path))
