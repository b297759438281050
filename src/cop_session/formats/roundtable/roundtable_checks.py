"""What a round table says of its loose ends, and where each is taken up."""

from typing import Final

from cop_session.domain.codes import Kind
from cop_session.domain.open_items import Loose
from cop_session.domain.schedule import Step
from cop_session.domain.talk_format import LooseEndCheck
from cop_session.i18n import msgid

CHECKS: Final = {
    Loose.NEED_WITHOUT_ACTION: LooseEndCheck(Step.ACTIONS, msgid("This need has no action yet"), Kind.ACTION),
    Loose.CONCERN_WITHOUT_ANSWER: LooseEndCheck(Step.NEED, msgid("This concern has no answer yet")),
    Loose.QUOTE_TO_ASK: LooseEndCheck(Step.NEED, msgid("Still to ask: may this be in the plan?")),
    Loose.LACK_WITHOUT_OWNER: LooseEndCheck(Step.NEED, msgid("Who sees to this?")),
    Loose.DOUBTFUL_OWNER: LooseEndCheck(Step.ACTIONS, msgid("Nobody does this yet")),
    Loose.DOUBTFUL_DATE: LooseEndCheck(Step.ACTIONS, msgid("No date yet")),
    Loose.ACTION_WITHOUT_OWNER: LooseEndCheck(Step.ACTIONS, msgid("Nobody does this yet")),
    Loose.ACTION_WITHOUT_DATE: LooseEndCheck(Step.ACTIONS, msgid("No date yet")),
    Loose.NOT_ASKED: LooseEndCheck(Step.WALKTHROUGH, msgid("Not everybody was asked yet whether it will work")),
    Loose.ASK_AGAIN: LooseEndCheck(Step.WALKTHROUGH, msgid("Changed since; ask again whether it will work")),
    Loose.NOT_FEASIBLE: LooseEndCheck(Step.WALKTHROUGH, msgid("It will not work like this")),
    Loose.CONDITION_WITHOUT_OWNER: LooseEndCheck(Step.WALKTHROUGH, msgid("It will work if …, but who sees to that?")),
    Loose.NO_EVALUATION: LooseEndCheck(Step.EVALUATION, msgid("When do we look back?"), "evaluation"),
    Loose.NO_SIGN: LooseEndCheck(Step.EVALUATION, msgid("By what will we notice that it helps?"), Kind.SIGN),
    Loose.NO_RECIPIENT: LooseEndCheck(Step.CLOSING, msgid("Who receives the plan?"), "recipients"),
    Loose.PARENT_WITHOUT_COPY: LooseEndCheck(Step.CLOSING, msgid("This parent receives no plan yet"), "recipients"),
    Loose.OWNER_WITHOUT_COPY: LooseEndCheck(
        Step.CLOSING, msgid("Does something, but receives no plan yet"), "recipients"
    ),
    Loose.NEVER_HEARD: LooseEndCheck(Step.ACTIONS, msgid("Was not asked anything yet"), Kind.ACTION),
}
