"""The plan for the school, as most tests want it."""

from datetime import date
from pathlib import Path

from cop_session.live import LiveSession
from cop_session.services import Library
from cop_session.services.delivery.delivery import Order
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.document_set import REPLY_WITHIN


def export_plan(
    library: Library, session: LiveSession, *, form: str = Form.WORD, folder: Path | None = None, today: date
) -> Path:
    """Make the plan, a draft that can be answered for a week where that is what it is, and return its file."""
    order = Order(form=Form(form), reply_by=today + REPLY_WITHIN)
    return library.deliver(session, order, today=today, folder=folder).place
