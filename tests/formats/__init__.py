"""Formats: kinds of talk as data."""
