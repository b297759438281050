"""Tests of a session that is open, on real databases."""
