"""Export of documents: each order is made in memory, then written completely or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cop_session.documents.document_files import write, write_folder
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.domain import events as ev
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.services.delivery.document_formats import ON_CLIPBOARD, Form, written
from cop_session.services.delivery.document_set import Edition, numbered
from cop_session.services.delivery.file_packaging import Packing, SharedPassphrase
from cop_session.services.delivery.recipients import Audience, Document, Parcel, parcels
from cop_session.troubles import Trouble, TroubleCode

if TYPE_CHECKING:
    from cop_session.documents.school_template import Paper


@dataclass(frozen=True, slots=True)
class Order:
    """An order for documents; `form` counts for every audience but `EVERYONE`, whose routes decide.

    `draft` asks for a draft although the talk is closed, `reply_by` is the last day for answers to a draft.
    """

    audience: Audience = Audience.SCHOOL
    form: Form = Form.WORD
    draft: bool = False
    reply_by: date | None = None
    paper: "Paper | None" = None

    @property
    def bundles(self) -> bool:
        """Whether it gets a folder of its own."""
        return self.audience is Audience.EVERYONE or (
            self.audience is Audience.OWNERS and self.form is not Form.CALENDAR
        )


@dataclass(frozen=True, slots=True)
class Delivered:
    """The result of an order: its place, the passphrases to pass on, and the documents that could not be made.

    `place` is the file, or the folder of the `files`. The passphrases in `told` are nowhere else.
    """

    place: Path
    files: Sequence[Path]
    told: Sequence[SharedPassphrase]
    missing: Sequence[Trouble]
    recorded: Sequence[ev.PlanExported]


_NOBODY: Final[Mapping[Audience, TroubleCode]] = {
    Audience.EVERYONE: "nobody_receives",
    Audience.OWNERS: "nobody_does_anything",
}


def ordered(
    timeline: Timeline,
    session_id: str,
    order: Order,
    today: date,
    head: str = "",
    private: Path | None = None,
    earlier: Sequence[State] = (),
) -> Edition:
    """Return the edition for an order, with the `head` of its history; raises Trouble `no_draft`.

    `earlier` are the talks that this one follows, oldest first.

    An office program makes a PDF in the folder `private`, or in the system's temporary one.
    """
    return Edition(
        timeline,
        session_id,
        number=numbered(timeline, draft=order.draft, earlier=earlier),
        today=today,
        head=head,
        reply_by=order.reply_by,
        paper=order.paper,
        private=private,
        earlier=earlier,
    )


def deliver(edition: Edition, order: Order, folder: Path, now: datetime) -> Delivered:
    """Write the documents of an order into `folder`; `now` is an aware moment. Nothing is recorded here.

    Raises Trouble: `cannot_write`, `nobody_receives`, `nobody_does_anything`, `no_evaluation`, and the reason if a
    requested PDF cannot be made.
    """
    packing = Packing(edition, now)
    packing.pack(_wanted(edition, order))
    if order.form is Form.CALENDAR or (order.audience is Audience.EVERYONE and edition.state.evaluation):
        packing.pack_appointment()
    place, files = _written(packing, order, folder, edition)
    recorded = tuple(_left(edition, one) for one in packing.documents)
    return Delivered(place, files, tuple(packing.told), tuple(packing.missing), recorded)


def outlines(edition: Edition, order: Order) -> tuple[Outline, ...]:
    """Return the contents of the documents of an order, each once; none if there is no recipient."""
    wanted = parcels(edition.state, order.audience, Form.WORD)
    whose = dict.fromkeys((one.reader, one.owner) for parcel in wanted for one in parcel.documents)
    return tuple(edition.outline(reader, owner) for reader, owner in whose)


def text_of(edition: Edition, order: Order) -> tuple[str, Sequence[ev.PlanExported]]:
    """Return an order as text for the clipboard, and the events to record; raises ValueError for a binary form."""
    if order.form not in ON_CLIPBOARD:
        raise ValueError(order.form)
    documents = [document for parcel in _wanted(edition, order) for document in parcel.documents]
    texts = [written(edition.outline(one.reader, one.owner), order.form) for one in documents]
    return "\n\n".join(texts), tuple(_left(edition, one) for one in documents)


def _wanted(edition: Edition, order: Order) -> Sequence[Parcel]:
    if order.form is Form.CALENDAR and order.audience is not Audience.EVERYONE:
        return ()
    wanted = parcels(edition.state, order.audience, order.form)
    if not wanted:
        raise Trouble(_NOBODY[order.audience])
    return wanted


def _written(packing: Packing, order: Order, folder: Path, edition: Edition) -> tuple[Path, Sequence[Path]]:
    if not order.bundles:
        (only,) = packing.files
        path = write(folder, only.stem, only.ending, only.content)
        return path, (path,)
    slips = edition.t.context("file name", "slips")
    stem = edition.stem if order.audience is Audience.EVERYONE else f"{edition.stem}-{slips}"
    names = [one.stem + one.ending for one in packing.files]
    contents = [one.content for one in packing.files]
    place = write_folder(folder, stem, tuple(zip(names, contents, strict=True)))
    return place, tuple(place / name for name in names)


def _left(edition: Edition, document: Document) -> ev.PlanExported:
    return ev.PlanExported(edition.number, document.form.value, edition.state.locale, document.reader)
