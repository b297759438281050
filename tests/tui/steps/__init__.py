"""Tests of tui: steps."""
