"""Tests of documents: support."""
