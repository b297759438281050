"""Erases round tables permanently, sets their retention, and copies all data for an access request."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cop_session.cli.commands.command_context import DONE, REFUSED, Context, opened
from cop_session.cli.commands.session_line import line
from cop_session.cli.terminal.printing import complain, say
from cop_session.cli.terminal.progress_bar import progress
from cop_session.cli.terminal.typed_confirmation import agreed
from cop_session.domain.primitives.text_rules import short_code
from cop_session.i18n import Translator, date_wording
from cop_session.services.delivery.reply_deadline import read_reply_by
from cop_session.services.privacy.erasure_scope import Erasure, going_along, going_whole, staying
from cop_session.services.privacy.handover import must_be_elsewhere
from cop_session.services.privacy.retention import Kept

if TYPE_CHECKING:
    from cop_session.services import Library
    from cop_session.services.privacy.session_erasure import Erased


def erase(arguments: Namespace, context: Context) -> int:
    """Announce the erasure, ask to type a word, and erase a round table, or all those about its pupil."""
    with opened(context) as library:
        session_id = library.resolve(arguments.session)
        return erased(library, library.custody.erasure(session_id, pupil=arguments.pupil), context.t)


def about(arguments: Namespace, context: Context) -> int:
    """Copy everything about the pupil of a round table to a folder, and print which."""
    with opened(context) as library:
        session_id, copy = library.resolve(arguments.session), library.custody.copy_about
        with progress() as told:
            folder = copy(session_id, folder=arguments.out, today=date.today(), t=context.t, told=told)
        say(str(folder))
    return DONE


def keep(arguments: Namespace, context: Context) -> int:
    """Print until when each round table is kept, or keep one of them longer, or until a day."""
    t, today = context.t, date.today()
    with opened(context) as library:
        if arguments.session is None:
            for one in library.custody.kept():
                say(_kept(one, today, t))
            return DONE
        session_id = library.resolve(arguments.session)
        until = read_reply_by(arguments.until or "", today, library.read(session_id).now.locale)
        if until:
            library.custody.keep(session_id, until)
        else:
            until = library.custody.keep_longer(session_id, today)
        say(_kept(Kept(session_id, today, until), today, t))
    return DONE


def _kept(one: Kept, today: date, t: Translator) -> str:
    words = t("keep until {day}", day=date_wording.full_day(t, one.until))
    if one.until < today:
        words = t(
            "past its day, {day}: erase it, hand it over, or keep it longer", day=date_wording.full_day(t, one.until)
        )
    return f"{short_code(one.session_id)}  {words}"


def erased(library: "Library", erasure: Erasure, t: Translator) -> int:
    """Announce an erasure, ask for the confirmation word, and erase; return the exit code."""
    if not _agreed(erasure, t):
        return REFUSED
    try:
        with progress() as told:
            gone = library.custody.erase(*erasure.ids, told=told)
    except KeyboardInterrupt:
        complain(t("Broken off. What was begun is finished at the next start; the same command erases what is left."))
        return REFUSED
    return _gone(gone, t)


def handed_over(library: "Library", session_id: str, folder: Path, t: Translator) -> int:
    """Announce the handover, ask to type a word, write all of it to a file and erase it; return the exit code."""
    must_be_elsewhere(library.workspace, folder)
    if not _agreed(replace(library.custody.leaving(session_id), others=0), t):
        return REFUSED
    file, gone = library.custody.hand_over(session_id, folder)
    say(str(file))
    return _gone(gone, t)


def _agreed(erasure: Erasure, t: Translator) -> bool:
    word = t.context("to type", "erase")
    if agreed(_told(erasure, t), t("Type {word} to erase this for good:", word=word), word):
        return True
    complain(t("Nothing was erased."))
    return False


def _gone(gone: "Erased", t: Translator) -> int:
    say(t("Erased."))
    for path in gone.backups:
        complain(t("“{file}” could not be opened, and may have held it; it was wiped whole.", file=path))
    if not gone.forgotten:
        complain(t("Another window still holds some of it; close that one too."))
    return DONE


def _told(erasure: Erasure, t: Translator) -> list[str]:
    lines = [line(one, t) for one in erasure.sessions]
    lines += [f"  {path}" for path in erasure.documents]
    lines.append(t("It goes from the list, the backups and the folder for exports."))
    lines += going_along(t, erasure.copies)
    if erasure.unsure:
        lines.append(staying(t, len(erasure.unsure)))
    if erasure.unopenable:
        lines.append(going_whole(t, erasure.unopenable))
    lines.append(t("It is written over; a disk, or a copy that another program made, can still keep traces."))
    if erasure.left:
        lines.append(t("What was sent, or stored in another folder, stays there."))
    if erasure.others:
        others = t.plural(
            "{n} other round table about this pupil stays; --pupil takes it along.",
            "{n} other round tables about this pupil stay; --pupil takes them along.",
            erasure.others,
        )
        lines.append(others)
    return lines
