"""Names in a session: known, unknown, initials, pseudonyms."""
