"""Walking through a session's history again: the same states as live, at a pace of one's own."""

from cop_session.replay.cursor import Replay
from cop_session.replay.history_marks import decisions, steps_entered
from cop_session.replay.player import SPEEDS, Player
from cop_session.replay.struck_lines import in_their_time

__all__ = ["SPEEDS", "Player", "Replay", "decisions", "in_their_time", "steps_entered"]
