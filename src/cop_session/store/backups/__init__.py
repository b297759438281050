"""Backups of the database: whole, incremental, restored."""
