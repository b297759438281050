"""Ends the talk, after a confirmation."""

from collections.abc import Callable

from cop_session.domain import events as ev
from cop_session.formats.loose_ends import loose_ends
from cop_session.i18n import Translator
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.keys import bindings
from cop_session.tui.steps.private_strip.sensitive_section import matters
from cop_session.tui.steps.private_strip.unrecorded_text import unnoted
from cop_session.tui.table.table_desk import TableDesk


class CloseQuestion(Confirm):
    """Asks whether to end the talk; one key goes straight to the open items."""

    BINDINGS = bindings.CLOSING

    def __init__(self, t: Translator, question: str, show: Callable[[], object]) -> None:
        super().__init__(t, question)
        self._show = show

    def action_mine(self) -> None:
        """Leave the talk open, and show the open items."""
        self.dismiss(False)
        self.app.call_later(self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the open items if the screen can show them."""
        return action != "mine" or not self.app.screen_stack[-2].has_class("-large")


def close_talk(table: TableDesk, show: Callable[[], object]) -> None:
    """Ask whether to end the talk, or to `show` its open items; afterwards explain how to export its document."""
    t, key_of, state = table.t, table.key_of, table.live.state
    words = t("Close the talk? Wording can still be put right afterwards, and “go on” opens it again.")
    # Open items are for the facilitator, whose strip the large screen does not have.
    large = table.is_large
    if unnoted(table.moment):
        typed = t("Something was typed that is not noted yet; {key} leads to it.", key=key_of("closing.mine"))
        words += " " + (t("Something was typed that is not noted yet.") if large else typed)
    elif loose_ends(state) and not large:
        words += " " + t("Loose ends are left, which is all right; {key} shows them.", key=key_of("closing.mine"))

    # The words themselves are shown in the strip only: the whole table sees this question.
    if count := len(matters(state)):
        words += " " + t.plural(
            "Health or family is named in {n} place of the plan.",
            "Health or family is named in {n} places of the plan.",
            count,
        )
        if not large:
            words += " " + t("{key} shows where.", key=key_of("closing.mine"))

    def close(yes: bool | None) -> None:
        if yes and table.record(ev.SessionClosed()):
            table.stage.rest()
            plan, export = key_of("table.plan"), key_of("plan.export")
            said = t(
                "The talk is closed. {plan} shows the plan; there {export} makes the document.",
                plan=plan,
                export=export,
            )
            table.app.notify(said, markup=False)

    table.app.push_screen(CloseQuestion(t, words, show), close)
