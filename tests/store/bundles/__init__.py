"""Tests of store: bundles."""
