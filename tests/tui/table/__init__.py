"""Tests of tui: table."""
