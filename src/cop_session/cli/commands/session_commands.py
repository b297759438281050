"""The implementation of each command: returns the exit code and raises Trouble for a refusal."""

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from itertools import chain, islice
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Final

from cop_session.cli.arguments import is_file
from cop_session.cli.commands.command_context import DONE, REFUSED, Context, opened
from cop_session.cli.commands.session_line import line
from cop_session.cli.terminal.printing import complain, say
from cop_session.cli.terminal.typed_confirmation import agreed
from cop_session.documents import text_export
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.state import State
from cop_session.i18n import Translator, msgid
from cop_session.services import Outcome, StrikesUnconfirmed, read_bundle
from cop_session.services.sessions import plan_fingerprint, session_import
from cop_session.services.sessions.earlier_talks import earlier_talks
from cop_session.services.sessions.plan_versions import left_at, number_of, planned
from cop_session.services.training import import_stops
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.services import Library
    from cop_session.services.training.import_stops import Arrival

_OUTCOMES: Final = {
    Outcome.NEW: msgid("{session}  taken in"),
    Outcome.EXTENDED: msgid("{session}  continued"),
    Outcome.UNCHANGED: msgid("{session}  was here already"),
    Outcome.BRANCHED: msgid("{session}  taken in beside the one that was here; they differ"),
}


def list_sessions(arguments: Namespace, context: Context) -> int:
    """Print which round tables there are, their pupils by initials."""
    with opened(context) as library:
        if library.viewing:
            complain(library.viewing.sentence(context.t, on_screen=False))
        sessions = islice(chain.from_iterable(library.batches(arguments.first)), arguments.first)
        # Each is printed as it comes: of a region there are many.
        if arguments.json:
            _say_each(asdict(one) for one in sessions)
        else:
            there_are = False
            for one in sessions:
                there_are = True
                say(line(one, context.t))
            if not there_are:
                say(context.t("There are no round tables yet."))
    return DONE


def _say_each(found: Iterable[object]) -> None:
    """Print a list of values as JSON."""
    between = "[\n"
    for one in found:
        print(end=visible(between + indent(_json(one), "  ")))
        between = ",\n"
    say("[]" if between == "[\n" else "\n]")


def show(arguments: Namespace, context: Context) -> int:
    """Print the plan of a round table, in the words of that round table."""
    if is_file(arguments.session):
        path = Path(arguments.session)
        session_id, timeline = read_bundle(path)
        earlier: Sequence[State] = ()
        number = number_of(timeline)
        head = plan_fingerprint.in_file(path, left_at(timeline, number))
    else:
        with opened(context) as library:
            session_id = library.resolve(arguments.session)
            timeline = library.read(session_id)
            earlier = earlier_talks(library.read, timeline)
            number = number_of(timeline, earlier)
            head = library.head(session_id, left_at(timeline, number))
    plan = planned(timeline, session_id, number, date.today(), head, earlier)
    say(_json(asdict(plan)) if arguments.json else text_export.render(plan))
    return DONE


def take_in(arguments: Namespace, context: Context) -> int:
    """Import round tables from files, each that is valid, and print the result."""
    code, real = DONE, False
    with opened(context) as library:
        for file in arguments.files:
            try:
                done = _imported(library, file, context.t)
            except Trouble as trouble:
                complain(trouble.sentence(context.t, on_screen=False))
                code = REFUSED
                continue
            if done is None:
                complain(context.t("Nothing of it was taken in."))
                code = REFUSED
            else:
                say(context.t(_OUTCOMES[done.outcome], session=done.session_id))
                if done.drafts_left:
                    say(session_import.left_out(context.t))
                if along := import_stops.said({done.along}, context.t):
                    say(along)
                real = real or not library.read(done.session_id).now.fictional
        if real and not library.protected:
            complain(context.t("No passphrase protects these round tables yet: “cop-session passphrase set” does."))
    return code


def _imported(library: "Library", file: Path, t: Translator) -> "Arrival | None":
    """Import a file; if it redacts lines, ask for a typed confirmation first. Return None without that confirmation."""
    try:
        return library.import_bundle(file)
    except StrikesUnconfirmed as unconfirmed:
        lines, word = unconfirmed.lines, t.context("to type", "strike")
    told = [one_line(str(file)), session_import.struck_by(t, len(lines))]
    if not agreed(told, t("Type {word} to take it in and strike that for good:", word=word), word):
        return None
    return library.import_bundle(file, lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)
