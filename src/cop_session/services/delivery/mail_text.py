"""The e-mail for a protected document: neutral, one for each recipient, and without the passphrase."""

from collections.abc import Iterator, Sequence
from typing import Final

from cop_session.documents import mail_draft as drafts
from cop_session.documents.mail_draft import Attachment
from cop_session.documents.plan.version_label import marked
from cop_session.domain.codes import Detail
from cop_session.domain.primitives.text_rules import one_line
from cop_session.i18n import date_wording
from cop_session.services.delivery.document_set import Edition

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CALENDAR_TYPE: Final = "text/calendar"


def mail(edition: Edition, attached: Sequence[Attachment], to: str = "") -> bytes:
    """Return a draft e-mail; if `to` is no address, the user fills in the recipient before sending."""
    subject = edition.t("Document with our talk ({code})", code=edition.code)
    if edition.state.copy:
        subject = f"{subject} – {marked(edition.t, edition.state)}"
    return drafts.draft(to=to, subject=subject, body="\n\n".join(_body(edition)) + "\n", attachments=attached)


def _body(edition: Edition) -> Iterator[str]:
    t = edition.t
    yield t("Hello,")
    yield t(
        "With this mail comes what we wrote down in our talk. It opens with a password that you hear by telephone; "
        "the password is never in a mail."
    )
    yield t("Open it in Word or LibreOffice on a computer; in a browser or a preview it stays shut.")
    if edition.number == 0:
        yield _draft(edition)
    if edition.state.evaluation:
        yield t("The day on which we look back comes with it, for your calendar.")
    yield t("Keep the document in a safe place, then delete this mail.")
    greeting = t("Kind regards,")
    yield "\n".join(filter(None, [greeting, one_line(edition.state.detail(Detail.FACILITATOR))]))


def _draft(edition: Edition) -> str:
    t, reply_by = edition.t, edition.reply_by
    if reply_by is None:
        return t("It is a draft: tell me where something is not right.")
    return t("It is a draft: tell me by {day} where something is not right.", day=date_wording.long_day(t, reply_by))
