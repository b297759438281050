"""Use cases of one session: create, list, import, version, move a line."""
