"""What has to be looked at, in the user's language."""

from collections.abc import Iterator
from typing import Final

from cop_session.documents import wording
from cop_session.i18n import Translator, msgid
from cop_session.roundtable.words import Role
from cop_session.training.rarity import Combination, Trait
from cop_session.training.review import Doubt

_NAMED: Final = {
    Doubt.NAME: msgid("name or word?"),
    Doubt.QUOTE: msgid("somebody's words"),
    Doubt.RARE: msgid("few have this"),
    Doubt.CAPITAL: msgid("who or what is it?"),
    Doubt.WORD: msgid("unknown word"),
    Doubt.DATE: msgid("date or season"),
}
_EXPLAINED: Final = {
    Doubt.NAME: msgid("Somebody here is called so, but it is an ordinary word too. Is it the name?"),
    Doubt.QUOTE: msgid("Would somebody recognise who says this, and like this?"),
    Doubt.RARE: msgid("This, with the rest, fits only a few children. Can the class do without it?"),
    Doubt.CAPITAL: msgid("Is this somebody, a school, a street, a club? Then it gets another name."),
    Doubt.WORD: msgid("No list knows this word. Is it a name, or does it tell who it is?"),
    Doubt.DATE: msgid("The other dates have moved along. Does this still fit, and does it tell nothing?"),
}


def doubt_named(t: Translator, doubt: Doubt) -> str:
    """Return in a few words why something has to be looked at."""
    return t(_NAMED[doubt])


def doubt_explained(t: Translator, doubt: Doubt) -> str:
    """Return what to ask oneself about it."""
    return t(_EXPLAINED[doubt])


def rare_words(t: Translator, combination: Combination) -> Iterator[str]:
    """Yield the words, and the roles, that together may tell who it is."""
    for trait, words in combination.traits.items():
        yield from (_said(t, trait, word) for word in words)


def rare_beside(t: Translator, combination: Combination, said: str) -> str:
    """Return the facts with which what is `said` fits only a few children, empty where there are none."""
    return ", ".join(_said(t, trait, word) for trait, word in combination.beside(said))


def _said(t: Translator, trait: Trait, word: str) -> str:
    return wording.role(t, Role(word)) if trait is Trait.ROLE else word
