"""What of a school's paper could not be used, as sentences."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from cop_session.documents.paper.cleaning import LeftOut
from cop_session.i18n import Translator, msgid

_LEFT_OUT: Final = {
    LeftOut.LINKS: msgid("links (their words stay)"),
    LeftOut.OBJECTS: msgid("embedded objects"),
    LeftOut.PICTURES: msgid("pictures that are no PNG, JPEG, GIF, EMF or WMF in the document itself"),
    LeftOut.FIELDS: msgid("fields that tell about the file"),
    LeftOut.COMMENTS: msgid("comments"),
    LeftOut.CHANGES: msgid("tracked changes (taken as accepted)"),
}
_STYLES: Final = {
    "Title": msgid("Title"),
    "Subtitle": msgid("Subtitle"),
    "heading 1": msgid("Heading 1"),
    "heading 2": msgid("Heading 2"),
    "List Number": msgid("List Number"),
    "List Bullet": msgid("List Bullet"),
    "Table Grid": msgid("Table Grid"),
    "caption": msgid("Caption"),
    "footer": msgid("Footer"),
}


class MissingStyles:
    """Styles of Word that the paper lacks, so that those of cop-session hold."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names: Final = tuple(names)

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        styles = ", ".join(t(_STYLES[one]) if one in _STYLES else one for one in self.names)
        return t("The school's paper has no styles for {styles}; there those of cop-session are used.", styles=styles)


class NotTaken:
    """What the paper holds and the plan does not get."""

    def __init__(self, what: Sequence[LeftOut]) -> None:
        self.what: Final = tuple(what)

    def sentence(self, t: Translator) -> str:
        """Return one sentence in the user's language."""
        return t("Left out of the school's paper: {what}.", what=", ".join(t(_LEFT_OUT[one]) for one in self.what))


Remark: TypeAlias = MissingStyles | NotTaken
