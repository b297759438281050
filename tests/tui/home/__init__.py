"""Tests of tui: home."""
