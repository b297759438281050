"""Redaction of lines and removal of sessions, in backups too."""
