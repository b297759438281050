"""Opens the full-screen program."""

import gc
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from cop_session.cli.commands.command_context import DONE, REFUSED, Context
from cop_session.cli.terminal.echo_off import unechoed
from cop_session.cli.terminal.printing import complain
from cop_session.faults import report
from cop_session.paths import Workspace, samples
from cop_session.troubles import Trouble
from cop_session.vault import Vault

if TYPE_CHECKING:
    from cop_session.services import Library, Summary

_TURN: Final = 0.0005
"""Seconds after which a thread that is at work makes room for another; Python's own 5 milliseconds can be seen."""


def open_app(arguments: Namespace, context: Context) -> int:
    """Open the program in the workspace."""
    return _run(context, context.workspace, demo=False)


def demo(arguments: Namespace, context: Context) -> int:
    """Open the program in a workspace of its own, with the samples, and remove that workspace afterwards."""
    root = Path(tempfile.mkdtemp(prefix="cop-session-"))
    try:
        return _run(context, Workspace(root), demo=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def at_a_terminal() -> bool:
    """Whether standard input, output and error are all a terminal."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _run(context: Context, workspace: Workspace, *, demo: bool) -> int:
    if not at_a_terminal():
        raise Trouble("no_terminal")
    # A fast user types the passphrase before the program is ready to hide it.
    with unechoed():
        crash = _shown(context, workspace, demo=demo)
    if crash is None:
        return DONE
    code = report(crash, context.workspace.reports, datetime.now(UTC))
    complain(Trouble("unexpected", code=code).sentence(context.t))
    return REFUSED


def _glance(workspace: Workspace, vault: Vault | None) -> "Sequence[Summary]":
    """Return the first sessions of the list, while the database loads."""
    from cop_session.store.index.list_query import Wanted
    from cop_session.summaries import at_a_glance
    from cop_session.tui.home.session_list import PAGE
    from cop_session.tui.widgets.session_agenda import GRACE

    # Garbage collection ran while the user typed the passphrase.
    gc.disable()
    today = date.today()
    return at_a_glance(workspace, vault.key if vault else None, Wanted(today, today - GRACE, PAGE))


def _shown(context: Context, workspace: Workspace, *, demo: bool) -> BaseException | None:
    """Show the screens until the user leaves; return the exception that ended them otherwise."""
    # The objects loaded now stay: a garbage collection among them takes a tenth of the time until home is shown.
    gc.disable()
    # What was drawn is written by a thread, which then does not wait for what else a key sets in motion.
    sys.setswitchinterval(_TURN)
    # Here, because nothing else needs the screens.
    from cop_session.tui.app import CopSession

    # A temporary demo folder needs no passphrase.
    vault = None if demo else Vault(workspace)
    # Weakly: one that was closed behind the lock must not stay in memory.
    libraries = WeakSet["Library"]()

    def open_library() -> "Library":
        # The program paints first and calls this from a thread: the database takes longer to load.
        try:
            from cop_session.services import BUNDLE, Library

            if vault:
                vault.check()
            library = Library.open(workspace, key=vault.key if vault else None, told=app.indexed)
            libraries.add(library)
            if demo:
                for sample in sorted(samples().glob(f"*{BUNDLE}")):
                    library.import_bundle(sample)
            return library
        finally:
            gc.freeze()
            gc.enable()

    first = partial(_glance, workspace, vault)
    app = CopSession(open_library, context.settings, glance=first, troubles=context.troubles, vault=vault, demo=demo)
    try:
        app.run()
    finally:
        for library in tuple(libraries):
            library.close()
    return app.crash
