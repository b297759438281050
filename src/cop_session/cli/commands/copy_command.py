"""Makes a training copy without a screen: it prints the review questions, and refuses until all are decided."""

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from cop_session.cli.arguments import is_file
from cop_session.cli.commands.command_context import DONE, Context, opened
from cop_session.cli.terminal.printing import complain, say
from cop_session.domain.primitives.text_rules import clean, one_line
from cop_session.domain.timeline import Timeline
from cop_session.i18n import date_wording
from cop_session.services import make_folders, read_bundle
from cop_session.services.training.copy_decisions import read_decisions
from cop_session.services.training.training_copies import write_copy
from cop_session.training.redaction.review_questions import Item, ReviewDecision, undecided
from cop_session.training.redaction.review_wording import doubt_named, rare_words
from cop_session.training.redaction.training_copy import Copy, copy_of
from cop_session.troubles import Trouble


def copy(arguments: Namespace, context: Context) -> int:
    """Write a training copy of a round table and print its file, or print the open review questions."""
    if is_file(arguments.session):
        session_id, timeline = read_bundle(Path(arguments.session))
        begun = copy_of(timeline)
        decisions = _decided(begun, arguments, context)
        if arguments.out is None:
            make_folders(context.workspace)
        made = write_copy(context.workspace, session_id, begun, decisions, folder=arguments.out)
    else:
        with opened(context) as library:
            session_id = library.resolve(arguments.session)
            begun, timeline = library.copies.begin(session_id), library.read(session_id)
            decisions = _decided(begun, arguments, context)
            made = library.copies.write(session_id, begun, decisions, arguments.out)
    say(str(made))
    _warn(begun, timeline, context)
    return DONE


def _decided(begun: Copy, arguments: Namespace, context: Context) -> Mapping[str, ReviewDecision]:
    """Return the decisions in the file; prints any open questions and raises Trouble `not_looked_at`."""
    decisions = read_decisions(arguments.decisions, begun.items) if arguments.decisions else {}
    left = undecided(begun.items, decisions)
    if left:
        if arguments.json:
            say(json.dumps([_as_json(item) for item in left], ensure_ascii=False, indent=2))
        else:
            say("\n".join(_line(item, context) for item in left))
        raise Trouble("not_looked_at", count=len(left))
    return decisions


def _line(item: Item, context: Context) -> str:
    before, words, after = item.places[0]
    where = one_line(f"{before}‹{words}›{after}")
    more = f" (+{len(item.places) - 1})" if len(item.places) > 1 else ""
    proposal = f" → {item.ask.proposal}" if item.ask.proposal else ""
    return one_line(f"{item.ask.key}  {doubt_named(context.t, item.ask.doubt)}: {where}{more}{proposal}")


def _as_json(item: Item) -> dict[str, object]:
    places = [clean("".join(place)) for place in item.places]
    told: dict[str, object] = {"key": item.ask.key, "kind": item.ask.doubt, "proposal": item.ask.proposal}
    apart = {"apart": [one.ask.key for one in item.apart]} if item.apart else {}
    return {**told, "places": places, **apart}


def _warn(begun: Copy, timeline: Timeline, context: Context) -> None:
    t = context.t
    if begun.combination.seldom:
        words = ", ".join(rare_words(t, begun.combination))
        complain(t("Together this may tell who it is: {words}", words=words))
    if begun.shift.clashes:
        day = timeline.now.held_on
        named = date_wording.full_day(t, begun.shift(day)) if day else ""
        complain(
            t.plural(
                "{n} date falls otherwise towards the holidays than it did; the talk is on {day} now.",
                "{n} dates fall otherwise towards the holidays than they did; the talk is on {day} now.",
                begun.shift.clashes,
                day=named,
            )
        )
