"""Export documents to files: the paths go to standard output, the instructions to standard error."""

import os
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from cop_session.cli.arguments import is_file
from cop_session.cli.commands.command_context import DONE, REFUSED, Context, opened
from cop_session.cli.commands.erase_command import erased, handed_over
from cop_session.cli.terminal.printing import complain, say
from cop_session.documents.document_files import write
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.timeline import Timeline
from cop_session.regular_files import read_regular
from cop_session.services import BUNDLE, Library, make_folders, read_bundle
from cop_session.services.delivery.delivery import Delivered, Order, deliver, ordered, outlines
from cop_session.services.delivery.document_formats import Form
from cop_session.services.delivery.document_set import REPLY_WITHIN, numbered
from cop_session.services.delivery.recipients import Audience
from cop_session.services.delivery.reply_deadline import read_reply_by
from cop_session.services.delivery.templates import Remarks, on_paper
from cop_session.services.prefill.third_party_names import NOBODY, Mention, mentions
from cop_session.services.privacy.handover import must_be_elsewhere
from cop_session.services.sessions import plan_fingerprint
from cop_session.services.sessions.plan_versions import left_at
from cop_session.troubles import Trouble


def export(arguments: Namespace, context: Context) -> int:
    """Write documents of a round table, or the round table itself, and print which files."""
    if is_file(arguments.session):
        if arguments.erase:
            raise Trouble("not_kept_here", file=arguments.session)
        whole = _from_file(arguments, context)
    else:
        with opened(context) as library:
            session_id = library.resolve(arguments.session)
            if arguments.erase and arguments.format == "bundle":
                return handed_over(library, session_id, arguments.out, context.t)
            if arguments.erase:
                must_be_elsewhere(context.workspace, arguments.out)
            whole = _from_workspace(library, session_id, arguments, context)
            if arguments.erase and whole:
                return erased(library, library.custody.erasure(session_id), context.t)
    # A document that could not be made is reported, and a calling script has to notice it.
    return DONE if whole else REFUSED


def _from_workspace(library: Library, session_id: str, arguments: Namespace, context: Context) -> bool:
    """Export, and tell whether everything that was asked for is there."""
    if arguments.format == "bundle":
        for file in library.export_bundle(session_id, arguments.out, classes=arguments.answers):
            say(str(file))
        return True
    today = date.today()
    session = library.open_session(session_id)
    try:
        order, remarks = _on_paper(_order(arguments, session.timeline, today), session.timeline, arguments, context)
        found = library.mentions(session_id, session.timeline, order, today)
        made = library.deliver(session, order, today=today, folder=arguments.out)
    finally:
        session.close()
    if session.read_only:
        # It became so on writing down that it left the room.
        raise session.read_only
    _tell(made, found, remarks, context)
    return not made.missing


def _from_file(arguments: Namespace, context: Context) -> bool:
    """Export from a bundle, which records nothing and needs no workspace when a folder is named; see above."""
    path, today = Path(arguments.session), date.today()
    session_id, timeline = read_bundle(path)
    if arguments.out is None:
        make_folders(context.workspace)
    folder = arguments.out or context.workspace.exports
    if arguments.format == "bundle":
        say(str(write(folder, short_code(session_id), BUNDLE, read_regular(path, follow=True))))
        return True
    order, remarks = _on_paper(_order(arguments, timeline, today), timeline, arguments, context)
    reports = context.workspace.reports
    private = reports if os.access(reports, os.W_OK | os.X_OK) else None
    head = plan_fingerprint.in_file(path, left_at(timeline, numbered(timeline, draft=order.draft)))
    edition = ordered(timeline, session_id, order, today, head, private)
    found = mentions(outlines(edition, order), timeline.now, NOBODY)
    made = deliver(edition, order, folder, datetime.now(UTC))
    _tell(made, found, remarks, context)
    return not made.missing


def _order(arguments: Namespace, timeline: Timeline, today: date) -> Order:
    """Return the order for an export; raises Trouble for an invalid reply date, or one without a draft."""
    is_draft = not numbered(timeline, draft=arguments.draft)
    reply_by = today + REPLY_WITHIN
    if arguments.reply_by is not None:
        if not is_draft:
            raise Trouble("reply_without_draft")
        read = read_reply_by(arguments.reply_by, today, timeline.now.locale)
        if read is None:
            raise Trouble("reply_by_unclear", said=arguments.reply_by)
        reply_by = read
    form = Form(arguments.format or "docx")
    return Order(
        audience=Audience(arguments.audience or "school"),
        form=Form.PROTECTED if arguments.protect and form is Form.WORD else form,
        draft=arguments.draft,
        reply_by=reply_by if is_draft else None,
    )


def _on_paper(order: Order, timeline: Timeline, arguments: Namespace, context: Context) -> tuple[Order, Remarks]:
    schools, folder = context.settings.schools, context.workspace.root
    return on_paper(order, timeline.now, schools, folder, arguments.template)


def _tell(made: Delivered, found: Sequence[Mention], remarks: Remarks, context: Context) -> None:
    t = context.t
    say("\n".join(str(file) for file in made.files))
    for remark in remarks:
        complain(remark.sentence(t))
    if found:
        words = ", ".join(f"“{one.words}” ({one.where})" for one in found)
        complain(t("Does this belong in it? {words}", words=words))
    for trouble in made.missing:
        complain(trouble.sentence(t, on_screen=False))
    for one in made.told:
        said = t("Password for {name}: {passphrase}", name=one.name, passphrase=one.passphrase)
        complain(said if one.name else t("Password: {passphrase}", passphrase=one.passphrase))
    if made.told:
        complain(t("Tell it by telephone, do not mail it. Small letters, a space between the words."))
