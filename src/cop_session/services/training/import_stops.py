"""The stop-points next to a session's file, which are imported with that session."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator, msgid
from cop_session.paths import samples
from cop_session.services.training.stop_point_files import LayerFile, place_beside
from cop_session.store.bundles.import_bundle import Intake
from cop_session.training.stop_points import stop_point_file
from cop_session.training.stop_points.stop_points import Layer
from cop_session.troubles import Trouble


class ImportedStops(StrEnum):
    """The outcome for the stop-points next to a file."""

    NONE = "none"
    """There are none, or they are here already."""
    TAKEN = "taken"
    OWN_KEPT = "own kept"
    """The session has different stop-points here."""
    OTHERS = "others"
    """They are of another session, or refer to events that this one lacks."""
    UNUSABLE = "unusable"
    NEWER = "newer"
    """A newer program wrote them."""


@dataclass(frozen=True, slots=True)
class Arrival(Intake):
    """The outcome of the import of a file, and of the stop-points next to it."""

    along: ImportedStops = ImportedStops.NONE


_SENTENCES: Final = {
    ImportedStops.TAKEN: msgid("The stop-points beside it came along."),
    ImportedStops.OWN_KEPT: msgid(
        "It has stop-points of its own here; those are kept, and the ones beside the file are not."
    ),
    ImportedStops.OTHERS: msgid("The stop-points beside it do not fit this talk and did not come along."),
    ImportedStops.NEWER: msgid(
        "The stop-points beside it were written by a newer cop-session and did not come along. Update the program, and "
        "bring it in once more."
    ),
    ImportedStops.UNUSABLE: msgid("The stop-points beside it cannot be used and did not come along."),
}


_NOT_TAKEN: Final = {"no_such_file": ImportedStops.NONE, "newer_layer": ImportedStops.NEWER}


def said(along: Collection[ImportedStops], t: Translator) -> str:
    """Return in sentences the outcomes for the stop-points next to one file or more; empty if there were none."""
    return " ".join(t(words) for one, words in _SENTENCES.items() if one in along)


def take_along(file: Path, named: str, own: LayerFile, read: Callable[[], Timeline]) -> ImportedStops:
    """Import the stop-points next to a file, in which the session is `named`, into `own`, unless that has other ones.

    `read` gives the history of that session in this workspace.
    """
    # What comes with the program is there as long as there is nothing else.
    if file.resolve().is_relative_to(samples().resolve()):
        return ImportedStops.NONE
    try:
        return _taken_along(stop_point_file.read(place_beside(file)), named, own, read)
    except Trouble as trouble:
        return _NOT_TAKEN.get(trouble.code, ImportedStops.UNUSABLE)


def _taken_along(layer: Layer, named: str, own: LayerFile, read: Callable[[], Timeline]) -> ImportedStops:
    if not layer.stops:
        return ImportedStops.NONE
    timeline = read()
    # Only a class has stop-points, and a class sees fictional people only.
    if layer.session_id != named or not timeline.prepared.fictional or not layer.fitting(timeline.events):
        return ImportedStops.OTHERS
    mine = replace(layer, session_id=own.session_id)
    if own.exists:
        return ImportedStops.NONE if _same_but_for_classes(own, mine) else ImportedStops.OWN_KEPT
    if own.read() == mine:
        return ImportedStops.NONE
    own.keep(mine)
    return ImportedStops.TAKEN


def _same_but_for_classes(own: LayerFile, layer: Layer) -> bool:
    """Tell whether the stop-points here are those of a layer; an unreadable layer differs."""
    try:
        return own.read().to_hand_on() == layer.to_hand_on()
    except Trouble:
        return False
