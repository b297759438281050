"""Tests of tui: support."""
