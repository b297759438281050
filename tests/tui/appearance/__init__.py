"""Tests of tui: appearance."""
