"""What each command does; each returns the exit code and raises Trouble where it is refused."""

import json
from argparse import Namespace
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Final

from cop_session.cli.context import DONE, REFUSED, Context, opened
from cop_session.cli.printing import complain, say
from cop_session.documents import text
from cop_session.documents.files import write
from cop_session.documents.outline import short_code
from cop_session.i18n import Translator, dates, msgid
from cop_session.library import BUNDLE, Library, Outcome, Summary, make_folders, read_bundle
from cop_session.library.plans import number_of, planned, write_plan
from cop_session.roundtable.text import initials, one_line
from cop_session.roundtable.words import Phase
from cop_session.troubles import Trouble

_OUTCOMES: Final = {
    Outcome.NEW: msgid("{session}  taken in"),
    Outcome.EXTENDED: msgid("{session}  continued"),
    Outcome.UNCHANGED: msgid("{session}  was here already"),
    Outcome.BRANCHED: msgid("{session}  taken in beside the one that was here; they differ"),
}
_PHASES: Final = {
    Phase.PREPARING: msgid("being prepared"),
    Phase.LIVE: msgid("going on"),
    Phase.PAUSED: msgid("paused"),
    Phase.CLOSED: msgid("closed"),
}


def list_sessions(arguments: Namespace, context: Context) -> int:
    """Print which round tables there are, their pupils by initials."""
    with opened(context) as library:
        sessions = library.sessions()
    if arguments.json:
        say(_json([asdict(one) for one in sessions]))
    elif sessions:
        say("\n".join(_line(one, context.t) for one in sessions))
    else:
        say(context.t("There are no round tables yet."))
    return DONE


def show(arguments: Namespace, context: Context) -> int:
    """Print the plan of a round table, in the words of that round table."""
    if _is_file(arguments.session):
        session_id, timeline = read_bundle(Path(arguments.session))
    else:
        with opened(context) as library:
            session_id = library.resolve(arguments.session)
            timeline = library.read(session_id)
    plan = planned(timeline.now, session_id, number_of(timeline), date.today())
    say(_json(asdict(plan)) if arguments.json else text.render(plan))
    return DONE


def export(arguments: Namespace, context: Context) -> int:
    """Write a round table's plan, or the round table itself, to a file and print which."""
    if _is_file(arguments.session):
        say(str(_exported_file(arguments, context)))
        return DONE
    with opened(context) as library:
        session_id = library.resolve(arguments.session)
        say(str(_exported(library, session_id, arguments)))
    return DONE


def take_in(arguments: Namespace, context: Context) -> int:
    """Take in round tables from files, each that can be, and print what became of them."""
    code = DONE
    with opened(context) as library:
        for file in arguments.files:
            try:
                done = library.import_bundle(file)
            except Trouble as trouble:
                complain(trouble.sentence(context.t))
                code = REFUSED
            else:
                say(context.t(_OUTCOMES[done.outcome], session=done.session_id))
    return code


def _exported(library: Library, session_id: str, arguments: Namespace) -> Path:
    if arguments.format == "bundle":
        return library.export_bundle(session_id, arguments.out)
    session = library.open_session(session_id)
    try:
        path = library.export_plan(session, form=arguments.format, folder=arguments.out, today=date.today())
    finally:
        session.close()
    if session.read_only:
        # It became so on writing down that the plan left the house.
        raise session.read_only
    return path


def _exported_file(arguments: Namespace, context: Context) -> Path:
    """Export from a bundle, which records nothing and needs no workspace when a folder is named."""
    session_id, timeline = read_bundle(Path(arguments.session))
    if arguments.out is None:
        make_folders(context.workspace)
    folder = arguments.out or context.workspace.exports
    if arguments.format == "bundle":
        return write(folder, short_code(session_id), BUNDLE, Path(arguments.session).read_bytes())
    number = number_of(timeline)
    return write_plan(timeline.now, session_id, number, arguments.format, folder, date.today())


def _is_file(session: str) -> bool:
    """Tell whether what was typed can only be a file: no id has a dot or a slash."""
    return any(mark in session for mark in "./\\")


def _line(one: Summary, t: Translator) -> str:
    day = dates.full_day(t, one.held_on) if one.held_on else t("no date yet")
    standing = t("plan v{number}", number=one.version) if one.version else t(_PHASES[one.phase])
    return "  ".join(one_line(part) for part in (one.id[:8], day, initials(one.pupil) or "–", one.school, standing))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)
