"""The session form."""
