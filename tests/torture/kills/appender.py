"""Appends to sessions that other processes append to as well.

Run as `python -m tests.torture.kills.appender DATABASE NUMBER TIMES`. Prints how often it was acknowledged in each
session.
"""

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy.exc import OperationalError

from cop_session.domain.codes import Kind
from cop_session.domain.events import LineNoted, Recorded
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_log import Conflict, Log

SESSIONS = tuple(f"session {number}" for number in range(4))
_AT = datetime(2026, 11, 24, tzinfo=UTC)


def main(database: Path, number: int, times: int) -> None:
    """Append so often, each time where the session ends at that moment, and again where somebody was quicker."""
    log, chance = Log(open_engine(database)), Random(number)
    acknowledged: Counter[str] = Counter()
    last = dict.fromkeys(SESSIONS, 0)
    conflicts = done = 0
    while done < times:
        session = chance.choice(SESSIONS)
        seq = last[session] + 1
        event = Recorded(seq, seq, _AT, 0, LineNoted(Kind.NEED, f"{number}: {acknowledged[session]}"))
        try:
            log.append(session, [event], last[session])
        except Conflict:
            last[session] = log.last_seq(session)
            conflicts += 1
        except OperationalError:
            # Others kept it locked for seconds; not acknowledged, so it is to be tried again, as the program does.
            last[session] = log.last_seq(session)
        else:
            last[session] = seq
            acknowledged[session] += 1
            done += 1
    print(json.dumps({"acknowledged": acknowledged, "conflicts": conflicts}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
