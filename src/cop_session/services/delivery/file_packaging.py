"""Puts the documents of an edition into files: locked if that was agreed, in an e-mail if they are sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from cop_session.documents.mail_draft import Attachment
from cop_session.documents.plan import code_wording
from cop_session.domain.state import Participant
from cop_session.reading.words.name_normalisation import key
from cop_session.services.delivery import document_formats, mail_text
from cop_session.services.delivery.document_formats import ENDINGS, LOCKED, Form
from cop_session.services.delivery.document_set import Edition
from cop_session.services.delivery.recipients import Document, Parcel
from cop_session.troubles import Trouble


@dataclass(frozen=True, slots=True)
class SharedPassphrase:
    """A passphrase for one person, to pass on in speech and never in writing; no `name` if the recipient is unnamed."""

    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file that is still to be written."""

    stem: str
    ending: str
    content: bytes = field(repr=False)


class Packing:
    """Packs parcels in memory.

    Afterwards `files` are to be written, `documents` are the documents in them, `told` the passphrases, and `missing`
    the documents that could not be made.
    """

    def __init__(self, edition: Edition, now: datetime) -> None:
        self.documents: Final[list[Document]] = []
        self.told: Final[list[SharedPassphrase]] = []
        self.missing: Final[list[Trouble]] = []
        self._files: Final[dict[tuple[str, str], File]] = {}
        self._edition: Final = edition
        self._appointment: Final = edition.appointment(now)

    @property
    def files(self) -> tuple[File, ...]:
        """The files to write, each name once."""
        return tuple(self._files.values())

    def pack(self, parcels: Iterable[Parcel]) -> None:
        """Pack the documents for each person; raises Trouble if a requested document cannot be made."""
        for parcel in parcels:
            for document in parcel.documents:
                if document.form not in LOCKED:
                    self._open(document, parcel)
            if locked := [one for one in parcel.documents if one.form in LOCKED]:
                self._lock(locked, parcel)

    def pack_appointment(self) -> None:
        """Add the interim evaluation for a calendar; raises Trouble `no_evaluation` if none is planned."""
        if self._appointment is None:
            raise Trouble("no_evaluation")
        self._put(self._edition.stem, Form.CALENDAR, self._appointment)

    def _open(self, document: Document, parcel: Parcel) -> None:
        try:
            content = self._edition.content(document)
        except Trouble as trouble:
            if parcel.recipient is None:
                raise
            # On paper the Word file serves as well.
            if trouble.code not in [one.code for one in self.missing]:
                self.missing.append(trouble)
            return
        # Open documents are the same for everybody, slips apart.
        mark = "" if document.owner is None else self._mark(parcel)
        self._put(self._edition.outline(document.reader, document.owner).file_stem + mark, document.form, content)
        self._leaves(document)

    def _lock(self, documents: Sequence[Document], parcel: Parcel) -> None:
        passphrase = document_formats.new_passphrase()
        attached: list[Attachment] = []
        for document in documents:
            outline = self._edition.outline(document.reader, document.owner)
            open_word = self._edition.content(replace(document, form=Form.WORD))
            content = document_formats.protected(open_word, passphrase)
            attached.append(Attachment(f"{outline.file_stem}{ENDINGS[Form.WORD]}", content, mail_text.WORD_TYPE))
            if document.form is Form.PROTECTED:
                self._put(outline.file_stem + self._mark(parcel), Form.PROTECTED, content)
            self._leaves(document)
        if parcel.recipient or documents[0].form is Form.MAIL:
            if self._appointment is not None:
                name = f"{self._edition.stem}{ENDINGS[Form.CALENDAR]}"
                attached.append(Attachment(name, self._appointment, mail_text.CALENDAR_TYPE))
            stem = self._edition.outline(documents[0].reader, documents[0].owner).file_stem
            to = parcel.recipient.name if parcel.recipient else ""
            self._put(stem + self._mark(parcel), Form.MAIL, mail_text.mail(self._edition, attached, to))
        self.told.append(SharedPassphrase(self._name(parcel), passphrase))

    def _name(self, parcel: Parcel) -> str:
        person = self._person(parcel)
        return person.name if person else parcel.recipient.name if parcel.recipient else ""

    def _person(self, parcel: Parcel) -> Participant | None:
        who = parcel.recipient.person if parcel.recipient else parcel.documents[0].owner
        return self._edition.state.person(who)

    def _mark(self, parcel: Parcel) -> str:
        """Return the part of a file name that tells one person's files from another's, without a name: *-3-leerkracht*.

        The name of a slip holds a number of its own.
        """
        person = self._person(parcel)
        role = key(code_wording.short_role(self._edition.t, person.role)) if person else ""
        number = str(parcel.number) if parcel.recipient else ""
        return "".join(f"-{part}" for part in (number, *role.split()) if part)

    def _put(self, stem: str, form: Form, content: bytes) -> None:
        file = File(stem, ENDINGS[form], content)
        self._files[file.stem, file.ending] = file

    def _leaves(self, document: Document) -> None:
        if document not in self.documents:
            self.documents.append(document)
