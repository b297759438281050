"""Tests of tui: imports."""
