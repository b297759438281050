"""Tests of store: encryption."""
