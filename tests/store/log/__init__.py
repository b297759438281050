"""Tests of store: log."""
