"""The review questions, in the user's language."""

from collections.abc import Iterator
from typing import Final

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Role
from cop_session.i18n import Translator, msgid
from cop_session.training.redaction.reidentification_risk import Combination, Trait
from cop_session.training.redaction.review_questions import ReviewReason

_NAMED: Final = {
    ReviewReason.NAME: msgid("name or word?"),
    ReviewReason.QUOTE: msgid("somebody's words"),
    ReviewReason.RARE: msgid("few have this"),
    ReviewReason.CAPITAL: msgid("who or what is it?"),
    ReviewReason.WORD: msgid("unknown word"),
    ReviewReason.DATE: msgid("date or season"),
}
_EXPLAINED: Final = {
    ReviewReason.NAME: msgid("Somebody here is called so, but it is an ordinary word too. Is it the name?"),
    ReviewReason.QUOTE: msgid("Would somebody recognise who says this, and like this?"),
    ReviewReason.RARE: msgid("This, with the rest, fits only a few children. Can the class do without it?"),
    ReviewReason.CAPITAL: msgid("Is this somebody, a school, a street, a club? Then it gets another name."),
    ReviewReason.WORD: msgid("No list knows this word. Is it a name, or does it tell who it is?"),
    ReviewReason.DATE: msgid("The other dates have moved along. Does this still fit, and does it tell nothing?"),
}


def doubt_named(t: Translator, doubt: ReviewReason) -> str:
    """Return in a few words why something has to be looked at."""
    return t(_NAMED[doubt])


def doubt_explained(t: Translator, doubt: ReviewReason) -> str:
    """Return the explanation of a doubt for the reviewer."""
    return t(_EXPLAINED[doubt])


def rare_words(t: Translator, combination: Combination) -> Iterator[str]:
    """Yield the words, and the roles, that together may tell who it is."""
    for trait, words in combination.traits.items():
        yield from (_said(t, trait, word) for word in words)


def rare_beside(t: Translator, combination: Combination, said: str) -> str:
    """Return the facts that together with `said` fit only a few children, or an empty text."""
    return ", ".join(_said(t, trait, word) for trait, word in combination.beside(said))


def _said(t: Translator, trait: Trait, word: str) -> str:
    return code_wording.role(t, Role(word)) if trait is Trait.ROLE else word
