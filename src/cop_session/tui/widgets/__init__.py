"""Widgets; they know no library and no session."""
