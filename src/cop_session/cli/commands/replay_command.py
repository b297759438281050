"""Shows a session again: on the screen, as text with times, or as a recording for the web."""

import asyncio
from argparse import Namespace
from pathlib import Path
from typing import Final

from cop_session.cli.commands.command_context import DONE, Context, opened
from cop_session.cli.commands.open_app import at_a_terminal
from cop_session.cli.commands.stop_point_sheet import stop_list
from cop_session.cli.terminal.printing import complain, say
from cop_session.documents.document_files import write
from cop_session.domain.timeline import Timeline
from cop_session.services import read_bundle
from cop_session.services.sessions.plan_versions import language_of
from cop_session.services.training import stop_point_files
from cop_session.services.training.stop_point_files import LayerFile
from cop_session.troubles import Trouble

_SIZE: Final = (120, 36)
_SPEED: Final = 30


def replay(arguments: Namespace, context: Context) -> int:
    """Show a round table again, without changing anything."""
    timeline, stops = _read(arguments.session, context)
    if arguments.stops:
        say(stop_list(timeline, stops.read(), language_of(timeline.now)))
        return DONE
    if arguments.text:
        from cop_session.documents import transcript

        say(transcript.render(timeline, language_of(timeline.now)).rstrip("\n"))
        return DONE
    if arguments.cast:
        return _recorded(timeline, _readable(stops, context), arguments.cast, context)
    if not at_a_terminal():
        raise Trouble("no_terminal")
    from cop_session.tui.replay_app import Watching

    app = Watching(timeline, context.settings, context.troubles, stops=_readable(stops, context))
    app.run()
    if app.crash:
        raise app.crash
    return DONE


def _read(session: str, context: Context) -> tuple[Timeline, LayerFile]:
    """Return the history of a session, and the file of its stop-points."""
    # No id has a dot or a slash.
    if any(mark in session for mark in "./\\"):
        session_id, timeline = read_bundle(Path(session))
        return timeline, stop_point_files.beside(Path(session), session_id)
    with opened(context) as library:
        session_id = library.resolve(session)
        return library.read(session_id), library.stops(session_id)


def _readable(stops: LayerFile, context: Context) -> LayerFile | None:
    """Return the file with stop-points, or None with a message if it is unreadable: the replay works without."""
    try:
        stops.read()
    except Trouble as trouble:
        complain(trouble.sentence(context.t, on_screen=False))
        return None
    return stops


def _recorded(timeline: Timeline, stops: LayerFile | None, file: Path, context: Context) -> int:
    """Write a recording for the web: only of a fictional session, because the web forgets nothing."""
    if not timeline.now.fictional or timeline.now.copy:
        raise Trouble("not_made_up")
    # Here, because it loads the screens.
    from cop_session.tui.asciicast import asciicast

    async def lines() -> str:
        return "".join([f"{line}\n" async for line in asciicast(timeline, context.settings, _SIZE, _SPEED, stops)])

    content = asyncio.run(lines()).encode()
    say(str(write(file.parent, file.stem, file.suffix or ".cast", content)))
    return DONE
