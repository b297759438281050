"""Sections, aspects and events of a step."""
