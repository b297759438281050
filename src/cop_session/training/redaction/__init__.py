"""Redaction of a session into a training copy."""
