"""The line of a round table in a list of them."""

from typing import Final

from cop_session.domain.codes import Phase
from cop_session.domain.primitives.text_rules import initials, one_line
from cop_session.i18n import Translator, date_wording, msgid
from cop_session.summaries import Summary
from cop_session.training.stop_points.practice_label import practised

_PHASES: Final = {
    Phase.PREPARING: msgid("being prepared"),
    Phase.LIVE: msgid("going on"),
    Phase.PAUSED: msgid("paused"),
    Phase.CLOSED: msgid("closed"),
}


def line(one: Summary, t: Translator) -> str:
    """Return the line of a round table in the list, its pupil by initials."""
    day = date_wording.full_day(t, one.held_on) if one.held_on else t("no date yet")
    standing = t("plan v{number}", number=one.version) if one.version else t(_PHASES[one.phase])
    if one.practice is not None:
        standing = f"{practised(one.practice, t, hides_names=True)}, {standing}"
    return "  ".join(one_line(part) for part in (one.id[:8], day, initials(one.pupil) or "–", one.school, standing))
