"""Tests of tui: dialogs."""
