"""The reason of a refusal, as a sentence that says what to do."""

from cop_session.domain.rules import Refusal, Refused
from cop_session.i18n import Translator, msgid

_SENTENCES = {
    Refusal.EMPTY: msgid("There are no words yet. Type something first."),
    Refusal.GONE: msgid("That is not there any more."),
    Refusal.STRUCK: msgid("That was struck; write it down anew if you need it."),
    Refusal.TABLE_FULL: msgid("{limit} people sit at the table already. Note who sits along as an observer."),
    Refusal.CLOSED: msgid("The talk is closed; only wording, who and when may still change. “Go on” opens it again."),
    Refusal.WRONG_PHASE: msgid("That cannot be done now."),
    Refusal.NOT_FOR_THIS_KIND: msgid("That cannot be said about this."),
    Refusal.NOBODY_ASKED: msgid("Nobody does this yet. Fill in who first."),
    Refusal.INTERPRETER: msgid("An interpreter does no actions, is not asked and gets no copy."),
    Refusal.NOT_ON_SCALE: msgid("Choose a number from 0 to {limit}."),
    Refusal.LENGTH: msgid("Choose a length that is offered."),
    Refusal.ALREADY_THERE: msgid("That is there already."),
}


def sentence(t: Translator, refused: Refused) -> str:
    """Return the reason of a refusal and what to do, in the user's language."""
    return t(_SENTENCES[refused.reason]).format(limit=refused.limit)
