"""The recipients of an agreement, their documents and forms; this module makes no documents."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cop_session.documents import readers
from cop_session.domain.codes import Reader, Role, Route
from cop_session.domain.family import of_the_family
from cop_session.domain.state import Recipient, State
from cop_session.services.delivery.document_formats import Form


class Audience(StrEnum):
    """The audience of an order."""

    SCHOOL = "school"
    PARENTS = "parents"
    PUPIL = "pupil"
    OWNERS = "owners"
    """A slip for each person with an action."""
    EVERYONE = "everyone"
    """Every recipient of the agreement, each by their own route."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one form; `owner` is the owner of a slip."""

    reader: Reader
    form: Form
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """The documents for one person; no `recipient` if that person is unnamed.

    `number` is the recipient's place in the list; it tells files apart without a name.
    """

    documents: tuple[Document, ...]
    recipient: Recipient | None = None
    number: int = 0


_FORMS: Final = {
    Route.PLATFORM: (Form.WORD,),
    Route.PROTECTED: (Form.PROTECTED,),
    Route.PAPER: (Form.WORD, Form.PDF),
    Route.READ_ALOUD: (Form.TEXT,),
    Route.INTERPRETER: (Form.WORD, Form.TEXT),
}
_READERS: Final = {
    Audience.SCHOOL: Reader.SCHOOL,
    Audience.PARENTS: Reader.PARENTS,
    Audience.PUPIL: Reader.PUPIL,
}


def parcels(state: State, audience: Audience, form: Form) -> tuple[Parcel, ...]:
    """Return the parcels to make, none if there is no recipient.

    For everyone the agreed routes decide the form; `form` is for the other audiences.
    """
    match audience:
        case Audience.EVERYONE:
            return tuple(_agreed(state, one, number) for number, one in enumerate(state.recipients, 1))
        case Audience.OWNERS:
            return tuple(Parcel((Document(Reader.OWNER, form, owner),)) for owner in readers.owners(state))
        case _:
            return (Parcel((Document(_READERS[audience], form),)),)


def readers_for(state: State, recipient: Recipient) -> tuple[Reader, ...]:
    """Return which documents a recipient gets: the family its own page with the plan, the pupil a page instead."""
    person = state.person(recipient.person)
    if person and person.role is Role.PUPIL:
        return (Reader.PUPIL,)
    return (Reader.SCHOOL, Reader.PARENTS) if person and of_the_family(person) else (Reader.SCHOOL,)


def _agreed(state: State, recipient: Recipient, number: int) -> Parcel:
    forms = _FORMS[recipient.route]
    documents = tuple(Document(reader, form) for reader in readers_for(state, recipient) for form in forms)
    return Parcel(documents, recipient, number)
