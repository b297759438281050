"""Helpers that all screens share."""
