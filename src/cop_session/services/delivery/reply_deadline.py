"""Until when people can answer to a draft."""

from datetime import date

from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.when import By, On
from cop_session.reading.dates.date_field import read_when
from cop_session.troubles import Trouble


def read_reply_by(said: str, today: date, language: str) -> date | None:
    """Return the day that a user entered on `today`, None for no words; `language` is a locale or language code.

    Raises Trouble `reply_by_unclear` or `reply_by_past`.
    """
    words = one_line(said)
    if not words:
        return None
    match read_when(words, today, language).when:
        case On(dates=(day,)) | By(day=day):
            if day < today:
                raise Trouble("reply_by_past")
            return day
        case _:
            raise Trouble("reply_by_unclear", said=words)
