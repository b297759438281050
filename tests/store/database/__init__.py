"""Tests of store: database."""
