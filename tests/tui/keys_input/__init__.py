"""Tests of tui: keys input."""
