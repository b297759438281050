"""Tests of tui: agenda."""
