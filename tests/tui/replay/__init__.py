"""Tests of tui: replay."""
