"""Tests of tui: adapter."""
