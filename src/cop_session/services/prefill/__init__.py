"""Prefill from earlier sessions: schools, people, names of other round tables."""
