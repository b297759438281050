"""Tests of store: erasure."""
