"""Participants: names, roles, attendance."""
