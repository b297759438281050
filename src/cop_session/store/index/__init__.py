"""The index of sessions, derived from the logs: list, search, people."""
