"""What is doubtful about a reading, in a few words beside it."""

from collections.abc import Sequence

from cop_session.capture.reading import Doubt, Unsure
from cop_session.i18n import Translator, dates


def doubt_words(t: Translator, doubts: Sequence[Doubt]) -> str:
    """Return what is doubtful, empty where nothing is: "of bedoel je ma 30/11?"."""
    return "; ".join(dict.fromkeys(_words(t, one) for one in doubts))


def _words(t: Translator, doubt: Doubt) -> str:
    said = doubt.words
    other = dates.day(t, doubt.other) if doubt.other else ""
    match doubt.unsure:
        case Unsure.NOT_UNDERSTOOD:
            return t("“{said}” stays as it is said", said=said)
        case Unsure.NO_SUCH_DATE:
            return t("“{said}” does not exist", said=said)
        case Unsure.OTHER_WEEKDAY:
            return t("that is a {weekday}", weekday=dates.weekday(t, doubt.other)) if doubt.other else t("which day?")
        case Unsure.ENDS_BEFORE_START:
            return t("ends before it begins")
        case Unsure.WHICH_YEAR:
            return t("which year?")
        case Unsure.UNKNOWN_HOLIDAY:
            return t("when that holiday is, is not known")
        case Unsure.ONCE_OR_WEEKLY:
            return t("once, or every week?")
        case Unsure.HOW_OFTEN:
            return t("every two weeks?")
        case Unsure.DAY_ITSELF:
            return t("that day included?")
        case Unsure.PAST:
            return t("that has been")
        case Unsure.NO_TIME | Unsure.NO_SUCH_TIME | Unsure.ODD_HOUR:
            return t("at what time?")
        case Unsure.NO_DAY:
            return t("which day?")
        case Unsure.REST:
            return t("only the beginning was read for who and when")
        case Unsure.WHO | Unsure.GUESSED:
            return t("who does it?")
        case Unsure.TODAY_OR_LATER | Unsure.WHICH_WEEK | Unsure.ROUGH | Unsure.FAR | Unsure.SEVERAL:
            return t("or {day}?", day=other) if other else t("about then?")
