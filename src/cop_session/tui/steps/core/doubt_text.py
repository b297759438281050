"""Short text for the doubts of a reading."""

from collections.abc import Sequence

from cop_session.i18n import Translator, date_wording, msgid
from cop_session.reading.words.reading_result import Doubt, Unsure


def doubt_words(t: Translator, doubts: Sequence[Doubt]) -> str:
    """Return the doubts as text, empty if there are none: "of bedoel je ma 30/11?"."""
    return "; ".join(dict.fromkeys(_words(t, one) for one in doubts))


_PLAIN = {
    Unsure.ENDS_BEFORE_START: msgid("ends before it begins"),
    Unsure.WHICH_YEAR: msgid("which year?"),
    Unsure.UNKNOWN_HOLIDAY: msgid("when that holiday is, is not known"),
    Unsure.ONCE_OR_WEEKLY: msgid("once, or every week?"),
    Unsure.HOW_OFTEN: msgid("every two weeks?"),
    Unsure.EITHER: msgid("which of them?"),
    Unsure.PAST: msgid("that has been"),
    Unsure.NO_TIME: msgid("at what time?"),
    Unsure.NO_SUCH_TIME: msgid("at what time?"),
    Unsure.ODD_HOUR: msgid("at what time?"),
    Unsure.NO_DAY: msgid("which day?"),
    Unsure.REST: msgid("only the beginning was read for who and when"),
    Unsure.WHO: msgid("who does it?"),
    Unsure.GUESSED: msgid("who does it?"),
    Unsure.UNKNOWN_OWNER: msgid("who does it?"),
}


def _words(t: Translator, doubt: Doubt) -> str:
    said = doubt.words
    other = date_wording.day(t, doubt.other) if doubt.other else ""
    if doubt.unsure in _PLAIN:
        return t(_PLAIN[doubt.unsure])
    match doubt.unsure:
        case Unsure.NOT_UNDERSTOOD:
            return t("“{said}” stays as it is said", said=said)
        case Unsure.NO_SUCH_DATE:
            return t("“{said}” does not exist", said=said)
        case Unsure.OTHER_WEEKDAY:
            return (
                t("that is a {weekday}", weekday=date_wording.weekday(t, doubt.other))
                if doubt.other
                else t("which day?")
            )
        case Unsure.WHICH_PERSON:
            return t("which {name}?", name=said)
        case Unsure.LIMITED:
            return t("“{said}” is not counted in", said=said)
        case Unsure.SEVERAL:
            return t("also “{said}”?", said=said)
        case Unsure.ASIDE:
            return t("is that when it is done?")
        case _:
            return t("or {day}?", day=other) if other else t("about then?")
