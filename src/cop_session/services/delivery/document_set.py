"""The documents of one session as one version: each is made once, for any number of recipients."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cop_session.documents import readers
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.plan.thread import documented
from cop_session.domain.codes import Reader
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.services.delivery import document_formats
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.recipients import Document
from cop_session.services.sessions.plan_versions import DRAFT, day_of, holidays_of, language_of, number_of, previous_of
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.documents.school_template import Paper

REPLY_WITHIN: Final = timedelta(days=7)
"""How long recipients have to read a draft, unless another day is chosen."""


def may_be_draft(timeline: Timeline) -> bool:
    """Tell whether the plan can still be sent as a draft: until its first version was handed out."""
    return not any(one.number for one in timeline.now.exports)


def numbered(timeline: Timeline, *, draft: bool, earlier: Sequence[State] = ()) -> int:
    """Return the number that a document gets now, 0 for a draft; raises Trouble `no_draft`."""
    if not draft:
        return number_of(timeline, earlier)
    if not may_be_draft(timeline):
        raise Trouble("no_draft")
    return DRAFT


class Edition:
    """One version of the exported documents, in the session's own vocabulary.

    `number` is 0 for a draft; `today` is the day of export; `reply_by` is the last day for answers, `head` the result
    of `heads.printed`. An office program makes a PDF in the folder `private`. `earlier` are the talks that it follows.
    """

    def __init__(
        self,
        timeline: Timeline,
        session_id: str,
        *,
        number: int,
        today: date,
        head: str = "",
        reply_by: date | None = None,
        paper: "Paper | None" = None,
        private: Path | None = None,
        earlier: Sequence[State] = (),
    ) -> None:
        self.number: Final = number
        self.reply_by: Final = None if number else reply_by
        self.code: Final = short_code(session_id)
        self.t: Final = language_of(timeline.now)
        self._timeline: Final = timeline
        self._session_id: Final = session_id
        self._today: Final = today
        self._day: Final = day_of(timeline, number) or today
        self._head: Final = head
        self._paper: Final = paper
        self._private: Final = private
        self._made: Final = dict[Document, bytes]()
        self._outlines: Final = dict[tuple[Reader, int | None], Outline]()
        self._earlier: Final = earlier
        self.state: Final = documented(timeline.now, earlier)
        """The session as its documents tell it."""

    @property
    def stem(self) -> str:
        """The neutral file name, without ending, of all its documents."""
        return self.outline(Reader.SCHOOL).file_stem

    def outline(self, reader: Reader, owner: int | None = None) -> Outline:
        """Return the contents of a document; `owner` is the owner of a slip."""
        if (reader, owner) not in self._outlines:
            self._outlines[reader, owner] = self._outlined(reader, owner)
        return self._outlines[reader, owner]

    def _outlined(self, reader: Reader, owner: int | None) -> Outline:
        return readers.outline_for(
            reader,
            self.state,
            self.t,
            number=self.number,
            today=self._day,
            made_on=self._today,
            code=self.code,
            head=self._head,
            reply_by=self.reply_by,
            previous=previous_of(self._timeline, self.number),
            owner=owner,
            holidays=holidays_of(self.state),
            earlier=self._earlier,
        )

    def content(self, document: Document) -> bytes:
        """Return a document that opens without a passphrase; raises Trouble if a PDF cannot be made."""
        if document not in self._made:
            self._made[document] = self._maker(document)()
        return self._made[document]

    def appointment(self, now: datetime) -> bytes | None:
        """Return the interim evaluation for a calendar, None if none is planned; `now` is an aware moment."""
        if self.state.evaluation is None:
            return None
        # It takes long to load.
        from cop_session.documents import calendar_file

        uid, sequence = calendar_file.uid_of(self._session_id), calendar_file.sequence_of(self._timeline)
        return calendar_file.appointment(self.state, self.t, uid=uid, sequence=sequence, now=now, code=self.code)

    def _maker(self, document: Document) -> Callable[[], bytes]:
        outline = self.outline(document.reader, document.owner)
        match document.form:
            case Form.WORD:
                return lambda: document_formats.word(outline, self._paper)
            case Form.PDF:
                open_word = Document(document.reader, Form.WORD, document.owner)
                return lambda: document_formats.printed(self.content(open_word), self._private)
            case form:
                return lambda: document_formats.written(outline, form).encode()
