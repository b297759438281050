"""Ends the talk, after a question."""

from typing import TYPE_CHECKING

from cop_session.roundtable import events as ev
from cop_session.roundtable.loose_ends import loose_ends
from cop_session.roundtable.state import State
from cop_session.tui.dialogs.confirm import Confirm
from cop_session.tui.steps.unnoted import unnoted

if TYPE_CHECKING:
    from cop_session.tui.screens.roundtable import RoundTableScreen


def close_talk(screen: "RoundTableScreen") -> None:
    """Ask whether to end the talk of `screen`; say then how its document is made."""
    t, key_of = screen.t, screen.key_of
    words = t("Close the talk? Wording can still be put right afterwards, and “go on” opens it again.")
    # What is left is for the facilitator, whose strip the large screen does not have.
    large = screen.has_class("-large")
    if unnoted(screen.moment):
        typed = t("Something was typed that is not noted yet; {key} leads to it.", key=key_of("table.mine"))
        words += " " + (t("Something was typed that is not noted yet.") if large else typed)
    elif loose_ends(screen.state) and not large:
        words += " " + t("Loose ends are left, which is all right; {key} shows them.", key=key_of("table.mine"))

    if count := _health_words(screen.state):
        words += " " + t.plural(
            "A diagnosis or health is named in {n} place of the plan.",
            "A diagnosis or health is named in {n} places of the plan.",
            count,
        )
        if not screen.has_class("-large"):
            words += " " + t("{key} shows where.", key=key_of("table.mine"))

    def close(yes: bool | None) -> None:
        if yes and screen.record(ev.SessionClosed()):
            screen.stage.rest()
            plan, export = key_of("table.plan"), key_of("plan.export")
            said = t(
                "The talk is closed. {plan} shows the plan; there {export} makes the document.",
                plan=plan,
                export=export,
            )
            screen.notify(said, markup=False)

    screen.app.push_screen(Confirm(t, words), close)


def _health_words(state: State) -> int:
    """Return how many there are; which ones is for the facilitator's own strip, as others look along here."""
    # What is watched for takes long to load, and most screens need none of it.
    from cop_session.coaching.health import health_words

    return len(health_words(state))
