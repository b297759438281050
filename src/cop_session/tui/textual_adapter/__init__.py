"""Adapters to internals of Textual."""
