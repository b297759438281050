"""The sections of an evaluation that look back: how it went, how needs moved, and what changed since."""
