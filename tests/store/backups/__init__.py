"""Tests of store: backups."""
