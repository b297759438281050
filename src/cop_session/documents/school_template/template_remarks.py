"""The unusable content of a school's template, as sentences."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from cop_session.documents.school_template.plan_mark import MARK
from cop_session.documents.school_template.template_cleaning import LeftOut
from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator, msgid

_LEFT_OUT: Final = {
    LeftOut.LINKS: msgid("links (their words stay)"),
    LeftOut.OBJECTS: msgid("embedded objects"),
    LeftOut.PICTURES: msgid("pictures that are no PNG, JPEG, GIF, EMF or WMF in the document itself"),
    LeftOut.FIELDS: msgid("fields that tell about the file"),
    LeftOut.COMMENTS: msgid("comments"),
    LeftOut.CHANGES: msgid("tracked changes (taken as accepted)"),
}


class Misplaced:
    """The mark `{{plan}}` is in a place that cannot hold a plan."""

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t(
            "In the school's paper {mark} does not stand on a line of its own; the plan comes below that place, or at "
            "the end.",
            mark=MARK,
        )


class Mistyped:
    """Something in the paper looks like the mark `{{plan}}` and is not it."""

    def __init__(self, words: str) -> None:
        self.words: Final = words

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t(
            "The school's paper has no line {mark}, but it does have “{words}”; the plan comes at the end.",
            mark=MARK,
            words=visible(self.words),
        )


class TightPage:
    """The margins of the paper leave little room for a plan."""

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t("The school's paper leaves little room for the plan; make its margins smaller or its page larger.")


class NotTaken:
    """Content of the template that the plan does not include."""

    def __init__(self, what: Sequence[LeftOut]) -> None:
        self.what: Final = tuple(what)

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t("Left out of the school's paper: {what}.", what=", ".join(t(_LEFT_OUT[one]) for one in self.what))


Remark: TypeAlias = Misplaced | Mistyped | TightPage | NotTaken
