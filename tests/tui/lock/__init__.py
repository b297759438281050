"""Tests of tui: lock."""
