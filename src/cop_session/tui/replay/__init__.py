"""Replay, class and practice screens."""
