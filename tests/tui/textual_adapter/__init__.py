"""Tests of tui: textual_adapter."""
