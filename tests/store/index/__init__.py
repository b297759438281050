"""Tests of store: index."""
