"""Workspace files other than the database: written whole, locked, found."""
