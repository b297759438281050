"""The program over a workspace with a passphrase, which is quick to try here."""

from pathlib import Path
from typing import Any

from textual.command import CommandList
from textual.pilot import Pilot

from cop_session.config import Settings
from cop_session.paths import samples
from cop_session.services import Library
from cop_session.store.encryption.key_file import Cost
from cop_session.summaries import at_a_glance
from cop_session.tui.app import CopSession
from cop_session.vault import Vault
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Type, play, rest
from tests.tui.support.house import TODAY, kept, until, workspace

WORDS = "vier gewone woorden samen"
CHEAP = Cost(8, 1, 1)


def locked_house(folder: Path, settings: Settings | None = None) -> CopSession:
    """Return the program as somebody starts it, with its vault."""
    place = workspace(folder)
    vault = Vault(place, cost=CHEAP)

    def open_library() -> Library:
        vault.check()
        return Library.open(place, clock=HandClock(), key=vault.key)

    return CopSession(
        kept(open_library),
        settings or Settings(),
        glance=lambda: at_a_glance(place, vault.key),
        vault=vault,
        today=lambda: TODAY,
    )


def protected(folder: Path) -> str:
    """Make an encrypted workspace with the samples in it, and return its recovery key."""
    place = workspace(folder)
    place.create()
    vault = Vault(place, cost=CHEAP)
    recovery = vault.protect(WORDS)
    library = Library.open(place, clock=HandClock(), key=vault.key)
    for sample in sorted(samples().glob("*.cop.json")):
        library.import_bundle(sample)
    library.close()
    return recovery


async def by_name(pilot: Pilot[Any], name: str) -> None:
    """Do something by its name in the list of everything."""
    await play(pilot, "ctrl+p", Type(name))
    found = pilot.app.screen.query_one(CommandList)
    await until(
        pilot, lambda: bool(found.option_count) and name.lower() in str(found.get_option_at_index(0).prompt).lower()
    )
    await play(pilot, "enter")
    await rest(pilot)
