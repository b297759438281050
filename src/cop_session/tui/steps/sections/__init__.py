"""The sections of each step."""
