"""Sentence starters: needs of the pupil or parents, signs that an action helps, conditions of an action."""

from collections.abc import Sequence
from typing import Final

from textual.widget import Widget

from cop_session.coaching.starters import CONDITIONS, HELPS_PARENTS, NAMES, SIGNS, Channel, starters
from cop_session.domain.codes import Kind
from cop_session.tui.dialogs.starters_dialog import BeginningsDialog
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.core.spoken_sentence import spoken
from cop_session.tui.widgets.fields.note_field import NoteField

_ELLIPSIS = "…"
BEGUN: Final = frozenset({Kind.NEED, Kind.SIGN, Kind.PARENTS_NEED})
"""Kinds of lines that have sentence starters."""


def beginnings(moment: Moment, kind: Kind = Kind.NEED) -> tuple[tuple[str, str], ...]:
    """Return each starter as spoken at this table, after the name of its channel or topic."""
    match kind:
        case Kind.SIGN:
            return _named(moment, moment.t("Sign"), SIGNS)
        case Kind.PARENTS_NEED:
            return _named(moment, moment.t(NAMES[Channel.PARENTS]), HELPS_PARENTS)
    return tuple(
        (moment.t(NAMES[channel]), spoken(moment, beginning)) for channel in Channel for beginning in starters(channel)
    )


def conditions(moment: Moment) -> tuple[tuple[str, str], ...]:
    """Return each starter of a condition for an action."""
    name = moment.t("Condition")
    # They continue a sentence, and so start with a small letter.
    return tuple((name, moment.t(beginning)) for beginning in CONDITIONS)


def _named(moment: Moment, name: str, found: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, spoken(moment, beginning)) for beginning in found)


def offer_beginnings(step: Widget, note: NoteField, moment: Moment, found: Sequence[tuple[str, str]]) -> None:
    """Ask which starter to insert before the text in the field of a step, and continue typing there."""

    def begin(place: int | None) -> None:
        if place is not None:
            note.put(begun(note.text, found[place][1], [said for _, said in found]))
            step.screen.set_focus(note)

    step.app.push_screen(BeginningsDialog(moment.t, found), begin)


def begun(text: str, beginning: str, others: Sequence[str]) -> str:
    """Return `text` after a starter, which replaces one of the `others` at its beginning."""
    stems = (_stem(other) for other in others)
    rest = next((text[len(stem) :] for stem in stems if text.startswith(stem)), text)
    return _stem(beginning) + rest.lstrip()


def _stem(beginning: str) -> str:
    return beginning.removesuffix(_ELLIPSIS).rstrip() + " "
